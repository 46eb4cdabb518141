// Which calls a toolbar believes alive: from what it was told, or as it says itself.
import type { ToolbarEvent } from "../protocol/mod.ts";
import type { BelievedCall } from "./memory.ts";

const OFFERS: ReadonlySet<string> = new Set(["EventRinging", "EventDialing"]);
const TALKS: ReadonlySet<string> = new Set(["EventEstablished", "EventHeld", "EventRetrieved"]);

/**
 * No end is doubted for longer, in milliseconds: a dead connection is noticed within `idleTimeoutMs`, which is at most
 * 40 seconds, and a margin.
 */
const DOUBTED_MS = 60_000;

/** Ends that are remembered; more than an agent can have in that time. */
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
  /** A list, as they are few: a map that gets empty makes itself anew each time (V8). */
  readonly #alive: BelievedCall[] = [];
  readonly #ends: ToldEnd[] = [];

  constructor(calls: readonly BelievedCall[]) {
    this.add(calls);
  }

  get alive(): readonly BelievedCall[] {
    return [...this.#alive];
  }

  has(id: string): boolean {
    return this.#find(id) !== undefined;
  }

  add(calls: readonly BelievedCall[]): void {
    for (const call of calls) this.#put(call, call.id);
  }

  /** Takes note of what the toolbar is told, at `now` in milliseconds. */
  note(event: ToolbarEvent, now: number): BeliefChange {
    if (!("direction" in event)) return "none";
    const { eventName, eventId, connectionId, ANI, direction } = event;
    const known = this.#find(eventId) ?? this.#find(connectionId);
    if (eventName === "EventReleased") {
      if (!known) return "none";
      // A toolbar may have named it twice, by either of its names.
      for (const id of [eventId, connectionId]) this.#forget(id);
      this.#ends.push({ call: known, at: now, seq: event.seq });
      const oldest = now - DOUBTED_MS;
      while (this.#ends.length > MAX_ENDS || (this.#ends[0]?.at ?? now) <= oldest) {
        this.#ends.shift();
      }
      return "less";
    }
    const isTalk = TALKS.has(eventName);
    if (!isTalk && !OFFERS.has(eventName)) return "none";
    const state = isTalk ? "established" as const : "ringing" as const;
    if (known?.state === state) return "none";
    const told = { eventId, connectionId, ANI, direction };
    this.#put({ id: eventId, state, told }, known?.id ?? eventId);
    return "more";
  }

  /** The ends that it was told after `time`, in milliseconds. */
  endsAfter(time: number): readonly ToldEnd[] {
    return this.#ends.filter(({ at }) => at > time);
  }

  #find(id: string): BelievedCall | undefined {
    return this.#alive.find((call) => call.id === id);
  }

  /** In the place of the one that had the id `former`, if it was there. */
  #put(call: BelievedCall, former: string): void {
    this.#forget(former);
    this.#alive.push(call);
  }

  #forget(id: string): void {
    const at = this.#alive.findIndex((call) => call.id === id);
    if (at >= 0) this.#alive.splice(at, 1);
  }
}
