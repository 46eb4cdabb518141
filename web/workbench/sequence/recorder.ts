// Holds the diagram's timeline while the sources talk: gathers what they tell, adds it a few times
// a second, and stands still for the reader when asked to. What is drawn is decided in view.ts.
import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { Clock } from "../../../gateway/runtime/clock.ts";
import { admit, type Heads } from "./admit.ts";
import type { ClearMemory } from "./clear_memory.ts";
import type { Message, Source } from "./message.ts";
import { READERS } from "./read_records.ts";
import { addMessages, createTimeline, MAX_MESSAGES, type Timeline } from "./timeline.ts";

/** How long arrivals are gathered before they are drawn together, in milliseconds. */
export const GATHER_MS = 50;

/**
 * How a source stands: `waiting` until its first word, `reading` while it repeats what was before, `up`,
 * `down` when it broke off, `absent` where there is no such source: the T-Server is not the mock.
 */
export type SourceState = "waiting" | "reading" | "up" | "down" | "absent";

export type Sources = Readonly<Record<Source, SourceState>>;

/** Whether what happened before is still on its way. */
export function isReading(sources: Sources): boolean {
  return Object.values(sources).some((state) => state === "waiting" || state === "reading");
}

/** A timeline that has grown, and from which message on it differs from before. */
export interface Change {
  readonly timeline: Timeline;
  readonly from: number;
}

export interface Recorder {
  /** What was heard so far, without what waits behind a pause. */
  readonly change: ReadonlySignal<Change>;
  readonly isPaused: ReadonlySignal<boolean>;
  /** How many messages wait behind a pause. */
  readonly behind: ReadonlySignal<number>;
  readonly sources: ReadonlySignal<Sources>;
  /** Takes a source's record, or ignores it when it cannot be read or was heard before. */
  hear(source: Source, data: unknown): void;
  /** Takes messages that were kept elsewhere, as far as they are not here and were not cleared. */
  restore(messages: readonly Message[]): void;
  /** Takes note of how a source stands. */
  tell(source: Source, state: SourceState): void;
  pause(): void;
  resume(): void;
  /** Forgets the messages, also those that a reload would bring back, and goes on with what comes next. */
  clear(): void;
}

interface RecorderOptions {
  readonly clock: Clock;
  readonly memory: ClearMemory;
  /** Gets the messages as they are gathered, also behind a pause. */
  readonly heard?: (messages: readonly Message[]) => void;
}

/** Starts with an empty diagram. */
export function createRecorder({ clock, memory, heard }: RecorderOptions): Recorder {
  const change = signal<Change>({ timeline: createTimeline(), from: 0 });
  const waiting = signal<readonly Message[] | undefined>(undefined);
  const sources = signal<Sources>(
    { uef: "up", trace: "waiting", mock: "waiting" },
  );
  const cleared = memory.load();
  const heads: Record<Source, Heads> = { ...cleared };
  let gathered: Message[] = [];

  function gather(message: Message): void {
    if (gathered.length === 0) clock.setTimer(GATHER_MS, flush);
    gathered.push(message);
  }

  function flush(): void {
    const arrivals = gathered;
    gathered = [];
    if (arrivals.length === 0) return;
    heard?.(arrivals);
    if (waiting.value) waiting.value = [...waiting.value, ...arrivals].slice(-MAX_MESSAGES);
    else show(arrivals);
  }

  function show(messages: readonly Message[]): void {
    const { timeline } = change.value;
    change.value = { timeline, from: addMessages(timeline, messages) };
  }

  return {
    change,
    isPaused: computed(() => waiting.value !== undefined),
    behind: computed(() => waiting.value?.length ?? 0),
    sources,
    hear(source, data) {
      const record = READERS[source](data);
      if (!record) return;
      const admitted = admit(heads[source], record);
      heads[source] = admitted.heads;
      if (admitted.message) gather(admitted.message);
    },
    restore(messages) {
      const known = new Set(change.value.timeline.messages.map(({ key }) => key));
      const isWanted = ({ key, source, time }: Message) =>
        !known.has(key) && time > cleared[source].lastTime;
      for (const message of messages.filter(isWanted)) {
        const { lastId, lastTime } = heads[message.source];
        heads[message.source] = { lastId, lastTime: Math.max(lastTime, message.time) };
        gather(message);
      }
    },
    tell(source, state) {
      if (sources.value[source] !== state) sources.value = { ...sources.value, [source]: state };
    },
    pause: () => waiting.value ??= [],
    resume: () => {
      const messages = waiting.value ?? [];
      waiting.value = undefined;
      show(messages);
    },
    clear: () => {
      memory.save(heads);
      gathered = [];
      waiting.value = undefined;
      change.value = { timeline: createTimeline(), from: 0 };
    },
  };
}
