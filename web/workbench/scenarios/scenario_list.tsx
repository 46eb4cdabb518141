// The list of scenarios in their groups, each with its Play button and how it ended last.
import { CircleCheck, CircleSlash, CircleX, type IconNode, Play } from "lucide";
import { Icon } from "../../shared/icon.tsx";
import type { ScenarioEntry } from "../../shared/mock_scenarios.ts";
import type { Played } from "./history.ts";
import type { ScenarioDesk } from "./scenario_desk.ts";

export function ScenarioList({ scenarios }: { readonly scenarios: ScenarioDesk }) {
  const { entries, found, run, file, isRunning, lastPlays, play, select } = scenarios;
  const none = entries.value === undefined
    ? ""
    : entries.value.length === 0
    ? "There are no files in the folder scenarios."
    : "No scenario has these words.";
  const groups = Map.groupBy(found.value, ({ tags }) => tags[0] ?? "");
  return (
    <div class="scenarios-list">
      {found.value.length === 0 && <p class="scenarios-none">{none}</p>}
      {[...groups].map(([group, members]) => (
        <section key={group} aria-label={group === "" ? "Others" : group}>
          {groups.size > 1 && <h3 class="scenarios-group">{group === "" ? "others" : group}</h3>}
          <ul role="list" aria-label={group === "" ? "Others" : group}>
            {members.map((entry) => (
              <Row
                key={entry.name}
                entry={entry}
                last={lastPlays.value.get(entry.name)}
                isCurrent={(isRunning.value ? run.value?.name : file.value?.name) === entry.name}
                isDisabled={isRunning.value || entry.problem !== undefined}
                play={() => void play(entry.name)}
                select={() =>
                  void select(entry.name)}
              />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

interface RowProps {
  readonly entry: ScenarioEntry;
  readonly last: Played | undefined;
  readonly isCurrent: boolean;
  readonly isDisabled: boolean;
  readonly play: () => void;
  readonly select: () => void;
}

function Row({ entry, last, isCurrent, isDisabled, play, select }: RowProps) {
  const { title, description, problem } = entry;
  return (
    <li class={`scenario ${isCurrent ? "is-current" : ""}`}>
      <button type="button" class="scenario-words" aria-pressed={isCurrent} onClick={select}>
        <span class="scenario-title">{title}</span>
        <span class="scenario-line" title={problem ?? description}>
          {problem === undefined ? description : problem.split("\n")[0]}
        </span>
      </button>
      {last && <Outcome of={last} />}
      <button
        type="button"
        class="button button--tiny scenario-play"
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

const SIGNS: Readonly<Record<Played["state"], IconNode>> = {
  passed: CircleCheck,
  failed: CircleX,
  refused: CircleX,
  stopped: CircleSlash,
};

/** How a play ended, as a sign with a word for who does not see it. */
export function Outcome({ of: { state, why } }: { readonly of: Played }) {
  return (
    <span class={`scenario-outcome scenario-outcome--${state}`} title={why ?? state}>
      <Icon of={SIGNS[state]} />
      <span class="visually-hidden">{state}</span>
    </span>
  );
}
