// The row of controls that narrow the diagram.
import { Search } from "lucide";
import { Icon } from "../../shared/icon.tsx";
import { type Filter, narrowings } from "./filter.ts";
import { sayCustomer } from "./say_message.ts";
import type { DiagramView } from "./view.ts";

export function FilterBar({ view }: { readonly view: DiagramView }) {
  const { filter, usualFilter } = view;
  const change = (patch: Partial<Filter>) => filter.value = { ...filter.value, ...patch };
  const { text, withReplies, onlyErrors } = filter.value;
  return (
    <div class="sequence-filter" role="group" aria-label="Filter">
      <label class="search-field sequence-search">
        <Icon of={Search} />
        <input
          type="search"
          class="field field--tiny"
          aria-label="Message name"
          placeholder="Message name"
          value={text}
          onInput={(event) => change({ text: event.currentTarget.value })}
        />
      </label>
      <CallSelect view={view} choose={(call) => change({ call })} />
      <AgentSelect view={view} choose={(agentId) => change({ agentId })} />
      <button
        type="button"
        class="chip"
        aria-pressed={withReplies}
        onClick={() => change({ withReplies: !withReplies })}
      >
        Replies
      </button>
      <button
        type="button"
        class="chip"
        aria-pressed={onlyErrors}
        onClick={() => change({ onlyErrors: !onlyErrors })}
      >
        Only errors
      </button>
      {narrowings(filter.value, usualFilter) > 0 && (
        <button
          type="button"
          class="button button--tiny button--quiet"
          onClick={() => filter.value = usualFilter}
        >
          Clear filter
        </button>
      )}
    </div>
  );
}

interface CallSelectProps {
  readonly view: DiagramView;
  readonly choose: (call: number | undefined) => void;
}

/** The newest calls that can be chosen by name; others are found in the list of past calls. */
const MAX_CHOICES = 100;

function CallSelect({ view, choose }: CallSelectProps) {
  const { calls } = view.drawn.value.change.timeline.calls;
  const chosen = view.filter.value.call;
  const newest = [...calls.values()].slice(-MAX_CHOICES).reverse();
  return (
    <select
      class="field field--tiny sequence-select"
      aria-label="Call"
      value={chosen === undefined ? "" : String(chosen)}
      onChange={({ currentTarget: { value } }) => choose(value === "" ? undefined : Number(value))}
    >
      <option value="">All calls</option>
      {newest.map((call) => (
        <option key={call.index} value={call.index}>
          {`Call ${call.index + 1} ${sayCustomer(call, view.isMasked.value)}`}
        </option>
      ))}
    </select>
  );
}

interface AgentSelectProps {
  readonly view: DiagramView;
  readonly choose: (agentId: string | undefined) => void;
}

function AgentSelect({ view, choose }: AgentSelectProps) {
  const { agents } = view.drawn.value.change.timeline.calls;
  const own = view.usualFilter.agentId;
  const known = [...new Set([...(own === undefined ? [] : [own]), ...agents.values()])].toSorted();
  return (
    <select
      class="field field--tiny sequence-select"
      aria-label="Agent"
      value={view.filter.value.agentId ?? ""}
      onChange={({ currentTarget: { value } }) => choose(value === "" ? undefined : value)}
    >
      <option value="">All agents</option>
      {known.map((agentId) => (
        <option key={agentId} value={agentId}>
          {`Agent ${agentId}${agentId === own ? " (this page)" : ""}`}
        </option>
      ))}
    </select>
  );
}
