// The delays as the T-Server has them, and those that the reader is just setting. Each is sent at once, but
// while a slider moves only so often; what is shown in the end is what the T-Server answered.
import { computed, signal } from "@preact/signals";
import type { Clock } from "../../../../gateway/runtime/clock.ts";
import type { MockClient, MockDelay, MockSettings, Result } from "../../../shared/mock_client.ts";
import { throttled } from "../../../shared/throttle.ts";
import type { LabClient } from "../client.ts";
import type { Vocabulary } from "../schemas.ts";
import { type DelayForm, delayOf, formOf } from "./delay_form.ts";
import { type Delays, messageGroups, patchTo, type Preset } from "./messages.ts";

/** While a slider moves it is sent so often at most, in milliseconds. */
export const SEND_MS = 60;

export interface DelaysDeskOptions {
  readonly client: Pick<MockClient, "settings" | "setDelays"> & Pick<LabClient, "vocabulary">;
  readonly clock: Clock;
}

export type DelaysDesk = ReturnType<typeof createDelaysDesk>;

/** Knows nothing before the first `read`. */
export function createDelaysDesk({ client, clock }: DelaysDeskOptions) {
  const set = signal<Delays | undefined>(undefined);
  /** What was filled in and the T-Server has not answered yet. */
  const drafts = signal<ReadonlyMap<string, DelayForm>>(new Map());
  const vocabulary = signal<Vocabulary | undefined>(undefined);
  const problem = signal<string | undefined>(undefined);
  const search = signal("");

  function take(answer: Result<MockSettings>): void {
    problem.value = answer.ok ? undefined : answer.detail;
    if (answer.ok) set.value = answer.value.delays;
  }

  async function send(): Promise<void> {
    const sent = drafts.value;
    if (sent.size === 0) return;
    const patch = Object.fromEntries([...sent].map(([name, form]) => [name, delayOf(form)]));
    take(await client.setDelays(patch));
    // What was changed meanwhile is still to be sent.
    drafts.value = new Map([...drafts.value].filter(([name, form]) => sent.get(name) !== form));
  }

  const sendSoon = throttled(send, { clock, everyMs: SEND_MS });

  async function change(patch: Record<string, MockDelay | null>): Promise<void> {
    drafts.value = new Map();
    take(await client.setDelays(patch));
  }

  return {
    /** Undefined until the T-Server has told. */
    set,
    problem,
    search,
    groups: computed(() => vocabulary.value && messageGroups(vocabulary.value, search.value)),
    /** How many messages are delayed. */
    count: computed(() => Object.keys(set.value ?? {}).length),
    /** The form of a message's delay: as it is filled in, or as the T-Server has it. */
    formFor: (name: string): DelayForm => drafts.value.get(name) ?? formOf(set.value?.[name]),
    async read(): Promise<void> {
      const settings = await client.settings();
      if (settings.ok) set.value = settings.value.delays;
    },
    async readNames(): Promise<void> {
      if (vocabulary.value) return;
      const names = await client.vocabulary();
      if (names.ok) vocabulary.value = names.value;
      else problem.value = names.detail;
    },
    put(name: string, form: DelayForm): void {
      drafts.value = new Map(drafts.value).set(name, form);
      sendSoon();
    },
    choose: (preset: Preset) => change(patchTo(preset.delays, set.value ?? {})),
    clear: () => change(patchTo({}, set.value ?? {})),
  };
}
