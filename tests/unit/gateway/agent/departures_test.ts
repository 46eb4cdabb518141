// Toolbars that cannot say which calls they show: they go, and others of their kind come.
import { assertEquals, assertObjectMatch } from "@std/assert";
import type { CallMemory } from "../../../../gateway/agent/mod.ts";
import {
  type EventRegistered,
  PartyState,
  ReleasingParty,
} from "../../../../gateway/tserver/mod.ts";
import {
  agentUnderTest,
  FakeToolbar,
  inSnapshot,
  logIn,
  ready,
  readyAgent,
  register,
  registerUnchanged,
  REQUEST_TIMEOUT_MS,
} from "../../../helpers/agent.ts";
import { CALL_UUID, CONN_ID } from "../../../helpers/fake_tserver.ts";

/** The longest wait before a registration that failed is tried again, in milliseconds. */
const FIRST_RETRY_MS = 1_000;

const byCustomer = { Extensions: { ReleasingParty: ReleasingParty.Remote } };

function come({ clock, session }: ReturnType<typeof agentUnderTest>) {
  const toolbar = new FakeToolbar();
  const attachment = session.attach(toolbar.deliver);
  // Longer than a page that is loaded anew stands beside its old connection.
  clock.advance(5_000);
  return { toolbar, ...attachment };
}

Deno.test("a tab that was away while another heard the end is told it when it is back", () => {
  const agent = readyAgent();
  const second = come(agent);
  agent.tserver.sayCall("EventRinging");
  agent.attachment.detach();
  agent.tserver.sayCall("EventReleased", byCustomer);
  const back = come(agent);
  agent.session.command({ type: "initialize" });
  assertEquals(back.toolbar.count("EventReleased"), 1);
  assertEquals(second.toolbar.count("EventReleased"), 1);
});

Deno.test("two tabs that lost their connections are each told the end once", () => {
  const agent = readyAgent();
  const second = come(agent);
  agent.tserver.sayCall("EventRinging");
  agent.attachment.detach("broken");
  second.detach("broken");
  agent.tserver.sayCall("EventReleased", byCustomer);
  const backs = [come(agent), come(agent)];
  agent.session.command({ type: "initialize" });
  agent.session.command({ type: "initialize" });
  assertEquals(backs.map(({ toolbar }) => toolbar.count("EventReleased")), [1, 1]);
});

Deno.test("a tab that comes and goes is not told ends that another, long gone, has missed", () => {
  const agent = readyAgent();
  const second = come(agent);
  agent.tserver.sayCall("EventRinging");
  agent.attachment.detach();
  agent.tserver.sayCall("EventReleased", byCustomer);
  agent.clock.advance(5_000);
  second.detach("closed");
  const back = come(agent);
  agent.session.command({ type: "initialize" });
  assertEquals(back.toolbar.count("EventReleased"), 0);
});

Deno.test("a tab that knows the end is not told it again because another hangs up too late", () => {
  const agent = readyAgent();
  const second = come(agent);
  agent.tserver.sayCall("EventRinging");
  agent.tserver.sayCall("EventReleased", byCustomer);
  agent.clock.advance(5_000);
  second.detach("closed");
  const back = come(agent);
  assertEquals(agent.session.command({ type: "Reject", connectionId: CONN_ID }).ok, true);
  assertEquals(back.toolbar.count("EventReleased"), 0);
});

Deno.test("a page that was loaded anew before its old connection was gone leaves nothing to the next", () => {
  const agent = readyAgent();
  agent.tserver.sayCall("EventRinging");
  const reloaded = new FakeToolbar();
  agent.session.attach(reloaded.deliver);
  agent.session.command({ type: "initialize" });
  registerUnchanged(agent.tserver);
  agent.attachment.detach("closed");
  agent.tserver.sayCall("EventReleased", byCustomer);
  assertEquals(reloaded.count("EventReleased"), 1);
  const another = come(agent);
  agent.session.command({ type: "initialize" });
  assertEquals(another.toolbar.count("EventReleased"), 0);
});

Deno.test("a new page that never heard of a call is not told its end", () => {
  const agent = readyAgent();
  agent.attachment.detach();
  agent.tserver.sayCall("EventRinging");
  agent.tserver.sayCall("EventReleased", byCustomer);
  const page = come(agent);
  agent.session.command({ type: "initialize" });
  assertEquals(page.toolbar.names(), ["EventRegistered"]);
});

/** What would be in a file. */
function disk(): CallMemory & { readonly lists: Map<string, string> } {
  const lists = new Map<string, string>();
  return {
    lists,
    recall: (agentId) => JSON.parse(lists.get(agentId) ?? "[]"),
    remember: (agentId, toolbars) => void lists.set(agentId, JSON.stringify(toolbars)),
  };
}

/** The agent's toolbar, after a whole `initialize` at a gateway that was started anew. */
function startedAnew(memory: CallMemory, calls: EventRegistered["calls"] = []): FakeToolbar {
  const agent = agentUnderTest({}, { memory });
  agent.session.command({ type: "initialize" });
  register(agent.tserver, calls);
  logIn(agent.tserver);
  ready(agent.tserver);
  return agent.toolbar;
}

Deno.test("the gateway died in a call that ended meanwhile: a tutorial toolbar is told the end, by name", () => {
  const memory = disk();
  readyAgent({}, { memory }).tserver.sayCall("EventRinging");
  const toolbar = startedAnew(memory);
  assertEquals(toolbar.names(), ["EventLinkConnected", "EventRegistered", "EventReleased"]);
  assertObjectMatch(toolbar.last("EventReleased"), {
    eventId: CALL_UUID,
    connectionId: CONN_ID,
    ANI: "+14155550100",
    reason: "reject",
    cause: "lost",
    synthesised: true,
  });
});

Deno.test("the gateway died in a call that lives: the toolbar goes on with it", () => {
  const memory = disk();
  readyAgent({}, { memory }).tserver.sayCall("EventRinging");
  const toolbar = startedAnew(memory, [inSnapshot(PartyState.Connected)]);
  assertEquals([toolbar.count("EventReleased"), toolbar.count("EventEstablished")], [0, 1]);
});

Deno.test("a call is remembered before a toolbar is told of it, and forgotten after its end", () => {
  const memory = disk();
  const { clock, session, tserver } = readyAgent({}, { memory });
  let rememberedWhenTold: string | undefined;
  session.attach(({ event }) => {
    if (event.eventName === "EventRinging") rememberedWhenTold = memory.lists.get("1001");
  });
  tserver.sayCall("EventRinging");
  assertEquals(rememberedWhenTold?.includes(CALL_UUID), true);
  tserver.sayCall("EventReleased", byCustomer);
  clock.advance(249);
  assertEquals(memory.lists.get("1001")?.includes(CALL_UUID), true);
  clock.advance(1);
  assertEquals(memory.lists.get("1001"), "[]");
});

Deno.test("the gateway stops while a toolbar does not answer: what it was told last is told again", () => {
  const memory = disk();
  const { session, tserver, attachment } = readyAgent({}, { memory });
  tserver.sayCall("EventRinging");
  tserver.sayCall("EventReleased", byCustomer);
  attachment.detach("broken");
  session.close();
  assertEquals(startedAnew(memory).count("EventReleased"), 1);
});

Deno.test("the gateway died after a connection had broken: the end that went there is told again", () => {
  const memory = disk();
  const { clock, tserver, attachment } = readyAgent({}, { memory });
  tserver.sayCall("EventRinging");
  tserver.sayCall("EventReleased", byCustomer);
  clock.advance(30_000);
  attachment.detach("broken");
  assertEquals(startedAnew(memory).count("EventReleased"), 1);
});

Deno.test("the gateway died after it turned out that the end had arrived: nothing is told again", () => {
  const memory = disk();
  const { tserver, attachment } = readyAgent({}, { memory });
  tserver.sayCall("EventRinging");
  tserver.sayCall("EventReleased", byCustomer);
  attachment.detach("broken");
  attachment.detach("received");
  assertEquals(startedAnew(memory).count("EventReleased"), 0);
});

Deno.test("the gateway stops and the toolbar answers: nothing is told again", () => {
  const memory = disk();
  const { session, tserver, attachment } = readyAgent({}, { memory });
  tserver.sayCall("EventRinging");
  tserver.sayCall("EventReleased", byCustomer);
  attachment.detach("broken");
  attachment.detach("received");
  session.close();
  assertEquals(startedAnew(memory).count("EventReleased"), 0);
});

Deno.test("a toolbar whose initialize failed is told after a lost link what it had missed", () => {
  const agent = readyAgent();
  agent.tserver.sayCall("EventRinging");
  agent.attachment.detach("broken");
  agent.tserver.sayCall("EventReleased", byCustomer);
  const back = come(agent);
  agent.tserver.say({ name: "EventLinkDisconnected" });
  agent.tserver.say({ name: "EventLinkConnected" });
  registerUnchanged(agent.tserver);
  assertEquals(back.toolbar.names().slice(-2), ["EventReleased", "EventSnapshot"]);
});

Deno.test("the gateway died in a call, and the link was down when it was back: the end is told when it is up", () => {
  const memory = disk();
  readyAgent({}, { memory }).tserver.sayCall("EventEstablished");
  const { session, tserver, toolbar } = agentUnderTest({}, { memory, isLinkUp: false });
  assertEquals(session.command({ type: "initialize" }).ok, false);
  tserver.say({ name: "EventLinkConnected" });
  register(tserver);
  logIn(tserver);
  ready(tserver);
  assertEquals(toolbar.names(), ["EventLinkConnected", "EventRegistered", "EventReleased"]);
  assertEquals(toolbar.last("EventReleased").reason, "wrapup");
});

Deno.test("the gateway died in a call, and the agent cannot log in any more: the end is told all the same", () => {
  const memory = disk();
  readyAgent({}, { memory }).tserver.sayCall("EventEstablished");
  const { session, tserver, toolbar } = agentUnderTest({}, { memory });
  session.command({ type: "initialize" });
  register(tserver);
  tserver.refuse("RequestAgentLogin", 527, "Agent is already logged in elsewhere");
  assertEquals(toolbar.names().slice(-2), ["EventError", "EventReleased"]);
});

Deno.test("the gateway died in a call, and its registration was lost when it was back: the end is told all the same", () => {
  const memory = disk();
  readyAgent({}, { memory }).tserver.sayCall("EventRinging");
  const { clock, session, tserver, toolbar } = agentUnderTest({}, { memory });
  session.command({ type: "initialize" });
  clock.advance(REQUEST_TIMEOUT_MS);
  assertEquals(toolbar.names(), ["EventLinkConnected", "EventError"]);
  clock.advance(FIRST_RETRY_MS);
  register(tserver);
  assertEquals(toolbar.count("EventReleased"), 1);
});

Deno.test("a toolbar that came while the link was down is told the calls when it is up", () => {
  const { session, tserver, toolbar } = agentUnderTest({}, { isLinkUp: false });
  session.command({ type: "initialize" });
  tserver.say({ name: "EventLinkConnected" });
  register(tserver, [inSnapshot(PartyState.Alerting)]);
  tserver.sayCall("EventReleased", byCustomer);
  assertEquals(toolbar.names(), ["EventLinkConnected", "EventRinging", "EventReleased"]);
});
