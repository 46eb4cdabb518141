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
  const source = {
    attach(deliver: Deliver) {
      listeners.add(deliver);
      return { detach: () => void listeners.delete(deliver) };
    },
  };
  sockets.serve(socket as unknown as WebSocket, source);
  const tell = (text: string) => [...listeners].forEach((deliver) => deliver({ text }));
  return { sockets, socket, source, listeners, tell };
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
