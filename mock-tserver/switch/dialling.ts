// What the switch makes of a number that a DN dials: whom it reaches, or why nobody.
import { CallType } from "../../gateway/tserver/attributes.ts";
import { type TServerError, TServerErrors } from "../../gateway/tserver/errors.ts";
import type { RequestMakeCall } from "../../gateway/tserver/requests.ts";
import { beginCall, canSpeak, type End, freeVoicePath, hasRoom } from "./calls.ts";
import { stateError } from "./errors.ts";
import { isOutside } from "./legs.ts";
import { meetBusyLine } from "./leaving.ts";
import type { Call, DN, SwitchState } from "./state.ts";
import type { Turn } from "./turn.ts";
import { isTooLarge } from "./user_data.ts";

/** Punctuation that people write into numbers and nobody dials. */
const PUNCTUATION = /[().\- ]/g;
const DIALLABLE = /^\+?[0-9*#]{1,32}$/;

/** Whom a number reaches. */
export interface Target extends End {
  readonly number: string;
  /** Absent outside the switch. */
  readonly dn: DN | undefined;
}

/** Whom `number` reaches when `from` dials it. */
export function targetOf(state: SwitchState, from: DN, dialled: string): Target | TServerError {
  const number = dialled.replaceAll(PUNCTUATION, "");
  if (!DIALLABLE.test(number)) return TServerErrors.InvalidCalledDN;
  if (number === from.number) return TServerErrors.InvalidDestinationDN;
  const dn = state.dns.get(number);
  if (dn?.outOfService) return TServerErrors.DestinationInvalidState;
  return { number, isDN: dn !== undefined, dn };
}

/** Whom `number` reaches when he is to join `call`: somebody with room, who is not in it yet. */
export function newcomer(turn: Turn, from: DN, { call, dialled }: {
  call: Call;
  dialled: string;
}): Target | TServerError {
  const target = targetOf(turn.state, from, dialled);
  if ("code" in target || target.dn === undefined) return target;
  if (call.parties.some(({ isDN, number }) => isDN && number === target.number)) {
    return TServerErrors.InvalidDestinationDN;
  }
  return hasRoom(turn.state, target.dn) ? target : TServerErrors.DNBusy;
}

/** Calls a DN of this switch, or a number outside it; what was connected is put on hold before. */
export function makeCall(
  turn: Turn,
  dn: DN,
  { OtherDN, UserData = {} }: RequestMakeCall,
): TServerError | undefined {
  const { state } = turn;
  const target = targetOf(state, dn, OtherDN);
  if ("code" in target) return target;
  if (isTooLarge(state, UserData)) return TServerErrors.BadParameter;
  if (!hasRoom(state, dn) || !canSpeak(dn)) return stateError(state);
  if (state.calls.size >= state.options.maxCalls) return TServerErrors.ServiceBusy;

  const isBusy = target.dn !== undefined && !hasRoom(state, target.dn);
  freeVoicePath(turn, dn);
  const call = beginCall(turn, {
    callType: target.isDN ? CallType.Internal : CallType.Outbound,
    caller: { number: dn.number, isDN: true },
    // A DN without room hears nothing of the call.
    called: { number: target.number, isDN: target.isDN && !isBusy },
    UserData,
  });
  const called = call.parties.find(isOutside);
  if (isBusy && called) meetBusyLine(turn, { call, party: called });
}
