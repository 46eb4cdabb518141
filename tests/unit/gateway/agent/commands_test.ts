import { assert, assertArrayIncludes, assertEquals, assertObjectMatch } from "@std/assert";
import { CallType, PartyState, ReleasingParty } from "../../../../gateway/tserver/mod.ts";
import {
  FakeToolbar,
  inSnapshot,
  readyAgent,
  refusalOf,
  register,
  registerUnchanged,
} from "../../../helpers/agent.ts";
import { CALL_UUID, CONN_ID } from "../../../helpers/fake_tserver.ts";

const reject = { type: "Reject", connectionId: CONN_ID } as const;
const accept = { type: "Accept", connectionId: CONN_ID } as const;
const byAgent = { Extensions: { ReleasingParty: ReleasingParty.Local } };
const byCustomer = { Extensions: { ReleasingParty: ReleasingParty.Remote } };

Deno.test("a command without connectionId means the only live call", () => {
  const { session, tserver } = readyAgent();
  assertEquals(refusalOf(session, { type: "Reject" }), "no-live-call");
  tserver.sayCall("EventRinging");
  assertEquals(refusalOf(session, { type: "Reject", connectionId: null }), undefined);
  assertEquals(tserver.last("RequestReleaseCall").ConnID, CONN_ID);
  tserver.sayCall("EventRinging", { ConnID: "006c02462a161007", CallUUID: "B".repeat(32) });
  assertEquals(refusalOf(session, { type: "Reject" }), "ambiguous-call");
});

Deno.test("a command for a call that is unknown or in another state is refused", () => {
  const { session, tserver } = readyAgent();
  assertEquals(refusalOf(session, reject), "unknown-call");
  tserver.sayCall("EventRinging");
  assertEquals(refusalOf(session, { type: "Hold", connectionId: CONN_ID }), "wrong-state");
  tserver.sayCall("EventReleased", byAgent);
  assertEquals(refusalOf(session, accept), "wrong-state");
});

Deno.test("calls that are over are forgotten beyond the bound", () => {
  const { session, tserver } = readyAgent();
  for (const digit of ["a", "b", "c"]) {
    const ConnID = digit.repeat(16);
    tserver.sayCall("EventRinging", { ConnID });
    tserver.sayCall("EventReleased", { ConnID, ...byAgent });
  }
  assertEquals(refusalOf(session, { ...reject, connectionId: "a".repeat(16) }), "unknown-call");
  assertEquals(refusalOf(session, { ...reject, connectionId: "b".repeat(16) }), undefined);
});

Deno.test("calls that are over are forgotten when they are old", () => {
  const { session, tserver, clock } = readyAgent({ maxReleasedCalls: 9, maxReleasedAgeMs: 60_000 });
  const [old, newer, newest] = ["a".repeat(16), "b".repeat(16), "c".repeat(16)];
  const end = (ConnID: string, afterMs: number) => {
    clock.advance(afterMs);
    tserver.sayCall("EventRinging", { ConnID });
    tserver.sayCall("EventReleased", { ConnID, ...byAgent });
  };
  end(old, 0);
  end(newer, 59_999);
  assertEquals(refusalOf(session, { ...reject, connectionId: old }), undefined);
  end(newest, 1);
  assertEquals(refusalOf(session, { ...reject, connectionId: old }), "unknown-call");
  assertEquals(refusalOf(session, { ...reject, connectionId: newer }), undefined);
});

Deno.test("Reject of a call that is over succeeds with a full outbox and a link that is down", () => {
  const { session, tserver } = readyAgent();
  tserver.sayCall("EventRinging");
  tserver.sayCall("EventReleased", byAgent);
  const dial = { type: "MakeCall", toNumber: "+14155550123" } as const;
  for (let sent = 0; sent < 4; sent++) session.command(dial);
  assertEquals(refusalOf(session, reject), undefined);
  tserver.say({ name: "EventLinkDisconnected" });
  assertEquals(refusalOf(session, reject), undefined);
  assertEquals(tserver.count("RequestReleaseCall"), 0);
});

Deno.test("a repeated command is answered with the id of the request on its way", () => {
  const { session, tserver } = readyAgent();
  tserver.sayCall("EventRinging");
  session.command({ ...reject, requestId: "first" });
  const again = session.command({ ...reject, requestId: "second" });
  assertEquals(again.ok && again.accepted.requestId, "first");
});

Deno.test("a call that ended while two toolbars were away is named once in EventRegistered", () => {
  const { session, tserver, attachment } = readyAgent();
  const other = session.attach(new FakeToolbar().deliver);
  tserver.sayCall("EventRinging");
  for (const { detach } of [other, attachment]) detach("broken");
  tserver.sayCall("EventAbandoned", byCustomer);
  const back = [new FakeToolbar(), new FakeToolbar()];
  for (const { deliver } of back) session.attach(deliver);
  session.command({ type: "initialize" });
  registerUnchanged(tserver);
  const over = { eventId: CALL_UUID, connectionId: CONN_ID };
  for (const toolbar of back) assertEquals(toolbar.last("EventRegistered").calls, [over]);
});

Deno.test("a call that ended while no toolbar was there is told to the next one", () => {
  const { session, tserver, attachment } = readyAgent();
  tserver.sayCall("EventRinging");
  attachment.detach();
  tserver.sayCall("EventAbandoned", byCustomer);
  const back = new FakeToolbar();
  session.attach(back.deliver);
  session.command({ type: "initialize" });
  session.command({ type: "initialize" });
  assertEquals(back.names(), ["EventRegistered", "EventReleased", "EventRegistered"]);
});

Deno.test("a toolbar that comes while a call is held is told its answer, then the hold", () => {
  const { session, tserver } = readyAgent();
  tserver.sayCall("EventRinging");
  tserver.sayCall("EventEstablished");
  tserver.sayCall("EventHeld");
  const late = new FakeToolbar();
  session.attach(late.deliver);
  session.command({ type: "initialize" });
  register(tserver, [inSnapshot(PartyState.Held)]);
  assertEquals(late.names(), ["EventRegistered", "EventEstablished", "EventHeld"]);
});

Deno.test("a session that is closed leaves no timer behind", () => {
  const { clock, session, tserver } = readyAgent();
  tserver.sayCall("EventRinging");
  session.command(reject);
  session.close();
  assertEquals(clock.pending, 0);
});

Deno.test("too many requests without an answer are refused", () => {
  const { session } = readyAgent();
  const dial = { type: "MakeCall", toNumber: "+14155550123" } as const;
  for (let sent = 0; sent < 4; sent++) assertEquals(refusalOf(session, dial), undefined);
  assertEquals(refusalOf(session, dial), "too-many-requests");
});

Deno.test("an outbound call is told from dialling to its end under the client's request id", () => {
  const { session, tserver, toolbar } = readyAgent();
  session.command({ type: "MakeCall", toNumber: "+1 (415) 555-0123", connectionId: "fusion-42" });
  const { ReferenceID, OtherDN } = tserver.last("RequestMakeCall");
  assertEquals(OtherDN, "+14155550123");
  const outbound = { CallType: CallType.Outbound, OtherDN };
  tserver.sayCall("EventDialing", { ReferenceID, ...outbound });
  assertObjectMatch(toolbar.last("EventDialing"), {
    requestId: "fusion-42",
    direction: "outbound",
    ANI: "+14155550123",
    allowedCommands: ["Reject"],
  });
  tserver.sayCall("EventDestinationBusy", outbound);
  tserver.sayCall("EventReleased", outbound);
  assertObjectMatch(toolbar.last("EventReleased"), { reason: "reject", cause: "busy" });
});

Deno.test("holding and retrieving change what the call allows", () => {
  const { session, tserver, toolbar } = readyAgent();
  tserver.sayCall("EventRinging");
  tserver.sayCall("EventEstablished");
  assert(session.command({ type: "Hold", connectionId: CONN_ID }).ok);
  tserver.sayCall("EventHeld", { ReferenceID: tserver.last("RequestHoldCall").ReferenceID });
  assertArrayIncludes(toolbar.last("EventHeld").allowedCommands, ["Reject", "Retrieve"]);
  assert(session.command({ type: "Retrieve", connectionId: CONN_ID }).ok);
  tserver.sayCall("EventRetrieved", {
    ReferenceID: tserver.last("RequestRetrieveCall").ReferenceID,
  });
  assertArrayIncludes(toolbar.last("EventRetrieved").allowedCommands, ["Reject", "Hold"]);
});

Deno.test("two toolbars of one agent are both told everything, and a detached one nothing", () => {
  const { session, tserver, toolbar } = readyAgent();
  const second = new FakeToolbar();
  const attachment = session.attach(second.deliver);
  tserver.sayCall("EventRinging");
  attachment.detach();
  attachment.detach();
  tserver.sayCall("EventReleased", byAgent);
  assertEquals(second.names(), ["EventRinging"]);
  assertEquals(toolbar.names().slice(-2), ["EventRinging", "EventReleased"]);
});

Deno.test("commands for one call reach the T-Server in the order in which they were given", () => {
  const { session, tserver } = readyAgent();
  tserver.sayCall("EventRinging");
  tserver.sayCall("EventEstablished");
  const given = tserver.sent.length;
  for (const type of ["Mute", "Hold", "Reject"] as const) {
    assert(session.command({ type, connectionId: CONN_ID }).ok);
  }
  assertEquals(tserver.names().slice(given), [
    "RequestSetMuteOn",
    "RequestHoldCall",
    "RequestReleaseCall",
  ]);
});
