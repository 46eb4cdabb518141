// What the switch makes of a number that a DN dials.
import { CallType } from "../../gateway/tserver/attributes.ts";
import { type TServerError, TServerErrors } from "../../gateway/tserver/errors.ts";
import type { RequestMakeCall } from "../../gateway/tserver/requests.ts";
import { beginCall, canSpeak, freeVoicePath, hasRoom, meetBusyLine } from "./calls.ts";
import { type DN, outsideParty } from "./state.ts";
import type { Turn } from "./turn.ts";

/** Punctuation that people write into numbers and nobody dials. */
const PUNCTUATION = /[().\- ]/g;
const DIALLABLE = /^\+?[0-9*#]{1,32}$/;

/** Calls a DN of this switch, or a number outside it; what was connected is put on hold before. */
export function makeCall(
  turn: Turn,
  dn: DN,
  { OtherDN, UserData = {} }: RequestMakeCall,
): TServerError | undefined {
  const { state } = turn;
  const number = OtherDN.replaceAll(PUNCTUATION, "");
  if (!DIALLABLE.test(number)) return TServerErrors.InvalidCalledDN;
  if (number === dn.number) return TServerErrors.InvalidDestinationDN;
  if (!hasRoom(state, dn) || !canSpeak(state, dn)) return TServerErrors.IncorrectObjectState;
  if (state.calls.size >= state.options.maxCalls) return TServerErrors.ServiceBusy;

  const calledDN = state.dns.get(number);
  const isBusy = calledDN !== undefined && !hasRoom(state, calledDN);
  freeVoicePath(turn, dn);
  const call = beginCall(turn, {
    callType: calledDN ? CallType.Internal : CallType.Outbound,
    caller: { number: dn.number, isDN: true },
    // A DN without room hears nothing of the call.
    called: { number, isDN: calledDN !== undefined && !isBusy },
    UserData,
  });
  const called = outsideParty(call);
  if (isBusy && called) meetBusyLine(turn, { call, party: called });
}
