import { assert, assertEquals, assertObjectMatch, assertStringIncludes } from "@std/assert";
import { CallType, PartyState, ReleasingParty } from "../../../../gateway/tserver/mod.ts";
import {
  FakeToolbar,
  inSnapshot,
  readyAgent,
  refusalOf,
  register,
  REQUEST_TIMEOUT_MS,
} from "../../../helpers/agent.ts";
import { CALL_UUID, CONN_ID } from "../../../helpers/fake_tserver.ts";

const reject = { type: "Reject", connectionId: CONN_ID } as const;
const accept = { type: "Accept", connectionId: CONN_ID } as const;
const byAgent = { Extensions: { ReleasingParty: ReleasingParty.Local } };
const byCustomer = { Extensions: { ReleasingParty: ReleasingParty.Remote } };

Deno.test("a call that rings is told with everything that a toolbar needs", () => {
  const { tserver, toolbar } = readyAgent();
  tserver.sayCall("EventRinging", { UserData: { queue: "service" } });
  assertObjectMatch(toolbar.last("EventRinging"), {
    eventId: CALL_UUID,
    connectionId: CONN_ID,
    ANI: "+14155550100",
    DNIS: "7001",
    direction: "inbound",
    thisDN: "7001",
    userData: { queue: "service" },
    allowedCommands: ["Accept", "Reject"],
  });
});

Deno.test("a call without ANI is told with an empty one", () => {
  const { tserver, toolbar } = readyAgent();
  tserver.sayCall("EventRinging", { ANI: undefined } as never);
  assertEquals(toolbar.last("EventRinging").ANI, "");
});

Deno.test("declining: RequestReleaseCall goes out, EventReleased says reject", () => {
  const { session, tserver, toolbar } = readyAgent();
  tserver.sayCall("EventRinging");

  const outcome = session.command({ ...reject, requestId: "r1" });
  assertEquals(outcome, {
    ok: true,
    accepted: { requestId: "r1", type: "Reject", connectionId: CONN_ID },
  });
  const request = tserver.last("RequestReleaseCall");
  assertEquals([request.ThisDN, request.ConnID], ["7001", CONN_ID]);
  assertEquals(toolbar.count("EventReleased"), 0);

  tserver.sayCall("EventReleased", { ReferenceID: request.ReferenceID, ...byAgent });
  assertObjectMatch(toolbar.last("EventReleased"), {
    reason: "reject",
    cause: "declined",
    releasedBy: "agent",
    sourceEvent: "EventReleased",
    requestId: "r1",
    allowedCommands: [],
  });
});

Deno.test("hanging up: an established call ends as wrapup", () => {
  const { session, tserver, toolbar } = readyAgent();
  tserver.sayCall("EventRinging");
  session.command(accept);
  tserver.sayCall("EventEstablished", {
    ReferenceID: tserver.last("RequestAnswerCall").ReferenceID,
  });
  session.command(reject);
  tserver.sayCall("EventReleased", byAgent);
  assertObjectMatch(toolbar.last("EventReleased"), { reason: "wrapup", cause: "ended" });
});

Deno.test("Reject asked twice sends one RequestReleaseCall and brings one EventReleased", () => {
  const { session, tserver, toolbar } = readyAgent();
  tserver.sayCall("EventRinging");
  assert(session.command(reject).ok);
  assert(session.command(reject).ok);
  assertEquals(tserver.count("RequestReleaseCall"), 1);

  tserver.sayCall("EventReleased", byAgent);
  assert(session.command(reject).ok);
  assertEquals(tserver.count("RequestReleaseCall"), 1);
  assertEquals(toolbar.count("EventReleased"), 1);
});

Deno.test("Reject of a call that ended while the toolbar was away brings it its EventReleased", () => {
  const { session, tserver, toolbar } = readyAgent();
  tserver.sayCall("EventRinging");
  tserver.sayCall("EventAbandoned", byCustomer);
  const back = new FakeToolbar();
  session.attach(back.deliver);

  assert(session.command(reject).ok);
  assert(session.command(reject).ok);
  assertEquals(back.names(), ["EventReleased"]);
  assertEquals(toolbar.count("EventReleased"), 1);
});

Deno.test("decline crossing an answer on the phone: the reason is wrapup", () => {
  const { session, tserver, toolbar } = readyAgent();
  tserver.sayCall("EventRinging");
  session.command(reject);
  tserver.sayCall("EventEstablished");
  tserver.sayCall("EventReleased", {
    ReferenceID: tserver.last("RequestReleaseCall").ReferenceID,
    ...byAgent,
  });
  assertEquals(toolbar.names(-3).slice(-3), ["EventRinging", "EventEstablished", "EventReleased"]);
  assertEquals(toolbar.last("EventReleased").reason, "wrapup");
});

Deno.test("the customer hangs up while our release is on its way: one EventReleased, no EventError", () => {
  const { session, tserver, toolbar } = readyAgent();
  tserver.sayCall("EventRinging");
  tserver.sayCall("EventEstablished");
  session.command(reject);
  tserver.sayCall("EventReleased", byCustomer);
  tserver.refuse("RequestReleaseCall", 56, "Invalid connection ID");
  assertEquals(toolbar.count("EventReleased"), 1);
  assertEquals(toolbar.count("EventError"), 0);
  assertEquals(toolbar.last("EventReleased").releasedBy, "customer");
});

Deno.test("accepting on the toolbar and on the phone at once shows no error", () => {
  const { session, tserver, toolbar } = readyAgent();
  tserver.sayCall("EventRinging");
  session.command(accept);
  tserver.sayCall("EventEstablished");
  tserver.refuse("RequestAnswerCall", 1161, "Incorrect object state");
  assertEquals(toolbar.count("EventError"), 0);
});

Deno.test("a repeated or late event changes nothing", () => {
  const { tserver, toolbar } = readyAgent();
  tserver.sayCall("EventRinging");
  tserver.sayCall("EventEstablished");
  const established = tserver.said.at(-1);
  tserver.sayCall("EventReleased", byAgent);
  const released = tserver.said.at(-1);
  const ringing = tserver.said.at(-3);
  for (const late of [ringing, established, released]) {
    assert(late);
    tserver.sayAgain(late);
  }
  assertEquals(toolbar.names(2), ["EventRinging", "EventEstablished", "EventReleased"]);
});

Deno.test("a T-Server that does not answer: the toolbar is told, and may try again", () => {
  const { clock, session, tserver, toolbar } = readyAgent();
  tserver.sayCall("EventRinging");
  session.command({ ...reject, requestId: "r1" });
  clock.advance(REQUEST_TIMEOUT_MS - 1);
  assertEquals(toolbar.count("EventError"), 0);
  clock.advance(1);
  assertObjectMatch(toolbar.last("EventError"), {
    code: "timeout",
    type: "Reject",
    requestId: "r1",
    connectionId: CONN_ID,
    eventId: CALL_UUID,
  });
  assertStringIncludes(toolbar.last("EventError").detail, "has not answered RequestReleaseCall");

  register(tserver, [inSnapshot(PartyState.Alerting)]);
  assert(session.command(reject).ok);
  assertEquals(tserver.count("RequestReleaseCall"), 2);
  tserver.sayCall("EventReleased", byAgent);
  clock.advance(REQUEST_TIMEOUT_MS);
  assertEquals(toolbar.count("EventReleased"), 1);
  assertEquals(toolbar.count("EventError"), 1);
  assertEquals(clock.pending, 0);
});

Deno.test("a refused release leaves the call as it is and says why", () => {
  const { session, tserver, toolbar } = readyAgent();
  tserver.sayCall("EventRinging");
  session.command(reject);
  tserver.refuse("RequestReleaseCall", 1161, "Incorrect object state");
  assertObjectMatch(toolbar.last("EventError"), { errorCode: 1161, connectionId: CONN_ID });
  assert(session.command(accept).ok);
});

Deno.test("a switch that no longer knows a call is asked for a snapshot, and the call ends as lost", () => {
  const { session, tserver, toolbar } = readyAgent();
  tserver.sayCall("EventRinging");
  tserver.sayCall("EventEstablished");
  session.command(reject);
  tserver.refuse("RequestReleaseCall", 1166, "No connection to clear");
  register(tserver);
  assertObjectMatch(toolbar.last("EventReleased"), { reason: "wrapup", cause: "lost" });
});

Deno.test("an impossible event asks for a snapshot instead of throwing", () => {
  const { tserver } = readyAgent();
  tserver.sayCall("EventRinging");
  tserver.sayCall("EventEstablished");
  tserver.sayCall("EventRinging");
  tserver.sayCall("EventRinging");
  assertEquals(tserver.count("RequestRegisterAddress"), 2);
});

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
  assertEquals(toolbar.last("EventHeld").allowedCommands, ["Reject", "Retrieve"]);
  assert(session.command({ type: "Retrieve", connectionId: CONN_ID }).ok);
  tserver.sayCall("EventRetrieved", {
    ReferenceID: tserver.last("RequestRetrieveCall").ReferenceID,
  });
  assertEquals(toolbar.last("EventRetrieved").allowedCommands, ["Reject", "Hold"]);
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
