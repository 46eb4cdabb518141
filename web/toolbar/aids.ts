// Puts together what helps the agent beside the calls themselves: settings, the shift's calls, and what is
// heard and seen of a call. Touches no global.
import type { ReadonlySignal } from "@preact/signals";
import type { Clock } from "../../gateway/runtime/clock.ts";
import { browserMemory, type BrowserStorage } from "../shared/browser_memory.ts";
import { type Attention, callAttention } from "./attention/attention.ts";
import type { Badge } from "./attention/badge.ts";
import type { Notifications } from "./attention/notifier.ts";
import type { Sounder } from "./attention/ringer.ts";
import { PHRASES } from "./attention/tones.ts";
import type { Turns } from "./attention/turns.ts";
import { KeptShift, NO_SHIFT } from "./history/history.ts";
import { Shift } from "./history/shift.ts";
import type { Reader } from "./reader.ts";
import { DEFAULT_SETTINGS, MAX_VOLUME, Settings } from "./settings/settings.ts";
import { SettingsStore } from "./settings/settings_store.ts";
import type { CallView, ToolbarState } from "./state/model.ts";
import { partyOf } from "./state/words.ts";
import type { PageLife } from "./wakes.ts";

export interface KeepsakesOptions {
  /** Shared by the tabs of the browser. */
  readonly storage: BrowserStorage;
  /** Tells the key of what another tab has changed. */
  readonly watchStorage: (changed: (key: string | null) => void) => void;
  /** Whose they are; empty for the default agent. */
  readonly agent: string;
  readonly clock: Clock;
}

/** What is kept in the browser for an agent's next page. */
export interface Keepsakes {
  readonly settings: SettingsStore;
  readonly shift: Shift;
}

export function openKeepsakes(
  { storage, watchStorage, agent, clock }: KeepsakesOptions,
): Keepsakes {
  const keyOf = (name: string) => `hookswitch.${name}${agent && `.${agent}`}`;
  const [settingsKey, shiftKey] = [keyOf("settings"), keyOf("shift")];
  const settings = new SettingsStore(
    browserMemory({ storage, key: settingsKey, schema: Settings, otherwise: DEFAULT_SETTINGS }),
  );
  const shift = new Shift({
    memory: browserMemory({ storage, key: shiftKey, schema: KeptShift, otherwise: NO_SHIFT }),
    clock,
  });
  watchStorage((key) => {
    // No key: all of it was cleared.
    if (key === settingsKey || key === null) settings.reload();
    if (key === shiftKey || key === null) shift.reload();
  });
  return { settings, shift };
}

export interface AidsOptions extends Keepsakes {
  readonly state: ReadonlySignal<ToolbarState>;
  readonly reader: Pick<Reader, "speech" | "phones">;
  readonly sounder: Sounder;
  readonly notifications: Notifications;
  readonly turns: Turns;
  readonly clock: Clock;
  readonly life: PageLife;
  readonly focus: () => void;
  readonly wear: (badge: Badge) => void;
}

export interface Aids extends Keepsakes, Attention {
  readonly notifications: Notifications;
  /** Lets the agent hear the tone that is set. */
  readonly tryTone: () => void;
}

export function startAids(options: AidsOptions): Aids {
  const { settings, shift, reader, sounder, notifications } = options;
  const noticeOf = (call: CallView) => {
    const speech = reader.speech.value;
    if (!speech) return undefined;
    const party = partyOf({ ...speech, phones: reader.phones.value }, call);
    return {
      tag: call.eventId,
      title: speech.say("notify.title"),
      body: call.queue === undefined
        ? party
        : speech.say("notify.throughQueue", { party, queue: call.queue }),
    };
  };
  const { sound } = callAttention({
    ...options,
    settings: settings.settings,
    missed: shift.missed,
    noticeOf,
  });
  return {
    settings,
    shift,
    sound,
    notifications,
    tryTone: () => {
      const { tone, volume } = settings.settings.value;
      sounder.hush();
      sounder.play(PHRASES[tone], volume / MAX_VOLUME);
    },
  };
}
