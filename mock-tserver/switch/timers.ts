// What the switch lets happen later, as data: somebody else owns the clock.
// A timer names the ringing or the after-call work it belongs to, and does nothing once that is over.

/** Something that falls due. */
export type SwitchTimer =
  | {
    readonly kind: "autoAnswer" | "ringTimeout" | "routeTimeout";
    readonly dn: string;
    readonly ring: number;
  }
  | { readonly kind: "wrapUpEnd"; readonly dn: string; readonly wrapUp: number }
  | { readonly kind: "queueRetry"; readonly CallID: number; readonly dn: string };

/** A timer, and how long it runs. */
export interface Timing {
  readonly afterMs: number;
  readonly timer: SwitchTimer;
}
