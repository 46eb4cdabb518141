// Live streams of the journal as server-sent events. A stream keeps only its place in the journal:
// a slow reader costs no memory, and one that falls too far behind is told of the gap.
import type { Clock, Timer } from "../../gateway/runtime/clock.ts";
import type { JournalEntry } from "../control_schemas.ts";
import { ControlError } from "../control_error.ts";
import type { Journal } from "../journal.ts";

/** A comment is sent this often, in milliseconds, so that a reader who vanished is noticed. */
export const HEARTBEAT_MS = 15_000;

/** The most entries that are written at a time. */
const PAGE_ENTRIES = 64;

/** What streams read from, and how many there may be. */
export interface JournalStreamsOptions {
  readonly journal: Journal;
  readonly clock: Clock;
  /** How many streams can be open at one time. */
  readonly maxStreams: number;
}

/** All streams that are open, so that they can be counted and ended. */
export class JournalStreams {
  readonly #options: JournalStreamsOptions;
  readonly #ends = new Set<() => void>();

  constructor(options: JournalStreamsOptions) {
    this.#options = options;
  }

  /** Opens a stream of the entries after the one with the id `since`, by default of new ones. */
  open(since = this.#options.journal.lastId): ReadableStream<Uint8Array> {
    const { journal, clock, maxStreams } = this.#options;
    if (this.#ends.size >= maxStreams) {
      const message = `Cannot stream the journal: ${maxStreams} streams are open, close one`;
      throw new ControlError("too-many-streams", message);
    }
    const encoder = new TextEncoder();
    let place = since;
    let stop = () => {};

    /** Writes what is new, as long as the reader takes it. */
    const write = (controller: ReadableStreamDefaultController<Uint8Array>) => {
      while ((controller.desiredSize ?? 0) > 0) {
        const { entries, lastId, gap } = journal.after(place, PAGE_ENTRIES);
        if (entries.length === 0) return;
        const text = (gap ? gapAfter(place) : "") + entries.map(toEvent).join("");
        place = lastId;
        controller.enqueue(encoder.encode(text));
      }
    };

    return new ReadableStream<Uint8Array>({
      start: (controller) => {
        let timer: Timer;
        const beat = () => {
          if ((controller.desiredSize ?? 0) > 0) controller.enqueue(encoder.encode(": alive\n\n"));
          timer = clock.setTimer(HEARTBEAT_MS, beat);
        };
        timer = clock.setTimer(HEARTBEAT_MS, beat);
        const unsubscribe = journal.subscribe(() => write(controller));
        const end = () => {
          stop();
          controller.close();
        };
        stop = () => {
          timer.cancel();
          unsubscribe();
          this.#ends.delete(end);
        };
        this.#ends.add(end);
      },
      pull: write,
      cancel: () => stop(),
    });
  }

  /** Ends all streams. */
  close(): void {
    for (const end of [...this.#ends]) end();
  }
}

function toEvent(entry: JournalEntry): string {
  return `id: ${entry.id}\ndata: ${JSON.stringify(entry)}\n\n`;
}

/** Entries after the one with the id `since` were thrown away before the reader took them. */
function gapAfter(since: number): string {
  return `event: gap\ndata: {"since":${since}}\n\n`;
}
