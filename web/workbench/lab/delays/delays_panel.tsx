// The panel of delays: presets, one press back to none, and every message with its own.
import { useEffect } from "preact/hooks";
import { Search } from "lucide";
import { Icon } from "../../../shared/icon.tsx";
import { Problem } from "../bits.tsx";
import { DelayRow } from "./delay_row.tsx";
import type { DelaysDesk } from "./delays_desk.ts";
import { PRESETS } from "./messages.ts";

export function DelaysPanel({ desk }: { readonly desk: DelaysDesk }) {
  useEffect(() => {
    void desk.read();
    void desk.readNames();
  }, []);
  const groups = desk.groups.value;
  const count = desk.count.value;
  return (
    <div class="lab-stack">
      <Problem of={desk.problem} />
      <section class="lab-section" aria-label="Presets">
        <div class="delay-presets">
          {PRESETS.map((preset) => (
            <button
              key={preset.title}
              type="button"
              class="button button--small"
              title={preset.says}
              onClick={() => void desk.choose(preset)}
            >
              {preset.title}
            </button>
          ))}
        </div>
        <p class="delay-count">
          <span role="status">
            {count === 0 ? "Nothing is delayed." : `${count} of the messages are delayed.`}
          </span>
          <button
            type="button"
            class="button button--tiny"
            aria-disabled={count === 0}
            onClick={() => count > 0 && void desk.clear()}
          >
            No delays
          </button>
        </p>
      </section>
      <span class="search-field">
        <Icon of={Search} />
        <input
          type="search"
          class="field field--small"
          aria-label="Search messages"
          placeholder="Release, Event, Hold …"
          value={desk.search.value}
          onInput={(event) => desk.search.value = event.currentTarget.value}
        />
      </span>
      {groups === undefined && <span class="skeleton lab-skeleton" aria-hidden="true" />}
      {groups?.length === 0 && <p class="hint">No message is called so.</p>}
      {desk.set.value !== undefined &&
        groups?.map(({ title, names }) => (
          <section key={title} class="lab-section" aria-label={title}>
            <h3 class="lab-heading">{title}</h3>
            <div class="delay-rows">
              {names.map((name) => (
                <DelayRow
                  key={name}
                  name={name}
                  form={desk.formFor(name)}
                  put={(form) => desk.put(name, form)}
                />
              ))}
            </div>
          </section>
        ))}
    </div>
  );
}
