import { assert, assertEquals, assertObjectMatch, assertStringIncludes } from "@std/assert";
import { PartyState, ReleasingParty } from "../../../../gateway/tserver/mod.ts";
import {
  FakeToolbar,
  inSnapshot,
  readyAgent,
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
    allowedCommands: ["Accept", "Reject", "Redirect"],
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
