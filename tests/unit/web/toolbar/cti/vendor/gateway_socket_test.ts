// Heartbeats as the toolbar sees them.
import { assertEquals } from "@std/assert";
import { ManualClock } from "../../../../../../gateway/runtime/manual_clock.ts";
import { GatewaySocket } from "../../../../../../web/toolbar/cti/vendor/gatewaySocket.ts";
import { leastChance } from "../../../../../helpers/chance.ts";
import { FakeSocket } from "../../peers/fake_gateway.ts";

const HEARTBEAT = '{"eventName":"EventHeartbeat","intervalMs":10000,"leaseMs":25000}';

function connected(url = "ws://gateway.example/genesysWs") {
  const clock = new ManualClock();
  const sockets: FakeSocket[] = [];
  const heard: unknown[] = [];
  let losses = 0;
  const gateway = new GatewaySocket({
    url: () => url,
    clock,
    random: leastChance,
    connect(url) {
      const socket = new FakeSocket(url);
      sockets.push(socket);
      return socket;
    },
    onOpen() {},
    onMessage: ({ data }) => void heard.push(data),
    onError() {},
    onClose: () => void losses++,
  });
  gateway.open();
  const [socket] = sockets;
  if (!socket) throw new Error("The toolbar has not connected");
  socket.open();
  return { clock, gateway, socket, sockets, heard, losses: () => losses };
}

Deno.test("GatewaySocket asks for heartbeats, whatever else the address says", () => {
  assertEquals(connected().socket.url, "ws://gateway.example/genesysWs?heartbeat=true");
  assertEquals(connected("ws://a/b?since=e:1").socket.url, "ws://a/b?since=e:1&heartbeat=true");
});

Deno.test("GatewaySocket answers each heartbeat, and passes on everything else", () => {
  const { socket, heard } = connected();
  socket.say(HEARTBEAT);
  socket.say("{}");
  socket.say(HEARTBEAT);
  assertEquals(socket.sent, ['{"type":"Heartbeat"}', '{"type":"Heartbeat"}']);
  assertEquals(heard, ["{}"]);
});

Deno.test("a gateway that goes silent for longer than the lease: the toolbar connects again at once", () => {
  const { clock, socket, sockets, losses } = connected();
  socket.say(HEARTBEAT);
  clock.advance(20_000);
  socket.say("{}");
  clock.advance(24_999);
  assertEquals([sockets.length, losses()], [1, 0]);
  clock.advance(1);
  assertEquals([sockets.length, losses(), socket.closedByToolbar], [2, 1, true]);
  sockets[1]?.open();
  clock.advance(3_600_000);
  assertEquals([sockets.length, losses()], [2, 1]);
});

Deno.test("a gateway that sends no heartbeats may be silent for as long as it likes", () => {
  const { clock, socket, sockets } = connected();
  socket.say("{}");
  clock.advance(3_600_000);
  assertEquals([sockets.length, socket.sent], [1, []]);
});

Deno.test("GatewaySocket that is closed, or lost, waits for no heartbeat", () => {
  const lost = connected();
  lost.socket.say(HEARTBEAT);
  lost.socket.drop();
  assertEquals(lost.clock.pending, 1);
  const closed = connected();
  closed.socket.say(HEARTBEAT);
  closed.gateway.close();
  assertEquals(closed.clock.pending, 0);
});

Deno.test("a connection that was given up and closes later does not take the next one with it", () => {
  const { clock, gateway, socket, sockets, losses } = connected();
  socket.say(HEARTBEAT);
  clock.advance(25_000);
  sockets[1]?.open();
  socket.drop();
  clock.advance(20_000);
  assertEquals([gateway.isOpen, sockets.length, losses()], [true, 2, 1]);
});
