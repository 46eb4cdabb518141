// The words for how a play of a scenario stands. Pure.
import type { ScenarioRun } from "../../shared/mock_scenarios.ts";

/** Seconds with one decimal. */
export function saySeconds(ms: number): string {
  return `${(ms / 1_000).toFixed(1)} s`;
}

/** How a play ended, in a sentence; nothing while it runs. */
export function sayResult({ state, step, elapsedMs, failure }: ScenarioRun): string {
  switch (state) {
    case "running":
      return "";
    case "passed":
      return `Passed in ${saySeconds(elapsedMs)}`;
    case "stopped":
      return `Stopped at step ${step}`;
    case "failed":
      return `Failed at line ${failure?.line ?? "?"}`;
  }
}
