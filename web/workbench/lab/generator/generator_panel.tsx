// The panel of the call generator: its plan, its charts, and the same in figures.
import { useEffect } from "preact/hooks";
import { Play, Square } from "lucide";
import { Icon } from "../../../shared/icon.tsx";
import { Problem } from "../bits.tsx";
import { Chart } from "../charts/chart.tsx";
import { Field } from "../faults/field.tsx";
import { FiguresTable, ReadingsTable } from "./figures_table.tsx";
import type { GeneratorDesk } from "./generator_desk.ts";
import { PLAN_FIELDS, type PlanForm } from "./plan_form.ts";

export function GeneratorPanel({ desk }: { readonly desk: GeneratorDesk }) {
  useEffect(() => void desk.read(), []);
  const reading = desk.newest.value;
  return (
    <div class="lab-stack">
      <Problem of={desk.problem} />
      <PlanFields desk={desk} />
      <Verdict desk={desk} />
      {reading !== undefined && (
        <>
          <section class="charts" aria-label="Charts">
            {desk.charts.value.map((chart) => <Chart key={chart.title} {...chart} />)}
          </section>
          <FiguresTable reading={reading} />
          <ReadingsTable readings={desk.readings.value} />
        </>
      )}
    </div>
  );
}

function PlanFields({ desk }: { readonly desk: GeneratorDesk }) {
  const form = desk.form.value;
  const wrong = desk.wrong.value;
  const isBusy = desk.isStarting.value;
  return (
    <form
      class="lab-section"
      aria-label="Plan"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void desk.start();
      }}
    >
      <div class="fault-fields">
        {(Object.keys(PLAN_FIELDS) as (keyof PlanForm)[]).map((field) => (
          <Field
            key={field}
            id={`plan-${field}`}
            label={PLAN_FIELDS[field].label}
            value={form[field]}
            put={(value) => desk.fill({ [field]: value })}
            isNumber
            {...(field === "queue" && { placeholder: "the agents' DNs" })}
            why={wrong?.field === field ? wrong.why : undefined}
          />
        ))}
      </div>
      <p class="hint">
        With no toolbars of its own, the calls go to the agents who are ready. The agents answer and
        hang up at their phones. RONAs come where a queue takes a call away that rings too long.
      </p>
      <div class="plan-buttons">
        {desk.isRunning.value
          ? (
            <button type="button" class="button button--small" onClick={() => void desk.stop()}>
              <Icon of={Square} />
              Stop
            </button>
          )
          : (
            <button
              type="submit"
              class="button button--small button--accent"
              aria-busy={isBusy}
              aria-disabled={isBusy}
            >
              {isBusy ? <span class="spinner" /> : <Icon of={Play} />}
              {isBusy ? "Connecting toolbars…" : "Start"}
            </button>
          )}
      </div>
    </form>
  );
}

/** Running figures would chatter: a screen reader is told the beginning and the end. */
function Verdict({ desk }: { readonly desk: GeneratorDesk }) {
  const verdict = desk.verdict.value;
  const isOver = desk.newest.value?.figures.state === "done";
  return (
    <>
      {verdict !== undefined && (
        <p class="lab-verdict" aria-hidden={isOver}>
          <span class={`lamp lamp--${verdict.tone}`} aria-hidden="true" />
          {verdict.says}
        </p>
      )}
      <p class="visually-hidden" role="status">
        {verdict === undefined ? "" : isOver ? verdict.says : "Calls are being generated."}
      </p>
    </>
  );
}
