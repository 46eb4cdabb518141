// Remembers the toolbars that are gone and cannot say themselves what they knew, so that the next one
// that starts anew is told the ends that they missed. Which of them it is, nobody knows: the one who left
// last is taken to be the first to come back.
import type { ToldEnd } from "./beliefs.ts";
import type { BelievedCall } from "./memory.ts";

/** Toolbars that are remembered, for one agent. */
const MAX_REMEMBERED = 16;

/** A toolbar that is gone. */
export interface Departure {
  /** The calls that it believed alive. */
  readonly alive: readonly BelievedCall[];
  /** Ends that were told to it and may not have arrived. */
  doubtful: readonly ToldEnd[];
}

export class Departures {
  readonly #remembered: Departure[];

  constructor(lists: readonly (readonly BelievedCall[])[]) {
    this.#remembered = lists.map((alive) => ({ alive, doubtful: [] }));
  }

  /** What each of them may believe alive. */
  get lists(): readonly (readonly BelievedCall[])[] {
    return this.#remembered.map((departure) => believed(departure, 0));
  }

  add(departure: Departure): void {
    this.#remembered.push(departure);
    if (this.#remembered.length > MAX_REMEMBERED) this.#remembered.shift();
  }

  /** Takes the latest: what it believed alive, but for ends that arrived, up to `seq`; undefined without one. */
  take(seq = 0): readonly BelievedCall[] | undefined {
    const latest = this.#remembered.pop();
    return latest && believed(latest, seq);
  }
}

function believed({ alive, doubtful }: Departure, seq: number): readonly BelievedCall[] {
  return [...alive, ...doubtful.filter((end) => end.seq > seq).map(({ call }) => call)];
}
