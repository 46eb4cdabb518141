import { assertEquals } from "@std/assert";
import { createBench, TestClient } from "../../../helpers/mock_bench.ts";

Deno.test("step() tells a new client EventServerConnected, then EventLinkConnected", () => {
  const { mock, settle } = createBench();
  const client = new TestClient(mock);
  assertEquals(client.heard(), []);
  settle();
  assertEquals(client.heard(), ["EventServerConnected", "EventLinkConnected"]);
});

Deno.test("step() refuses to register a DN that nobody configured", () => {
  const { mock, settle } = createBench();
  const client = new TestClient(mock);
  client.send({ name: "RequestRegisterAddress", ThisDN: "9999" });
  settle();
  assertEquals(client.heard(), [
    "EventServerConnected",
    "EventLinkConnected",
    "EventError 9999 #1 59",
  ]);
});

Deno.test("step() gives a registering client every call of the DN as it stands", () => {
  const { control, connect, ring, settle } = createBench();
  const first = connect("7001");
  const held = ring();
  control.phone.answer("7001");
  const connected = ring();
  control.phone.answer("7001");
  const ringing = control.customer.call({ to: "7001", userData: { vip: 1 } }).connectionId;
  const second = connect("7001");
  const registered = second.events.find((event) => event.name === "EventRegistered");
  assertEquals(registered?.ReferenceID, 1);
  assertEquals(registered?.calls.map(({ CallUUID: _, ...call }) => call), [
    {
      ConnID: held,
      CallType: 2,
      PartyState: 0xe,
      OtherDN: "+14155550100",
      ANI: "+14155550100",
      DNIS: "7001",
    },
    {
      ConnID: connected,
      CallType: 2,
      PartyState: 0xc,
      OtherDN: "+14155550100",
      ANI: "+14155550100",
      DNIS: "7001",
    },
    { ConnID: ringing, CallType: 2, PartyState: 0xa, DNIS: "7001", UserData: { vip: 1 } },
  ]);
  settle();
  assertEquals(first.heard().some((line) => line.startsWith("EventRegistered")), false);
});

Deno.test("step() shows a call that is being dialled in the snapshot", () => {
  const { connect, settle } = createBench();
  const client = connect("7001");
  client.send({ name: "RequestMakeCall", ThisDN: "7001", OtherDN: "+14155550100" });
  client.send({ name: "RequestRegisterAddress", ThisDN: "7001" });
  settle();
  const registered = client.events.at(-1);
  assertEquals(
    registered?.name === "EventRegistered" &&
      registered.calls.map(({ PartyState, OtherDN }) => [PartyState, OtherDN]),
    [[0x1, "+14155550100"]],
  );
});

Deno.test("step() tells a client nothing more of a DN that it gave up", () => {
  const { connect, ring, settle } = createBench();
  const client = connect("7001", "7002");
  client.send({ name: "RequestUnregisterAddress", ThisDN: "7001" });
  ring("7001");
  ring("7002");
  settle();
  assertEquals(client.heard(), ["EventUnregistered 7001 #3", "EventRinging 7002"]);
});

Deno.test("a connection that ends takes its registrations with it", () => {
  const { connect, control, ring, settle, clock } = createBench();
  const [leaving, staying] = [connect("7001"), connect("7001")];
  ring();
  leaving.connection.close();
  leaving.connection.close();
  leaving.send({ name: "RequestAgentReady", ThisDN: "7001" });
  settle();
  assertEquals(leaving.heard(), []);
  assertEquals(staying.heard(), ["EventRinging 7001"]);
  staying.connection.close();
  assertEquals(control.dn("7001").registered, false);
  assertEquals(clock.pending, 0);
});

Deno.test("link: what happens while it is down is told to nobody, and registering catches up", () => {
  const { connect, control, ring, settle } = createBench();
  const client = connect("7001");
  const over = ring();
  settle();
  client.heard();
  control.setLink(false);
  control.setLink(false);
  control.customer.hangup(over);
  const fresh = ring();
  client.send({ name: "RequestAnswerCall", ThisDN: "7001", ConnID: fresh });
  client.send({ name: "RequestRegisterAddress", ThisDN: "7001" });
  settle();
  assertEquals(client.heard(), [
    "EventLinkDisconnected",
    "EventError 7001 #2 54",
    "EventError 7001 #3 54",
  ]);
  control.setLink(true);
  client.send({ name: "RequestRegisterAddress", ThisDN: "7001" });
  control.phone.answer("7001");
  settle();
  const registered = client.events.find((event) =>
    event.name === "EventRegistered" && event.ReferenceID === 4
  );
  assertEquals(
    registered?.name === "EventRegistered" && registered.calls.map(({ ConnID }) => ConnID),
    [fresh],
  );
  assertEquals(client.heard(), [
    "EventLinkConnected",
    "EventRegistered 7001 #4",
    "EventEstablished 7001",
  ]);
});

Deno.test("link: a client that connects while it is down hears EventLinkConnected when it is up", () => {
  const { control, mock, settle } = createBench();
  control.setLink(false);
  const client = new TestClient(mock);
  settle();
  assertEquals(client.heard(), ["EventServerConnected"]);
  control.setLink(true);
  settle();
  assertEquals(client.heard(), ["EventLinkConnected"]);
});
