// The scenarios that can be played, and the play that runs or was last. The server plays: what is
// shown is what it said last, also when another page began it.
import { computed, signal } from "@preact/signals";
import type { Clock } from "../../../gateway/runtime/clock.ts";
import type { MockClient, Result } from "../../shared/mock_client.ts";
import type { ScenarioEntry, ScenarioRun } from "../../shared/mock_scenarios.ts";

/** How often a play that runs is asked about, in milliseconds. */
export const POLL_MS = 200;

export interface ScenarioDeskOptions {
  readonly client: Pick<
    MockClient,
    "scenarios" | "playScenario" | "scenarioRun" | "stopScenario"
  >;
  readonly clock: Clock;
  /** A play is about to begin. */
  readonly begins: () => void;
  /** A play is over: settings and calls are no longer as they were in it. */
  readonly ended: () => void;
}

export type ScenarioDesk = ReturnType<typeof createScenarioDesk>;

/** Knows nothing before the first `read`. */
export function createScenarioDesk({ client, clock, begins, ended }: ScenarioDeskOptions) {
  const entries = signal<readonly ScenarioEntry[] | undefined>(undefined);
  const run = signal<ScenarioRun | undefined>(undefined);
  const problem = signal<string | undefined>(undefined);
  const search = signal("");
  let isPolling = false;

  function take(result: Result<ScenarioRun>): void {
    problem.value = result.ok ? undefined : result.detail;
    if (result.ok) show(result.value);
  }

  function show(next: ScenarioRun): void {
    const wasRunning = run.value?.state === "running";
    run.value = next;
    if (next.state === "running") poll();
    else if (wasRunning) ended();
  }

  function poll(): void {
    if (isPolling) return;
    isPolling = true;
    clock.setTimer(POLL_MS, async () => {
      const result = await client.scenarioRun();
      isPolling = false;
      // A server that was started anew knows nothing of the play.
      if (!result.ok) run.value = undefined;
      take(result);
    });
  }

  return {
    /** Undefined until they were read. */
    entries,
    run,
    /** Why the last thing that was asked for was not done. */
    problem,
    search,
    /** The entries that have all words of the search. */
    found: computed(() => {
      const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
      return (entries.value ?? []).filter(({ name, title, description = "" }) => {
        const text = `${name} ${title} ${description}`.toLowerCase();
        return words.every((word) => text.includes(word));
      });
    }),
    isRunning: computed(() => run.value?.state === "running"),
    async read(): Promise<void> {
      const list = await client.scenarios();
      problem.value = list.ok ? undefined : list.detail;
      if (!list.ok) return;
      entries.value = list.value.scenarios;
      if (list.value.run) show(list.value.run);
    },
    async play(name: string): Promise<void> {
      begins();
      take(await client.playScenario(name));
    },
    async stop(): Promise<void> {
      take(await client.stopScenario());
    },
  };
}
