// What is on its way to one client: delayed as it should be, and in order like on a TCP link.
import type { Clock, Timer } from "../gateway/runtime/clock.ts";
import { MAX_REORDER_MS } from "./deferred.ts";
import type { TServerEvent } from "../gateway/tserver/events.ts";

/** One event on its way to the client. */
export interface Parcel {
  readonly event: TServerEvent;
  /** Milliseconds from now; more when something before it takes longer. */
  readonly delayMs: number;
  /** Called right before the client gets the event. */
  readonly onDelivery: () => void;
  /** It waits until the next one has been put on its way, but no longer than a second. */
  readonly isReordered?: boolean;
}

interface Waiting extends Parcel {
  /** Milliseconds since the epoch; it waits for those before it all the same. */
  dueAt: number;
}

/** The way to one client. */
export class Outbox {
  readonly #clock: Clock;
  readonly #receive: (event: TServerEvent) => void;
  #queue: Waiting[] = [];
  #timer: Timer | undefined;
  #passed: { readonly parcel: Parcel; readonly timer: Timer } | undefined;
  #isClosed = false;

  constructor(clock: Clock, receive: (event: TServerEvent) => void) {
    this.#clock = clock;
    this.#receive = receive;
  }

  /**
   * Sends a parcel off. Even without a delay it arrives by way of a timer, never within this call:
   * unlike a microtask that leaves a manual clock in charge, and one timer serves all that is due.
   */
  put(parcel: Parcel): void {
    if (parcel.isReordered && this.#passed === undefined) return this.#letPass(parcel);
    this.#queue.push({ ...parcel, dueAt: this.#clock.now() + parcel.delayMs });
    this.#endPassing();
    this.#setTimer();
  }

  #letPass(parcel: Parcel): void {
    const timer = this.#clock.setTimer(MAX_REORDER_MS, () => {
      this.#endPassing();
      this.#setTimer();
    });
    this.#passed = { parcel, timer };
  }

  /** The parcel that let another pass is put behind it. */
  #endPassing(): void {
    const { parcel, timer } = this.#passed ?? {};
    this.#passed = undefined;
    timer?.cancel();
    if (parcel) this.#queue.push({ ...parcel, dueAt: this.#clock.now() + parcel.delayMs });
  }

  /** Makes everything on its way due now. */
  hurry(): void {
    this.#endPassing();
    for (const parcel of this.#queue) parcel.dueAt = 0;
    this.#timer?.cancel();
    this.#timer = undefined;
    this.#setTimer();
  }

  /** Nothing arrives any more. */
  close(): void {
    this.#isClosed = true;
    this.#queue = [];
    this.#passed?.timer.cancel();
    this.#passed = undefined;
    this.#timer?.cancel();
    this.#timer = undefined;
  }

  /** The connection is lost: what was on its way is gone, and `last` is all that arrives. */
  breakOff(last: TServerEvent): void {
    this.close();
    this.#timer = this.#clock.setTimer(0, () => {
      this.#timer = undefined;
      this.#receive(last);
    });
  }

  #setTimer(): void {
    const [first] = this.#queue;
    if (first === undefined || this.#timer !== undefined || this.#isClosed) return;
    const waitMs = Math.max(0, first.dueAt - this.#clock.now());
    this.#timer = this.#clock.setTimer(waitMs, () => this.#deliver(first.dueAt));
  }

  /** Delivers what is due at `dueAt` or by now; the clock may have been set back since. */
  #deliver(dueAt: number): void {
    this.#timer = undefined;
    const until = Math.max(dueAt, this.#clock.now());
    const later = this.#queue.findIndex((parcel) => parcel.dueAt > until);
    const due = this.#queue.splice(0, later < 0 ? this.#queue.length : later);
    for (const { event, onDelivery } of due) {
      if (this.#isClosed) return;
      onDelivery();
      this.#receive(event);
    }
    this.#setTimer();
  }
}
