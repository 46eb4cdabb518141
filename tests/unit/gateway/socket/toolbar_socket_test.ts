// Toolbars' sockets, with peers that read, answer and close as the test wants. Longer than 300 lines: one
// test for each sign of life and its loss.
import { assertEquals } from "@std/assert";
import { ManualClock } from "../../../../gateway/runtime/manual_clock.ts";
import { createLog } from "../../../../gateway/runtime/log.ts";
import { type ServeOptions, ToolbarSockets } from "../../../../gateway/socket/mod.ts";
import { CLOSE_TIMEOUT_MS } from "../../../../gateway/socket/toolbar_socket.ts";

type Deliver = (entry: { readonly text: string }) => void;

/** A socket whose peer reads, answers and closes as the test wants; `close` alone ends nothing. */
class PeerSocket extends EventTarget {
  readyState: number = WebSocket.OPEN;
  bufferedAmount = 0;
  readonly sent: string[] = [];
  readonly closedWith: (number | undefined)[] = [];
  onopen?: () => void;
  onclose?: (event: { wasClean: boolean }) => void;
  onerror?: (event: Event) => void;
  onmessage?: (message: { data: unknown }) => void;
  send(text: string): void {
    this.sent.push(text);
  }
  close(code?: number): void {
    this.closedWith.push(code);
    this.readyState = WebSocket.CLOSING;
  }
  /** Answers a heartbeat. */
  answer(): void {
    this.onmessage?.({ data: '{"type":"Heartbeat"}' });
  }
  get heartbeats(): number {
    return this.sent.filter((text) => text.includes("EventHeartbeat")).length;
  }
}

const LIMITS = {
  maxFrameBytes: 100,
  maxBufferedBytes: 1_000,
  heartbeatMs: 10_000,
  heartbeatLeaseMs: 25_000,
  idleTimeoutMs: 30_000,
  stalledReaderMs: 10_000,
  maxToolbarsPerAgent: 2,
};

/** Sockets of one agent, whose toolbars are told what the test wants. */
function bench() {
  const clock = new ManualClock();
  const logged: string[] = [];
  const log = createLog({ level: "warn", clock, write: (line) => void logged.push(line) });
  const sockets = new ToolbarSockets(LIMITS, { clock, log });
  const listeners = new Set<Deliver>();
  /** How each toolbar went. */
  const detached: string[] = [];
  const source = {
    attach(deliver: Deliver) {
      listeners.add(deliver);
      return {
        detach(parting: string) {
          listeners.delete(deliver);
          detached.push(parting);
        },
      };
    },
  };
  const connect = (options?: ServeOptions) => {
    const socket = new PeerSocket();
    sockets.serve(socket as unknown as WebSocket, source, options);
    return socket;
  };
  const open = (options?: ServeOptions) => {
    const socket = connect(options);
    socket.onopen?.();
    return socket;
  };
  const tell = (text: string) => [...listeners].forEach((deliver) => deliver({ text }));
  const ends = () =>
    Object.entries(sockets.report().ended).filter(([, count]) => count > 0)
      .map(([cause, count]) => `${cause} ${count}`).join();
  return { clock, logged, sockets, source, listeners, detached, connect, open, tell, ends };
}

Deno.test("a toolbar that reads too slowly is given up at once", () => {
  const { sockets, open, listeners, detached, tell, ends } = bench();
  const socket = open();
  tell("one");
  socket.bufferedAmount = 1_001;
  tell("two");
  assertEquals(socket.sent, ["one"]);
  assertEquals(socket.closedWith, [1013]);
  assertEquals([listeners.size, sockets.size, detached, ends()], [0, 0, ["broken"], "slow 1"]);
});

Deno.test("a toolbar that comes back to much is not too slow before it could read it", () => {
  const { sockets, clock } = bench();
  const socket = new PeerSocket();
  let deliver: Deliver = () => {};
  const tell = (text: string) => {
    deliver({ text });
    socket.bufferedAmount += 500;
  };
  sockets.serve(socket as unknown as WebSocket, {
    attach(takes) {
      deliver = takes;
      for (let missed = 0; missed < 10; missed++) tell("missed");
      return { detach() {} };
    },
  });
  socket.onopen?.();
  tell("one");
  assertEquals([socket.sent.length, socket.closedWith], [11, []]);
  socket.bufferedAmount = 100;
  clock.advance(1_000);
  for (let later = 0; later < 4; later++) tell("later");
  assertEquals(socket.closedWith, [1013]);
});

Deno.test("nothing is sent to a socket that is closing", () => {
  const { open, tell } = bench();
  const socket = open();
  socket.readyState = WebSocket.CLOSING;
  tell("one");
  assertEquals(socket.sent, []);
});

Deno.test("a socket counts from the upgrade to its close, however often it closes", () => {
  const { sockets, connect, source, detached, ends } = bench();
  const socket = connect();
  connect();
  assertEquals([sockets.hasRoomFor(source), sockets.size], [false, 2]);
  socket.onopen?.();
  socket.onclose?.({ wasClean: true });
  socket.onclose?.({ wasClean: true });
  assertEquals([sockets.hasRoomFor(source), sockets.size, detached], [true, 1, ["closed"]]);
  assertEquals(ends(), "closed 1");
});

Deno.test("a clean close after one for unanswered pings does not make sure what the toolbar received", () => {
  const { open, detached, ends } = bench();
  const socket = open();
  socket.onerror?.(new ErrorEvent("error", { message: "No response from ping frame." }));
  socket.onclose?.({ wasClean: false });
  socket.onclose?.({ wasClean: true });
  assertEquals([detached, ends()], [["broken"], "lost 1"]);
});

Deno.test("a closing handshake that comes late makes sure that the toolbar received all", () => {
  const { open, detached, tell, sockets } = bench();
  const socket = open();
  socket.bufferedAmount = 1_001;
  tell("one");
  assertEquals([detached, sockets.report().closing], [["broken"], 1]);
  socket.onclose?.({ wasClean: true });
  assertEquals([detached, sockets.report().closing], [["broken", "received"], 0]);
});

Deno.test("a socket that is closed before it opens stays closed, and its agent hears nothing of it", () => {
  const { sockets, connect, listeners, ends } = bench();
  const closed = connect();
  closed.onclose?.({ wasClean: false });
  closed.onopen?.();
  const failed = connect();
  failed.onerror?.(new ErrorEvent("error"));
  assertEquals([listeners.size, sockets.size, ends()], [0, 0, "lost 2"]);

  const early = connect();
  sockets.closeAll();
  early.onopen?.();
  assertEquals([early.closedWith, listeners.size], [[1012, 1012], 0]);
});

Deno.test("a peer that sends and ignores its close is forgotten", () => {
  const { sockets, open, listeners, ends } = bench();
  const socket = open();
  socket.onmessage?.({ data: "hello" });
  socket.onmessage?.({ data: "hello" });
  assertEquals(socket.closedWith, [1008]);
  assertEquals([listeners.size, sockets.size, ends()], [0, 0, "refused 1"]);
});

Deno.test("a toolbar that did not ask for heartbeats gets none, and may not answer any", () => {
  const { clock, open } = bench();
  const socket = open();
  clock.advance(3_600_000);
  assertEquals([socket.sent, socket.closedWith], [[], []]);
  socket.answer();
  assertEquals(socket.closedWith, [1008]);
});

Deno.test("a toolbar that answers its heartbeats lives on, and may send nothing else", () => {
  const { clock, open, sockets } = bench();
  const socket = open({ wantsHeartbeat: true });
  assertEquals(socket.sent, [
    '{"eventName":"EventHeartbeat","intervalMs":10000,"leaseMs":25000}',
  ]);
  for (let beat = 0; beat < 60; beat++) {
    clock.advance(10_000);
    socket.answer();
  }
  assertEquals([socket.heartbeats, socket.closedWith], [61, []]);
  assertEquals([sockets.size, sockets.report().heartbeating], [1, 1]);
  socket.onmessage?.({ data: '{"type":"initialize"}' });
  assertEquals(socket.closedWith, [1008]);
});

Deno.test("heartbeats of toolbars that connected together are spread over the interval", () => {
  const { clock, open } = bench();
  const sockets = Array.from({ length: 1_000 }, () => open({ wantsHeartbeat: true }));
  const sent = () => sockets.reduce((sum, { heartbeats }) => sum + heartbeats, 0);
  clock.advance(1_000);
  for (let second = 1; second < 10; second++) {
    const before = sent();
    clock.advance(1_000);
    const share = sent() - before;
    assertEquals(share > 90 && share < 110, true, `${share} in one second`);
  }
});

Deno.test("a toolbar that is not heard of is told nothing more, and what it was told is not sure", () => {
  const { clock, open, tell, sockets, detached, ends } = bench();
  const socket = open({ wantsHeartbeat: true });
  clock.advance(24_000);
  assertEquals([sockets.size, detached], [1, []]);
  clock.advance(2_000);
  tell("one");
  assertEquals([sockets.size, sockets.report().silent, detached], [0, 1, ["broken"]]);
  assertEquals([socket.sent.includes("one"), ends()], [false, "silent 1"]);
});

Deno.test("a silent toolbar is left to Deno, which can cut a dead connection, and closed if it lives", () => {
  const { clock, open, sockets } = bench();
  const dead = open({ wantsHeartbeat: true });
  clock.advance(31_000);
  assertEquals(dead.closedWith, []);
  dead.onerror?.(new ErrorEvent("error", { message: "No response from ping frame." }));
  dead.onclose?.({ wasClean: false });
  assertEquals(sockets.report().silent, 0);

  const mute = open({ wantsHeartbeat: true });
  clock.advance(34_000);
  assertEquals(mute.closedWith, [1013]);
});

Deno.test("a silent toolbar that speaks again is closed, so that it connects again", () => {
  const { clock, open, sockets } = bench();
  const socket = open({ wantsHeartbeat: true });
  clock.advance(27_000);
  socket.answer();
  assertEquals([socket.closedWith, sockets.report().closing], [[1013], 1]);
});

Deno.test("a reader that stalls is disconnected though little waits for it", () => {
  const { clock, open, tell, detached, ends } = bench();
  const socket = open();
  clock.advance(60_000);
  tell("one");
  socket.bufferedAmount = 3;
  clock.advance(9_000);
  assertEquals(socket.closedWith, []);
  clock.advance(3_000);
  assertEquals([socket.closedWith, detached, ends()], [[1013], ["broken"], "stalled 1"]);
});

Deno.test("sockets that never close are counted and logged once, and keep no agent out for ever", () => {
  const { clock, logged, open, sockets, source } = bench();
  const lingers = () => open().onmessage?.({ data: "x" });
  lingers();
  lingers();
  assertEquals([sockets.hasRoomFor(source), sockets.report().stuck], [true, 0]);
  clock.advance(CLOSE_TIMEOUT_MS + 1_000);
  assertEquals([sockets.report().stuck, logged.length], [2, 1]);
  lingers();
  lingers();
  assertEquals([sockets.hasRoomFor(source), sockets.size], [false, 0]);
});

Deno.test("a source that fails closes that one socket with 1011", () => {
  const { sockets, ends } = bench();
  const socket = new PeerSocket();
  sockets.serve(socket as unknown as WebSocket, {
    attach() {
      throw new Error("bug");
    },
  });
  socket.onopen?.();
  // Closed again when it opens: Deno opens a socket that was closed while it connected.
  assertEquals([socket.closedWith, sockets.size, ends()], [[1011, 1011], 0, "failed 1"]);
});

Deno.test("closeAll() resolves when the last socket is gone, and waits for none that was given up", async () => {
  const { sockets, open } = bench();
  const lingering = open();
  lingering.onmessage?.({ data: "x" });
  const socket = open();
  const closed = sockets.closeAll();
  assertEquals([socket.closedWith, lingering.closedWith], [[1012], [1008]]);
  socket.onclose?.({ wasClean: true });
  await closed;
  await sockets.closeAll();
});

Deno.test("a first command that is quicker than the open socket is not answered into nothing", () => {
  const { connect, tell } = bench();
  const socket = connect();
  tell("EventRegistered");
  assertEquals(socket.sent, []);
  socket.onopen?.();
  tell("EventRinging");
  assertEquals(socket.sent, ["EventRegistered", "EventRinging"]);
});

Deno.test("how a toolbar went: it closed, it broke off, or it answered our close and has received all", () => {
  for (
    const [end, partings] of [
      [{ wasClean: true }, ["closed"]],
      [{ wasClean: false }, ["broken"]],
    ] as const
  ) {
    const { open, detached } = bench();
    open().onclose?.(end);
    assertEquals(detached, [...partings]);
  }
  const { sockets, open, listeners, detached } = bench();
  const socket = open();
  void sockets.closeAll();
  assertEquals([listeners.size, detached], [0, ["broken"]]);
  socket.onclose?.({ wasClean: true });
  assertEquals(detached, ["broken", "received"]);
});

Deno.test("a toolbar whose message is larger than it may be is closed with 1009, heartbeat or not", () => {
  const { open, ends } = bench();
  const socket = open({ wantsHeartbeat: true });
  socket.onmessage?.({ data: `{"type":"Heartbeat"}${" ".repeat(100)}` });
  assertEquals([socket.closedWith, ends()], [[1009], "refused 1"]);
});
