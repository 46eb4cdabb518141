// Counts what became of calls, for operators. One for the whole gateway.

/** How the gateway knew of an end that the T-Server never told. */
export const SYNTHESIS_CAUSES = ["missing-from-snapshot", "claimed-by-toolbar"] as const;
export type SynthesisCause = typeof SYNTHESIS_CAUSES[number];

export class ReleaseTally {
  #told = 0;
  readonly #synthesised = new Map<SynthesisCause, number>(
    SYNTHESIS_CAUSES.map((cause) => [cause, 0]),
  );

  /** A call ended; `cause` when the gateway had to find that out by itself. */
  count(cause?: SynthesisCause): void {
    if (cause === undefined) this.#told++;
    else this.#synthesised.set(cause, (this.#synthesised.get(cause) ?? 0) + 1);
  }

  /** Ends that the T-Server told, and those that the gateway found out by itself, by cause. */
  report(): { readonly told: number; readonly synthesised: Readonly<Record<string, number>> } {
    return { told: this.#told, synthesised: Object.fromEntries(this.#synthesised) };
  }
}
