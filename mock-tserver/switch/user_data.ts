// The data attached to a call: added to, replaced, removed; every DN in the call is told.
import { CallState, type KVList } from "../../gateway/tserver/attributes.ts";
import { type TServerError, TServerErrors } from "../../gateway/tserver/errors.ts";
import { dnOf, type Leg, partiesFrom } from "./legs.ts";
import type { SwitchState } from "./state.ts";
import { numbersAndData, tellDN, type Turn } from "./turn.ts";

/** Whether a call may not carry so much. */
export function isTooLarge({ options }: SwitchState, data: KVList): boolean {
  return JSON.stringify(data).length > options.maxUserDataChars;
}

/** Gives the call's data new pairs. */
export function addPairs(turn: Turn, leg: Leg, pairs: KVList): TServerError | undefined {
  const data = { ...leg.call.UserData, ...pairs };
  if (isTooLarge(turn.state, data)) return TServerErrors.BadParameter;
  change(turn, leg, data);
}

/** Takes the pair with this key out of the call's data. */
export function deletePair(turn: Turn, leg: Leg, key: string): TServerError | undefined {
  if (!Object.hasOwn(leg.call.UserData, key)) return TServerErrors.InvalidAttribute;
  const { [key]: _, ...rest } = leg.call.UserData;
  change(turn, leg, rest);
}

/** Takes all pairs out of the call's data. */
export function deleteAll(turn: Turn, leg: Leg): void {
  change(turn, leg, {});
}

/** Who changed it is ThirdPartyDN; of the other side the event says nothing (GenEM, UserDataEvents). */
function change(turn: Turn, { call, party }: Leg, data: KVList): void {
  call.UserData = data;
  for (const told of partiesFrom(call, party)) {
    const dn = dnOf(turn.state, told);
    if (dn === undefined) continue;
    tellDN(turn, dn, {
      name: "EventAttachedDataChanged",
      ThisDN: dn.number,
      ThisDNRole: told.role,
      ...(party.number !== undefined && { ThirdPartyDN: party.number }),
      ConnID: call.ConnID,
      CallUUID: call.CallUUID,
      CallID: call.CallID,
      CallType: call.CallType,
      CallState: CallState.Ok,
      ...numbersAndData(call),
      // Said also when none is left.
      UserData: data,
    });
  }
}
