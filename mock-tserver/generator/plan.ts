// What a call generator is asked to do: every field with its default, its unit and a sentence.
import { z } from "zod";
import { MAX_DELAY_MS } from "../../gateway/runtime/clock.ts";
import { Delay } from "../delays.ts";
import { DNNumber } from "../settings.ts";

const share = z.number().min(0).max(1);
const time = z.int().min(1).max(MAX_DELAY_MS);

/** A generator's plan; it ends after `forMs` or `count`, whichever is first, and needs one of them. */
export const GeneratorPlan = z.strictObject({
  rate: z.number().gt(0).max(10_000).describe("Calls a second, on average; they come at random."),
  forMs: z.int().min(1).max(MAX_DELAY_MS).optional()
    .describe("For so many milliseconds calls come; then those that are there end."),
  count: z.int().min(1).max(10_000_000).optional().describe("So many calls come."),
  dns: z.array(z.string().min(1).max(64)).min(1).max(100_000).optional()
    .describe("The DNs of the agents who take the calls; by default all whose agents are ready."),
  to: DNNumber.optional()
    .describe(
      "The queue or route point that is called in place of the agents' DNs. One that is there keeps " +
        "its own agents and ring time-out; one that is missing is a queue while calls come.",
    ),
  from: z.string().max(32).default("+14155550100").describe("The customers' number."),
  ringTime: Delay.default({ uniform: [100, 500] })
    .describe("How long it rings until the agent answers, or a call lasts that is given up."),
  talkTime: Delay.default({ uniform: [200, 800] }).describe("How long a call is talked."),
  abandonRate: share.default(0.05)
    .describe("The share of customers who give up soon, from 0 to 1."),
  patienceMs: time.default(20_000)
    .describe("How long the others wait until somebody answers, in milliseconds."),
  ronaRate: share.default(0.02)
    .describe(
      "How often an agent lets it ring, from 0 to 1: until the switch takes the call away and the " +
        "agent is not ready (RONA), or else until the customer gives up.",
    ),
  ronaAfterMs: time.default(2_000)
    .describe("How long a queue that was missing lets it ring, in milliseconds."),
  returnAfterMs: time.default(1_000)
    .describe("How long an agent is not ready after a RONA, in milliseconds."),
  agentEndsRate: share.default(0.5)
    .describe("The share of talks that the agent ends; the customer ends the others."),
}).refine(({ forMs, count }) => forMs !== undefined || count !== undefined, {
  error: "needs an end: forMs or count",
  path: ["forMs"],
});
export type GeneratorPlan = z.output<typeof GeneratorPlan>;
export type GeneratorPlanInput = z.input<typeof GeneratorPlan>;
