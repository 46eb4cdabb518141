// What happened becomes a file, and the file brings about the same: at the toolbar, event by event.
import { keywordOf, KEYWORDS } from "../../../../mock-tserver/scenario/language.ts";
import { assert, assertEquals } from "@std/assert";
import {
  play,
  readScenario,
  sayFailure,
  sayProblems,
} from "../../../../mock-tserver/scenario/mod.ts";
import type { Message, Scenario, Stage } from "../../../../mock-tserver/scenario/mod.ts";
import { record } from "../../../../tasks/scenario/recording.ts";
import { createVirtualStage } from "../../../../tasks/scenario/virtual_stage.ts";

function scenarioOf(text: string, file: string): Scenario {
  const read = readScenario(text, file);
  assert(read.ok, read.ok ? "" : `${sayProblems(file, read)}\n${text}`);
  return read.scenario;
}

/** Records what happened on a stage. */
async function recorded(stage: Stage): Promise<string> {
  return await record({
    base: "http://localhost",
    title: "Recorded",
    send: async ({ method, url }) => {
      const { pathname, search } = new URL(url);
      const { status, body } = await stage.request({ method, path: pathname + search });
      return new Response(typeof body === "string" ? body : JSON.stringify(body), { status });
    },
  });
}

/** What the agents' toolbars were told, in order; what several of one agent were told counts once. */
function told(sequence: readonly Message[]): string[] {
  const events = sequence.filter(({ to, name }) => to === "toolbar" && name.startsWith("Event"))
    .map(({ agent, name, payload }) => {
      const { seq, reason = "", cause = "", thisDN } = payload as Record<string, string>;
      return { key: `${agent} ${seq}`, line: [agent, thisDN, name, reason, cause].join(" ") };
    });
  return [...new Map(events.map(({ key, line }) => [key, line])).values()];
}

/** Plays, records and replays; the replayed scenario. */
async function checkReplay(scenario: Scenario): Promise<Scenario> {
  const stage = createVirtualStage(scenario, 1);
  const played = await play(scenario, stage);
  assert(!played.failure, sayFailure(played));
  const text = await recorded(stage);
  await stage.close();
  const file = `recorded from ${scenario.file}`;
  const replay = scenarioOf(text, file);
  const second = createVirtualStage(replay, 1);
  const replayed = await play(replay, second);
  await second.close();
  assert(!replayed.failure, `${sayFailure(replayed)}\n${text}`);
  assertEquals(told(replayed.sequence), told(played.sequence), text);
  return replay;
}

for (const { name } of Deno.readDirSync("scenarios")) {
  Deno.test(`a recording of scenarios/${name} replays to the same events`, async () => {
    await checkReplay(scenarioOf(Deno.readTextFileSync(`scenarios/${name}`), name));
  });
}

/** Everything that a file can say happens, for an agent, a queue and a route point. */
const EVERY_STEP = `title: Everything happens
agents: { "1001": "7001", "1002": "7002" }
settings: { delays: { EventRinging: 30 }, queues: [{ dn: "5000", agents: ["1001"] }] }
openCalls: true
steps:
  - { toolbar: connect }
  - { command: initialize }
  - expect: { toolbar: EventRegistered }
  - never: { toolbar: EventError }
  - settings: { routePoints: [{ dn: "5001", defaultTo: "7001", routeTimeout: 400 }], switch: { personality: sip } }
  - { fault: twice, match: { message: EventEstablished }, effect: { duplicate: 1 }, times: 1 }
  - { customer: call, call: a, from: "+14155550100", to: "5001", userData: { topic: bill } }
  - expect: { toolbar: EventRinging, call: a }
  - { phone: answer, call: a }
  - expect: { toolbar: EventEstablished, call: a }
  - expect: { tserver: EventEstablished, call: a, times: 2 }
  - { fault: slow, match: { message: EventReleased }, effect: { delay: 250 } }
  - { command: Hold, with: { connectionId: "none" }, refused: unknown-call }
  - { control: PATCH /settings, body: { delays: { EventRinging: null, RequestHoldCall: 120 } } }
  - { command: Hold, call: a }
  - after: 60ms
  - { fault: slow, remove: true }
  - { fault: lost, match: { message: EventRetrieved }, effect: { drop: true } }
  - expect: { toolbar: EventHeld, call: a }
  - { control: DELETE /faults, status: 204 }
  - { command: Retrieve, call: a }
  - expect: { toolbar: EventRetrieved, call: a }
  - { toolbar: disconnect }
  - after: 1s
  - { switchover: warm }
  - after: 1s
  - { toolbar: connect }
  - { command: initialize }
  - expect: { toolbar: EventRegistered }
  - { link: down }
  - expect: { toolbar: EventLinkDisconnected }
  - { command: Ready, refused: link-down }
  - { link: up }
  - expect: { toolbar: EventLinkConnected }
  - { connection: drop }
  - expect: { toolbar: EventLinkConnected }
  - after: 1s
  - { customer: hangup, call: a }
  - expect: { toolbar: EventReleased, call: a }
  - { dn: out-of-service, at: "5000" }
  - { dn: in-service, at: "5000" }
  - { dn: out-of-service, agent: "1002" }
  - { dn: unregister }
  - after: 1s
  - { customer: call, call: b, from: "+14155550100", to: "5000" }
  - expect: { toolbar: EventRinging, call: b }
  - { switchover: hot }
  - after: 1s
`;

/** What is done in the steps of a file: a keyword, or the word after it where it says what is done. */
function deeds({ steps }: Scenario): string[] {
  const found = steps.map(({ step }) => {
    const keyword = keywordOf(step) ?? "";
    const value: unknown = { ...step }[keyword as keyof typeof step];
    return keyword === "settings" || typeof value !== "string" || keyword === "fault"
      ? keyword
      : `${keyword} ${value}`;
  });
  return [...new Set(found)].toSorted();
}

Deno.test("a recording has everything that was done, and replays to the same events", async () => {
  const scenario = scenarioOf(EVERY_STEP, "everything.yaml");
  assertEquals(new Set(scenario.steps.map(({ step }) => keywordOf(step))), new Set(KEYWORDS));
  const replay = await checkReplay(scenario);
  const notSeen = ["never", "control DELETE /faults", "control PATCH /settings"];
  assertEquals(deeds(replay), deeds(scenario).filter((deed) => !notSeen.includes(deed)));
});

Deno.test("a recording keeps settings in their places: those of the start, those changed on the way", async () => {
  const replay = await checkReplay(scenarioOf(EVERY_STEP, "everything.yaml"));
  assertEquals(replay.settings, undefined);
  assertEquals(replay.steps.flatMap(({ step }) => "settings" in step ? [step.settings] : []), [
    { delays: { EventRinging: 30 } },
    { queues: [{ dn: "5000", agents: ["1001"], routePoint: false }] },
    { switch: { personality: "sip" } },
    { routePoints: [{ dn: "5001", defaultTo: "7001", routeTimeout: 400 }] },
    { delays: { EventRinging: null, RequestHoldCall: 120 } },
  ]);
});
