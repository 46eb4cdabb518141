import { assert, assertEquals, assertObjectMatch } from "@std/assert";
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

const HELD = inSnapshot(PartyState.Held);
const ALERTING = inSnapshot(PartyState.Alerting);

/** What the toolbar is told when the link was away and the snapshot then shows the call like this. */
function toldAfter(
  before: ("EventRinging" | "EventEstablished" | "EventHeld" | "EventReleased")[],
) {
  const { tserver, toolbar } = readyAgent();
  for (const name of before) tserver.sayCall(name);
  tserver.say({ name: "EventLinkDisconnected" });
  tserver.say({ name: "EventLinkConnected" });
  const told = toolbar.told.length;
  return {
    tserver,
    toolbar,
    names: (snapshot: typeof HELD) => {
      register(tserver, [snapshot]);
      assertEquals(tserver.count("RequestRegisterAddress"), 2, "asked for another snapshot");
      assertEquals(toolbar.names().at(-1), "EventSnapshot");
      return toolbar.names(told).slice(0, -1);
    },
  };
}

Deno.test("a snapshot after a lost link puts every call right and is asked for once", () => {
  assertEquals(toldAfter(["EventRinging"]).names(HELD), ["EventEstablished", "EventHeld"]);
  assertEquals(toldAfter(["EventRinging"]).names(ALERTING), []);
  assertEquals(toldAfter(["EventRinging", "EventEstablished"]).names(ALERTING), [
    "EventReleased",
    "EventRinging",
  ]);
  assertEquals(toldAfter(["EventRinging", "EventEstablished", "EventHeld"]).names(ALERTING), [
    "EventReleased",
    "EventRinging",
  ]);
});

Deno.test("a declined call that was offered again and answered while the link was away is told", () => {
  const away = toldAfter(["EventRinging", "EventReleased"]);
  assertEquals(away.names(inSnapshot(PartyState.Connected)), ["EventEstablished"]);
});

Deno.test("a T-Server that counts its events anew after a restart is understood", () => {
  const { tserver, toolbar } = readyAgent();
  tserver.sayCall("EventRinging");
  tserver.sayCall("EventReleased");
  tserver.say({ name: "EventLinkDisconnected" });
  tserver.restartSequence();
  tserver.say({ name: "EventLinkConnected" });
  register(tserver);
  tserver.sayCall("EventRinging");
  assertEquals(toolbar.names().at(-1), "EventRinging");
});

Deno.test("a late event of a call that a snapshot showed to be over does not bring it back", () => {
  const { tserver, toolbar } = readyAgent();
  tserver.sayCall("EventRinging");
  const ringing = tserver.said.at(-1);
  tserver.say({ name: "EventLinkDisconnected" });
  tserver.say({ name: "EventLinkConnected" });
  register(tserver);
  assert(ringing);
  tserver.sayAgain(ringing);
  assertEquals(toolbar.names().slice(-2), ["EventReleased", "EventSnapshot"]);
});

Deno.test("a DN that is unregistered behind our back is registered again", () => {
  const { tserver } = readyAgent();
  tserver.say({ name: "EventUnregistered", ThisDN: "7001" });
  assertEquals(tserver.count("RequestRegisterAddress"), 2);
});

Deno.test("a DN whose registration ended before the answer to it came is registered again", () => {
  const { clock, session, tserver, toolbar } = readyAgent();
  tserver.sayCall("EventRinging");
  session.command({ type: "initialize" });
  const { ReferenceID } = tserver.last("RequestRegisterAddress");
  const late = {
    name: "EventRegistered",
    ReferenceID,
    ThisDN: "7001",
    calls: [inSnapshot(PartyState.Alerting)],
    time: 0,
    EventSequenceNumber: (tserver.said.at(-1)?.EventSequenceNumber ?? 0) + 0.5,
  } as const;
  tserver.say({ name: "EventUnregistered", ThisDN: "7001" });
  const asked = tserver.count("RequestRegisterAddress");
  tserver.sayAgain(late);
  clock.advance(1_000);
  assertEquals(tserver.count("RequestRegisterAddress"), asked + 1);
  register(tserver, []);
  assertEquals(toolbar.count("EventReleased"), 1);
});

Deno.test("an initialize that came before the link was up is refused, and done when it is", () => {
  const { session, tserver, toolbar } = readyAgent();
  tserver.say({ name: "EventLinkDisconnected" });
  assertEquals(refusalOf(session, { type: "initialize", requestId: "i7" }), "link-down");
  tserver.say({ name: "EventLinkConnected" });
  register(tserver);
  logIn(tserver);
  ready(tserver);
  assertEquals(toolbar.last("EventRegistered").requestId, "i7");
});

Deno.test("an agent who left while the link was down is not made ready when it is back", () => {
  const { session, tserver } = readyAgent();
  tserver.say({ name: "EventLinkDisconnected" });
  refusalOf(session, { type: "initialize" });
  assertEquals(refusalOf(session, { type: "NotReady" }), "link-down");
  tserver.say({ name: "EventLinkConnected" });
  register(tserver);
  assertEquals(tserver.count("RequestAgentLogin"), 1);
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
