// Consulting somebody while a call is held, and going between the two calls.
import { CallType, type KVList } from "../../gateway/tserver/attributes.ts";
import { type TServerError, TServerErrors } from "../../gateway/tserver/errors.ts";
import { beginCall, canSpeak, hasRoom, hold, retrieve } from "./calls.ts";
import { newcomer } from "./dialling.ts";
import { stateError } from "./errors.ts";
import type { Leg } from "./legs.ts";
import { leaveCall } from "./leaving.ts";
import { heldBeside } from "./pairs.ts";
import type { DN } from "./state.ts";
import type { Turn } from "./turn.ts";
import { isTooLarge } from "./user_data.ts";

interface Consulting {
  readonly OtherDN: string;
  readonly UserData?: KVList;
}

/** Holds the call and calls OtherDN; the consultation starts with the call's data. */
export function consult(
  turn: Turn,
  dn: DN,
  { leg, OtherDN, UserData }: Consulting & { readonly leg: Leg },
): TServerError | undefined {
  const { state } = turn;
  if (leg.party.phase !== "connected" || leg.call.consultOf || !hasRoom(state, dn)) {
    return stateError(state);
  }
  const target = newcomer(turn, dn, { call: leg.call, dialled: OtherDN });
  if ("code" in target) return target;
  const data = { ...leg.call.UserData, ...UserData };
  if (isTooLarge(state, data)) return TServerErrors.BadParameter;
  if (state.calls.size >= state.options.maxCalls) return TServerErrors.ServiceBusy;
  hold(turn, leg);
  beginCall(turn, {
    callType: CallType.Consult,
    caller: { number: dn.number, isDN: true },
    called: { number: target.number, isDN: target.isDN },
    UserData: data,
    consultOf: leg.call,
  });
}

interface Beside {
  readonly leg: Leg;
  /** The held call's ConnID; may be left out where only one fits. */
  readonly PreviousConnID?: string | undefined;
}

/** Holds the call in hand and takes the held one back. */
export function alternate(turn: Turn, dn: DN, { leg, PreviousConnID }: Beside) {
  const held = heldBeside(turn.state, dn, { leg, ConnID: PreviousConnID });
  if (leg.party.phase !== "connected" || held === undefined) return stateError(turn.state);
  retrieve(turn, dn, held);
}

/** Leaves the call in hand and takes the held one back. */
export function reconnect(turn: Turn, dn: DN, { leg, PreviousConnID }: Beside) {
  const held = heldBeside(turn.state, dn, { leg, ConnID: PreviousConnID });
  const { phase } = leg.party;
  if ((phase !== "connected" && phase !== "dialing") || held === undefined) {
    return stateError(turn.state);
  }
  leaveCall(turn, leg);
  if (!canSpeak(dn)) return;
  retrieve(turn, dn, held);
}
