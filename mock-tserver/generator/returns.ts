// The agents whom a RONA made not ready: each takes calls again after a while.
import type { Clock, Timer } from "../../gateway/runtime/clock.ts";
import type { MockControl } from "../control.ts";
import { type Floor, whenKnown } from "./floor.ts";

/** What agents return with. */
export interface ReturnsDeps {
  readonly control: Pick<MockControl, "dn">;
  readonly clock: Clock;
  readonly floor: Floor;
  readonly afterMs: number;
  onRefused(): void;
  /** An agent has returned, or cannot. */
  onReturn(): void;
}

/** Whoever is to return. */
export class Returns {
  readonly #deps: ReturnsDeps;
  /** By DN; without a timer where the agent is returning right now. */
  readonly #resting = new Map<string, Timer | undefined>();

  constructor(deps: ReturnsDeps) {
    this.#deps = deps;
  }

  /** How many agents have yet to return. */
  get size(): number {
    return this.#resting.size;
  }

  has(dn: string): boolean {
    return this.#resting.has(dn);
  }

  /** The agent at `dn` will return. */
  add(dn: string): void {
    if (this.has(dn)) return;
    const { clock, afterMs } = this.#deps;
    this.#resting.set(dn, clock.setTimer(afterMs, () => this.#return(dn)));
  }

  /** Everybody returns at once. */
  hurry(): void {
    for (const [dn, timer] of [...this.#resting]) {
      if (timer === undefined) continue;
      timer.cancel();
      this.#return(dn);
    }
  }

  #return(dn: string): void {
    const { control, floor, onRefused, onReturn } = this.#deps;
    this.#resting.set(dn, undefined);
    // Somebody may have logged the agent out, or said ready already.
    const isNeeded = control.dn(dn).agentState === "notReady";
    whenKnown(isNeeded ? floor.ready(dn) : true, (could) => {
      this.#resting.delete(dn);
      if (!could) onRefused();
      onReturn();
    });
  }
}
