// The two calls of a DN that a request speaks of: one in hand, one aside.
import { type DN, type SwitchState } from "./state.ts";
import { type Leg, legAt, legIn, legsAt } from "./legs.ts";

/** Two legs of one DN. */
export interface Pair {
  readonly main: Leg;
  readonly consult: Leg;
}

/** The held leg that goes with `leg`: the one named, its consultation's, or the only one. */
export function heldBeside(state: SwitchState, dn: DN, { leg, ConnID }: {
  leg: Leg;
  ConnID: string | undefined;
}): Leg | undefined {
  if (ConnID !== undefined) return ifHeld(legAt(state, dn, ConnID));
  const held = legsAt(dn).filter(({ party }) => party.phase === "held");
  const mine = held.find(({ call }) => call === leg.call.consultOf || call.consultOf === leg.call);
  return mine ?? (held.length === 1 ? held[0] : undefined);
}

/** The held call of `dn` and the one in hand, whichever of them `leg` is. */
export function twoCalls(state: SwitchState, dn: DN, { leg, ConnID }: {
  leg: Leg;
  ConnID: string | undefined;
}): Pair | undefined {
  const connected = legsAt(dn).find(({ party }) => party.phase === "connected");
  if (connected === undefined) return undefined;
  const isInHand = connected.call === leg.call;
  const held = isInHand ? heldBeside(state, dn, { leg, ConnID }) : ifHeld(leg);
  if (held === undefined) return undefined;
  if (!isInHand && ConnID !== undefined && ConnID !== connected.call.ConnID) return undefined;
  // A consultation goes into its call, also where the call is the one in hand.
  return held.call.consultOf === connected.call
    ? { main: connected, consult: held }
    : { main: held, consult: connected };
}

const ifHeld = (leg: Leg | undefined) => leg?.party.phase === "held" ? leg : undefined;

/** A consultation of `dn` and the call it is made for, whichever of them `leg` is. */
export function consultation(dn: DN, leg: Leg, otherConnID: string | undefined): Pair | undefined {
  const consults = legsAt(dn).filter(({ call }) => call.consultOf !== undefined);
  const consult = consults.find(({ call }) => call === leg.call || call.consultOf === leg.call);
  const mainCall = consult?.call.consultOf;
  const main = mainCall && legIn(mainCall, dn);
  if (consult === undefined || main === undefined) return undefined;
  const other = consult.call === leg.call ? main : consult;
  if (otherConnID !== undefined && otherConnID !== other.call.ConnID) return undefined;
  return { main, consult };
}
