// What somebody outside the switch does: calls in, answers, is busy, hangs up.
import { CallType, type KVList } from "../../gateway/tserver/attributes.ts";
import { answer, beginCall, endCall, hasRoom, meetBusyLine } from "./calls.ts";
import type { Refusal, RefusalCode } from "./refusal.ts";
import { type Call, outsideParty } from "./state.ts";
import type { Turn } from "./turn.ts";

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
  readonly action: "answer" | "busy" | "hangup";
  readonly ConnID: string;
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

function act(turn: Turn, { action, ConnID }: Acts): Call | Refusal {
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
  const party = outsideParty(call);
  if (party === undefined) return refuse("wrong-state", "no customer is in it");
  if (action === "hangup") {
    endCall(turn, call, { by: party });
    return call;
  }
  if (party.phase !== "ringing") {
    return refuse("wrong-state", `the customer's phone is "${party.phase}", must be "ringing"`);
  }
  if (action === "answer") answer(turn, { call, party });
  else meetBusyLine(turn, { call, party });
  return call;
}

const VERBS = { answer: "answer", busy: "be busy for", hangup: "hang up" } as const;
