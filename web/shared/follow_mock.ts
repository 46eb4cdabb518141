// Follows the mock T-Server's journal without a gap: each time the stream opens, what was written
// before is read first and what arrives meanwhile waits its turn.
import type { Clock } from "../../gateway/runtime/clock.ts";
import { type Connect, keepStreamOpen, type PageSight } from "./live_stream.ts";
import type { MockClient } from "./mock_client.ts";

export interface FollowOptions {
  readonly client: Pick<MockClient, "journal">;
  readonly connect: Connect;
  readonly clock: Clock;
  readonly sight: PageSight;
  /** The stream is open, for the first time or again. */
  readonly opened: () => void;
  /** An entry, in the journal's order; after a break some come once more. */
  readonly heard: (entry: unknown) => void;
  /** What was written before has been heard. */
  readonly caughtUp?: () => void;
  readonly lost: () => void;
}

/** Follows the journal until the returned function is called. */
export function followMock(options: FollowOptions): () => void {
  const { client, connect, clock, sight, opened, heard, caughtUp, lost } = options;
  let waiting: unknown[] | undefined;
  let opening = 0;

  async function open(): Promise<void> {
    const mine = ++opening;
    waiting = [];
    opened();
    const journal = await client.journal();
    if (mine !== opening) return;
    if (journal.ok) { for (const entry of journal.value.entries) heard(entry); }
    const late = waiting ?? [];
    waiting = undefined;
    for (const entry of late) heard(entry);
    caughtUp?.();
  }

  return keepStreamOpen({
    url: "/mock/stream",
    connect,
    clock,
    sight,
    opened: () => void open(),
    heard: (entry) => {
      if (waiting) waiting.push(entry);
      else heard(entry);
    },
    lost,
  });
}
