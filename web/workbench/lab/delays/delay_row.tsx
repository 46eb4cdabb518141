// One message's delay: a slider, numbers and the kind of delay. It shows what the form says and decides nothing.
import { RotateCcw } from "lucide";
import { Icon } from "../../../shared/icon.tsx";
import {
  asKind,
  type DelayForm,
  type Kind,
  KIND_WORDS,
  KINDS,
  msAt,
  NO_DELAY,
  positionOf,
  readMs,
  sayDelay,
  SLIDER,
} from "./delay_form.ts";

interface DelayRowProps {
  readonly name: string;
  readonly form: DelayForm;
  readonly put: (form: DelayForm) => void;
}

export function DelayRow({ name, form, put }: DelayRowProps) {
  const isSet = form.kind !== "fixed" || form.ms > 0;
  return (
    <div class={`delay-row ${isSet ? "is-set" : ""}`} aria-label={name} role="group">
      <span class="delay-row__name">{name}</span>
      <select
        class="field field--tiny delay-row__kind"
        aria-label={`Kind of delay of ${name}`}
        value={form.kind}
        onChange={(event) => put(asKind(form, event.currentTarget.value as Kind))}
      >
        {KINDS.map((kind) => <option key={kind} value={kind}>{KIND_WORDS[kind]}</option>)}
      </select>
      <button
        type="button"
        class="icon-button icon-button--small"
        aria-label={`No delay of ${name}`}
        title="No delay"
        // It keeps the focus when it was pressed, but is no stop for Tab where there is nothing to undo.
        tabIndex={isSet ? 0 : -1}
        aria-disabled={!isSet}
        onClick={() => isSet && put(NO_DELAY)}
      >
        <Icon of={RotateCcw} />
      </button>
      <div class="delay-row__values">
        <Values name={name} form={form} put={put} />
      </div>
    </div>
  );
}

function Values({ name, form, put }: DelayRowProps) {
  switch (form.kind) {
    case "fixed":
      return <Time label={`Delay of ${name}`} ms={form.ms} put={(ms) => put({ ...form, ms })} />;
    case "range":
      return (
        <>
          <Time
            label={`Shortest delay of ${name}`}
            says="from"
            ms={form.min}
            put={(min) => put({ ...form, min, max: Math.max(min, form.max) })}
          />
          <Time
            label={`Longest delay of ${name}`}
            says="to"
            ms={form.max}
            put={(max) => put({ ...form, max, min: Math.min(max, form.min) })}
          />
        </>
      );
    case "normal":
      return (
        <>
          <Time
            label={`Mean delay of ${name}`}
            says="mean"
            ms={form.mean}
            put={(mean) => put({ ...form, mean })}
          />
          <Time
            label={`Standard deviation of the delay of ${name}`}
            says="± sd"
            ms={form.sd}
            put={(sd) => put({ ...form, sd })}
          />
        </>
      );
    case "never":
      return (
        <span class="hint">
          {name.startsWith("Request") ? "It is neither acted on nor answered." : "It never comes."}
        </span>
      );
  }
}

interface TimeProps {
  readonly label: string;
  /** Which of two times it is. */
  readonly says?: string;
  readonly ms: number;
  readonly put: (ms: number) => void;
}

function Time({ label, says, ms, put }: TimeProps) {
  return (
    <div class="delay-time">
      {says !== undefined && <span class="delay-time__says">{says}</span>}
      <input
        type="range"
        class="slider"
        aria-label={label}
        aria-valuetext={sayDelay({ kind: "fixed", ms })}
        min={0}
        max={SLIDER.steps}
        value={positionOf(ms)}
        onInput={(event) => put(msAt(Number(event.currentTarget.value)))}
      />
      <input
        type="number"
        class="field field--tiny field--number delay-time__number"
        aria-label={`${label} in milliseconds`}
        min={0}
        step={1}
        value={ms}
        onChange={(event) => {
          const typed = readMs(event.currentTarget.value);
          if (typed === undefined) event.currentTarget.value = String(ms);
          else put(typed);
        }}
      />
      <span class="delay-time__unit">ms</span>
    </div>
  );
}
