// What a toolbar that comes in the middle of a call is told: the call as it stands, whatever led to it.
import { assertEquals, assertObjectMatch } from "@std/assert";
import { CallState, CallType } from "../../../../gateway/tserver/mod.ts";
import { FakeToolbar, readyAgent, registerUnchanged } from "../../../helpers/agent.ts";
import { CONN_ID } from "../../../helpers/fake_tserver.ts";

const CONSULT = {
  ConnID: "006c02462a161007",
  CallUUID: "C".repeat(32),
  CallType: CallType.Consult,
  PreviousConnID: CONN_ID,
  ANI: "7001",
  OtherDN: "7002",
};

function talking() {
  const agent = readyAgent();
  agent.tserver.sayCall("EventRinging");
  agent.tserver.sayCall("EventEstablished");
  return agent;
}

/** A toolbar that has just been loaded. */
function reloaded({ session, tserver }: ReturnType<typeof readyAgent>): FakeToolbar {
  const late = new FakeToolbar();
  session.attach(late.deliver);
  session.command({ type: "initialize" });
  registerUnchanged(tserver);
  return late;
}

Deno.test("a toolbar reloaded in a conference did not know who was in it", () => {
  const agent = talking();
  agent.tserver.sayCall("EventPartyAdded", { OtherDN: "7002" });
  agent.tserver.sayCall("EventPartyAdded", { OtherDN: "7003" });
  assertEquals(reloaded(agent).last("EventEstablished").parties, ["7002", "7003"]);
  agent.tserver.sayCall("EventPartyDeleted", { OtherDN: "7002" });
  assertEquals(reloaded(agent).last("EventEstablished").parties, ["7003"]);
  agent.tserver.sayCall("EventPartyDeleted", { OtherDN: "7003" });
  assertEquals(reloaded(agent).last("EventEstablished").parties, undefined);
});

Deno.test("a toolbar reloaded after mute and unmute said MUTED", () => {
  const agent = talking();
  agent.tserver.sayCall("EventMuteOn");
  assertEquals(reloaded(agent).last("EventEstablished").muted, true);
  agent.tserver.sayCall("EventMuteOff");
  assertEquals(reloaded(agent).last("EventEstablished").muted, undefined);
});

Deno.test("a toolbar reloaded after a hold in which data changed had the held call's buttons", () => {
  const agent = talking();
  agent.tserver.sayCall("EventHeld");
  agent.tserver.sayCall("EventAttachedDataChanged", { UserData: { order: 7 } });
  agent.tserver.sayCall("EventRetrieved");
  const told = reloaded(agent).last("EventEstablished");
  assertEquals([told.allowedCommands.includes("Hold"), told.userData], [true, { order: 7 }]);
});

Deno.test("a toolbar reloaded by the agent who got the customer still spoke of a consultation", () => {
  const agent = readyAgent();
  const { tserver } = agent;
  tserver.sayCall("EventRinging", CONSULT);
  tserver.sayCall("EventEstablished", CONSULT);
  assertEquals(reloaded(agent).last("EventEstablished").consults, CONN_ID);
  tserver.sayCall("EventPartyChanged", {
    CallUUID: "C".repeat(32),
    PreviousConnID: CONSULT.ConnID,
    CallState: CallState.Conferenced,
    ThirdPartyDN: "7003",
  });
  const told = reloaded(agent).last("EventEstablished");
  assertObjectMatch(told, { connectionId: CONN_ID, ANI: "+14155550100", parties: ["7003"] });
  assertEquals(told.consults, undefined);
});

Deno.test("a consultation is told with its purpose, also late, and each call with what the other leaves it", () => {
  const agent = talking();
  const { session, tserver } = agent;
  session.command({ type: "InitiateConference", connectionId: CONN_ID, toNumber: "7002" });
  const { ReferenceID } = tserver.last("RequestInitiateConference");
  tserver.sayCall("EventHeld");
  tserver.sayCall("EventDialing", { ...CONSULT, ReferenceID });
  tserver.sayCall("EventEstablished", CONSULT);
  const late = reloaded(agent);
  assertEquals(late.names(), [
    "EventRegistered",
    "EventEstablished",
    "EventHeld",
    "EventEstablished",
  ]);
  const consultation = late.last("EventEstablished");
  assertObjectMatch(consultation, { consults: CONN_ID, consultsFor: "conference" });
  assertEquals(consultation.allowedCommands.includes("Alternate"), true);
  assertEquals(late.last("EventHeld").allowedCommands.includes("Retrieve"), true);
});

Deno.test("a consultation that is held is swapped by naming the call in hand first", () => {
  const { session, tserver, toolbar } = talking();
  tserver.sayCall("EventHeld");
  tserver.sayCall("EventDialing", CONSULT);
  tserver.sayCall("EventEstablished", CONSULT);
  tserver.sayCall("EventHeld", CONSULT);
  tserver.sayCall("EventRetrieved");
  const { connectionId, allowedCommands } = toolbar.last("EventCommandsChanged");
  assertEquals([connectionId, allowedCommands.includes("Alternate")], [CONSULT.ConnID, true]);
  session.command({ type: "Alternate", connectionId: CONSULT.ConnID });
  const { ConnID, PreviousConnID } = tserver.last("RequestAlternateCall");
  assertEquals([ConnID, PreviousConnID], [CONN_ID, CONSULT.ConnID]);
});

Deno.test("the customer left the conference, and the toolbar went on naming him", () => {
  const { tserver, toolbar } = talking();
  tserver.sayCall("EventPartyAdded", { OtherDN: "7002" });
  tserver.sayCall("EventPartyDeleted", { OtherDN: "+14155550100" });
  const told = toolbar.last("EventPartyDeleted");
  assertEquals([told.ANI, told.parties], ["7002", undefined]);
});
