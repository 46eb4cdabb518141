import { assertEquals } from "@std/assert";
import { silentLog } from "../../../../gateway/runtime/log.ts";
import { ToolbarSockets } from "../../../../gateway/socket/mod.ts";

type Deliver = (entry: { readonly text: string }) => void;

/** A socket whose peer reads as slowly as the test wants. */
class SlowSocket extends EventTarget {
  readyState: number = WebSocket.OPEN;
  bufferedAmount = 0;
  readonly sent: string[] = [];
  readonly closedWith: (number | undefined)[] = [];
  onopen?: () => void;
  onclose?: (event: { wasClean: boolean }) => void;
  onmessage?: (message: { data: unknown }) => void;
  send(text: string): void {
    this.sent.push(text);
  }
  close(code?: number): void {
    this.closedWith.push(code);
  }
}

function served(limits = { maxFrameBytes: 100, maxBufferedBytes: 1_000 }) {
  const sockets = new ToolbarSockets(limits, silentLog);
  const socket = new SlowSocket();
  const listeners = new Set<Deliver>();
  const partings: string[] = [];
  const source = {
    attach(deliver: Deliver) {
      listeners.add(deliver);
      return {
        detach(parting: string) {
          listeners.delete(deliver);
          partings.push(parting);
        },
      };
    },
  };
  sockets.serve(socket as unknown as WebSocket, source);
  const tell = (text: string) => [...listeners].forEach((deliver) => deliver({ text }));
  return { sockets, socket, source, listeners, partings, tell };
}

Deno.test("ToolbarSockets gives up a toolbar that reads too slowly, at once", () => {
  const { sockets, socket, listeners, tell } = served();
  socket.onopen?.();
  tell("one");
  socket.bufferedAmount = 1_001;
  tell("two");
  assertEquals(socket.sent, ["one"]);
  assertEquals(socket.closedWith, [1013]);
  assertEquals([listeners.size, sockets.size], [0, 0]);
});

Deno.test("ToolbarSockets sends nothing to a socket that is closing", () => {
  const { socket, tell } = served();
  socket.onopen?.();
  socket.readyState = WebSocket.CLOSING;
  tell("one");
  assertEquals(socket.sent, []);
});

Deno.test("ToolbarSockets counts a socket from the upgrade to its close, however often it closes", () => {
  const { sockets, socket, source } = served();
  assertEquals(sockets.countOf(source), 1);
  socket.onopen?.();
  socket.onclose?.({ wasClean: true });
  socket.onclose?.({ wasClean: true });
  assertEquals([sockets.countOf(source), sockets.size], [0, 0]);
});

Deno.test("ToolbarSockets forgets a peer that sends and ignores its close", () => {
  const { sockets, socket, listeners } = served();
  socket.onopen?.();
  socket.onmessage?.({ data: "hello" });
  assertEquals(socket.closedWith, [1008]);
  assertEquals([listeners.size, sockets.size], [0, 0]);
});

Deno.test("ToolbarSockets.closeAll() resolves when the last socket is gone", async () => {
  const { sockets, socket } = served();
  socket.onopen?.();
  const closed = sockets.closeAll();
  assertEquals(socket.closedWith, [1012]);
  socket.onclose?.({ wasClean: true });
  await closed;
  await sockets.closeAll();
});

Deno.test("ToolbarSockets: a first command that is quicker than the open socket is not answered into nothing", () => {
  const { socket, tell } = served();
  tell("EventRegistered");
  assertEquals(socket.sent, []);
  socket.onopen?.();
  tell("EventRinging");
  assertEquals(socket.sent, ["EventRegistered", "EventRinging"]);
});

Deno.test("ToolbarSockets says how each toolbar went: closed, broken, or with all received", () => {
  const closed = served();
  closed.socket.onopen?.();
  closed.socket.onclose?.({ wasClean: true });
  assertEquals(closed.partings, ["closed"]);

  const broken = served();
  broken.socket.onopen?.();
  broken.socket.onclose?.({ wasClean: false });
  assertEquals(broken.partings, ["broken"]);

  // A frozen peer is given up; when it wakes, its answer to the close proves that it has read all.
  const frozen = served();
  frozen.socket.onopen?.();
  frozen.socket.bufferedAmount = 1_001;
  frozen.tell("one too many");
  frozen.socket.onclose?.({ wasClean: true });
  assertEquals(frozen.partings, ["broken", "received"]);
});

Deno.test("ToolbarSockets.closeAll() tells nothing more to a socket that is being closed", () => {
  const { sockets, socket, listeners, partings } = served();
  socket.onopen?.();
  void sockets.closeAll();
  assertEquals([listeners.size, partings], [0, ["broken"]]);
  socket.onclose?.({ wasClean: true });
  assertEquals(partings, ["broken", "received"]);
});
