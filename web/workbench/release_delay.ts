// How long RequestReleaseCall waits at the mock T-Server, as the workbench sets it. The setting
// lives there: what is shown is what the T-Server said last.
import { signal } from "@preact/signals";
import type { MockClient, MockDelay, MockSettings, Result } from "../shared/mock_client.ts";

/** The delayed message's T-Library name. */
export const DELAYED = "RequestReleaseCall";

export interface DelayChoice {
  readonly says: string;
  readonly delay: 0 | 250 | 2_000 | "never";
}

/** What can be chosen, in the order of patience. */
export const DELAY_CHOICES: readonly DelayChoice[] = [
  { says: "0", delay: 0 },
  { says: "250 ms", delay: 250 },
  { says: "2 s", delay: 2_000 },
  { says: "never", delay: "never" },
];

export type ReleaseDelay = ReturnType<typeof createReleaseDelay>;

/** Nothing is known of the delay before the first `read`. */
export function createReleaseDelay(client: Pick<MockClient, "settings" | "setDelays">) {
  const delay = signal<MockDelay | undefined>(undefined);
  const problem = signal<string | undefined>(undefined);
  const take = (settings: Result<MockSettings>) => {
    if (settings.ok) delay.value = settings.value.delays[DELAYED] ?? 0;
    problem.value = settings.ok ? undefined : settings.detail;
  };
  return {
    /** In milliseconds or "never"; a distribution when somebody set one elsewhere. */
    delay,
    /** Why the last change was not made. */
    problem,
    async read(): Promise<void> {
      const settings = await client.settings();
      if (settings.ok) take(settings);
    },
    async choose(choice: DelayChoice): Promise<void> {
      take(await client.setDelays({ [DELAYED]: choice.delay === 0 ? null : choice.delay }));
    },
  };
}
