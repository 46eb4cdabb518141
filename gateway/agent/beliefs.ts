// Which calls a toolbar believes alive: from what it was told, or as it says itself.
import type { ToolbarEvent } from "../protocol/mod.ts";
import type { BelievedCall } from "./memory.ts";

const OFFERS: ReadonlySet<string> = new Set(["EventRinging", "EventDialing"]);
const TALKS: ReadonlySet<string> = new Set(["EventEstablished", "EventHeld", "EventRetrieved"]);

/** Ends that are remembered; more than an agent can have in the time for which they may be doubted. */
const MAX_ENDS = 64;

/** An end that the toolbar was told, and when. */
export interface ToldEnd {
  readonly call: BelievedCall;
  /** In milliseconds since the epoch. */
  readonly at: number;
  readonly seq: number;
}

/** How an event changed what a toolbar believes. */
export type BeliefChange = "more" | "less" | "none";

export class Beliefs {
  readonly #alive = new Map<string, BelievedCall>();
  readonly #ends: ToldEnd[] = [];

  constructor(calls: readonly BelievedCall[]) {
    this.add(calls);
  }

  get alive(): readonly BelievedCall[] {
    return [...this.#alive.values()];
  }

  has(id: string): boolean {
    return this.#alive.has(id);
  }

  add(calls: readonly BelievedCall[]): void {
    for (const call of calls) this.#alive.set(call.id, call);
  }

  /** Takes note of what the toolbar is told, at `now` in milliseconds. */
  note(event: ToolbarEvent, now: number): BeliefChange {
    if (!("direction" in event)) return "none";
    const { eventName, eventId, connectionId, ANI, direction } = event;
    const known = this.#alive.get(eventId) ?? this.#alive.get(connectionId);
    if (eventName === "EventReleased") {
      if (!known) return "none";
      // A toolbar may have named it twice, by either of its names.
      for (const id of [eventId, connectionId]) this.#alive.delete(id);
      this.#ends.push({ call: known, at: now, seq: event.seq });
      if (this.#ends.length > MAX_ENDS) this.#ends.shift();
      return "less";
    }
    const isTalk = TALKS.has(eventName);
    if (!isTalk && !OFFERS.has(eventName)) return "none";
    const state = isTalk ? "established" as const : "ringing" as const;
    if (known?.state === state) return "none";
    const told = { eventId, connectionId, ANI, direction };
    if (known) this.#alive.delete(known.id);
    this.#alive.set(eventId, { id: eventId, state, told });
    return "more";
  }

  /** The ends that it was told after `time`, in milliseconds. */
  endsAfter(time: number): readonly ToldEnd[] {
    return this.#ends.filter(({ at }) => at > time);
  }
}
