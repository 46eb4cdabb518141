// A scenario file line by line, with what the play has made of each. Pure.
import type { ScenarioRun, ScenarioText } from "../../shared/mock_scenarios.ts";

/** `done` is behind, `current` at hand, `failed` where it ended; a heading's line has no mark. */
export type LineMark = "none" | "ahead" | "done" | "current" | "failed";

export interface FileLine {
  readonly number: number;
  readonly text: string;
  readonly mark: LineMark;
  /** The step begins here. */
  readonly step: number | undefined;
}

/** The lines of a file; `run` is looked at when it is a play of it. */
export function fileLines(file: ScenarioText, run: ScenarioRun | undefined): FileLine[] {
  const { text, stepLines, name } = file;
  const played = run?.name === name ? run : undefined;
  let step = 0;
  return text.replace(/\n$/, "").split("\n").map((line, index) => {
    const number = index + 1;
    const begins = stepLines[step] === number;
    if (begins) step++;
    return {
      number,
      text: line,
      mark: step === 0 ? "none" : markOf(step, played),
      step: begins ? step : undefined,
    };
  });
}

function markOf(step: number, run: ScenarioRun | undefined): LineMark {
  if (run === undefined) return "ahead";
  if (run.state === "passed" || step < run.step) return "done";
  if (step > run.step) return "ahead";
  return run.state === "failed" ? "failed" : "current";
}
