// The scenarios that can be played, the play that runs or was last, those before, and the ones that wait for
// their turn. The server plays: what is shown is what it said last, also when another page began it.
import { computed, signal } from "@preact/signals";
import type { Clock } from "../../../gateway/runtime/clock.ts";
import type { MockClient, Result } from "../../shared/mock_client.ts";
import type { ScenarioEntry, ScenarioRun, ScenarioText } from "../../shared/mock_scenarios.ts";
import { lastPlays, type Played, playedOf, withPlay } from "./history.ts";

/** How often a play that runs is asked about, in milliseconds. */
export const POLL_MS = 200;

export interface ScenarioDeskOptions {
  readonly client: Pick<
    MockClient,
    "scenarios" | "scenarioText" | "playScenario" | "scenarioRun" | "stopScenario"
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
  const tag = signal<string | undefined>(undefined);
  const file = signal<ScenarioText | undefined>(undefined);
  const plays = signal<readonly Played[]>([]);
  /** Names of scenarios that are to be played when this one is over. */
  const waiting = signal<readonly string[]>([]);
  let isPolling = false;

  const found = computed(() => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    return (entries.value ?? []).filter(({ name, title, description = "", tags }) => {
      const text = `${name} ${title} ${description}`.toLowerCase();
      const isTagged = tag.value === undefined || tags.includes(tag.value);
      return isTagged && words.every((word) => text.includes(word));
    });
  });

  function take(result: Result<ScenarioRun>): void {
    problem.value = result.ok ? undefined : result.detail;
    if (result.ok) show(result.value);
  }

  function show(next: ScenarioRun): void {
    const isEnd = run.value?.state === "running" && next.state !== "running";
    run.value = next;
    if (next.state === "running") return poll();
    if (!isEnd) return;
    const played = playedOf(next, clock.now());
    if (played) plays.value = withPlay(plays.value, played);
    ended();
    if (next.state === "stopped") waiting.value = [];
    void playNext();
  }

  function poll(): void {
    if (isPolling) return;
    isPolling = true;
    clock.setTimer(POLL_MS, async () => {
      const result = await client.scenarioRun();
      isPolling = false;
      // A server that was started anew knows nothing of the play.
      if (!result.ok) {
        run.value = undefined;
        waiting.value = [];
      }
      take(result);
    });
  }

  async function select(name: string): Promise<void> {
    if (file.value?.name === name) return;
    const text = await client.scenarioText(name);
    if (text.ok) file.value = text.value;
    else problem.value = text.detail;
  }

  async function play(name: string): Promise<void> {
    begins();
    void select(name);
    const began = await client.playScenario(name);
    take(began);
    if (began.ok) return;
    const title = entries.value?.find((entry) => entry.name === name)?.title ?? name;
    const refused = { name, title, state: "refused", elapsedMs: 0, why: began.detail } as const;
    plays.value = withPlay(plays.value, { ...refused, at: clock.now() });
    await playNext();
  }

  async function playNext(): Promise<void> {
    const [name, ...rest] = waiting.value;
    if (name === undefined) return;
    waiting.value = rest;
    await play(name);
  }

  return {
    /** Undefined until they were read. */
    entries,
    run,
    /** Why the last thing that was asked for was not done. */
    problem,
    search,
    /** The tag that the list is narrowed to. */
    tag,
    /** Every tag, in the order of the files. */
    tags: computed(() => [...new Set((entries.value ?? []).flatMap(({ tags }) => tags))]),
    /** The entries that have the tag and all words of the search. */
    found,
    /** The file that is read, of the play or chosen. */
    file,
    plays,
    lastPlays: computed(() => lastPlays(plays.value)),
    waiting,
    isRunning: computed(() => run.value?.state === "running"),
    async read(): Promise<void> {
      const list = await client.scenarios();
      problem.value = list.ok ? undefined : list.detail;
      if (!list.ok) return;
      entries.value = list.value.scenarios;
      if (list.value.run) {
        show(list.value.run);
        void select(list.value.run.name);
      }
    },
    select,
    play,
    /** Plays what the search found, one after the other. */
    async playAll(): Promise<void> {
      waiting.value = found.value.filter((entry) => entry.problem === undefined)
        .map(({ name }) => name);
      await playNext();
    },
    /** Stops the play, and those that wait. */
    async stop(): Promise<void> {
      waiting.value = [];
      take(await client.stopScenario());
    },
  };
}
