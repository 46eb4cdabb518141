// The list of past calls, from which one is opened; and the field that finds one by its eventId.
import { useSignal } from "@preact/signals";
import { History, Search } from "lucide";
import { Icon } from "../../../shared/icon.tsx";
import { sayDuration } from "../../../shared/say_number.ts";
import { Floating } from "../../floating.tsx";
import { sayCustomer } from "../say_message.ts";
import { sayClock, sayDay } from "../say_time.ts";
import type { PastCalls } from "./past_calls.ts";
import { type CallSummary, isMeant } from "./story.ts";

/** How many calls are listed at most; a search finds the others. */
const MAX_LISTED = 100;

interface PastMenuProps {
  readonly past: PastCalls;
  readonly isMasked: boolean;
}

export function PastMenu({ past, isMasked }: PastMenuProps) {
  return (
    <Floating
      look="icon-button icon-button--small"
      name="Past calls"
      sign={<Icon of={History} />}
      width={400}
      opened={() => void past.readList()}
    >
      {(close) => (
        <PastPanel
          past={past}
          isMasked={isMasked}
          show={(id) => {
            close();
            void past.show(id);
          }}
        />
      )}
    </Floating>
  );
}

function PastPanel({ past, isMasked, show }: PastMenuProps & { show: (id: string) => void }) {
  const text = useSignal("");
  const wanted = text.value.trim();
  const all = past.list.value;
  const found = (all ?? []).filter((each) => isMeant(each, wanted));
  const isListed = found.some(({ id }) => id === wanted);
  return (
    <div class="past">
      <form
        class="past-search"
        onSubmit={(event) => {
          event.preventDefault();
          const id = found.length === 1 ? found[0]!.id : wanted;
          if (id !== "") show(id);
        }}
      >
        <label class="search-field">
          <Icon of={Search} />
          <input
            type="search"
            class="field field--small"
            aria-label="Event id, number, agent or cause"
            placeholder="Event id, number, agent or cause"
            autofocus
            value={text.value}
            onInput={({ currentTarget }) => text.value = currentTarget.value}
          />
        </label>
      </form>
      <ul class="past-list" aria-label="Past calls">
        {found.slice(0, MAX_LISTED).map((summary) => (
          <PastItem key={summary.id} summary={summary} isMasked={isMasked} show={show} />
        ))}
      </ul>
      {all === undefined && <p class="past-note">Reading…</p>}
      {all !== undefined && found.length === 0 && (
        <p class="past-note">
          {wanted === "" ? "No call of this agent is kept yet." : "No kept call matches."}
        </p>
      )}
      {wanted !== "" && !isListed && (
        <button
          type="button"
          class="button button--small button--block"
          onClick={() => show(wanted)}
        >
          Look for this event id everywhere
        </button>
      )}
      <Keeping past={past} count={all?.length ?? 0} />
    </div>
  );
}

interface PastItemProps {
  readonly summary: CallSummary;
  readonly isMasked: boolean;
  readonly show: (id: string) => void;
}

function PastItem({ summary, isMasked, show }: PastItemProps) {
  const { id, startedAt, cause, agentIds } = summary;
  return (
    <li>
      <button type="button" class="past-item" title={id} onClick={() => show(id)}>
        <span class="past-time">{sayDay(startedAt)} {sayClock(startedAt)}</span>
        <span class="past-number">{sayCustomer(summary, isMasked) || "no number"}</span>
        <span class="badge">
          {cause ?? (summary.endedAt === undefined ? "in progress" : "ended")}
        </span>
        <span class="past-length">{sayLengthOf(summary)}</span>
        <span class="past-agent">{agentIds.map((agentId) => `Agent ${agentId}`).join(", ")}</span>
      </button>
    </li>
  );
}

/** How long a call lasted, as far as it is known. */
export function sayLengthOf({ startedAt, endedAt, lastAt }: CallSummary): string {
  return sayDuration((endedAt ?? lastAt) - startedAt);
}

/** Says where and how long calls are kept, and forgets them at will. */
function Keeping({ past, count }: { readonly past: PastCalls; readonly count: number }) {
  return (
    <div class="past-keeping">
      <p>
        {past.isLasting.value
          ? "Kept in this browser for a week, at most 500 calls."
          : "This browser allows no keeping: the list ends with the page."}
      </p>
      {count > 0 && (
        <button
          type="button"
          class="button button--tiny button--quiet"
          onClick={() => void past.forget()}
        >
          Forget all
        </button>
      )}
    </div>
  );
}
