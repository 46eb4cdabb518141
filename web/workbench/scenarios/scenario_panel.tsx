// The lab's panel of scenarios: search, tags, list, and how the play goes.
import { useEffect } from "preact/hooks";
import { ListVideo, Search } from "lucide";
import { Icon } from "../../shared/icon.tsx";
import { RunView } from "./run_view.tsx";
import type { ScenarioDesk } from "./scenario_desk.ts";
import { ScenarioList } from "./scenario_list.tsx";

export function ScenarioPanel({ scenarios }: { readonly scenarios: ScenarioDesk }) {
  useEffect(() => void scenarios.read(), []);
  const { tag, tags, found, isRunning } = scenarios;
  const isIdle = !isRunning.value && found.value.length > 0;
  return (
    <div class="scenarios">
      <div class="scenarios-search">
        <span class="search-field">
          <Icon of={Search} />
          <input
            type="search"
            class="field field--small"
            aria-label="Search scenarios"
            placeholder="Search"
            value={scenarios.search.value}
            onInput={(event) => scenarios.search.value = event.currentTarget.value}
          />
        </span>
        <button
          type="button"
          class="button button--small"
          aria-disabled={!isIdle}
          onClick={() => isIdle && void scenarios.playAll()}
        >
          <Icon of={ListVideo} />
          Play all {found.value.length}
        </button>
      </div>
      <div class="scenarios-tags" role="group" aria-label="Tags">
        {tags.value.map((each) => (
          <button
            key={each}
            type="button"
            class="chip"
            aria-pressed={tag.value === each}
            onClick={() => tag.value = tag.value === each ? undefined : each}
          >
            {each}
          </button>
        ))}
      </div>
      <ScenarioList scenarios={scenarios} />
      <RunView scenarios={scenarios} />
      <p class="scenarios-more">
        Files of the folder{" "}
        <code>scenarios</code>, in the language of docs/scenarios.md; by program:{" "}
        <a href="/mock/docs" target="_blank" rel="noopener">the control interface</a>
      </p>
    </div>
  );
}
