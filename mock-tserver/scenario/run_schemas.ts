// What crosses /mock/scenarios: the files that can be played, and the play that is under way or was last.
import { z } from "zod";

const whole = z.int().min(0);

/** A line of a scenario file. */
const FileLine = z.object({
  line: whole.describe("Lines begin with 1."),
  column: whole,
  text: z.string().describe("The line as it is written."),
});

/** One play of a scenario against the running server. */
export const ScenarioRun = z.object({
  id: whole.describe("Tells one play from another."),
  name: z.string(),
  title: z.string(),
  state: z.enum(["running", "passed", "failed", "stopped"]),
  step: whole.describe("The step at hand, or the last one that was played; the first is 1."),
  steps: whole.describe("How many steps there are."),
  at: FileLine.describe("Where that step is in the file."),
  elapsedMs: whole,
  failure: FileLine.extend({ why: z.string() }).optional()
    .describe("The step that failed, and why."),
  sequence: z.string().describe("What happened so far, a line a message."),
}).readonly();
export type ScenarioRun = z.infer<typeof ScenarioRun>;

/** A scenario file. */
export const ScenarioEntry = z.object({
  name: z.string().describe("The file's name without its ending."),
  title: z.string(),
  description: z.string().optional(),
  tags: z.array(z.string()),
  steps: whole,
  problem: z.string().optional().describe("Why the file cannot be played."),
}).readonly();
export type ScenarioEntry = z.infer<typeof ScenarioEntry>;

/** GET /mock/scenarios/:name: the entry, and the file as it is written. */
export const ScenarioText = ScenarioEntry.unwrap().extend({
  text: z.string(),
  stepLines: z.array(whole).describe("The line of each step; the first line is 1."),
});
export type ScenarioText = z.infer<typeof ScenarioText>;

/** GET /mock/scenarios; with the play that runs or ran last. */
export const ScenarioList = z.object({
  scenarios: z.array(ScenarioEntry),
  run: ScenarioRun.optional(),
});
