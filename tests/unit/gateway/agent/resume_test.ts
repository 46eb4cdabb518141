// A toolbar that comes back and says where it was.
import { assertEquals, assertObjectMatch } from "@std/assert";
import type { Claim, Position } from "../../../../gateway/protocol/mod.ts";
import { PartyState, ReleasingParty } from "../../../../gateway/tserver/mod.ts";
import {
  agentUnderTest,
  FakeToolbar,
  inSnapshot,
  readyAgent,
  register,
} from "../../../helpers/agent.ts";
import { CALL_UUID, CONN_ID } from "../../../helpers/fake_tserver.ts";

const byCustomer = { Extensions: { ReleasingParty: ReleasingParty.Remote } };

/** Where a toolbar that was told all this would go on. */
function positionOf({ told }: FakeToolbar): Position {
  const { epoch = "", seq = 0 } = told.at(-1) ?? {};
  return { epoch, seq };
}

type Agent = ReturnType<typeof agentUnderTest>;

/** Comes back as a new toolbar that names this position and these calls. */
function comeBack({ session }: Agent, since?: Position, calls?: readonly Claim[]): FakeToolbar {
  const back = new FakeToolbar();
  session.attach(back.deliver, { since, calls });
  return back;
}

function away(agent: Agent): Position {
  agent.attachment.detach();
  return positionOf(agent.toolbar);
}

Deno.test("a toolbar that was away for a whole call is told all of it, in order, under its own seq", () => {
  const agent = readyAgent();
  const since = away(agent);
  const { tserver } = agent;
  tserver.sayCall("EventRinging");
  tserver.sayCall("EventEstablished");
  tserver.sayCall("EventReleased", byCustomer);
  const back = comeBack(agent, since, []);
  assertEquals(back.names(), [
    "EventRinging",
    "EventEstablished",
    "EventReleased",
    "EventSnapshot",
  ]);
  assertEquals(back.told.map(({ seq }) => seq - since.seq), [1, 2, 3, 4]);
  assertObjectMatch(back.last("EventSnapshot"), {
    recovered: true,
    agentState: "ready",
    calls: [],
  });
});

Deno.test("a toolbar that missed nothing is told so, and the call that goes on is not told again", () => {
  const agent = readyAgent();
  agent.tserver.sayCall("EventRinging");
  const back = comeBack(agent, away(agent), [{ id: CALL_UUID, state: "ringing" }]);
  assertEquals(back.names(), []);
  register(agent.tserver, [inSnapshot(PartyState.Alerting)]);
  assertEquals(back.names(), ["EventSnapshot"]);
  assertEquals(back.last("EventSnapshot").calls, [
    { eventId: CALL_UUID, connectionId: CONN_ID },
  ]);
});

Deno.test("an end that the link lost is found when the toolbar comes back, before it is told how things stand", () => {
  const agent = readyAgent();
  agent.tserver.sayCall("EventRinging");
  agent.tserver.sayCall("EventEstablished");
  const back = comeBack(agent, away(agent), [{ id: CONN_ID, state: "established" }]);
  register(agent.tserver, []);
  assertEquals(back.names(), ["EventReleased", "EventSnapshot"]);
  assertObjectMatch(back.last("EventReleased"), {
    reason: "wrapup",
    cause: "lost",
    synthesised: true,
  });
  assertEquals(agent.tally.report().synthesised, {
    "missing-from-snapshot": 1,
    "claimed-by-toolbar": 0,
  });
});

Deno.test("a toolbar that comes back starting anew is not shown a call whose end the link lost", () => {
  const { session, tserver } = readyAgent();
  tserver.sayCall("EventRinging");
  const reloaded = new FakeToolbar();
  session.attach(reloaded.deliver);
  session.command({ type: "initialize" });
  register(tserver, []);
  assertEquals(reloaded.names(), ["EventReleased", "EventRegistered"]);
});

Deno.test("what is no longer kept is not replayed in part: the toolbar gets a snapshot and the live calls", () => {
  const agent = readyAgent({ maxHistoryEvents: 2 });
  const { tserver } = agent;
  tserver.sayCall("EventRinging");
  tserver.sayCall("EventEstablished");
  const since = away(agent);
  for (const name of ["EventHeld", "EventRetrieved", "EventHeld"] as const) tserver.sayCall(name);
  const back = comeBack(agent, since, [{ id: CALL_UUID, state: "established" }]);
  register(tserver, [inSnapshot(PartyState.Held)]);
  assertEquals(back.names(), ["EventSnapshot", "EventEstablished", "EventHeld"]);
  assertEquals(back.last("EventSnapshot").recovered, false);
});

Deno.test("what is too old is no longer replayed", () => {
  const agent = readyAgent({ maxHistoryAgeMs: 1_000 });
  const since = away(agent);
  agent.tserver.sayCall("EventRinging");
  agent.tserver.sayCall("EventReleased", byCustomer);
  agent.clock.advance(1_000);
  const back = comeBack(agent, since, []);
  assertEquals(back.names(), ["EventSnapshot"]);
  assertEquals(back.last("EventSnapshot").recovered, false);
});

Deno.test("a claimed call that ended long ago is ended by what was told then", () => {
  const agent = readyAgent({ maxHistoryEvents: 0 });
  agent.tserver.sayCall("EventRinging");
  const since = away(agent);
  agent.tserver.sayCall("EventAbandoned", byCustomer);
  const back = comeBack(agent, since, [{ id: CALL_UUID, state: "ringing" }]);
  register(agent.tserver, []);
  assertEquals(back.names(), ["EventReleased", "EventSnapshot"]);
  assertObjectMatch(back.last("EventReleased"), { cause: "abandoned", reason: "reject" });
});

Deno.test("after a restart the gateway asks the switch before it judges what a toolbar believes", () => {
  const agent = agentUnderTest();
  const old = { epoch: "another life", seq: 7 };
  const back = comeBack(agent, old, [
    { id: CALL_UUID, state: "established" },
    { id: "gone-1", state: "established" },
    { id: "gone-2", state: "ringing" },
    { id: "gone-3" },
  ]);
  assertEquals(back.names(), []);
  register(agent.tserver, [inSnapshot(PartyState.Connected)]);
  const ends = back.told.filter(({ eventName }) => eventName === "EventReleased");
  assertEquals(
    ends.map((end) => [
      "eventId" in end && end.eventId,
      "reason" in end && end.reason,
      "synthesised" in end && end.synthesised,
    ]),
    [["gone-1", "wrapup", true], ["gone-2", "reject", true], ["gone-3", "wrapup", true]],
  );
  assertEquals(back.names(), [
    "EventEstablished",
    "EventReleased",
    "EventReleased",
    "EventReleased",
    "EventSnapshot",
  ]);
  assertEquals(back.last("EventSnapshot").recovered, false);
  assertEquals(agent.tally.report().synthesised["claimed-by-toolbar"], 3);
  // The toolbar that was there before met the call for the first time.
  assertEquals(agent.toolbar.names(), ["EventLinkConnected", "EventEstablished"]);
});

Deno.test("the call that the toolbar talked in rings again after the gateway was restarted: the talk is over, once", () => {
  const agent = agentUnderTest();
  const back = comeBack(agent, undefined, [{ id: CALL_UUID, state: "established" }]);
  register(agent.tserver, [inSnapshot(PartyState.Alerting)]);
  assertEquals(back.names(), ["EventReleased", "EventRinging", "EventSnapshot"]);
  assertEquals(back.last("EventReleased").reason, "wrapup");
});

Deno.test("an end that is found while the toolbar waits for the snapshot is told to it once", () => {
  const agent = readyAgent({ maxHistoryEvents: 0 });
  agent.tserver.sayCall("EventRinging");
  const back = comeBack(agent, away(agent), [{ id: CALL_UUID, state: "ringing" }]);
  register(agent.tserver, []);
  assertEquals(back.names(), ["EventReleased", "EventSnapshot"]);
});

Deno.test("a toolbar that comes back while the link is down is told how things stand when it is up", () => {
  const agent = readyAgent();
  agent.tserver.sayCall("EventRinging");
  const since = away(agent);
  agent.tserver.say({ name: "EventLinkDisconnected" });
  const back = comeBack(agent, since, [{ id: CALL_UUID, state: "ringing" }]);
  assertEquals(back.names(), ["EventLinkDisconnected"]);
  agent.tserver.say({ name: "EventLinkConnected" });
  register(agent.tserver, []);
  assertEquals(back.names(1), [
    "EventLinkConnected",
    "EventReleased",
    "EventSnapshot",
    "EventSnapshot",
  ]);
});

Deno.test("a toolbar that only says since is told again what its broken connection lost", () => {
  const agent = readyAgent();
  const { session, tserver } = agent;
  tserver.sayCall("EventRinging");
  agent.attachment.detach();
  tserver.sayCall("EventReleased", byCustomer);
  const late = new FakeToolbar();
  const { detach } = session.attach(late.deliver);
  session.command({ type: "initialize" });
  assertEquals(late.names(), ["EventRegistered", "EventReleased"]);
  detach("broken");
  const [registered] = late.told;
  const back = comeBack(agent, { epoch: registered?.epoch ?? "", seq: registered?.seq ?? 0 });
  register(tserver, []);
  assertEquals(back.names(), ["EventReleased", "EventSnapshot"]);
});

Deno.test("a toolbar that is gone before it could be told is forgotten", () => {
  const agent = agentUnderTest();
  const back = new FakeToolbar();
  agent.session.attach(back.deliver, { calls: [] }).detach();
  register(agent.tserver, []);
  assertEquals(back.names(), []);
});

Deno.test("the customer's end went to a connection that was dead: the next toolbar is told it", () => {
  const { session, tserver, attachment } = readyAgent();
  tserver.sayCall("EventRinging");
  tserver.sayCall("EventReleased", byCustomer);
  attachment.detach("broken");
  const back = new FakeToolbar();
  session.attach(back.deliver);
  session.command({ type: "initialize" });
  assertEquals(back.names(), ["EventRegistered", "EventReleased"]);
});

Deno.test("a toolbar that came back sooner than its dead connection was noticed learns the end then", () => {
  const { session, tserver, attachment } = readyAgent();
  tserver.sayCall("EventRinging");
  tserver.sayCall("EventReleased", byCustomer);
  const back = new FakeToolbar();
  session.attach(back.deliver);
  session.command({ type: "initialize" });
  assertEquals(back.names(), ["EventRegistered"]);
  attachment.detach("broken");
  assertEquals(back.names(), ["EventRegistered", "EventReleased"]);
});

Deno.test("a connection that closed as it should has brought the end: it is not told twice", () => {
  for (const isSureAtOnce of [true, false]) {
    const { session, tserver, attachment } = readyAgent();
    tserver.sayCall("EventRinging");
    tserver.sayCall("EventReleased", byCustomer);
    // A peer that was frozen takes part in the closing handshake when it wakes.
    if (!isSureAtOnce) attachment.detach("broken");
    attachment.detach("received");
    const back = new FakeToolbar();
    session.attach(back.deliver);
    session.command({ type: "initialize" });
    assertEquals(back.names(), ["EventRegistered"]);
  }
});

Deno.test("an end that was on its way when the toolbar closed its connection is told to the next one", () => {
  for (const [ms, isToldAgain] of [[100, true], [300, false]] as const) {
    const { clock, session, tserver, attachment } = readyAgent();
    tserver.sayCall("EventRinging");
    tserver.sayCall("EventReleased", byCustomer);
    clock.advance(ms);
    attachment.detach("closed");
    const back = new FakeToolbar();
    session.attach(back.deliver);
    session.command({ type: "initialize" });
    assertEquals(back.names().includes("EventReleased"), isToldAgain, `${ms} ms`);
  }
});

Deno.test("an end that was told long before the connection broke is not doubted", () => {
  const { clock, session, tserver, attachment } = readyAgent();
  tserver.sayCall("EventRinging");
  tserver.sayCall("EventReleased", byCustomer);
  clock.advance(32_001);
  attachment.detach("broken");
  const back = new FakeToolbar();
  session.attach(back.deliver);
  session.command({ type: "initialize" });
  assertEquals(back.names(), ["EventRegistered"]);
});

Deno.test("a call that a toolbar named by both names is not said to be alive after its end", () => {
  const agent = readyAgent();
  agent.tserver.sayCall("EventRinging");
  const back = comeBack(agent, away(agent), [{ id: CALL_UUID }, { id: CONN_ID }]);
  register(agent.tserver, [inSnapshot(PartyState.Alerting)]);
  agent.tserver.sayCall("EventReleased", byCustomer);
  agent.session.command({ type: "initialize" });
  assertEquals(back.names(), ["EventSnapshot", "EventReleased", "EventRegistered"]);
  assertEquals(back.last("EventRegistered").calls, []);
});
