// Finds legs: a party together with its call. Changes nothing.
import type { Call, DN, Party, SwitchState } from "./state.ts";

/** The DN of a party that is one. */
export function dnOf(state: SwitchState, { isDN, number }: Party): DN | undefined {
  return isDN && number !== undefined ? state.dns.get(number) : undefined;
}

/** A party together with its call. */
export interface Leg {
  readonly call: Call;
  readonly party: Party;
}

/** The part of `dn` in the live call with this ConnID. */
export function legAt(state: SwitchState, dn: DN, ConnID: string): Leg | undefined {
  const call = state.calls.get(ConnID);
  return call && legIn(call, dn);
}

/** The part of `dn` in `call`. */
export function legIn(call: Call, dn: DN): Leg | undefined {
  const party = call.parties.find(({ isDN, number }) => isDN && number === dn.number);
  return party && { call, party };
}

/** The parts of `dn` in its live calls, in the order the calls came. */
export function legsAt(dn: DN): Leg[] {
  return Array.from(dn.calls, (call) => legIn(call, dn)).filter((leg) => leg !== undefined);
}

/** The first who is in the call with the leg's party. */
export function otherParty({ call, party }: Leg): Party | undefined {
  return call.parties.find((other) => other !== party);
}

/** Who is in the call with the leg's party; nobody where they are several, as in a conference. */
export function onlyOther({ call, party }: Leg): Party | undefined {
  const others = call.parties.filter((other) => other !== party);
  return others.length === 1 ? others[0] : undefined;
}

/** Whether the party is somebody outside: no DN of this switch. */
export const isOutside = ({ isDN }: Party): boolean => !isDN;

/** The parties of `call`, `first` before the others. */
export function partiesFrom(call: Call, first: Party): Party[] {
  return [first, ...call.parties.filter((party) => party !== first)];
}
