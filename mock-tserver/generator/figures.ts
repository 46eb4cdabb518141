// What a call generator counts. offered = blocked + ringing + talking + all that were released.
import { z } from "zod";

const count = z.int().min(0);

/** How calls ended. */
export const ReleasedCalls = z.object({
  abandoned: count.describe("The customer gave up while it rang."),
  unanswered: count.describe("Nobody answered, and the customer gave up at last."),
  byAgent: count.describe("The agent hung up."),
  byCustomer: count.describe("The customer hung up."),
  elsewhere: count.describe("The switch, a fault, or somebody else ended it."),
  stuck: count.describe("What was asked for did not happen in time, and the customer hung up."),
}).readonly();
export type ReleasedCalls = z.infer<typeof ReleasedCalls>;

export type ReleaseKind = keyof ReleasedCalls;

/** How a generator stands. */
export const Figures = z.object({
  state: z.enum(["running", "ending", "done"]),
  elapsedMs: z.number().min(0),
  offered: count.describe("Calls that came."),
  blocked: count.describe("Calls that found no free agent, or a switch that took no more."),
  ringing: count,
  talking: count,
  released: ReleasedCalls,
  late: count.describe("Calls that came later than they were due: the machine is too slow."),
  refused: count.describe("Times that an agent could not answer or hang up."),
}).readonly();
export type Figures = z.infer<typeof Figures>;

export const NO_RELEASES: ReleasedCalls = {
  abandoned: 0,
  unanswered: 0,
  byAgent: 0,
  byCustomer: 0,
  elsewhere: 0,
  stuck: 0,
};
