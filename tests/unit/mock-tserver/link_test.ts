// What befalls the T-Server and its clients: switchovers, cut connections, DNs out of service.
import { assertEquals, assertNotEquals, assertThrows } from "@std/assert";
import { ControlError } from "../../../mock-tserver/mod.ts";
import { createBench, TestClient } from "../../helpers/mock_bench.ts";

const ThisDN = "7001";

Deno.test("switchover: a hot backup keeps calls, data and registrations", () => {
  const { connect, control, settle } = createBench();
  const client = connect(ThisDN);
  const { connectionId } = control.customer.call({ to: ThisDN, userData: { vip: 1 } });
  control.switchOver("hot");
  client.send({ name: "RequestAnswerCall", ThisDN, ConnID: connectionId });
  settle();
  assertEquals(client.heard(), [
    "EventRinging 7001",
    "EventLinkDisconnected",
    "EventLinkConnected",
    "EventEstablished 7001 #2",
  ]);
  assertEquals(control.call(connectionId).userData, { vip: 1 });
});

Deno.test("switchover: a warm backup gives calls new ConnIDs and has lost data and registrations", () => {
  const { connect, control, settle } = createBench();
  const client = connect(ThisDN);
  const { connectionId, eventId } = control.customer.call({ to: ThisDN, userData: { vip: 1 } });
  control.switchOver("warm");
  client.send({ name: "RequestReleaseCall", ThisDN, ConnID: connectionId });
  client.send({ name: "RequestRegisterAddress", ThisDN });
  client.send({ name: "RequestReleaseCall", ThisDN, ConnID: connectionId });
  settle();
  assertEquals(client.heard(), [
    "EventRinging 7001",
    "EventLinkDisconnected",
    "EventLinkConnected",
    "EventError 7001 #2 41",
    "EventRegistered 7001 #3",
    "EventError 7001 #4 56",
  ]);
  const [call] = control.calls();
  assertEquals([call?.eventId, call?.userData, call?.state], [eventId, {}, "ringing"]);
  assertNotEquals(call?.connectionId, connectionId);
  const registered = client.events.find((event) =>
    event.name === "EventRegistered" && event.ReferenceID === 3
  );
  assertEquals(
    registered?.name === "EventRegistered" && registered.calls.map(({ ConnID }) => ConnID),
    [call?.connectionId ?? ""],
  );
  control.phone.answer(ThisDN);
  control.phone.hangup(ThisDN);
  assertEquals(control.call(call?.connectionId ?? "").state, "ended");
});

Deno.test("a connection that is cut tells its client, who connects and registers anew", () => {
  const { connect, control, mock, ring, settle } = createBench({ delays: { EventRinging: 1_000 } });
  const [cut, whole] = [connect(ThisDN), connect("7002")];
  ring();
  assertEquals(control.connections(), [{ id: 1, dns: ["7001"] }, { id: 2, dns: ["7002"] }]);
  control.dropConnection(1);
  settle();
  cut.send({ name: "RequestAgentReady", ThisDN });
  settle();
  assertEquals([cut.heard(), whole.heard()], [["EventServerDisconnected"], []]);
  assertEquals(control.dn(ThisDN).registered, false);
  const again = new TestClient(mock);
  again.send({ name: "RequestRegisterAddress", ThisDN });
  settle();
  assertEquals(again.heard(), [
    "EventServerConnected",
    "EventLinkConnected",
    "EventRegistered 7001 #1",
  ]);
  assertThrows(() => control.dropConnection(1), ControlError, "No client has the connection 1");
});

Deno.test("a client that closes its cut connection hears nothing of it", () => {
  const { connect, control, settle, clock } = createBench();
  const client = connect(ThisDN);
  control.dropConnection();
  client.connection.close();
  settle();
  assertEquals([client.heard(), clock.pending], [[], 0]);
});

Deno.test("a DN out of service refuses requests and calls, and ends those it had", () => {
  const { connect, control, ring, settle } = createBench();
  const client = connect(ThisDN);
  const ConnID = ring();
  control.setService(ThisDN, false);
  control.setService(ThisDN, false);
  assertThrows(() => ring(), ControlError, "out of service");
  client.send({ name: "RequestAnswerCall", ThisDN, ConnID });
  client.send({ name: "RequestRegisterAddress", ThisDN });
  settle();
  assertEquals(client.heard(), [
    "EventRinging 7001",
    "EventDNOutOfService 7001",
    "EventReleased 7001 by 3 Unknown",
    "EventError 7001 #2 58",
    "EventRegistered 7001 #3",
    "EventDNOutOfService 7001",
  ]);
  assertEquals(control.dn(ThisDN).outOfService, true);
  control.reset();
  settle();
  assertEquals(client.heard(), ["EventDNBackInService 7001"]);
});

Deno.test("a registration that is taken away is told without a ReferenceID", () => {
  const { connect, control, ring, settle } = createBench();
  const client = connect(ThisDN);
  control.unregister(ThisDN);
  ring();
  settle();
  const event = client.events.at(-1);
  assertEquals(
    event?.name === "EventUnregistered" && [event.ThisDN, event.ErrorCode, event.ReferenceID],
    [ThisDN, 59, undefined],
  );
});

Deno.test("queries: a DN with its agent and calls, a call with its parties", () => {
  const { connect, control, ring, settle } = createBench();
  const client = connect(ThisDN);
  const ConnID = ring();
  control.phone.answer(ThisDN);
  client.send({ name: "RequestAgentLogin", ThisDN, AgentID: "1001" });
  client.send({ name: "RequestQueryAddress", ThisDN, AddressInfoType: 9 });
  client.send({ name: "RequestQueryCall", ThisDN, ConnID, CallInfoType: 0 });
  // What no T-Library has can still come over a wire.
  const odd: number = 99;
  client.send({ name: "RequestQueryCall", ThisDN, ConnID, CallInfoType: odd as 0 });
  settle();
  const info = client.events.find((event) => event.name === "EventAddressInfo");
  assertEquals([info?.AgentID, info?.ready, info?.calls.length], ["1001", false, 1]);
  const parties = client.events.find((event) => event.name === "EventPartyInfo");
  assertEquals(parties?.parties, [
    { DN: "+14155550100", DNRole: 1, PartyState: 0xc },
    { DN: ThisDN, DNRole: 2, PartyState: 0xc },
  ]);
  assertEquals(client.heard().at(-1), "EventError 7001 #5 51");
});

Deno.test("a queue is no phone: it can be registered and asked, nothing else", () => {
  const { connect, control, settle } = createBench({ queues: [{ dn: "5000", agents: [] }] });
  const client = connect("5000");
  client.send({ name: "RequestMakeCall", ThisDN: "5000", OtherDN: "7001" });
  client.send({ name: "RequestQueryAddress", ThisDN: "5000", AddressInfoType: 0 });
  settle();
  assertEquals(client.heard(), ["EventError 5000 #2 128", "EventAddressInfo 5000 #3"]);
  assertThrows(() => control.phone.answer("5000"), ControlError, "it is a queue");
});
