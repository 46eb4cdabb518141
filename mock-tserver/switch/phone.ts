// What an agent does with the phone on the desk, past every client of the T-Server.
import { answer, canSpeak } from "./calls.ts";
import { decline } from "./delivery.ts";
import { type Leg, legAt, legsAt } from "./legs.ts";
import { leaveCall } from "./leaving.ts";
import type { Refusal, RefusalCode } from "./refusal.ts";
import type { Call, DN, SwitchState } from "./state.ts";
import type { Turn } from "./turn.ts";

/** What an agent does with a phone; without a ConnID the only call that fits is meant. */
export interface PhoneInput {
  readonly kind: "phone";
  readonly action: "answer" | "hangup";
  readonly dn: string;
  readonly ConnID?: string | undefined;
}

/** Answers, declines or hangs up at the phone, or says why that cannot be. */
export function usePhone(turn: Turn, input: PhoneInput): Call | Refusal {
  const { state } = turn;
  const { action } = input;
  const refuse = (code: RefusalCode, why: string): Refusal => ({
    code,
    detail: `Cannot ${action === "answer" ? "answer" : "hang up"} at DN "${input.dn}": ${why}`,
  });
  const dn = state.dns.get(input.dn);
  if (dn === undefined) return refuse("unknown-dn", "the switch has no such DN");
  if (dn.queue !== undefined) return refuse("wrong-state", "it is a queue, not a phone");
  if (dn.outOfService) return refuse("wrong-state", "it is out of service");
  const found = input.ConnID === undefined
    ? onlyLeg(dn, action)
    : namedLeg(state, dn, input.ConnID);
  if ("code" in found) return refuse(found.code, found.why);

  if (action === "hangup") {
    // A phone hangs up whatever the switch makes of a request to release.
    const { declineAtPhone } = state.options.personality;
    if (found.party.phase === "ringing") decline(turn, found, declineAtPhone);
    else leaveCall(turn, found);
    return found.call;
  }
  if (found.party.phase !== "ringing") {
    return refuse("wrong-state", `the call is "${found.party.phase}", must be "ringing"`);
  }
  if (!canSpeak(dn)) return refuse("wrong-state", "another call is being dialled there");
  answer(turn, found);
  return found.call;
}

interface NotFound {
  readonly code: RefusalCode;
  readonly why: string;
}

function namedLeg(state: SwitchState, dn: DN, ConnID: string): Leg | NotFound {
  const leg = legAt(state, dn, ConnID);
  if (leg !== undefined) return leg;
  return state.ended.has(ConnID)
    ? { code: "wrong-state", why: `call "${ConnID}" has ended` }
    : { code: "unknown-call", why: `it has no call "${ConnID}"` };
}

function onlyLeg(dn: DN, action: PhoneInput["action"]): Leg | NotFound {
  const legs = legsAt(dn)
    .filter(({ party }) => action === "hangup" || party.phase === "ringing");
  const [leg] = legs;
  if (leg === undefined) {
    return { code: "wrong-state", why: action === "answer" ? "no call rings" : "it has no call" };
  }
  if (legs.length > 1) {
    return { code: "ambiguous-call", why: `${legs.length} calls fit, name the connectionId` };
  }
  return leg;
}
