// Holds the diagram's timeline while the sources talk: gathers what they tell, adds it a few times
// a second, and stands still for the reader when asked to. What is drawn is decided in layout.ts.
import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { Clock } from "../../../gateway/runtime/clock.ts";
import { admit, type Heads } from "./admit.ts";
import type { ClearMemory } from "./clear_memory.ts";
import type { Message, Source } from "./message.ts";
import { type Heard, readJournal, readTrace, readUef } from "./read_records.ts";
import { addMessages, EMPTY_TIMELINE, type Timeline } from "./timeline.ts";

/** How long arrivals are gathered before they are drawn together, in milliseconds. */
export const GATHER_MS = 30;

const READERS: Readonly<Record<Source, (data: unknown) => Heard | undefined>> = {
  uef: readUef,
  trace: readTrace,
  mock: readJournal,
};

export interface Recorder {
  /** What the diagram shows: all that was heard, or what had been when it was paused. */
  readonly shown: ReadonlySignal<Timeline>;
  readonly isPaused: ReadonlySignal<boolean>;
  /** How many messages wait behind a pause. */
  readonly behind: ReadonlySignal<number>;
  /** Takes a source's record, or ignores it when it cannot be read or belongs to another agent. */
  hear(source: Source, data: unknown): void;
  pause(): void;
  resume(): void;
  /** Forgets the messages, also those that a reload would bring back, and goes on with what comes next. */
  clear(): void;
}

interface RecorderOptions {
  readonly clock: Clock;
  /** Whether a record is about the agent of this page. */
  readonly isOurs: (heard: Heard) => boolean;
  readonly memory: ClearMemory;
}

/** Starts with an empty diagram. */
export function createRecorder({ clock, isOurs, memory }: RecorderOptions): Recorder {
  const timeline = signal(EMPTY_TIMELINE);
  const frozen = signal<Timeline | undefined>(undefined);
  const heads: Record<Source, Heads> = { ...memory.load() };
  let gathered: Message[] = [];

  function gather(message: Message): void {
    if (gathered.length === 0) clock.setTimer(GATHER_MS, flush);
    gathered.push(message);
  }

  function flush(): void {
    timeline.value = addMessages(timeline.value, gathered);
    gathered = [];
  }

  const total = ({ messages, dropped }: Timeline) => messages.length + dropped;
  return {
    shown: computed(() => frozen.value ?? timeline.value),
    isPaused: computed(() => frozen.value !== undefined),
    behind: computed(() => frozen.value ? total(timeline.value) - total(frozen.value) : 0),
    hear(source, data) {
      const heard = READERS[source](data);
      if (!heard || !isOurs(heard)) return;
      const admitted = admit(heads[source], heard);
      heads[source] = admitted.heads;
      if (admitted.message) gather(admitted.message);
    },
    pause: () => frozen.value = timeline.value,
    resume: () => frozen.value = undefined,
    clear: () => {
      memory.save(heads);
      gathered = [];
      timeline.value = EMPTY_TIMELINE;
      frozen.value = undefined;
    },
  };
}
