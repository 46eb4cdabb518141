// Holds the toolbar's state for whatever draws it, and puts finished calls away after their moment.
import { type ReadonlySignal, signal } from "@preact/signals";
import type { Clock } from "../../gateway/runtime/clock.ts";
import type { IToolbarView } from "./cti/toolbarView.ts";
import { INITIAL_STATE, type ToolbarState } from "./state/model.ts";
import { type Change, reduce } from "./state/reduce.ts";

/** How long a call that is over stays on the screen, in milliseconds, unless another one comes. */
export const RELEASED_SHOWN_MS = 5_000;

export type Watch = (change: Change, before: ToolbarState) => void;

export class ToolbarView implements IToolbarView {
  readonly #clock: Clock;
  readonly #watch: Watch;
  readonly #state = signal(INITIAL_STATE);

  /** `watch` is told of each change before it is made. */
  constructor(clock: Clock, watch: Watch = () => {}) {
    this.#clock = clock;
    this.#watch = watch;
  }

  get state(): ReadonlySignal<ToolbarState> {
    return this.#state;
  }

  show(change: Change): void {
    this.#watch(change, this.#state.value);
    this.#state.value = reduce(this.#state.value, change, this.#clock.now());
    if (change.type !== "event" || change.event.eventName !== "EventReleased") return;
    const { eventId } = change.event;
    this.#clock.setTimer(RELEASED_SHOWN_MS, () => this.show({ type: "call-put-away", eventId }));
  }
}
