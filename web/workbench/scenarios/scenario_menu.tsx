// The header's "Scenarios" button and the panel that it opens: search, list, and how the play goes.
import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { RunView } from "./run_view.tsx";
import type { ScenarioDesk } from "./scenario_desk.ts";
import { ScenarioList } from "./scenario_list.tsx";

const PANEL_ID = "scenarios";

export function ScenarioMenu({ scenarios }: { readonly scenarios: ScenarioDesk }) {
  const isOpen = useSignal(false);
  const button = useRef<HTMLButtonElement>(null);
  const toggle = () => {
    isOpen.value = !isOpen.value;
    if (isOpen.value) void scenarios.read();
  };
  const close = () => {
    isOpen.value = false;
    button.current?.focus();
  };
  const state = scenarios.run.value?.state ?? "none";
  return (
    <>
      <button
        ref={button}
        type="button"
        class="quiet-button quiet-button--framed"
        aria-expanded={isOpen.value}
        aria-controls={PANEL_ID}
        onClick={toggle}
      >
        <span class={`scenario-lamp scenario-lamp--${state}`} aria-hidden="true" />
        Scenarios
        {state !== "none" && <span class="visually-hidden">{` ${state}`}</span>}
      </button>
      {isOpen.value && <ScenarioPanel scenarios={scenarios} close={close} />}
    </>
  );
}

interface PanelProps {
  readonly scenarios: ScenarioDesk;
  readonly close: () => void;
}

function ScenarioPanel({ scenarios, close }: PanelProps) {
  const search = useRef<HTMLInputElement>(null);
  useEffect(() => search.current?.focus(), []);
  return (
    <section
      class="scenarios"
      id={PANEL_ID}
      aria-labelledby="scenarios-title"
      onKeyDown={(event) => event.key === "Escape" && close()}
    >
      <div class="scenarios-head">
        <h2 class="scenarios-title" id="scenarios-title">Scenarios</h2>
        <button type="button" class="quiet-button" onClick={close}>Close</button>
      </div>
      <input
        ref={search}
        type="search"
        class="field scenarios-search"
        aria-label="Search scenarios"
        placeholder="Search"
        value={scenarios.search.value}
        onInput={(event) => scenarios.search.value = event.currentTarget.value}
      />
      <ScenarioList scenarios={scenarios} />
      <RunView scenarios={scenarios} />
    </section>
  );
}
