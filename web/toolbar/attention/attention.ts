// Calls the agent's attention to calls: by sound, by notification, by the page's title and icon. Decides
// from the state what is heard and seen; what makes it so is given.
import { computed, effect, type ReadonlySignal, signal } from "@preact/signals";
import type { Settings } from "../settings/settings.ts";
import type { ToolbarState } from "../state/model.ts";
import type { PageLife } from "../wakes.ts";
import { type Badge, badgeOf } from "./badge.ts";
import { type Notice, Notifier, type NotifierOptions } from "./notifier.ts";
import { ringOf, undecided } from "./ring.ts";
import { Ringer, type RingerOptions } from "./ringer.ts";
import type { CallView } from "../state/model.ts";

export interface AttentionOptions extends RingerOptions, NotifierOptions {
  readonly state: ReadonlySignal<ToolbarState>;
  readonly settings: ReadonlySignal<Settings>;
  readonly life: PageLife;
  /** How many calls the agent has missed and not seen. */
  readonly missed: ReadonlySignal<number>;
  /** Words a call; undefined while there are no words yet. */
  readonly noticeOf: (call: CallView) => Notice | undefined;
  readonly wear: (badge: Badge) => void;
}

export interface Attention {
  /** Whether calls could be heard now: `locked` until the agent has clicked somewhere. */
  readonly sound: ReadonlySignal<"ready" | "locked" | "absent">;
}

export function callAttention(options: AttentionOptions): Attention {
  const { state, settings, life, missed, sounder, noticeOf, wear } = options;
  const ringer = new Ringer(options);
  const notifier = new Notifier(options);
  const isVisible = signal(life.isVisible);
  life.watch(() => isVisible.value = life.isVisible);
  const sound = signal(sounder.state);
  sounder.watch(() => sound.value = sounder.state);
  // Most of what happens concerns none of this.
  const calls = computed(() => state.value.calls);
  effect(() => ringer.ring(ringOf(calls.value, settings.value)));
  effect(() => {
    const isWanted = settings.value.notifications && !isVisible.value;
    const wanted = isWanted ? undecided(calls.value).map(noticeOf) : [];
    notifier.show(wanted.filter((notice) => notice !== undefined));
  });
  effect(() => wear(badgeOf(calls.value, missed.value)));
  return { sound };
}
