import { assert, assertEquals } from "@std/assert";
import { silentLog } from "../../../../../gateway/runtime/log.ts";
import { ManualClock } from "../../../../../gateway/runtime/manual_clock.ts";
import { TServerLink } from "../../../../../gateway/tserver/mod.ts";
import {
  createRemoteTServer,
  LEASE_MS,
  LinkCloseCode,
  MAX_FRAME_BYTES,
  MAX_UNREAD_BYTES,
} from "../../../../../gateway/tserver/remote/mod.ts";
import { MAX_LINKS } from "../../../../../mock-tserver/link_server.ts";
import { leastChance } from "../../../../helpers/chance.ts";
import { FakeSocket } from "../../../../helpers/fake_link.ts";
import { linkBench } from "../../../../helpers/link_bench.ts";
import { TestClient } from "../../../../helpers/mock_bench.ts";

const ANSWER = { name: "RequestAnswerCall", ThisDN: "7001", ConnID: "006c02462a161006" } as const;

/** A client of a T-Server whose end of the link the test plays. */
function alone() {
  const clock = new ManualClock();
  const near = new FakeSocket(clock);
  const far = new FakeSocket(clock);
  const port = createRemoteTServer({ url: "ws://x", clock, log: silentLog, connect: () => near });
  const client = new TestClient({ port });
  return { clock, near, far, client };
}

Deno.test("a remote T-Server tells what one in process tells, in the same order", () => {
  const { clock, mock, port } = linkBench();
  const inProcess = new TestClient(mock);
  const remote = new TestClient({ port });
  assertEquals(remote.events, []);
  clock.advance(0);
  assertEquals(remote.heard(), ["EventServerConnected", "EventLinkConnected"]);

  const both = [inProcess, remote];
  for (const client of both) client.send({ name: "RequestRegisterAddress", ThisDN: "7001" });
  clock.advance(0);
  const { connectionId: ConnID } = mock.control.customer.call({
    from: "+14155550100",
    to: "7001",
    userData: { Topic: "Übergabe", Level: 3 },
  });
  remote.send({ ...ANSWER, ConnID });
  clock.advance(0);
  remote.send({ name: "RequestHoldCall", ThisDN: "7001", ConnID });
  clock.advance(0);
  remote.send({ name: "RequestReleaseCall", ThisDN: "7001", ConnID });
  remote.send({ name: "RequestReleaseCall", ThisDN: "7999", ConnID });
  clock.advance(0);
  assertEquals(remote.heard().slice(-3), [
    "EventHeld 7001 #3",
    "EventReleased 7001 #4 by 1 Local",
    "EventError 7999 #5 41",
  ]);
  // What only the other client caused or asked differs.
  const calls = both.map(({ events }) =>
    events.filter(({ name }) => /Ringing|Established|Held|Released/.test(name))
      .map((event) => ({ ...event, ReferenceID: undefined }))
  );
  assertEquals(calls[0]?.length, 4);
  assertEquals(calls[0], calls[1]);
});

Deno.test("a link on which nothing happens stays up", () => {
  const { clock, mock, connected } = linkBench();
  const { client } = connected();
  clock.advance(20 * LEASE_MS);
  assertEquals(client.heard(), ["EventServerConnected", "EventLinkConnected"]);
  assertEquals(mock.control.connections().length, 1);
});

Deno.test("a T-Server that falls silent is noticed within the lease", () => {
  const { clock, connected } = linkBench();
  const { client, near } = connected();
  client.heard();
  near.isDeaf = true;
  clock.advance(LEASE_MS);
  assertEquals(client.heard(), ["EventServerDisconnected"]);
  assertEquals(near.closedWith, LinkCloseCode.Silent);
});

Deno.test("a gateway that falls silent loses its registrations within the lease", () => {
  const { clock, mock, connected } = linkBench();
  const { client, far } = connected();
  client.send({ name: "RequestRegisterAddress", ThisDN: "7001" });
  clock.advance(0);
  assertEquals(mock.control.connections().map(({ dns }) => dns), [["7001"]]);
  far.isDeaf = true;
  clock.advance(LEASE_MS);
  assertEquals(mock.control.connections(), []);
  assertEquals(far.closedWith, LinkCloseCode.Silent);
});

Deno.test("a T-Server that does not answer the handshake is given up within the lease", () => {
  const { clock, near, client } = alone();
  clock.advance(LEASE_MS - 1);
  assertEquals(client.heard(), []);
  clock.advance(1);
  assertEquals(client.heard(), ["EventServerDisconnected"]);
  assertEquals(near.readyState, WebSocket.CLOSED);
  assertEquals(clock.pending, 0);
});

Deno.test("a connection that cannot even be tried is told as lost, and never within open", () => {
  const clock = new ManualClock();
  const port = createRemoteTServer({
    url: "ws://x",
    clock,
    log: silentLog,
    connect() {
      throw new TypeError("not allowed");
    },
  });
  const client = new TestClient({ port });
  client.send(ANSWER);
  assertEquals(client.events, []);
  clock.advance(0);
  assertEquals(client.heard(), ["EventServerDisconnected"]);
});

Deno.test("a request without a connection goes nowhere and throws nothing", () => {
  const { clock, near, far, client } = alone();
  const sent: unknown[] = [];
  far.onmessage = ({ data }) => void sent.push(data);
  client.send(ANSWER);
  near.connect(far);
  clock.advance(0);
  assertEquals(sent, []);
  client.send(ANSWER);
  clock.advance(0);
  assertEquals(sent.length, 1);
  near.cut();
  client.send(ANSWER);
  clock.advance(0);
  assertEquals(sent.length, 1);
  assertEquals(client.heard(), ["EventServerConnected", "EventServerDisconnected"]);
});

Deno.test("no event comes after close", () => {
  const { clock, connected } = linkBench();
  const { client, near } = connected();
  client.heard();
  client.connection.close();
  near.cut();
  clock.advance(0);
  assertEquals(clock.pending, 0);
  clock.advance(LEASE_MS);
  assertEquals(client.heard(), []);
});

Deno.test("a socket that opens and speaks after it was given up is not listened to", () => {
  const { clock, near, client } = alone();
  clock.advance(LEASE_MS);
  client.heard();
  const data = JSON.stringify({ name: "EventLinkConnected", time: 0, EventSequenceNumber: 1 });
  const socket = near as unknown as WebSocket;
  socket.onopen?.(new Event("open"));
  socket.onmessage?.(new MessageEvent("message", { data }));
  clock.advance(LEASE_MS);
  assertEquals(client.heard(), []);
});

Deno.test("a connection that is closed while it is being lost is told of no more", () => {
  const { clock, connected } = linkBench();
  const { client, near } = connected();
  client.heard();
  near.cut();
  client.connection.close();
  clock.advance(0);
  assertEquals(client.heard(), []);
});

Deno.test("frames that cannot be read close the link with a code that says so", () => {
  const frames: [unknown, number][] = [
    ["{", LinkCloseCode.UnreadableFrame],
    ['{"name":"EventCoffee"}', LinkCloseCode.UnreadableFrame],
    ['{"name":"RequestAgentReady"}', LinkCloseCode.UnreadableFrame],
    [new ArrayBuffer(8), LinkCloseCode.UnreadableFrame],
    ["x".repeat(MAX_FRAME_BYTES + 1), LinkCloseCode.FrameTooBig],
    ["€".repeat(MAX_FRAME_BYTES / 2), LinkCloseCode.FrameTooBig],
  ];
  for (const [frame, code] of frames) {
    const { clock, mock, connected } = linkBench();
    const upwards = connected();
    const downwards = connected();
    upwards.near.send(frame);
    downwards.far.send(frame);
    clock.advance(0);
    assertEquals(upwards.far.closedWith, code);
    assertEquals(downwards.near.closedWith, code);
    assertEquals(upwards.client.heard().at(-1), "EventServerDisconnected");
    assertEquals(downwards.client.heard().at(-1), "EventServerDisconnected");
    assertEquals(mock.control.connections(), []);
  }
});

Deno.test("a gateway that does not read is cut off", () => {
  const { clock, mock, connected } = linkBench();
  const { client, far } = connected();
  client.send({ name: "RequestRegisterAddress", ThisDN: "7001" });
  clock.advance(0);
  far.bufferedAmount = MAX_UNREAD_BYTES + 1;
  mock.control.customer.call({ from: "+14155550100", to: "7001" });
  clock.advance(0);
  assertEquals(far.closedWith, LinkCloseCode.TooSlow);
  assertEquals(mock.control.connections(), []);
});

Deno.test("a client whose receiver throws loses its link, not its process", () => {
  const { clock, port, ends } = linkBench();
  port.open(() => {
    throw new Error("bug");
  });
  clock.advance(0);
  assertEquals(ends[0]?.client.closedWith, LinkCloseCode.Failed);
});

Deno.test("a client that the T-Server drops hears of a lost connection, and can come back", () => {
  const { clock, mock, ends, port } = linkBench();
  const link = new TServerLink(port, { clock, log: silentLog, random: leastChance });
  const heard: string[] = [];
  link.own("7001", { receive: ({ name }) => void heard.push(name) });
  clock.advance(0);
  mock.control.dropConnection();
  clock.advance(0);
  assertEquals(ends[0]?.server.closedWith, LinkCloseCode.Dropped);
  assertEquals([link.status, ...heard], ["down", "EventLinkConnected", "EventLinkDisconnected"]);
  clock.advance(250);
  assertEquals([link.status, ends.length], ["up", 2]);
  assertEquals(mock.control.connections().length, 1);
  link.close();
});

Deno.test("a mock takes no more links than it has room for", () => {
  const { clock, server, ends, connected } = linkBench();
  for (let link = 0; link < MAX_LINKS - 1; link++) connected();
  assert(!server.isFull);
  connected();
  assert(server.isFull);
  ends[0]?.client.close();
  clock.advance(0);
  assert(!server.isFull);
});

Deno.test("a T-Server that stops tells every gateway", () => {
  const { clock, server, connected } = linkBench();
  const clients = [connected(), connected()];
  server.close();
  clock.advance(0);
  for (const { client, far } of clients) {
    assertEquals(far.closedWith, LinkCloseCode.Dropped);
    assertEquals(client.heard().at(-1), "EventServerDisconnected");
  }
  assert(!server.isFull);
});

Deno.test("a connection that reports an error and then its close is told as one loss", () => {
  const { clock, near, client } = alone();
  near.onerror?.call(near as unknown as WebSocket, new Event("error"));
  near.cut();
  clock.advance(0);
  assertEquals(client.heard(), ["EventServerDisconnected"]);
});
