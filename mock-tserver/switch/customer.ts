// What somebody outside the switch does: calls in, answers, is busy, hangs up.
import { CallState, CallType, type KVList } from "../../gateway/tserver/attributes.ts";
import { answer, beginCall, hasRoom } from "./calls.ts";
import { isOutside } from "./legs.ts";
import { leaveCall, meetBusyLine } from "./leaving.ts";
import type { Refusal, RefusalCode } from "./refusal.ts";
import type { Call, Party } from "./state.ts";
import type { Turn } from "./turn.ts";
import { isTooLarge } from "./user_data.ts";

interface Dials {
  readonly kind: "customer";
  readonly action: "call";
  /** Absent where the number is withheld. */
  readonly from?: string | undefined;
  readonly to: string;
  readonly UserData: KVList;
}

interface Acts {
  readonly kind: "customer";
  /**
   * "noAnswer" and "invalid" are the network's: it gives up ringing, or knows no such number.
   */
  readonly action: "answer" | "busy" | "noAnswer" | "invalid" | "hangup";
  readonly ConnID: string;
  /** Which of several customers in the call; by default the first who can. */
  readonly number?: string | undefined;
}

/** What somebody outside does. */
export type CustomerInput = Dials | Acts;

/** Lets the customer act, or says why that cannot be. */
export function actAsCustomer(turn: Turn, input: CustomerInput): Call | Refusal {
  return input.action === "call" ? callIn(turn, input) : act(turn, input);
}

function callIn(turn: Turn, { from, to, UserData }: Dials): Call | Refusal {
  const { calls, dns, options } = turn.state;
  const dn = dns.get(to);
  if (dn === undefined) {
    return { code: "unknown-dn", detail: `Cannot call "${to}": the switch has no such DN` };
  }
  if (calls.size >= options.maxCalls) {
    const detail = `Cannot call "${to}": ${calls.size} calls are live, more are not allowed`;
    return { code: "too-many-calls", detail };
  }
  if (dn.outOfService) {
    return { code: "wrong-state", detail: `Cannot call "${to}": it is out of service` };
  }
  if (isTooLarge(turn.state, UserData)) {
    const detail =
      `Cannot call "${to}": a call carries ${options.maxUserDataChars} characters of ` +
      "user data at most";
    return { code: "too-much-data", detail };
  }
  if (!hasRoom(turn.state, dn)) {
    const detail = `Cannot call "${to}": it is busy with ${dn.calls.size} calls`;
    return { code: "busy", detail };
  }
  return beginCall(turn, {
    callType: CallType.Inbound,
    caller: { ...(from !== undefined && { number: from }), isDN: false },
    called: { number: to, isDN: true },
    UserData,
  });
}

function act(turn: Turn, { action, ConnID, number }: Acts): Call | Refusal {
  const { calls, ended } = turn.state;
  const refuse = (code: RefusalCode, why: string): Refusal => ({
    code,
    detail: `The customer cannot ${VERBS[action]} call "${ConnID}": ${why}`,
  });
  const call = calls.get(ConnID);
  if (call === undefined) {
    return ended.has(ConnID)
      ? refuse("wrong-state", "it has ended")
      : refuse("unknown-call", "the switch has no such call");
  }
  const party = customerIn(call, { action, number });
  if (party === undefined) return refuse("wrong-state", "no such customer is in it");
  if (action === "hangup") {
    leaveCall(turn, { call, party });
    return call;
  }
  if (party.phase !== "ringing") {
    return refuse("wrong-state", `the customer's phone is "${party.phase}", must be "ringing"`);
  }
  if (action === "answer") answer(turn, { call, party });
  else if (action === "busy") meetBusyLine(turn, { call, party });
  else if (action === "invalid") meetBusyLine(turn, { call, party }, CallState.SitInvalidNum);
  else leaveCall(turn, { call, party }, { by: party, callState: CallState.NoAnswer });
  return call;
}

/** The customer who can do it, or else the first who is meant. */
function customerIn(call: Call, { action, number }: Pick<Acts, "action" | "number">) {
  const customers = call.parties.filter((party: Party) =>
    isOutside(party) && (number === undefined || party.number === number)
  );
  const able = action === "hangup" ? undefined : customers.find(({ phase }) => phase === "ringing");
  return able ?? customers[0];
}

const VERBS = {
  answer: "answer",
  busy: "be busy for",
  noAnswer: "let ring",
  invalid: "be unknown for",
  hangup: "hang up",
} as const;
