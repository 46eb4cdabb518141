// Releases that were on their way when the link went down: nobody knows whether they arrived. They are
// asked for again when the link is back and the call still lives.
import type { Clock } from "../runtime/clock.ts";
import type { PendingRequest } from "./outbox.ts";

/** After this time the agent decides anew whether the call shall end, in milliseconds. */
const ASK_AGAIN_WITHIN_MS = 60_000;

export class UnfinishedReleases {
  readonly #clock: Clock;
  #kept: { readonly pending: PendingRequest; readonly since: number }[] = [];

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Keeps a request that asks for a release; false for any other. */
  keep(pending: PendingRequest): boolean {
    if (pending.request !== "RequestReleaseCall") return false;
    this.#kept.push({ pending, since: this.#clock.now() });
    return true;
  }

  /** Takes what was kept; `isLate` when it is too old to be asked for again. */
  take(): readonly { readonly pending: PendingRequest; readonly isLate: boolean }[] {
    const oldest = this.#clock.now() - ASK_AGAIN_WITHIN_MS;
    return this.#kept.splice(0).map(({ pending, since }) => ({ pending, isLate: since < oldest }));
  }
}
