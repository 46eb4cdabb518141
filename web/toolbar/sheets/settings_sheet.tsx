// What the agent can set: how calls are heard and seen, and the keys. What the browser does not allow is said
// with what can be done about it.
import { useState } from "preact/hooks";
import { useAids } from "../components/use_aids.ts";
import { useWords } from "../i18n/use_words.ts";
import { DURING_CALLS, MAX_VOLUME, type Settings, TONES } from "../settings/settings.ts";
import { KeySettings } from "./key_settings.tsx";
import { LanguageSetting } from "./language_setting.tsx";
import { Sheet } from "./sheet.tsx";

export default function SettingsSheet({ onClose }: { readonly onClose: () => void }) {
  const say = useWords();
  return (
    <Sheet title={say("settings.title")} onClose={onClose}>
      <LanguageSetting />
      <SoundSettings />
      <NotificationSettings />
      <KeySettings />
    </Sheet>
  );
}

function SoundSettings() {
  const say = useWords();
  const { settings: store, sound, tryTone } = useAids();
  const settings = store.settings.value;
  if (sound.value === "absent") {
    return (
      <fieldset class="settings">
        <legend class="settings__title">{say("settings.sound")}</legend>
        <p class="hint">{say("settings.noSound")}</p>
      </fieldset>
    );
  }
  return (
    <fieldset class="settings">
      <legend class="settings__title">{say("settings.sound")}</legend>
      <Check name="sound" says={say("settings.ring")} />
      <label class="settings__row">
        <span>{say("settings.volume")}</span>
        <input
          class="slider"
          type="range"
          min={0}
          max={MAX_VOLUME}
          step={5}
          value={settings.volume}
          disabled={!settings.sound}
          onInput={({ currentTarget }) => store.change({ volume: currentTarget.valueAsNumber })}
          onChange={tryTone}
        />
      </label>
      <div class="settings__row" role="group" aria-label={say("settings.tone")}>
        <span aria-hidden="true">{say("settings.tone")}</span>
        <span class="segments">
          {TONES.map((tone) => (
            <button
              key={tone}
              type="button"
              class="segment"
              aria-pressed={settings.tone === tone}
              disabled={!settings.sound}
              onClick={() => {
                store.change({ tone });
                tryTone();
              }}
            >
              {say(`settings.tone.${tone}`)}
            </button>
          ))}
        </span>
      </div>
      <div class="settings__row" role="group" aria-label={say("settings.duringCalls")}>
        <span aria-hidden="true">{say("settings.duringCalls")}</span>
        <span class="segments">
          {DURING_CALLS.map((duringCalls) => (
            <button
              key={duringCalls}
              type="button"
              class="segment"
              aria-pressed={settings.duringCalls === duringCalls}
              disabled={!settings.sound}
              onClick={() => store.change({ duringCalls })}
            >
              {say(`settings.duringCalls.${duringCalls}`)}
            </button>
          ))}
        </span>
      </div>
    </fieldset>
  );
}

function NotificationSettings() {
  const say = useWords();
  const { settings: store, notifications } = useAids();
  const [leave, setLeave] = useState(notifications.leave);
  const ask = async () => {
    const answer = await notifications.ask();
    setLeave(answer);
    if (answer === "granted") store.change({ notifications: true });
  };
  return (
    <fieldset class="settings">
      <legend class="settings__title">{say("settings.notifications")}</legend>
      {leave === "granted" && <Check name="notifications" says={say("settings.notify")} />}
      {leave === "ask" && (
        <div class="settings__row">
          <span>{say("settings.notify")}</span>
          <button type="button" class="button button--small" onClick={() => void ask()}>
            {say("settings.notify.ask")}
          </button>
        </div>
      )}
      {leave !== "granted" && leave !== "ask" && (
        <p class="hint">{say(`settings.notify.${leave}`)}</p>
      )}
      {leave === "window" && (
        <a class="button button--small" href={location.href} target="_blank" rel="noopener">
          {say("settings.notify.openWindow")}
        </a>
      )}
    </fieldset>
  );
}

interface CheckProps {
  readonly name: keyof {
    [Name in keyof Settings as Settings[Name] extends boolean ? Name : never]: 0;
  };
  readonly says: string;
}

/** A setting that is on or off. */
export function Check({ name, says }: CheckProps) {
  const { settings: store } = useAids();
  return (
    <label class="checkbox">
      <input
        type="checkbox"
        checked={store.settings.value[name]}
        onChange={({ currentTarget }) => store.change({ [name]: currentTarget.checked })}
      />
      <span>{says}</span>
    </label>
  );
}
