// Since when calls and agent are what they are: a toolbar that was loaded anew counts on from there.
import { assertEquals, assertObjectMatch } from "@std/assert";
import { WorkMode } from "../../../../gateway/tserver/mod.ts";
import {
  agentUnderTest,
  FakeToolbar,
  readyAgent,
  registerUnchanged,
} from "../../../helpers/agent.ts";

type Agent = ReturnType<typeof agentUnderTest>;

/** When that is on the gateway's clock, so many seconds from now. */
const at = ({ clock }: Agent, seconds: number) =>
  new Date(clock.now() + seconds * 1_000).toISOString();

/** Lets a second pass. */
const second = ({ clock }: Agent) => clock.advance(1_000);

function reloaded({ session }: Agent): FakeToolbar {
  const page = new FakeToolbar();
  session.attach(page.deliver, { calls: [] });
  return page;
}

Deno.test("a page that was loaded anew learns when the call came, was answered and was taken back", () => {
  const agent = readyAgent();
  const [started, answered, back] = [at(agent, 0), at(agent, 1), at(agent, 3)];
  agent.tserver.sayCall("EventRinging", { ThisQueue: "9000" });
  second(agent);
  agent.tserver.sayCall("EventEstablished");
  second(agent);
  agent.tserver.sayCall("EventHeld");
  second(agent);
  agent.tserver.sayCall("EventRetrieved");
  second(agent);
  const page = reloaded(agent);
  registerUnchanged(agent.tserver);
  const told = page.last("EventEstablished");
  const { startedAt, establishedAt, since, queue } = told;
  assertEquals(
    { startedAt, establishedAt, since, queue },
    { startedAt: started, establishedAt: answered, since: back, queue: "9000" },
  );
});

Deno.test("what happens within a state does not begin it again; the end tells what went before", () => {
  const agent = readyAgent();
  agent.tserver.sayCall("EventRinging");
  second(agent);
  const answered = at(agent, 0);
  agent.tserver.sayCall("EventEstablished");
  second(agent);
  agent.tserver.sayCall("EventMuteOn");
  assertObjectMatch(agent.toolbar.last("EventMuteOn"), { since: answered });
  agent.tserver.sayCall("EventReleased");
  assertObjectMatch(agent.toolbar.last("EventReleased"), {
    establishedAt: answered,
    since: at(agent, 0),
  });
});

Deno.test("a call that is offered again after its end starts anew", () => {
  const agent = readyAgent();
  agent.tserver.sayCall("EventRinging");
  agent.tserver.sayCall("EventReleased");
  second(agent);
  agent.tserver.sayCall("EventRinging");
  const { startedAt, establishedAt } = agent.toolbar.last("EventRinging");
  assertEquals([startedAt, establishedAt], [at(agent, 0), undefined]);
});

Deno.test("a page that was loaded anew learns why the agent is away, and since when", () => {
  const agent = readyAgent();
  const away = at(agent, 0);
  const lunch = { ThisDN: "7001", AgentID: "1001", Reasons: { ReasonCode: "Lunch" } };
  agent.tserver.say({ name: "EventAgentNotReady", ...lunch });
  second(agent);
  // Told again it has not begun again.
  agent.tserver.say({ name: "EventAgentNotReady", ...lunch });
  assertObjectMatch(reloaded(agent).last("EventSnapshot"), {
    agentState: "notReady",
    reason: "Lunch",
    since: away,
  });
});

Deno.test("after-call work is told as what it is, and its end as ready", () => {
  const agent = readyAgent();
  const wrapUp = { ThisDN: "7001", AgentID: "1001", AgentWorkMode: WorkMode.AfterCallWork };
  agent.tserver.say({ name: "EventAgentNotReady", ...wrapUp });
  assertObjectMatch(agent.toolbar.last("EventAgentNotReady"), {
    workMode: "AfterCallWork",
    since: at(agent, 0),
  });
  second(agent);
  agent.tserver.say({ name: "EventAgentReady", ThisDN: "7001", AgentID: "1001" });
  const { workMode, since } = agent.toolbar.last("EventAgentReady");
  assertEquals([workMode, since], [undefined, at(agent, 0)]);
});

Deno.test("a page that registers an agent who is ready already learns since when", () => {
  const agent = readyAgent();
  const ready = at(agent, 0);
  second(agent);
  agent.session.command({ type: "initialize" });
  assertObjectMatch(agent.toolbar.last("EventRegistered"), { since: ready });
});
