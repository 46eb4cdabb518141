// How the play goes: the step at hand while it runs, the result when it is over; below it the file's steps, what
// happened, or the plays before.
import { useSignal } from "@preact/signals";
import type { ScenarioRun } from "../../shared/mock_scenarios.ts";
import { FileView } from "./file_view.tsx";
import { HistoryView } from "./history_view.tsx";
import type { ScenarioDesk } from "./scenario_desk.ts";
import { sayResult, saySeconds } from "./say_run.ts";

const VIEWS = ["Steps", "What happened", "Plays"] as const;
type View = typeof VIEWS[number];

/** Has its place whether or not anything was played, so that nothing moves. */
export function RunView({ scenarios }: { readonly scenarios: ScenarioDesk }) {
  const { run, problem, isRunning, waiting, file, stop } = scenarios;
  const view = useSignal<View>("Steps");
  const isOther = !isRunning.value && file.value !== undefined &&
    file.value.name !== run.value?.name;
  return (
    <div class="run">
      <div class="run-head">
        <p class="run-title">
          {isOther ? file.value?.title : run.value?.title ?? "Nothing was played yet"}
        </p>
        {waiting.value.length > 0 && <span class="badge">{waiting.value.length} to go</span>}
        <button
          type="button"
          class="button button--tiny"
          aria-disabled={!isRunning.value}
          onClick={() => isRunning.value && void stop()}
        >
          Stop
        </button>
      </div>
      <div class="run-state">
        <p class={`run-result run-result--${run.value?.state ?? "none"}`} role="status">
          {run.value && !isOther && sayResult(run.value)}
          {run.value?.failure && <span class="visually-hidden">{run.value.failure.why}</span>}
        </p>
        {isRunning.value && run.value && <Progress run={run.value} />}
      </div>
      {problem.value !== undefined && <p class="run-problem" role="alert">{problem.value}</p>}
      {run.value?.failure && !isOther && <p class="run-why">{run.value.failure.why}</p>}
      <div class="segments run-views" role="group" aria-label="What is shown of the play">
        {VIEWS.map((each) => (
          <button
            key={each}
            type="button"
            class="segment"
            aria-pressed={view.value === each}
            onClick={() => view.value = each}
          >
            {each}
          </button>
        ))}
      </div>
      <div class="run-told" role="region" aria-label={view.value} tabIndex={0}>
        {view.value === "Steps" && <FileView scenarios={scenarios} />}
        {view.value === "What happened" && (
          <pre class="run-sequence">{run.value?.sequence ?? ""}</pre>
        )}
        {view.value === "Plays" && <HistoryView scenarios={scenarios} />}
      </div>
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
