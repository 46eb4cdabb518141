// A T-Server that gives live calls new ConnIDs, as a warm switchover does.
import { assert, assertEquals, assertObjectMatch } from "@std/assert";
import { CallType, type EventRegistered, PartyState } from "../../../../gateway/tserver/mod.ts";
import {
  FakeToolbar,
  inSnapshot,
  logIn,
  ready,
  readyAgent,
  register,
} from "../../../helpers/agent.ts";
import { CALL_UUID, CONN_ID } from "../../../helpers/fake_tserver.ts";

const NEW_CONN_ID = "006c02462a161abc";
const NEWEST_CONN_ID = "006c02462a161def";

const renamed = (state: PartyState, ConnID = NEW_CONN_ID) => ({ ...inSnapshot(state), ConnID });

/** An agent who talks, and a T-Server that lets the link go down and up and has these calls then. */
function switchedOver(calls: EventRegistered["calls"], { held = false } = {}) {
  const agent = readyAgent();
  const { tserver, toolbar } = agent;
  tserver.sayCall("EventRinging", { UserData: { order: 7 } });
  tserver.sayCall("EventEstablished");
  if (held) tserver.sayCall("EventHeld");
  const skip = toolbar.told.length;
  switchOver(tserver, calls);
  return { ...agent, skip };
}

function switchOver(
  tserver: ReturnType<typeof readyAgent>["tserver"],
  calls: EventRegistered["calls"],
): void {
  tserver.say({ name: "EventLinkDisconnected" });
  tserver.say({ name: "EventLinkConnected" });
  register(tserver, calls);
}

Deno.test("after a warm switchover the toolbar keeps its call under a new connectionId", () => {
  const { toolbar, skip } = switchedOver([renamed(PartyState.Connected)]);
  assertEquals(toolbar.names(skip), [
    "EventLinkDisconnected",
    "EventLinkConnected",
    "EventPartyChanged",
    "EventSnapshot",
  ]);
  assertObjectMatch(toolbar.last("EventPartyChanged"), {
    eventId: CALL_UUID,
    connectionId: NEW_CONN_ID,
    previousConnectionId: CONN_ID,
    userData: { order: 7 },
  });
});

for (const connectionId of [CONN_ID, NEW_CONN_ID, ""]) {
  Deno.test(`after a warm switchover "${connectionId}" hangs up the call, and again does no harm`, () => {
    const { session, tserver, toolbar } = switchedOver([renamed(PartyState.Connected)]);
    const outcome = session.command({ type: "Reject", connectionId });
    assert(outcome.ok);
    assertEquals(outcome.accepted.connectionId, NEW_CONN_ID);
    assertEquals(tserver.last("RequestReleaseCall").ConnID, NEW_CONN_ID);
    tserver.sayCall("EventReleased", { ConnID: NEW_CONN_ID });
    assertObjectMatch(toolbar.last("EventReleased"), { connectionId: NEW_CONN_ID });
    assertEquals(session.command({ type: "Reject", connectionId: CONN_ID }).ok, true);
    assertEquals([toolbar.count("EventReleased"), tserver.count("RequestReleaseCall")], [1, 1]);
  });
}

Deno.test("two warm switchovers: the first connectionId still finds the call", () => {
  const { session, tserver } = switchedOver([renamed(PartyState.Connected)]);
  switchOver(tserver, [renamed(PartyState.Connected, NEWEST_CONN_ID)]);
  assert(session.command({ type: "Hold", connectionId: CONN_ID }).ok);
  assertEquals(tserver.last("RequestHoldCall").ConnID, NEWEST_CONN_ID);
  assert(session.command({ type: "Mute", connectionId: NEW_CONN_ID }).ok);
});

Deno.test("what changed during a warm switchover is told after the new connectionId", () => {
  const { toolbar, skip } = switchedOver([renamed(PartyState.Held)]);
  assertEquals(toolbar.names(skip).slice(2), ["EventPartyChanged", "EventHeld", "EventSnapshot"]);
  assertEquals(toolbar.last("EventHeld").connectionId, NEW_CONN_ID);
});

Deno.test("a call that ended during a warm switchover is released, another of its own rings", () => {
  const other = { ...renamed(PartyState.Alerting), CallUUID: "013V08JRL498H1OI04000VTAES00000J" };
  const { toolbar, skip } = switchedOver([other]);
  assertEquals(toolbar.names(skip).slice(2), ["EventReleased", "EventRinging", "EventSnapshot"]);
  assertObjectMatch(toolbar.last("EventReleased"), { connectionId: CONN_ID, cause: "lost" });
});

Deno.test("a consultation keeps its held call through a warm switchover", () => {
  const consultation = "006c02462a161007";
  const CallUUID = "013V08JRL498H1OI04000VTAES00000K";
  const { session, tserver } = switchedOver([renamed(PartyState.Held)], { held: true });
  tserver.sayCall("EventDialing", {
    ConnID: consultation,
    CallUUID,
    CallType: CallType.Consult,
    PreviousConnID: NEW_CONN_ID,
  });
  tserver.sayCall("EventEstablished", { ConnID: consultation, CallUUID });
  const consult = { ConnID: "006c02462a161bbb", CallUUID, CallType: CallType.Consult };
  switchOver(tserver, [
    renamed(PartyState.Held, NEWEST_CONN_ID),
    { ...consult, PartyState: PartyState.Connected },
  ]);
  assert(session.command({ type: "CompleteTransfer", connectionId: consultation }).ok);
  const { ConnID, TransferConnID } = tserver.last("RequestCompleteTransfer");
  assertEquals([ConnID, TransferConnID], [NEWEST_CONN_ID, consult.ConnID]);
});

Deno.test("a toolbar that comes after a warm switchover is told the new connectionId", () => {
  const { session, tserver } = switchedOver([renamed(PartyState.Connected)]);
  const late = new FakeToolbar();
  session.attach(late.deliver);
  session.command({ type: "initialize" });
  register(tserver, [renamed(PartyState.Connected)]);
  logIn(tserver);
  ready(tserver);
  assertEquals(late.names(), ["EventRegistered", "EventEstablished"]);
  assertEquals(late.last("EventEstablished").connectionId, NEW_CONN_ID);
});

Deno.test("a late event of the old ConnID begins no call", () => {
  const { tserver, toolbar } = switchedOver([renamed(PartyState.Connected)]);
  const old = tserver.said.find(({ name }) => name === "EventRinging");
  assert(old);
  const before = toolbar.told.length;
  tserver.sayAgain(old);
  assertEquals(toolbar.names(before), []);
});

Deno.test("a call that was transferred here goes on through a warm switchover", () => {
  const { tserver, toolbar } = readyAgent();
  tserver.sayCall("EventRinging");
  tserver.sayCall("EventEstablished");
  const CallUUID = "013V08JRL498H1OI04000VTAES00000L";
  const ringing = tserver.said.find(({ name }) => name === "EventRinging");
  assert(ringing && "CallUUID" in ringing);
  const joined = { ConnID: NEW_CONN_ID, CallUUID, PreviousConnID: CONN_ID };
  tserver.say({ ...ringing, ...joined, name: "EventPartyChanged" });
  const skip = toolbar.told.length;
  switchOver(tserver, [{ ...renamed(PartyState.Connected, NEWEST_CONN_ID), CallUUID }]);
  assertEquals(toolbar.names(skip).slice(2), ["EventPartyChanged", "EventSnapshot"]);
  assertObjectMatch(toolbar.last("EventPartyChanged"), {
    eventId: CALL_UUID,
    connectionId: NEWEST_CONN_ID,
  });
});

Deno.test("a call that is answered after a warm switchover, before the snapshot comes, is one call and not two", () => {
  const { tserver, toolbar } = readyAgent();
  tserver.sayCall("EventRinging");
  tserver.say({ name: "EventLinkDisconnected" });
  tserver.say({ name: "EventLinkConnected" });
  tserver.sayCall("EventEstablished", { ConnID: NEW_CONN_ID });
  register(tserver, [renamed(PartyState.Connected)]);
  tserver.sayCall("EventReleased", { ConnID: NEW_CONN_ID });
  assertEquals(toolbar.names().slice(-5), [
    "EventLinkConnected",
    "EventPartyChanged",
    "EventEstablished",
    "EventSnapshot",
    "EventReleased",
  ]);
  assertEquals(toolbar.last("EventReleased").reason, "wrapup");
});
