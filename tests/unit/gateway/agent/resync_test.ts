// What a lost link, a lost event and an absent agent leave behind, and how it is put right.
import { assert, assertEquals, assertObjectMatch } from "@std/assert";
import { PartyState, ReleasingParty } from "../../../../gateway/tserver/mod.ts";
import { FakeToolbar, inSnapshot, readyAgent, register } from "../../../helpers/agent.ts";
import { CALL_UUID, CONN_ID } from "../../../helpers/fake_tserver.ts";

const reject = { type: "Reject", connectionId: CONN_ID, requestId: "r7" } as const;
const calls = [{ eventId: CALL_UUID, connectionId: CONN_ID }];

/** An agent whose link goes down while the release of its call is on its way. */
function releaseOnItsWay() {
  const agent = readyAgent();
  const { session, tserver } = agent;
  tserver.sayCall("EventRinging");
  tserver.sayCall("EventEstablished");
  assert(session.command(reject).ok);
  tserver.say({ name: "EventLinkDisconnected" });
  return agent;
}

Deno.test("while the link is down the toolbar knows which calls are uncertain, and until when", () => {
  const { tserver, toolbar } = readyAgent();
  tserver.sayCall("EventRinging");
  tserver.say({ name: "EventLinkDisconnected" });
  assertEquals(toolbar.last("EventLinkDisconnected").calls, calls);
  tserver.say({ name: "EventLinkConnected" });
  assertEquals(toolbar.count("EventSnapshot"), 0);
  register(tserver, [inSnapshot(PartyState.Alerting)]);
  assertObjectMatch(toolbar.last("EventSnapshot"), { recovered: true, calls });
});

Deno.test("a toolbar that came back while the link was down saw its call gone before it was told how it ended", () => {
  const { session, tserver, attachment } = readyAgent();
  tserver.sayCall("EventRinging");
  attachment.detach("broken");
  tserver.sayCall("EventAbandoned");
  tserver.say({ name: "EventLinkDisconnected" });
  const back = new FakeToolbar();
  session.attach(back.deliver);
  tserver.say({ name: "EventLinkConnected" });
  register(tserver, []);
  assertEquals(back.names(), ["EventLinkConnected", "EventReleased", "EventSnapshot"]);
  assertEquals(back.last("EventReleased").cause, "abandoned");
});

Deno.test("a release that the link lost is asked for again when the call still lives, under its requestId", () => {
  const { tserver, toolbar } = releaseOnItsWay();
  tserver.say({ name: "EventLinkConnected" });
  assertEquals(tserver.count("RequestReleaseCall"), 1);
  register(tserver, [inSnapshot(PartyState.Connected)]);
  assertEquals(tserver.count("RequestReleaseCall"), 2);
  const { ReferenceID } = tserver.last("RequestReleaseCall");
  tserver.sayCall("EventReleased", { ReferenceID });
  assertObjectMatch(toolbar.last("EventReleased"), { requestId: "r7", reason: "wrapup" });
  assertEquals([toolbar.count("EventReleased"), toolbar.count("EventError")], [1, 0]);
});

Deno.test("a release that arrived before the link went down is not asked for again", () => {
  const { tserver, toolbar } = releaseOnItsWay();
  tserver.say({ name: "EventLinkConnected" });
  register(tserver, []);
  assertEquals(tserver.count("RequestReleaseCall"), 1);
  assertEquals([toolbar.count("EventReleased"), toolbar.count("EventError")], [1, 0]);
});

Deno.test("after a minute without a link the agent decides anew whether the call shall end", () => {
  const { clock, tserver, toolbar } = releaseOnItsWay();
  clock.advance(60_001);
  tserver.say({ name: "EventLinkConnected" });
  register(tserver, [inSnapshot(PartyState.Connected)]);
  assertEquals(tserver.count("RequestReleaseCall"), 1);
  assertObjectMatch(toolbar.last("EventError"), { code: "link-down", requestId: "r7" });
});

Deno.test("a call that was answered after the snapshot was taken is not taken for ringing", () => {
  const { session, tserver, toolbar } = readyAgent();
  tserver.sayCall("EventRinging");
  session.command({ type: "initialize" });
  const { ReferenceID } = tserver.last("RequestRegisterAddress");
  tserver.sayCall("EventEstablished");
  const late = {
    name: "EventRegistered",
    ReferenceID,
    ThisDN: "7001",
    calls: [inSnapshot(PartyState.Alerting)],
    time: 0,
    EventSequenceNumber: (tserver.said.at(-1)?.EventSequenceNumber ?? 0) - 0.5,
  } as const;
  tserver.sayAgain(late);
  assertEquals(toolbar.names().slice(-2), ["EventEstablished", "EventRegistered"]);
});

Deno.test("a call that began after the snapshot was taken is not taken for lost", () => {
  const { tserver, toolbar } = readyAgent();
  tserver.sayCall("EventRinging");
  tserver.sayAgain({
    name: "EventRegistered",
    ThisDN: "7001",
    calls: [],
    time: 0,
    EventSequenceNumber: 1,
  });
  assertEquals(toolbar.count("EventReleased"), 0);
});

Deno.test("an EventReleased that never came is found out while the toolbar waits", () => {
  const { clock, tserver, toolbar } = readyAgent({ auditMs: 30_000 });
  tserver.sayCall("EventRinging");
  assertEquals(tserver.count("RequestRegisterAddress"), 1);
  clock.advance(30_000);
  assertEquals(tserver.count("RequestRegisterAddress"), 2);
  register(tserver, []);
  assertObjectMatch(toolbar.last("EventReleased"), { cause: "lost", synthesised: true });
  clock.advance(60_000);
  assertEquals(tserver.count("RequestRegisterAddress"), 2);
});

Deno.test("an agent whose last toolbar is gone takes no more calls after a while", () => {
  const { clock, session, tserver, attachment } = readyAgent({ toolbarGraceMs: 10_000 });
  const second = session.attach(() => {});
  attachment.detach();
  clock.advance(20_000);
  assertEquals(tserver.count("RequestAgentNotReady"), 0);
  second.detach();
  clock.advance(9_999);
  const third = session.attach(() => {});
  clock.advance(10_000);
  third.detach();
  clock.advance(9_999);
  assertEquals(tserver.count("RequestAgentNotReady"), 0);
  clock.advance(1);
  assertEquals(tserver.count("RequestAgentNotReady"), 1);
});

Deno.test("an agent whose last toolbar left while the link was down is set not ready when it is back", () => {
  const { clock, tserver, attachment } = readyAgent({ toolbarGraceMs: 10_000 });
  tserver.say({ name: "EventLinkDisconnected" });
  attachment.detach();
  clock.advance(10_000);
  assertEquals(tserver.count("RequestAgentNotReady"), 0);
  tserver.say({ name: "EventLinkConnected" });
  register(tserver);
  clock.advance(10_000);
  assertEquals(tserver.count("RequestAgentNotReady"), 1);
});

Deno.test("after a lost link the toolbar learns that the switch has logged the agent out", () => {
  const { tserver, toolbar } = readyAgent();
  tserver.say({ name: "EventLinkDisconnected" });
  tserver.say({ name: "EventLinkConnected" });
  register(tserver);
  const { ReferenceID, AddressInfoType } = tserver.last("RequestQueryAddress");
  tserver.say({
    name: "EventAddressInfo",
    ReferenceID,
    AddressInfoType,
    ThisDN: "7001",
    calls: [],
  });
  assertEquals(toolbar.names().at(-1), "EventAgentLogout");
});

Deno.test("a call that is made twice under one requestId is dialled once", () => {
  const { clock, session, tserver } = readyAgent();
  const dial = { type: "MakeCall", toNumber: "+14155550123", requestId: "d1" } as const;
  const first = session.command(dial);
  assertEquals(session.command(dial), first);
  const { requestId, toNumber, type } = dial;
  assertEquals(session.command({ requestId, toNumber, type }), first);
  assertEquals(tserver.count("RequestMakeCall"), 1);
  const other = session.command({ ...dial, toNumber: "+14155550199" });
  assertEquals(other.ok ? "" : other.refusal.code, "request-id-reused");
  clock.advance(60_000);
  assert(session.command(dial).ok);
  assertEquals(tserver.count("RequestMakeCall"), 2);
});

Deno.test("a command that failed is done when it is sent again under the same requestId", () => {
  const { session, tserver } = readyAgent();
  tserver.sayCall("EventRinging");
  tserver.sayCall("EventEstablished");
  const hold = { type: "Hold", connectionId: CONN_ID, requestId: "h1" } as const;
  session.command(hold);
  tserver.refuse("RequestHoldCall", 93, "Destination is in an invalid state");
  session.command(hold);
  assertEquals(tserver.count("RequestHoldCall"), 2);
});

Deno.test("who hung up is told of the end that the switch forgot to tell", () => {
  const { session, tserver, toolbar } = readyAgent();
  tserver.sayCall("EventRinging");
  tserver.sayCall("EventEstablished", { Extensions: { ReleasingParty: ReleasingParty.Local } });
  session.command(reject);
  tserver.refuse("RequestReleaseCall", 56, "Invalid connection ID");
  register(tserver, []);
  assertEquals(toolbar.names().slice(-2), ["EventError", "EventReleased"]);
});
