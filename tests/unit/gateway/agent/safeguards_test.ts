// Trouble in which one safeguard alone stands between a toolbar and a lost, doubled or untrue word.
// docs/reliability.md lists them.
import { assertEquals, assertObjectMatch } from "@std/assert";
import { Beliefs } from "../../../../gateway/agent/beliefs.ts";
import type { CallMemory } from "../../../../gateway/agent/mod.ts";
import { RequestWindow } from "../../../../gateway/agent/request_window.ts";
import type { Claim, Position, ToolbarEvent } from "../../../../gateway/protocol/mod.ts";
import { ManualClock } from "../../../../gateway/runtime/manual_clock.ts";
import { PartyState } from "../../../../gateway/tserver/mod.ts";
import {
  agentUnderTest,
  FakeToolbar,
  inSnapshot,
  readyAgent,
  refusalOf,
  register,
} from "../../../helpers/agent.ts";
import { CALL_UUID, CONN_ID, type FakeTServer } from "../../../helpers/fake_tserver.ts";

type Agent = ReturnType<typeof agentUnderTest>;

const OTHER_CALL = { ConnID: "006c02462a161007", CallUUID: "013V08JRL498H1OI04000VTAES00000J" };

function come({ session }: Agent, resume?: { since?: Position; calls?: readonly Claim[] }) {
  const toolbar = new FakeToolbar();
  return { toolbar, ...session.attach(toolbar.deliver, resume) };
}

function newestOf({ told }: FakeToolbar): Position {
  const { epoch = "", seq = 0 } = told.at(-1) ?? {};
  return { epoch, seq };
}

/** A snapshot of these calls that was taken just before the latest event. */
function registerAsBefore(tserver: FakeTServer, calls: ReturnType<typeof inSnapshot>[]): void {
  const { ReferenceID } = tserver.last("RequestRegisterAddress");
  const EventSequenceNumber = (tserver.said.at(-1)?.EventSequenceNumber ?? 0) - 0.5;
  const snapshot = { name: "EventRegistered", ReferenceID, ThisDN: "7001", calls } as const;
  tserver.sayAgain({ ...snapshot, time: 0, EventSequenceNumber });
}

/** What would be in a file. */
function disk(): CallMemory & { readonly kept: () => string } {
  let text = "[]";
  return {
    kept: () => text,
    recall: () => JSON.parse(text),
    remember: (_agent, toolbars) => void (text = JSON.stringify(toolbars)),
  };
}

/** The agent's toolbars, that many, at a gateway that was started anew, once the switch has answered. */
function startedAnew(memory: CallMemory, toolbars = 1): FakeToolbar[] {
  const agent = agentUnderTest({}, { memory });
  const others = Array.from({ length: toolbars - 1 }, () => come(agent).toolbar);
  agent.session.command({ type: "initialize" });
  register(agent.tserver);
  const { ReferenceID } = agent.tserver.last("RequestAgentLogin");
  agent.tserver.say({ name: "EventAgentLogin", ReferenceID, ThisDN: "7001", AgentID: "1001" });
  agent.tserver.say({ name: "EventAgentReady", ThisDN: "7001", AgentID: "1001" });
  return [agent.toolbar, ...others];
}

Deno.test("a toolbar of the gateway's former life is not told that it missed nothing in between", () => {
  const agent = readyAgent();
  const back = come(agent, { since: { epoch: "another life", seq: 1 }, calls: [] });
  assertEquals(back.toolbar.names(), ["EventSnapshot"]);
  assertEquals(back.toolbar.last("EventSnapshot").recovered, false);
});

Deno.test("a toolbar that says it was told more than there is is not taken at its word", () => {
  const agent = readyAgent();
  const { epoch, seq } = newestOf(agent.toolbar);
  const back = come(agent, { since: { epoch, seq: seq + 100 }, calls: [] });
  assertEquals(back.toolbar.last("EventSnapshot").recovered, false);
});

Deno.test("a toolbar that says it heard the end before its connection broke is not told it again", () => {
  const agent = readyAgent();
  agent.tserver.sayCall("EventRinging");
  agent.tserver.sayCall("EventReleased");
  agent.attachment.detach("broken");
  const back = come(agent, { since: newestOf(agent.toolbar) });
  assertEquals(back.toolbar.names(), ["EventSnapshot"]);
});

Deno.test("a call that was talked in and then rings anew is ended for the toolbar that saw the talk", () => {
  const agent = readyAgent();
  agent.tserver.sayCall("EventRinging");
  const back = come(agent, { calls: [{ id: CALL_UUID, state: "established" }] });
  register(agent.tserver, [inSnapshot(PartyState.Alerting)]);
  assertEquals(back.toolbar.names(), ["EventReleased", "EventSnapshot", "EventRinging"]);
  assertObjectMatch(back.toolbar.last("EventReleased"), { eventId: CALL_UUID, reason: "wrapup" });
});

Deno.test("a call that the switch could not be asked about is not ended because another toolbar starts", () => {
  const agent = readyAgent();
  const calls = [{ id: CALL_UUID, state: "established" }] as const;
  const back = come(agent, { since: newestOf(agent.toolbar), calls });
  agent.tserver.refuse("RequestRegisterAddress", 1, "Try again");
  agent.session.command({ type: "initialize" });
  assertEquals(back.toolbar.count("EventReleased"), 0);
  agent.clock.advance(1_000);
  register(agent.tserver, [inSnapshot(PartyState.Connected)]);
  assertEquals(back.toolbar.count("EventReleased"), 0);
  assertEquals(back.toolbar.last("EventSnapshot").calls?.length, 1);
});

Deno.test("a call that ended after the snapshot was taken does not ring again", () => {
  const { session, tserver, toolbar } = readyAgent();
  tserver.sayCall("EventRinging");
  session.command({ type: "initialize" });
  tserver.sayCall("EventReleased");
  registerAsBefore(tserver, [inSnapshot(PartyState.Alerting)]);
  assertEquals([toolbar.count("EventRinging"), toolbar.count("EventReleased")], [1, 1]);
});

Deno.test("the gateway died in a talk that ended meanwhile: Fusion is asked for the wrap-up", () => {
  const memory = disk();
  const { tserver } = readyAgent({}, { memory });
  tserver.sayCall("EventRinging");
  tserver.sayCall("EventEstablished");
  const [toolbar] = startedAnew(memory);
  assertEquals(toolbar?.last("EventReleased").reason, "wrapup");
});

Deno.test("the gateway died as one call had ended and the next one rang: both ends are told", () => {
  const memory = disk();
  const { tserver } = readyAgent({}, { memory });
  tserver.sayCall("EventRinging");
  tserver.sayCall("EventReleased");
  tserver.sayCall("EventRinging", OTHER_CALL);
  const [toolbar] = startedAnew(memory);
  assertEquals(toolbar?.count("EventReleased"), 2);
});

Deno.test("a toolbar's only call is on the disk before the toolbar is told of it", () => {
  const memory = disk();
  const { session, tserver, attachment } = readyAgent({}, { memory });
  attachment.detach();
  let keptWhenTold = "";
  session.attach(({ event }) => {
    if (event.eventName === "EventRinging") keptWhenTold = memory.kept();
  });
  tserver.sayCall("EventRinging");
  assertEquals(keptWhenTold.includes(CALL_UUID), true);
});

Deno.test("the gateway stopped a second after an end: who cannot say that it arrived is told it again", () => {
  const memory = disk();
  const { clock, session, tserver } = readyAgent({}, { memory });
  tserver.sayCall("EventRinging");
  tserver.sayCall("EventReleased");
  clock.advance(1_000);
  session.close();
  const [toolbar] = startedAnew(memory);
  assertEquals(toolbar?.count("EventReleased"), 1);
});

Deno.test("after a restart a page that knew of no call is not taken for the one that did", () => {
  const memory = disk();
  const agent = readyAgent({}, { memory });
  agent.tserver.sayCall("EventRinging");
  come(agent);
  agent.tserver.sayCall("EventRinging", OTHER_CALL);
  agent.tserver.sayCall("EventReleased", OTHER_CALL);
  agent.clock.advance(250);
  const toolbars = startedAnew(memory, 2);
  assertEquals(toolbars.map((toolbar) => toolbar.count("EventReleased")), [0, 1]);
});

Deno.test("a page that is loaded anew without end does not fill the disk", () => {
  const memory = disk();
  const agent = readyAgent({}, { memory });
  const pages = Array.from({ length: 20 }, () => come(agent));
  agent.clock.advance(5_000);
  agent.tserver.sayCall("EventRinging");
  for (const page of pages) page.detach("broken");
  agent.session.close();
  assertEquals(JSON.parse(memory.kept()).length, 16);
});

Deno.test("of the ends that may be doubted the latest 64 are remembered", () => {
  const beliefs = new Beliefs([]);
  const event = { direction: "inbound", connectionId: "c", ANI: "" };
  for (let seq = 1; seq <= 70; seq++) {
    const call = { ...event, eventId: `call ${seq}`, seq };
    beliefs.note({ ...call, eventName: "EventRinging" } as ToolbarEvent, seq);
    beliefs.note({ ...call, eventName: "EventReleased" } as ToolbarEvent, seq);
  }
  assertEquals(beliefs.endsAfter(0).map(({ seq }) => seq).slice(0, 1), [7]);
});

Deno.test("a page that came and went is not told in place of the next one what a dead tab missed", () => {
  const agent = readyAgent();
  agent.tserver.sayCall("EventRinging");
  agent.tserver.sayCall("EventReleased");
  come(agent).detach("received");
  agent.attachment.detach("broken");
  const next = come(agent);
  agent.session.command({ type: "initialize" });
  assertEquals(next.toolbar.count("EventReleased"), 1);
});

Deno.test("a socket that ends twice does not give an absent agent more time", () => {
  const { clock, tserver, attachment } = readyAgent({ toolbarGraceMs: 10_000 });
  attachment.detach("broken");
  clock.advance(9_000);
  attachment.detach("received");
  clock.advance(1_000);
  assertEquals(tserver.count("RequestAgentNotReady"), 1);
});

Deno.test("EventRegistered names the call whose end is told next, so that no toolbar ends it by itself", () => {
  const agent = readyAgent();
  agent.tserver.sayCall("EventRinging");
  agent.tserver.sayCall("EventReleased");
  agent.attachment.detach("broken");
  const back = come(agent);
  agent.session.command({ type: "initialize" });
  assertEquals(back.toolbar.names(), ["EventRegistered", "EventReleased"]);
  assertEquals(back.toolbar.last("EventRegistered").calls, [
    { eventId: CALL_UUID, connectionId: CONN_ID },
  ]);
});

Deno.test("a release that the switch refuses makes the gateway ask whether the call lives", () => {
  const { session, tserver } = readyAgent();
  tserver.sayCall("EventRinging");
  session.command({ type: "Reject", connectionId: CONN_ID });
  const before = tserver.count("RequestRegisterAddress");
  tserver.refuse("RequestReleaseCall", 56, "Invalid connection ID");
  assertEquals(tserver.count("RequestRegisterAddress"), before + 1);
});

Deno.test("a Reject sent again under its requestId still brings the end to a toolbar that lacks it", () => {
  const agent = readyAgent();
  agent.tserver.sayCall("EventRinging");
  agent.tserver.sayCall("EventReleased");
  const reject = { type: "Reject", connectionId: CONN_ID, requestId: "r1" } as const;
  agent.session.command(reject);
  const late = come(agent);
  agent.session.command(reject);
  assertEquals(late.toolbar.names(), ["EventReleased"]);
});

Deno.test("until the DN is registered again a command is told that the link was lost", () => {
  const { session, tserver } = readyAgent();
  tserver.sayCall("EventRinging");
  tserver.say({ name: "EventLinkDisconnected" });
  tserver.say({ name: "EventLinkConnected" });
  assertEquals(refusalOf(session, { type: "Accept", connectionId: CONN_ID }), "link-down");
});

Deno.test("a minute after a call was placed its requestId places another", () => {
  const { clock, session, tserver } = readyAgent();
  const dial = { type: "MakeCall", toNumber: "+14155550123", requestId: "d1" } as const;
  session.command(dial);
  const { ReferenceID } = tserver.last("RequestMakeCall");
  tserver.sayCall("EventDialing", { ReferenceID });
  tserver.sayCall("EventReleased");
  clock.advance(59_999);
  session.command(dial);
  assertEquals(tserver.count("RequestMakeCall"), 1);
  clock.advance(1);
  session.command(dial);
  assertEquals(tserver.count("RequestMakeCall"), 2);
});

Deno.test("of the commands of one minute the latest 256 are known again", () => {
  const requests = new RequestWindow(new ManualClock());
  const command = (n: number) => ({ type: "Ready", requestId: `r${n}` }) as const;
  for (let n = 1; n <= 300; n++) requests.remember(command(n), command(n));
  assertEquals([44, 45].map((n) => requests.recall(command(n))?.ok), [undefined, true]);
});
