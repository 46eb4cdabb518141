// Runs one seed, and looks for the shortest plan with which it still fails.
import { seededRandom } from "../../gateway/runtime/random.ts";
import { drawPlan, type Move } from "./moves.ts";
import { type Outcome, World } from "./world.ts";

export interface SimulateOptions {
  readonly seed: number;
  readonly agents: number;
  readonly moves: number;
  /** The share of moves that make trouble, from 0 to 1. */
  readonly trouble: number;
}

/** The time that a plan fills, for each of its moves, in milliseconds. */
const MS_A_MOVE = 2_000;

export function planOf({ seed, agents, moves, trouble }: SimulateOptions): Move[] {
  return drawPlan(seededRandom(seed), { agents, moves, trouble, forMs: moves * MS_A_MOVE });
}

/** Plays a plan; everything else that chance decides comes from the seed. */
export async function simulate(
  { seed, agents }: SimulateOptions,
  plan: readonly Move[],
  trace?: (line: string) => void,
): Promise<Outcome> {
  return await new World({ seed, agents, ...(trace && { trace }) }).run(plan);
}

/** The shortest plan found with which the seed still fails: parts are left out, ever smaller ones. */
export async function shorten(options: SimulateOptions, plan: readonly Move[]): Promise<Move[]> {
  const fails = async (some: readonly Move[]) =>
    (await simulate(options, some)).problems.length > 0;
  let shortest = [...plan];
  for (let size = Math.ceil(shortest.length / 2); size >= 1; size = Math.floor(size / 2)) {
    for (let from = 0; from < shortest.length;) {
      const without = [...shortest.slice(0, from), ...shortest.slice(from + size)];
      if (await fails(without)) shortest = without;
      else from += size;
    }
  }
  return shortest;
}
