// Every scenario of scenarios/ in virtual time, twice: it passes, and the same seed gives the same sequence.
import { assert, assertEquals } from "@std/assert";
import { play, readScenario, sayFailure, sayProblems } from "../mock-tserver/scenario/mod.ts";
import type { Outcome, Scenario } from "../mock-tserver/scenario/mod.ts";
import { createVirtualStage } from "../tasks/scenario/virtual_stage.ts";

const FOLDER = new URL("../scenarios/", import.meta.url);
const FILES = [...Deno.readDirSync(FOLDER)].map(({ name }) => name).toSorted();

async function playOnce(scenario: Scenario): Promise<Outcome> {
  const stage = createVirtualStage(scenario, scenario.seed ?? 1);
  try {
    return await play(scenario, stage);
  } finally {
    await stage.close();
  }
}

for (const name of FILES) {
  Deno.test(`scenarios/${name}`, async () => {
    const text = Deno.readTextFileSync(new URL(name, FOLDER));
    assert(text.startsWith("# yaml-language-server: $schema=../docs/scenario.schema.json\n"));
    const read = readScenario(text, `scenarios/${name}`);
    assert(read.ok, read.ok ? "" : sayProblems(`scenarios/${name}`, read));
    assert(read.scenario.description, "a shipped scenario says what it shows");
    const outcome = await playOnce(read.scenario);
    assert(!outcome.failure, sayFailure(outcome));
    assertEquals(
      JSON.stringify((await playOnce(read.scenario)).sequence),
      JSON.stringify(outcome.sequence),
    );
  });
}
