// Everything that the diagram is made of, put together once for a page: what its components are given.
import { type Signal, signal } from "@preact/signals";
import type { Clock } from "../../../gateway/runtime/clock.ts";
import type { ClearMemory } from "./clear_memory.ts";
import type { SequenceEdge } from "./edge.ts";
import { type Filter, NO_FILTER } from "./filter.ts";
import { createRecorder, type Recorder } from "./recorder.ts";
import { createView, type DiagramView } from "./view.ts";

export interface Sequence {
  readonly recorder: Recorder;
  readonly live: DiagramView;
  /** The agent of the page, whose messages are shown at first. */
  readonly agentId: string;
  /** Whether people's numbers are hidden, here and in what is exported. */
  readonly isMasked: Signal<boolean>;
  readonly isFilterOpen: Signal<boolean>;
  readonly edge: SequenceEdge;
}

interface SequenceOptions {
  readonly clock: Clock;
  readonly agentId: string;
  readonly memory: ClearMemory;
  readonly edge: SequenceEdge;
}

export function createSequence({ clock, agentId, memory, edge }: SequenceOptions): Sequence {
  const isMasked = signal(true);
  const usualFilter: Filter = { ...NO_FILTER, agentId };
  const recorder = createRecorder({ clock, memory });
  const live = createView(recorder.change, { usualFilter, isMasked });
  return { recorder, live, agentId, isMasked, isFilterOpen: signal(false), edge };
}
