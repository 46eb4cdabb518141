// The keys, to be changed: what is pressed next becomes the key, unless something else needs it.
import { X } from "lucide";
import { useState } from "preact/hooks";
import { Icon } from "../../shared/icon.tsx";
import { useAids } from "../components/use_aids.ts";
import { useWords } from "../i18n/use_words.ts";
import { type Action, ACTIONS, chordOf, DEFAULT_KEYS, problemOf } from "../shortcuts/keys.ts";

/** What was pressed and cannot be used. */
interface Refused {
  readonly action: Action;
  readonly chord: string;
  readonly says: string;
}

export function KeySettings() {
  const say = useWords();
  const { settings: store } = useAids();
  const { keys, shortcuts } = store.settings.value;
  const [listening, listen] = useState<Action>();
  const [refused, refuse] = useState<Refused>();
  const set = (action: Action, chord: string) => {
    store.change({ keys: { ...keys, [action]: chord } });
    listen(undefined);
    refuse(undefined);
  };
  const take = (action: Action, event: KeyboardEvent) => {
    if (listening !== action || event.key === "Tab") return;
    event.preventDefault();
    if (event.key === "Escape") return listen(undefined);
    const chord = chordOf(event);
    if (chord === undefined) return;
    const problem = problemOf(chord, action, keys);
    if (!problem) return set(action, chord);
    const says = problem.name === "taken"
      ? say("settings.keys.taken", { key: chord, action: say(`keys.${problem.by}`) })
      : say("settings.keys.reserved", { key: chord });
    refuse({ action, chord, says });
  };
  return (
    <fieldset class="settings">
      <legend class="settings__title">{say("settings.keys")}</legend>
      <label class="checkbox">
        <input
          type="checkbox"
          checked={shortcuts}
          onChange={({ currentTarget }) => store.change({ shortcuts: currentTarget.checked })}
        />
        <span>{say("settings.useKeys")}</span>
      </label>
      <p class="hint">{say("settings.keys.hint")}</p>
      {shortcuts && ACTIONS.map((action) => {
        const name = say(`keys.${action}`);
        const key = keys[action] || say("settings.keys.none");
        return (
          <div key={action} class="settings__row">
            <span>{name}</span>
            <span class="settings__key">
              <button
                type="button"
                class="button button--tiny"
                data-takes-keys
                aria-label={listening === action
                  ? say("settings.keys.press")
                  : say("settings.keys.change", { action: name, key })}
                aria-describedby={refused?.action === action ? "key-refused" : undefined}
                onClick={() => listen(action)}
                onKeyDown={(event) => take(action, event)}
                onBlur={() => {
                  listen(undefined);
                  refuse(undefined);
                }}
              >
                {listening === action ? say("settings.keys.press") : key}
              </button>
              <button
                type="button"
                class="icon-button icon-button--small"
                aria-label={say("settings.keys.remove", { action: name })}
                title={say("settings.keys.remove", { action: name })}
                aria-disabled={keys[action] === ""}
                onClick={() => set(action, "")}
              >
                <Icon of={X} />
              </button>
            </span>
            {refused?.action === action && (
              <p id="key-refused" class="field-error" role="alert">{refused.says}</p>
            )}
          </div>
        );
      })}
      {shortcuts && (
        <button
          type="button"
          class="button button--small"
          onClick={() => store.change({ keys: DEFAULT_KEYS })}
        >
          {say("settings.keys.reset")}
        </button>
      )}
    </fieldset>
  );
}
