// One event as a toolbar is told it.
import type { ToolbarEvent } from "../protocol/mod.ts";

/** An event with its place in the journal, encoded once for all toolbars. */
export interface JournalEntry {
  readonly seq: number;
  readonly event: ToolbarEvent;
  readonly text: string;
}

/** Takes one entry to a toolbar; must not throw. */
export type Deliver = (entry: JournalEntry) => void;

export function entryOf(event: ToolbarEvent): JournalEntry {
  return { seq: event.seq, event, text: JSON.stringify(event) };
}

/** The entry that had this text. */
export function readEntry(text: string): JournalEntry {
  const event: ToolbarEvent = JSON.parse(text);
  return { seq: event.seq, event, text };
}
