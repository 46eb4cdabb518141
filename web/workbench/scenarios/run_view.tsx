// How the play goes: the step at hand while it runs, the result when it is over, and what happened.
import type { ScenarioRun } from "../../shared/mock_scenarios.ts";
import type { ScenarioDesk } from "./scenario_desk.ts";
import { sayResult, saySeconds } from "./say_run.ts";

/** Has its place whether or not anything was played, so that nothing moves. */
export function RunView({ scenarios }: { readonly scenarios: ScenarioDesk }) {
  const { run, problem, isRunning, stop } = scenarios;
  return (
    <div class="run">
      <div class="run-head">
        <p class="run-title">{run.value?.title ?? "Nothing was played yet"}</p>
        <button
          type="button"
          class="quiet-button quiet-button--framed"
          aria-disabled={!isRunning.value}
          onClick={() => isRunning.value && void stop()}
        >
          Stop
        </button>
      </div>
      <div class="run-state">
        <p class={`run-result run-result--${run.value?.state ?? "none"}`} role="status">
          {run.value && sayResult(run.value)}
          {run.value?.failure && <span class="visually-hidden">{run.value.failure.why}</span>}
        </p>
        {isRunning.value && run.value && <Progress run={run.value} />}
      </div>
      {problem.value !== undefined && <p class="run-problem" role="alert">{problem.value}</p>}
      {run.value && <Told run={run.value} />}
    </div>
  );
}

function Progress({ run: { step, steps, elapsedMs } }: { readonly run: ScenarioRun }) {
  return (
    <>
      <span class="run-step">Step {step} of {steps}</span>
      <progress class="run-bar" value={step} max={steps} aria-label="Steps" />
      <span class="run-time">{saySeconds(elapsedMs)}</span>
    </>
  );
}

/** The line of the file that matters, why it failed, and the sequence. */
function Told({ run }: { readonly run: ScenarioRun }) {
  const { state, at, failure, sequence } = run;
  const line = failure ?? (state === "passed" ? undefined : at);
  return (
    <div class="run-told" role="region" aria-label="What happened" tabIndex={0}>
      {failure && <p class="run-why">{failure.why}</p>}
      {line && (
        <pre class="run-line"><span class="run-number">{line.line}</span>{line.text.trim()}</pre>
      )}
      <pre class="run-sequence">{sequence}</pre>
    </div>
  );
}
