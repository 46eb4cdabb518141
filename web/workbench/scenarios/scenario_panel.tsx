// The lab's panel of scenarios: search, list, and how the play goes.
import { useEffect } from "preact/hooks";
import { RunView } from "./run_view.tsx";
import type { ScenarioDesk } from "./scenario_desk.ts";
import { ScenarioList } from "./scenario_list.tsx";

export function ScenarioPanel({ scenarios }: { readonly scenarios: ScenarioDesk }) {
  useEffect(() => void scenarios.read(), []);
  return (
    <div class="scenarios">
      <input
        type="search"
        class="field field--small scenarios-search"
        aria-label="Search scenarios"
        placeholder="Search"
        value={scenarios.search.value}
        onInput={(event) => scenarios.search.value = event.currentTarget.value}
      />
      <ScenarioList scenarios={scenarios} />
      <RunView scenarios={scenarios} />
    </div>
  );
}
