import { assertEquals } from "@std/assert";
import { ManualClock } from "../../../../gateway/runtime/manual_clock.ts";
import type { Result } from "../../../../web/shared/mock_client.ts";
import type { ScenarioRun } from "../../../../web/shared/mock_scenarios.ts";
import { createScenarioDesk, POLL_MS } from "../../../../web/workbench/scenarios/scenario_desk.ts";
import { sayResult } from "../../../../web/workbench/scenarios/say_run.ts";
import { settle } from "../../../helpers/settle.ts";

const RUN: ScenarioRun = {
  id: 1,
  name: "two-agents",
  title: "Two agents",
  state: "running",
  step: 1,
  steps: 3,
  at: { line: 4, text: "  - after: 1s" },
  elapsedMs: 0,
  sequence: "",
};

/** A desk whose server answers each question about the play with the next of `answers`. */
function bench(...answers: Result<ScenarioRun>[]) {
  const clock = new ManualClock();
  const happened: string[] = [];
  const next = () => Promise.resolve(answers.shift() ?? { ok: false as const, detail: "gone" });
  const scenarios = [
    {
      name: "two-agents",
      title: "Two agents",
      description: "Each has a call.",
      tags: ["toolbars", "races"],
    },
    { name: "outbound-busy", title: "A customer is busy", tags: ["outbound"] },
    { name: "broken", title: "broken", tags: [], problem: "broken.yaml:1:1: no steps" },
  ];
  const desk = createScenarioDesk({
    clock,
    client: {
      scenarios: () => Promise.resolve({ ok: true, value: { scenarios } }),
      scenarioText: (name) =>
        Promise.resolve({ ok: true, value: { name, title: name, text: "", stepLines: [] } }),
      playScenario: next,
      scenarioRun: next,
      stopScenario: next,
    },
    begins: () => happened.push("begins"),
    ended: () => happened.push("ended"),
  });
  const poll = async () => {
    clock.advance(POLL_MS);
    await Promise.resolve();
    await Promise.resolve();
  };
  return { desk, happened, poll, clock };
}

const ok = (run: Partial<ScenarioRun>) => ({ ok: true as const, value: { ...RUN, ...run } });

Deno.test("a play is asked about until it is over, and then no more", async () => {
  const { desk, happened, poll, clock } = bench(ok({}), ok({ step: 2 }), ok({ state: "passed" }));
  await desk.play("two-agents");
  assertEquals([desk.isRunning.value, happened], [true, ["begins"]]);
  await poll();
  assertEquals(desk.run.value?.step, 2);
  await poll();
  assertEquals([desk.run.value?.state, happened], ["passed", ["begins", "ended"]]);
  assertEquals(clock.nextDueAt, undefined);
});

Deno.test("a play that is refused says why", async () => {
  const { desk } = bench({ ok: false, detail: "Another is being played" });
  await desk.play("two-agents");
  assertEquals(desk.problem.value, "Another is being played");
  assertEquals(desk.isRunning.value, false);
});

Deno.test("a play whose server goes away is not shown as running for ever", async () => {
  const { desk, poll, clock } = bench(ok({}));
  await desk.play("two-agents");
  await poll();
  assertEquals([desk.problem.value, desk.isRunning.value], ["gone", false]);
  assertEquals(clock.nextDueAt, undefined);
});

Deno.test("the search finds what has all its words, in any order", async () => {
  const { desk } = bench();
  await desk.read();
  const found = (search: string) => {
    desk.search.value = search;
    return desk.found.value.map(({ name }) => name);
  };
  assertEquals(found(""), ["two-agents", "outbound-busy", "broken"]);
  assertEquals(found("call EACH"), ["two-agents"]);
  assertEquals(found("call busy"), []);
});

Deno.test("a tag narrows the list, and each is offered once", async () => {
  const { desk } = bench();
  await desk.read();
  assertEquals(desk.tags.value, ["toolbars", "races", "outbound"]);
  desk.tag.value = "races";
  assertEquals(desk.found.value.map(({ name }) => name), ["two-agents"]);
});

Deno.test("all that was found is played one after the other, what cannot be played is left out", async () => {
  const { desk, poll, happened } = bench(
    ok({}),
    ok({ state: "passed", elapsedMs: 5 }),
    { ok: false, detail: "Agent 1002 is elsewhere" },
  );
  await desk.read();
  await desk.playAll();
  assertEquals([desk.run.value?.name, desk.waiting.value], ["two-agents", ["outbound-busy"]]);
  await poll();
  await settle();
  assertEquals(desk.waiting.value, []);
  assertEquals(desk.plays.value.map(({ name, state, why }) => [name, state, why]), [
    ["outbound-busy", "refused", "Agent 1002 is elsewhere"],
    ["two-agents", "passed", undefined],
  ]);
  assertEquals(happened, ["begins", "ended", "begins"]);
});

Deno.test("stopping a play stops those that wait, too", async () => {
  const { desk } = bench(ok({}), ok({ state: "stopped" }));
  await desk.read();
  await desk.playAll();
  await desk.stop();
  assertEquals(desk.waiting.value, []);
  assertEquals(desk.plays.value.map(({ state }) => state), ["stopped"]);
});

Deno.test("sayResult() says how it ended, and nothing before", () => {
  const failure = { line: 9, text: "", why: "It did not come" };
  assertEquals(sayResult(RUN), "");
  assertEquals(sayResult({ ...RUN, state: "passed", elapsedMs: 1_250 }), "Passed in 1.3 s");
  assertEquals(sayResult({ ...RUN, state: "failed", failure }), "Failed at line 9");
  assertEquals(sayResult({ ...RUN, state: "stopped", step: 2 }), "Stopped at step 2");
});
