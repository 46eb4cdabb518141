// Counts why toolbars' sockets ended, for operators. One for the whole gateway.

export const END_CAUSES = [
  /** The toolbar closed it. */
  "closed",
  /** It broke, or nobody answered Deno's pings. */
  "lost",
  /** No heartbeat came back within the lease. */
  "silent",
  /** More waited for it than may wait. */
  "slow",
  /** What waited for it did not become less. */
  "stalled",
  /** It sent what it must not send. */
  "refused",
  /** The gateway stopped. */
  "stopping",
  /** The gateway failed. */
  "failed",
] as const;
export type EndCause = typeof END_CAUSES[number];

export class EndTally {
  readonly #counts = new Map<EndCause, number>(END_CAUSES.map((cause) => [cause, 0]));

  count(cause: EndCause): void {
    this.#counts.set(cause, (this.#counts.get(cause) ?? 0) + 1);
  }

  report(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#counts);
  }
}
