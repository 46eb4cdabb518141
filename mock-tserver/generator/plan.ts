// What a call generator is asked to do: every field with its default, its unit and a sentence.
import { z } from "zod";
import { MAX_DELAY_MS } from "../../gateway/runtime/clock.ts";
import { Delay } from "../delays.ts";

const share = z.number().min(0).max(1);

/** A generator's plan; it ends after `forMs` or `count`, whichever is first, and needs one of them. */
export const GeneratorPlan = z.strictObject({
  rate: z.number().gt(0).max(10_000).describe("Calls a second, on average; they come at random."),
  forMs: z.int().min(1).max(MAX_DELAY_MS).optional()
    .describe("For so many milliseconds calls come; then those that are there end."),
  count: z.int().min(1).max(10_000_000).optional().describe("So many calls come."),
  dns: z.array(z.string().min(1).max(64)).min(1).max(100_000).optional()
    .describe("The DNs that are called; by default all whose agents are ready."),
  from: z.string().max(32).default("+14155550100").describe("The customers' number."),
  ringTime: Delay.default({ uniform: [100, 500] })
    .describe("How long it rings until somebody answers or gives up."),
  talkTime: Delay.default({ uniform: [200, 800] }).describe("How long a call is talked."),
  abandonRate: share.default(0.05)
    .describe("The share of customers who give up while it rings, from 0 to 1."),
  noAnswerRate: share.default(0.02)
    .describe("The share of calls that nobody answers, from 0 to 1."),
  patienceMs: z.int().min(1).max(MAX_DELAY_MS).default(20_000)
    .describe("How long a customer waits whom nobody answers, in milliseconds."),
  agentEndsRate: share.default(0.5)
    .describe("The share of talks that the agent ends; the customer ends the others."),
}).refine(({ forMs, count }) => forMs !== undefined || count !== undefined, {
  error: "needs an end: forMs or count",
  path: ["forMs"],
});
export type GeneratorPlan = z.output<typeof GeneratorPlan>;
export type GeneratorPlanInput = z.input<typeof GeneratorPlan>;
