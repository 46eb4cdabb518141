// Keeps the calls of the shift for the page that shows them, for the next page, and in step with the
// agent's other tabs. What is kept is customers' data: bounded by count and age, and gone at the log-out.
import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { Clock } from "../../../gateway/runtime/clock.ts";
import type { Memory } from "../cti/memory.ts";
import type { ToolbarState } from "../state/model.ts";
import type { Change } from "../state/reduce.ts";
import {
  type KeptShift,
  ofShift,
  type PastCall,
  pastCallOf,
  type PastCalls,
  wasMissed,
  withCall,
} from "./history.ts";

export interface ShiftOptions {
  readonly memory: Memory<KeptShift>;
  readonly clock: Clock;
}

export class Shift {
  readonly #options: ShiftOptions;
  readonly #kept;
  /** The calls of the shift, newest first. */
  readonly calls: ReadonlySignal<PastCalls>;
  /** How many were missed since the agent looked at them last. */
  readonly missed: ReadonlySignal<number>;

  constructor(options: ShiftOptions) {
    this.#options = options;
    this.#kept = signal(this.#load());
    this.calls = computed(() => this.#kept.value.calls);
    this.missed = computed(() => {
      const { calls, seenUntil } = this.#kept.value;
      return calls.filter((call) => wasMissed(call) && call.endedAt > seenUntil).length;
    });
  }

  /** Takes note of what happens; `state` is the toolbar's before it. */
  note(change: Change, { calls, agent }: ToolbarState): void {
    if (change.type !== "event") return;
    const { event } = change;
    if (event.eventName === "EventAgentLogout") return this.clear();
    if (event.eventName !== "EventReleased") return;
    const name = calls.find(({ eventId }) => eventId === event.eventId)?.name;
    const now = this.#options.clock.now();
    this.#add(pastCallOf(event, { name, skewMs: agent.clockSkewMs, now }));
  }

  /** The agent looks at the calls. */
  seen(): void {
    if (this.missed.value > 0) this.#keep({ seenUntil: this.#options.clock.now() });
  }

  /** Forgets all of it. */
  clear(): void {
    this.#keep({ calls: [] });
  }

  /** Another tab has added to it, has cleared it, or its agent has looked at it. */
  reload(): void {
    this.#kept.value = this.#load();
  }

  #add(call: PastCall): void {
    this.#keep({ calls: withCall(this.#load().calls, call) });
  }

  /** What other tabs have added meanwhile stays. */
  #keep(change: Partial<KeptShift>): void {
    const { memory, clock } = this.#options;
    const kept = { ...this.#load(), ...change };
    this.#kept.value = { ...kept, calls: ofShift(kept.calls, clock.now()) };
    memory.save(this.#kept.value);
  }

  #load(): KeptShift {
    const { memory, clock } = this.#options;
    const { calls, seenUntil } = memory.load();
    return { calls: ofShift(calls, clock.now()), seenUntil };
  }
}
