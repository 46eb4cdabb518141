// What a call generator counts: offered = blocked + queued + ringing + talking + all that were released.
import { z } from "zod";
import { Spread } from "./spread.ts";

const count = z.int().min(0);

/** How calls ended. */
export const ReleasedCalls = z.object({
  abandoned: count.describe("The customer gave up soon, or while the call was queued."),
  unanswered: count.describe("It rang until the customer gave up at last, or the switch did."),
  byAgent: count.describe("The agent hung up."),
  byCustomer: count.describe("The customer hung up."),
  elsewhere: count.describe("The switch, a fault, or somebody else ended it."),
  stuck: count.describe("What was asked for did not happen in time, and the customer hung up."),
}).readonly();
export type ReleasedCalls = z.infer<typeof ReleasedCalls>;

export type ReleaseKind = keyof ReleasedCalls;

/** How a generator stands. */
export const Figures = z.object({
  state: z.enum(["idle", "running", "ending", "done"])
    .describe(
      "`idle`: none was started yet; `ending`: no calls come any more, some are there still.",
    ),
  elapsedMs: z.number().min(0),
  offered: count.describe("Calls that came."),
  blocked: count.describe("Calls that found no free agent, or a switch that took no more."),
  queued: count,
  ringing: count,
  talking: count,
  released: ReleasedCalls,
  rona: count.describe("Times that it rang too long, and the agent was made not ready."),
  returning: count.describe("Agents who are not ready after a RONA, and will be."),
  waits: z.object({
    count: count.describe("Times that a call had to wait in the queue."),
    longestMs: z.number().min(0),
    meanMs: z.number().min(0),
    p50Ms: z.number().min(0).describe("Half of them waited no longer, within 5 %."),
    p95Ms: z.number().min(0).describe("95 of 100 waited no longer, within 5 %."),
  }).readonly().describe("How long calls waited in the queue that wait no longer."),
  late: count.describe("Calls that came later than they were due: the machine is too slow."),
  refused: count.describe("Times that an agent could not answer, hang up or be ready."),
}).readonly();
export type Figures = z.infer<typeof Figures>;

/** Counts what happens. */
export class Tally {
  offered = 0;
  blocked = 0;
  rona = 0;
  late = 0;
  refused = 0;
  readonly #released = {
    abandoned: 0,
    unanswered: 0,
    byAgent: 0,
    byCustomer: 0,
    elsewhere: 0,
    stuck: 0,
  };
  readonly #waits = { count: 0, longestMs: 0, totalMs: 0 };
  readonly #spread = new Spread();

  release(kind: ReleaseKind): void {
    this.#released[kind]++;
  }

  /** A call had to wait so long. */
  wait(ms: number): void {
    this.#waits.count++;
    this.#waits.totalMs += ms;
    this.#spread.add(ms);
    this.#waits.longestMs = Math.max(this.#waits.longestMs, ms);
  }

  get counts(): Pick<
    Figures,
    "offered" | "blocked" | "rona" | "late" | "refused" | "released" | "waits"
  > {
    const { offered, blocked, rona, late, refused } = this;
    const { count, longestMs, totalMs } = this.#waits;
    const meanMs = Math.round(totalMs / (count || 1));
    return {
      offered,
      blocked,
      released: { ...this.#released },
      rona,
      waits: {
        count,
        longestMs,
        meanMs,
        p50Ms: Math.min(longestMs, this.#spread.quantile(0.5)),
        p95Ms: Math.min(longestMs, this.#spread.quantile(0.95)),
      },
      late,
      refused,
    };
  }
}

/** The figures before any generator was started. */
export const IDLE: Figures = {
  state: "idle",
  elapsedMs: 0,
  ...new Tally().counts,
  queued: 0,
  ringing: 0,
  talking: 0,
  returning: 0,
};
