// Everything that the diagram is made of, put together once for a page: what its components are given.
import { type Signal, signal } from "@preact/signals";
import type { Clock } from "../../../gateway/runtime/clock.ts";
import type { ClearMemory } from "./clear_memory.ts";
import type { SequenceEdge } from "./edge.ts";
import { type Filter, NO_FILTER } from "./filter.ts";
import type { CallArchive } from "./past/archive.ts";
import { createArchivist } from "./past/archivist.ts";
import { historyOf, type HistorySources } from "./past/history.ts";
import { type CallAddress, createPastCalls, type PastCalls } from "./past/past_calls.ts";
import { desktopMessages } from "./past/restore.ts";
import { createRecorder, type Recorder } from "./recorder.ts";
import { createView, type DiagramView } from "./view.ts";

export interface Sequence {
  readonly recorder: Recorder;
  readonly live: DiagramView;
  readonly past: PastCalls;
  /** Whether people's numbers are hidden. */
  readonly isMasked: Signal<boolean>;
  readonly isFilterOpen: Signal<boolean>;
  readonly edge: SequenceEdge;
  /** Keeps what was heard of calls so far; for a page that is about to go. */
  readonly save: () => Promise<void>;
}

interface SequenceOptions {
  readonly clock: Clock;
  /** The agent of the page, whose messages are shown at first and whose calls are kept. */
  readonly agentId: string;
  readonly memory: ClearMemory;
  readonly archive: Promise<CallArchive>;
  readonly history: HistorySources;
  readonly address: CallAddress;
  readonly edge: SequenceEdge;
}

export function createSequence(options: SequenceOptions): Sequence {
  const { clock, agentId, memory, archive, history, address, edge } = options;
  const isMasked = signal(true);
  const usualFilter: Filter = { ...NO_FILTER, agentId };
  const archivist = createArchivist({
    clock,
    archive,
    agentId,
    saved: () => void past.refreshList(),
  });
  const recorder = createRecorder({ clock, memory, heard: archivist.note });
  const past = createPastCalls({
    archive,
    address,
    live: () => recorder.change.value.timeline,
    history: (id) => historyOf(id, history),
    isMasked,
  });
  // The server tells its part again to a page that is loaded anew; what Fusion said is here alone.
  void desktopMessages(archive, clock.now()).then(recorder.restore);
  return {
    recorder,
    live: createView(recorder.change, { usualFilter, isMasked }),
    past,
    isMasked,
    isFilterOpen: signal(false),
    edge,
    save: archivist.save,
  };
}
