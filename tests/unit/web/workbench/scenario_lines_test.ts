// What is shown of a scenario's file and of the plays before.
import { assertEquals } from "@std/assert";
import type { ScenarioRun } from "../../../../web/shared/mock_scenarios.ts";
import { fileLines } from "../../../../web/workbench/scenarios/file_lines.ts";
import {
  lastPlays,
  MAX_PLAYS,
  type Played,
  playedOf,
  sayPlays,
  withPlay,
} from "../../../../web/workbench/scenarios/history.ts";

const FILE = {
  name: "a",
  title: "A",
  text:
    "title: A\nsteps:\n  - after: 1s\n  - fault: x\n    effect: { drop: true }\n  - after: 2s\n",
  stepLines: [3, 4, 6],
};

const run = (more: Partial<ScenarioRun>): ScenarioRun => ({
  id: 1,
  name: "a",
  title: "A",
  state: "running",
  step: 2,
  steps: 3,
  at: { line: 4, text: "" },
  elapsedMs: 0,
  sequence: "",
  ...more,
});

const marks = (play: ScenarioRun | undefined) => fileLines(FILE, play).map(({ mark }) => mark);

Deno.test("the steps behind are done, the one at hand is marked with all its lines, the others are ahead", () => {
  assertEquals(marks(run({})), ["none", "none", "done", "current", "current", "ahead"]);
  assertEquals(marks(run({ state: "failed" })).slice(3), ["failed", "failed", "ahead"]);
  assertEquals(marks(run({ state: "passed", step: 3 })).slice(2), ["done", "done", "done", "done"]);
});

Deno.test("a file that is not the one being played has no marks", () => {
  const plain = ["none", "none", "ahead", "ahead", "ahead", "ahead"];
  assertEquals(marks(undefined), plain);
  assertEquals(marks(run({ name: "b" })), plain);
  assertEquals(fileLines(FILE, undefined).map(({ step }) => step), [
    undefined,
    undefined,
    1,
    2,
    undefined,
    3,
  ]);
});

Deno.test("the history has the newest first, is bounded, and knows how each ended last", () => {
  const failure = { line: 1, text: "", why: "It did not come" };
  assertEquals(playedOf(run({}), 5), undefined);
  const failed = playedOf(run({ state: "failed", failure, elapsedMs: 7 }), 5);
  assertEquals(failed, {
    name: "a",
    title: "A",
    state: "failed",
    elapsedMs: 7,
    why: "It did not come",
    at: 5,
  });
  let plays: readonly Played[] = [];
  for (let at = 0; at < MAX_PLAYS + 5; at++) {
    const state = at % 2 === 0 ? "failed" : "passed";
    plays = withPlay(plays, { name: "a", title: "A", elapsedMs: 1, state, at });
  }
  assertEquals([plays.length, plays[0]?.at], [MAX_PLAYS, MAX_PLAYS + 4]);
  assertEquals(lastPlays(plays).get("a")?.at, MAX_PLAYS + 4);
  assertEquals(sayPlays(plays), `${MAX_PLAYS / 2} of ${MAX_PLAYS} passed`);
});
