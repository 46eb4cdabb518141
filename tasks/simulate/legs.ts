// What one page of a toolbar was told, and whether that is as it was promised. Pure.
import type { ToolbarEvent } from "../../gateway/protocol/mod.ts";

/** A call as the page knows it. */
export interface KnownCall {
  readonly eventId: string;
  readonly connectionId: string;
  readonly wasEstablished: boolean;
  readonly isOver: boolean;
}

const OFFERS: ReadonlySet<string> = new Set(["EventRinging", "EventDialing"]);
const TALKS: ReadonlySet<string> = new Set(["EventEstablished", "EventHeld", "EventRetrieved"]);

export interface PageOptions {
  /** Whether a second end of a call is within what is promised. */
  readonly mayHearAgain: (eventId: string) => boolean;
  /** It goes by EventSnapshot, which a client that follows the tutorial does not know. */
  readonly readsSnapshots: boolean;
}

export class Page {
  /** Everything that it was told, oldest first. */
  readonly told: ToolbarEvent[] = [];
  /** What is not as it was promised, a sentence each. */
  readonly problems: string[] = [];
  readonly #calls = new Map<string, KnownCall>();
  readonly #options: PageOptions;
  readonly #lastSeq = new Map<string, number>();

  constructor(options: PageOptions) {
    this.#options = options;
  }

  get newest(): ToolbarEvent | undefined {
    return this.told.at(-1);
  }

  get open(): readonly KnownCall[] {
    return [...this.#calls.values()].filter(({ isOver }) => !isOver);
  }

  take(event: ToolbarEvent): void {
    this.told.push(event);
    this.#checkOrder(event);
    if (event.eventName === "EventReleased") return this.#end(event);
    if (event.eventName === "EventSnapshot") return this.#checkNamed(event);
    if (!("connectionId" in event) || event.eventName === "EventError") return;
    const { eventId, connectionId, eventName } = event;
    const known = this.#calls.get(eventId);
    const isTalk = TALKS.has(eventName);
    if (!known || known.isOver) {
      if (!isTalk && !OFFERS.has(eventName)) return;
      this.#calls.set(eventId, { eventId, connectionId, wasEstablished: isTalk, isOver: false });
      return;
    }
    const wasEstablished = known.wasEstablished || isTalk;
    this.#calls.set(eventId, { ...known, connectionId, wasEstablished });
  }

  #checkOrder({ epoch, seq, eventName }: ToolbarEvent): void {
    const last = this.#lastSeq.get(epoch) ?? 0;
    if (seq <= last) this.#problem(`${eventName} has seq ${seq} after ${last}`);
    this.#lastSeq.set(epoch, seq);
  }

  #end(event: Extract<ToolbarEvent, { eventName: "EventReleased" }>): void {
    const { eventId, connectionId, reason } = event;
    const known = this.#calls.get(eventId);
    if (known?.isOver && !this.#options.mayHearAgain(eventId)) {
      this.#problem(`call ${eventId} ended twice`);
    }
    if (known && !known.isOver && known.wasEstablished && reason !== "wrapup") {
      this.#problem(`call ${eventId} was established and ended as "${reason}"`);
    }
    this.#calls.set(eventId, {
      eventId,
      connectionId,
      wasEstablished: reason === "wrapup",
      isOver: true,
    });
  }

  /** What is not among the live calls must have been ended before they were named. */
  #checkNamed(event: Extract<ToolbarEvent, { eventName: "EventSnapshot" }>): void {
    if (!this.#options.readsSnapshots) return;
    const named = new Set(event.calls.map(({ eventId }) => eventId));
    for (const { eventId } of this.open) {
      if (!named.has(eventId)) this.#problem(`call ${eventId} is not named, and has not ended`);
    }
  }

  #problem(text: string): void {
    this.problems.push(text);
  }
}
