// Scenarios as the pages read them from /mock/scenarios.
import * as z from "zod/mini";

const FileLine = z.object({ line: z.number(), text: z.string() });

/** A play of a scenario: one that runs, or one that is over. */
export const ScenarioRun = z.object({
  id: z.number(),
  name: z.string(),
  title: z.string(),
  state: z.enum(["running", "passed", "failed", "stopped"]),
  /** The step at hand, of so many `steps`; the first is 1. */
  step: z.number(),
  steps: z.number(),
  at: FileLine,
  elapsedMs: z.number(),
  failure: z.optional(z.extend(FileLine, { why: z.string() })),
  /** What happened so far, a line a message. */
  sequence: z.string(),
});
export type ScenarioRun = z.infer<typeof ScenarioRun>;

/** A scenario file; with a `problem` it cannot be played. */
export const ScenarioEntry = z.object({
  name: z.string(),
  title: z.string(),
  description: z.optional(z.string()),
  /** The first is its group. */
  tags: z._default(z.array(z.string()), []),
  problem: z.optional(z.string()),
});
export type ScenarioEntry = z.infer<typeof ScenarioEntry>;

/** A scenario file as it is written, and the line of each step. */
export const ScenarioText = z.object({
  name: z.string(),
  title: z.string(),
  text: z.string(),
  stepLines: z.array(z.number()),
});
export type ScenarioText = z.infer<typeof ScenarioText>;

export const ScenarioList = z.object({
  scenarios: z.array(ScenarioEntry),
  run: z.optional(ScenarioRun),
});
