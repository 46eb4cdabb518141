// Puts what is heard of the page's agent's calls into the archive, half a second's worth at a time.
import type { Clock } from "../../../../gateway/runtime/clock.ts";
import { callOf } from "../call_book.ts";
import type { Message } from "../message.ts";
import { addMessages, createTimeline, messagesByCall } from "../timeline.ts";
import type { CallArchive } from "./archive.ts";

/** How long calls wait before they are written, in milliseconds. */
export const SAVE_MS = 500;

export interface Archivist {
  /** Takes note of messages, of whatever call or none. */
  note(messages: readonly Message[]): void;
  /** Writes what waits; resolves when it is kept. */
  save(): Promise<void>;
}

interface ArchivistOptions {
  readonly clock: Clock;
  readonly archive: Promise<CallArchive>;
  /** Whose calls are kept: others would push them out. */
  readonly agentId: string;
  /** Something is kept that was not before. */
  readonly saved?: () => void;
}

export function createArchivist({ clock, archive, agentId, saved }: ArchivistOptions): Archivist {
  const timeline = createTimeline();
  const changed = new Set<string>();
  let isWaiting = false;
  let saving = Promise.resolve();

  function save(): Promise<void> {
    isWaiting = false;
    saving = saving.then(write);
    return saving;
  }

  async function write(): Promise<void> {
    const { calls } = timeline.calls;
    const ours = [...changed].filter((id) => calls.get(id)?.agentIds.includes(agentId));
    changed.clear();
    if (ours.length === 0) return;
    const stories = messagesByCall(timeline, ours);
    try {
      await (await archive).add(stories, clock.now());
      saved?.();
    } catch {
      // The database is full or gone: the call is in the live diagram, and at the server for a while.
    }
  }

  return {
    note(messages) {
      addMessages(timeline, messages);
      for (const message of messages) {
        const call = callOf(timeline.calls, message);
        if (call) changed.add(call.id);
      }
      if (changed.size === 0 || isWaiting) return;
      isWaiting = true;
      clock.setTimer(SAVE_MS, () => void save());
    },
    save,
  };
}
