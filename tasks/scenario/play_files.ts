// Plays scenario files one after the other and says how each went. Prints nothing itself.
import type { Clock } from "../../gateway/runtime/clock.ts";
import {
  play,
  readScenario,
  sayFailure,
  sayProblems,
  type Scenario,
  type Stage,
} from "../../mock-tserver/scenario/mod.ts";
import type { Result } from "./junit.ts";

/** Makes the stage for one play. */
export type OpenStage = (scenario: Scenario, seed: number) => Promise<Stage>;

export interface PlayOptions {
  readonly clock: Clock;
  readonly openStage: OpenStage;
  /** Wins over the seeds of the files. */
  readonly seed?: number | undefined;
}

/** The seed of a file that names none. */
const DEFAULT_SEED = 1;

/** Reads and plays one file. */
export async function playFile(file: string, options: PlayOptions): Promise<Result> {
  const { clock, openStage, seed } = options;
  const begun = clock.now();
  const took = () => ({ file, tookMs: clock.now() - begun });
  let text: string;
  try {
    text = Deno.readTextFileSync(file);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { ...took(), title: file, failure: `Cannot read ${file}: ${why}` };
  }
  const read = readScenario(text, file);
  if (!read.ok) return { ...took(), title: file, failure: sayProblems(file, read) };
  const { scenario } = read;
  const stage = await openStage(scenario, seed ?? scenario.seed ?? DEFAULT_SEED);
  try {
    const outcome = await play(scenario, stage);
    const failure = outcome.failure && sayFailure(outcome);
    return { ...took(), title: scenario.title, ...(failure !== undefined && { failure }) };
  } finally {
    await stage.close();
  }
}
