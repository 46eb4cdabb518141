// The list of scenarios, each with its Play button.
import { Play } from "lucide";
import { Icon } from "../../shared/icon.tsx";
import type { ScenarioEntry } from "../../shared/mock_scenarios.ts";
import type { ScenarioDesk } from "./scenario_desk.ts";

export function ScenarioList({ scenarios }: { readonly scenarios: ScenarioDesk }) {
  const { entries, found, run, isRunning, play } = scenarios;
  const none = entries.value === undefined
    ? ""
    : entries.value.length === 0
    ? "There are no files in the folder scenarios."
    : "No scenario has these words.";
  return (
    <div class="scenarios-list">
      {found.value.length === 0 && <p class="scenarios-none">{none}</p>}
      <ul role="list" aria-label="Scenarios">
        {found.value.map((entry) => (
          <Row
            key={entry.name}
            entry={entry}
            isCurrent={run.value?.name === entry.name}
            isDisabled={isRunning.value || entry.problem !== undefined}
            play={() => void play(entry.name)}
          />
        ))}
      </ul>
    </div>
  );
}

interface RowProps {
  readonly entry: ScenarioEntry;
  readonly isCurrent: boolean;
  readonly isDisabled: boolean;
  readonly play: () => void;
}

function Row({ entry, isCurrent, isDisabled, play }: RowProps) {
  const { title, description, problem } = entry;
  return (
    <li class={`scenario ${isCurrent ? "is-current" : ""}`}>
      <div class="scenario-words">
        <p class="scenario-title">{title}</p>
        <p class="scenario-line" title={problem ?? description}>
          {problem === undefined ? description : problem.split("\n")[0]}
        </p>
      </div>
      <button
        type="button"
        class="scenario-play"
        aria-label={`Play: ${title}`}
        // Not disabled: that would take the focus away while a scenario is played.
        aria-disabled={isDisabled}
        onClick={() => !isDisabled && play()}
      >
        <Icon of={Play} />
        Play
      </button>
    </li>
  );
}
