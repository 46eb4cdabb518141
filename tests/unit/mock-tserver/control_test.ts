import { assertEquals, assertThrows } from "@std/assert";
import { ControlError } from "../../../mock-tserver/mod.ts";
import { createBench } from "../../helpers/mock_bench.ts";

const ThisDN = "7001";

Deno.test("MockControl.reset() ends calls at the clients, whatever was delayed", () => {
  const { clock, connect, control, ring } = createBench();
  const client = connect(ThisDN);
  control.changeSettings({ delays: { EventReleased: 60_000, RequestHoldCall: 60_000 } });
  const over = ring();
  control.phone.answer(ThisDN);
  control.phone.hangup(ThisDN);
  const talking = ring();
  control.phone.answer(ThisDN);
  client.send({ name: "RequestHoldCall", ThisDN, ConnID: talking });
  ring();
  clock.advance(10);
  control.reset();
  clock.advance(0);
  assertEquals(client.heard(), [
    "EventRinging 7001",
    "EventEstablished 7001",
    "EventReleased 7001 by 1 Local",
    "EventRinging 7001",
    "EventEstablished 7001",
    "EventRinging 7001",
    "EventHeld 7001 #2",
    "EventReleased 7001 by 3 Unknown",
    "EventReleased 7001 by 3 Unknown",
  ]);
  const end = client.events.at(-1);
  assertEquals(end?.name === "EventReleased" && end.CallState, 26);
  assertEquals(control.dn(ThisDN).calls, []);
  assertEquals(control.settings().delays, {});
  assertEquals(clock.pending, 0);
  assertEquals(control.call(over).state, "ended");
});

Deno.test("MockControl.reset() does not repeat what was delayed and has happened", () => {
  const { clock, connect, control, ring } = createBench({ delays: { RequestAnswerCall: 100 } });
  const client = connect(ThisDN);
  client.send({ name: "RequestAnswerCall", ThisDN, ConnID: ring() });
  clock.advance(100);
  control.reset();
  clock.advance(0);
  assertEquals(client.heard(), [
    "EventRinging 7001",
    "EventEstablished 7001 #2",
    "EventReleased 7001 by 3 Unknown",
  ]);
});

Deno.test("MockControl.reset() brings the link up and starts a new journal", () => {
  const { connect, control, ring, settle } = createBench();
  const client = connect(ThisDN);
  ring();
  settle();
  control.setLink(false);
  settle();
  client.heard();
  control.reset();
  assertEquals(control.journal().entries, []);
  assertEquals(control.linkIsUp(), true);
  settle();
  assertEquals(client.heard(), ["EventLinkConnected", "EventReleased 7001 by 3 Unknown"]);
});

Deno.test("MockControl.reset() keeps registrations, logins and provisioned DNs", () => {
  const { connect, control, mock, ring, settle } = createBench();
  const dn = mock.provision("ann");
  const client = connect(dn);
  client.send({ name: "RequestAgentLogin", ThisDN: dn, AgentID: "ann" });
  control.reset();
  settle();
  client.heard();
  assertEquals(control.dn(dn).agentId, "ann");
  ring(dn);
  settle();
  assertEquals(client.heard(), [`EventRinging ${dn}`]);
});

Deno.test("MockControl.reset() takes added queues away, and ends what waits there", () => {
  const { connect, control, ring, settle } = createBench({
    queues: [{ dn: "5000", agents: ["1001"] }],
    routePoints: [{ dn: "5001" }],
  });
  control.addQueue({ dn: "6000", agents: ["1001"] });
  control.addRoutePoint({ dn: "6001" });
  const client = connect("5000", "6000");
  ring("6000");
  settle();
  client.heard();
  control.reset();
  settle();
  const queues = () => control.dns().filter(({ queue }) => queue).map(({ dn }) => dn);
  assertEquals(queues(), ["5000", "5001"]);
  assertEquals(client.heard(), [
    "EventReleased 6000 by 3 Unknown",
    "EventUnregistered 6000",
  ]);
  assertEquals(control.calls().map(({ state }) => state), ["ended"]);
  assertEquals(control.settings().queues.map(({ dn }) => dn), ["5000"]);
  control.addQueue({ dn: "6000", agents: [] });
  assertEquals(queues(), ["5000", "5001", "6000"]);
});

Deno.test("MockControl.reset() forgets customers who were about to answer", () => {
  const { clock, connect, control } = createBench({ customer: { answersAfter: 1_000 } });
  connect(ThisDN).send({ name: "RequestMakeCall", ThisDN, OtherDN: "+14155550100" });
  control.reset();
  clock.advance(0);
  assertEquals(clock.pending, 0);
});

Deno.test("MockControl.calls() gives live calls first and forgets the oldest of the ended", () => {
  const { control, ring } = createBench({ limits: { endedCalls: 2 } });
  const [first, second, third, live] = [ring(), ring(), ring(), ring()];
  for (const ConnID of [first, second, third]) control.customer.hangup(ConnID);
  assertEquals(control.calls().map(({ connectionId, state }) => [connectionId, state]), [
    [live, "ringing"],
    [second, "ended"],
    [third, "ended"],
  ]);
  assertThrows(() => control.call(first), ControlError, "has no call");
});

Deno.test("MockControl.call() and dn() show both sides of a call", () => {
  const { clock, connect, control, ring, settle } = createBench();
  const since = clock.now();
  const client = connect(ThisDN);
  const ConnID = ring();
  client.send({ name: "RequestAgentLogin", ThisDN, AgentID: "1001" });
  client.send({ name: "RequestAnswerCall", ThisDN, ConnID });
  client.send({ name: "RequestHoldCall", ThisDN, ConnID });
  settle();
  const { eventId, ...call } = control.call(ConnID);
  assertEquals(call, {
    connectionId: ConnID,
    state: "held",
    callType: "inbound",
    from: "+14155550100",
    to: ThisDN,
    userData: {},
    beganAt: since,
    parties: [
      { number: "+14155550100", isDN: false, state: "connected", since },
      { number: ThisDN, isDN: true, state: "held", since },
    ],
  });
  assertEquals(control.dn(ThisDN), {
    dn: ThisDN,
    agentId: "1001",
    agentState: "notReady",
    registered: true,
    calls: [{
      connectionId: ConnID,
      eventId,
      state: "held",
      callType: "inbound",
      otherDN: "+14155550100",
    }],
  });
});

Deno.test("MockControl.phone.ready() makes the agent ready, if there is one", () => {
  const { connect, control, settle } = createBench();
  const client = connect(ThisDN);
  assertThrows(() => control.phone.ready(ThisDN), ControlError, "No agent is logged in");
  client.send({ name: "RequestAgentLogin", ThisDN, AgentID: "1001" });
  control.phone.ready(ThisDN);
  settle();
  assertEquals(client.heard().at(-1), "EventAgentReady 7001");
  assertEquals(control.dn(ThisDN).agentState, "ready");
});

Deno.test("MockControl.removeQueue() removes a queue where no call waits, and nothing else", () => {
  const { connect, control, ring, settle } = createBench({
    queues: [{ dn: "5000", agents: ["1001"], ringTimeout: 1_000 }],
  });
  const client = connect(ThisDN, "5000");
  const ConnID = ring("5000");
  assertThrows(() => control.removeQueue(ThisDN), ControlError, "it is no queue");
  assertThrows(() => control.removeQueue("5000"), ControlError, "1 calls wait there");
  control.customer.hangup(ConnID);
  control.removeQueue("5000");
  settle();
  assertEquals(client.heard().at(-1), "EventUnregistered 5000");
  assertThrows(() => ring("5000"), ControlError, "no such DN");
});

Deno.test("a call that came through a queue goes on without it, and ends at a RONA", () => {
  const { clock, connect, control, ring } = createBench({
    queues: [{ dn: "5000", agents: ["1001"], ringTimeout: 1_000 }],
  });
  const client = connect(ThisDN);
  client.send({ name: "RequestAgentLogin", ThisDN, AgentID: "1001" });
  control.phone.ready(ThisDN);
  const ConnID = ring("5000");
  control.removeQueue("5000");
  assertEquals(control.call(ConnID).state, "ringing");
  clock.advance(1_000);
  assertEquals(control.call(ConnID).state, "ended");
});

Deno.test("MockTServer.provision() refuses an agent for whom there is no DN left", () => {
  const { mock } = createBench({ limits: { dns: 3 } });
  mock.provision("ann");
  assertThrows(() => mock.provision("ben"), ControlError, "the switch has 3, its limit");
  assertEquals(mock.provision("ann"), "7100");
});

Deno.test("MockTServer.close() leaves no timer and tells nobody anything more", () => {
  const { clock, connect, control, mock, ring } = createBench({
    delays: { RequestReleaseCall: 1_000, EventRinging: 1_000 },
    customer: { answersAfter: 1_000 },
  });
  const client = connect(ThisDN, "7002");
  client.send({ name: "RequestReleaseCall", ThisDN, ConnID: ring() });
  client.send({ name: "RequestMakeCall", ThisDN: "7002", OtherDN: "+14155550100" });
  mock.close();
  assertEquals(clock.pending, 0);
  clock.advance(2_000);
  assertEquals(client.heard(), []);
  assertEquals(control.calls().length, 2);
});
