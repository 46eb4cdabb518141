import { assertEquals, assertObjectMatch } from "@std/assert";
import { PartyState } from "../../../../gateway/tserver/mod.ts";
import {
  agentUnderTest,
  FakeToolbar,
  inSnapshot,
  logIn,
  ready,
  readyAgent,
  refusalOf,
  register,
  REQUEST_TIMEOUT_MS,
} from "../../../helpers/agent.ts";
import { CALL_UUID, CONN_ID } from "../../../helpers/fake_tserver.ts";

Deno.test("initialize registers, logs in and makes ready, each after the event of the one before", () => {
  const { session, tserver, toolbar } = agentUnderTest();

  session.command({ type: "initialize", requestId: "r1" });
  assertEquals(tserver.names(), ["RequestRegisterAddress"]);
  register(tserver);
  assertEquals(tserver.names(), ["RequestRegisterAddress", "RequestAgentLogin"]);
  assertEquals(tserver.last("RequestAgentLogin").AgentID, "1001");
  logIn(tserver);
  assertEquals(tserver.names().at(-1), "RequestAgentReady");
  assertEquals(toolbar.names(), ["EventLinkConnected"]);
  ready(tserver);

  assertEquals(toolbar.names(1), ["EventRegistered"]);
  assertObjectMatch(toolbar.last("EventRegistered"), {
    agentId: "1001",
    thisDN: "7001",
    requestId: "r1",
  });
});

Deno.test("initialize of a ready agent answers at once and asks the T-Server for nothing", () => {
  const { session, tserver, toolbar } = readyAgent();
  const before = tserver.sent.length;
  session.command({ type: "initialize" });
  assertEquals(tserver.sent.length, before);
  assertEquals(toolbar.count("EventRegistered"), 2);
});

Deno.test("initialize that the T-Server refuses is told as EventError and can be sent again", () => {
  const { session, tserver, toolbar } = agentUnderTest();
  session.command({ type: "initialize", requestId: "r1" });
  register(tserver);
  tserver.refuse("RequestAgentLogin", 527, "Agent is already logged in elsewhere");

  assertObjectMatch(toolbar.last("EventError"), {
    code: "refused",
    errorCode: 527,
    type: "initialize",
    requestId: "r1",
  });
  assertEquals(tserver.count("RequestAgentLogin"), 1);
  session.command({ type: "initialize" });
  assertEquals(tserver.count("RequestAgentLogin"), 2);
});

Deno.test("initialize that is not answered times out and can be sent again", () => {
  const { clock, session, tserver, toolbar } = agentUnderTest();
  session.command({ type: "initialize" });
  clock.advance(REQUEST_TIMEOUT_MS);
  assertEquals(toolbar.last("EventError").code, "timeout");
  session.command({ type: "initialize" });
  assertEquals(tserver.count("RequestRegisterAddress"), 2);
});

Deno.test("a command before initialize is refused and says so", () => {
  const { session } = agentUnderTest();
  assertEquals(refusalOf(session, { type: "Accept", connectionId: CONN_ID }), "not-registered");
  assertEquals(refusalOf(session, { type: "NotReady" }), "not-registered");
});

Deno.test("a call that was there before the gateway is told after registration", () => {
  const { session, tserver, toolbar } = agentUnderTest();
  session.command({ type: "initialize" });
  register(tserver, [inSnapshot(PartyState.Connected)]);
  assertObjectMatch(toolbar.last("EventEstablished"), {
    connectionId: CONN_ID,
    eventId: CALL_UUID,
  });
});

Deno.test("a toolbar that came later is told the live call once, after EventRegistered", () => {
  const { session, tserver, toolbar } = readyAgent();
  tserver.sayCall("EventRinging");
  const reloaded = new FakeToolbar();
  session.attach(reloaded.deliver);
  const seenBefore = toolbar.told.length;

  for (const _ of ["once", "again"]) {
    session.command({ type: "initialize" });
    register(tserver, [inSnapshot(PartyState.Alerting)]);
  }

  assertEquals(reloaded.names(), ["EventRegistered", "EventRinging", "EventRegistered"]);
  assertEquals(
    reloaded.told.map(({ seq }) => seq),
    [...reloaded.told.map(({ seq }) => seq)].sort(),
  );
  assertEquals(toolbar.names(seenBefore), ["EventRegistered", "EventRegistered"]);
});

Deno.test("a lost link refuses commands, and registers again when it is back", () => {
  const { session, tserver, toolbar } = readyAgent();
  tserver.sayCall("EventRinging");
  session.command({ type: "Accept", connectionId: CONN_ID, requestId: "r9" });

  tserver.say({ name: "EventLinkDisconnected" });
  assertEquals(toolbar.names(-2), ["EventLinkDisconnected", "EventError"]);
  assertObjectMatch(toolbar.last("EventError"), { code: "link-down", requestId: "r9" });
  assertEquals(refusalOf(session, { type: "Reject", connectionId: CONN_ID }), "link-down");

  tserver.say({ name: "EventLinkConnected" });
  assertEquals(tserver.count("RequestRegisterAddress"), 2);
  register(tserver);
  const released = toolbar.last("EventReleased");
  assertObjectMatch(released, { reason: "reject", cause: "lost", sourceEvent: "Lost" });
});

Deno.test("a link that flaps leaves the DN registered in the end", () => {
  const { tserver } = readyAgent();
  tserver.say({ name: "EventLinkDisconnected" });
  tserver.say({ name: "EventLinkConnected" });
  tserver.say({ name: "EventLinkDisconnected" });
  tserver.say({ name: "EventLinkConnected" });
  assertEquals(tserver.count("RequestRegisterAddress"), 3);
});

Deno.test("a registration that fails after a lost link is tried again, ever more slowly", () => {
  const { clock, session, tserver, toolbar } = readyAgent();
  tserver.say({ name: "EventLinkDisconnected" });
  tserver.say({ name: "EventLinkConnected" });
  const told = toolbar.told.length;
  for (const waitMs of [500, 1_000, 2_000]) {
    tserver.refuse("RequestRegisterAddress", 58, "Out of service");
    const before = tserver.count("RequestRegisterAddress");
    clock.advance(waitMs - 1);
    assertEquals(tserver.count("RequestRegisterAddress"), before);
    clock.advance(1);
    assertEquals(tserver.count("RequestRegisterAddress"), before + 1);
  }
  // Nobody asked, so no toolbar is bothered.
  assertEquals(toolbar.told.length, told);
  session.close();
  assertEquals(clock.pending, 0);
});

Deno.test("a background registration that fails does not swallow the agent's own initialize", () => {
  const { session, tserver, toolbar } = readyAgent();
  tserver.say({ name: "EventLinkDisconnected" });
  tserver.say({ name: "EventLinkConnected" });
  session.command({ type: "initialize", requestId: "mine" });
  tserver.refuse("RequestRegisterAddress", 58, "Out of service");
  assertObjectMatch(toolbar.last("EventError"), { requestId: "mine", type: "initialize" });
});

Deno.test("initialize after a lost link asks the T-Server again whether the agent is logged in", () => {
  const { session, tserver, toolbar } = readyAgent();
  tserver.say({ name: "EventLinkDisconnected" });
  tserver.say({ name: "EventLinkConnected" });
  register(tserver);
  session.command({ type: "initialize" });
  assertEquals(tserver.count("RequestAgentLogin"), 2);
  assertEquals(toolbar.count("EventRegistered"), 1);
});

Deno.test("a T-Server that answers ready with not ready is not asked for ever", () => {
  const { session, tserver, toolbar } = agentUnderTest();
  session.command({ type: "initialize", requestId: "r1" });
  register(tserver);
  logIn(tserver);
  const { ReferenceID } = tserver.last("RequestAgentReady");
  tserver.say({ name: "EventAgentNotReady", ReferenceID, ThisDN: "7001", AgentID: "1001" });
  assertEquals(tserver.count("RequestAgentReady"), 1);
  assertObjectMatch(toolbar.last("EventError"), { code: "no-effect", requestId: "r1" });
});

Deno.test("two initialize at once are answered by one EventRegistered", () => {
  const { session, tserver, toolbar } = agentUnderTest();
  session.command({ type: "initialize", requestId: "first" });
  const second = session.command({ type: "initialize", requestId: "second" });
  assertEquals(second.ok && second.accepted.requestId, "first");
  register(tserver);
  logIn(tserver);
  ready(tserver);
  assertEquals(toolbar.last("EventRegistered").requestId, "first");
});

Deno.test("the agent's own words for ready and not ready are told, with the reason", () => {
  const { session, tserver, toolbar } = readyAgent();
  session.command({ type: "NotReady", reason: "lunch", requestId: "r2" });
  const { ReferenceID, Reasons } = tserver.last("RequestAgentNotReady");
  tserver.say({
    name: "EventAgentNotReady",
    ReferenceID,
    ThisDN: "7001",
    AgentID: "1001",
    ...(Reasons && { Reasons }),
  });
  assertObjectMatch(toolbar.last("EventAgentNotReady"), { reason: "lunch", requestId: "r2" });

  session.command({ type: "Ready" });
  ready(tserver);
  assertEquals(toolbar.names().at(-1), "EventAgentReady");
});
