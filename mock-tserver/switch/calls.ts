// What can become of a call: it begins, rings, is answered, put on hold, taken back, ends.
// Each function does its act; whether the act is allowed is asked before, in requests, phone and customer.
import {
  CallState,
  CallType,
  DNRole,
  type KVList,
  ReleasingParty,
} from "../../gateway/tserver/attributes.ts";
import {
  type Call,
  type DN,
  dnOf,
  type Leg,
  legsAt,
  nextCallIds,
  partiesFrom,
  type Party,
  type SwitchState,
} from "./state.ts";
import { tellParty, type Turn } from "./turn.ts";

/** One end of a call that begins. */
export type End = Pick<Party, "number" | "isDN">;

/** Who calls whom, and with what. */
export interface NewCall {
  readonly callType: CallType;
  readonly caller: End;
  readonly called: End;
  readonly UserData: KVList;
}

/** Begins a call: the caller dials and the called party rings. */
export function beginCall(turn: Turn, { callType, caller, called, UserData }: NewCall): Call {
  const { state } = turn;
  const call: Call = {
    ...nextCallIds(state),
    CallType: callType,
    ...(caller.number !== undefined && { ANI: caller.number }),
    ...(called.number !== undefined && { DNIS: called.number }),
    UserData,
    parties: [
      { ...caller, role: DNRole.Origination, phase: "dialing" },
      { ...called, role: DNRole.Destination, phase: "ringing" },
    ],
  };
  state.calls.set(call.ConnID, call);
  for (const party of call.parties) {
    dnOf(state, party)?.calls.add(call.ConnID);
    tellParty(turn, { call, party }, {
      name: party.phase === "dialing" ? "EventDialing" : "EventRinging",
    });
  }
  turn.begun = call;
  return call;
}

/** Whether `dn` can take one more call. */
export function hasRoom({ options }: SwitchState, dn: DN): boolean {
  return dn.calls.size < options.maxCallsPerDN;
}

/** Whether the voice path of `dn` can be given to another call: one that dials cannot be held. */
export function canSpeak(state: SwitchState, dn: DN): boolean {
  return legsAt(state, dn).every(({ party }) => party.phase !== "dialing");
}

/** Frees the voice path of `dn`: the switch holds the call that is connected there. */
export function freeVoicePath(turn: Turn, dn: DN): void {
  for (const leg of legsAt(turn.state, dn)) {
    if (leg.party.phase === "connected") hold(turn, leg);
  }
}

/** The party that rings answers; whoever dialled is connected with it. */
export function answer(turn: Turn, { call, party }: Leg): void {
  const dn = dnOf(turn.state, party);
  if (dn !== undefined) freeVoicePath(turn, dn);
  for (const connected of partiesFrom(call, party)) {
    connected.phase = "connected";
    tellParty(turn, { call, party: connected }, { name: "EventEstablished" });
  }
}

/** The party puts the call aside; the other side is not told. */
export function hold(turn: Turn, leg: Leg): void {
  leg.party.phase = "held";
  tellParty(turn, leg, { name: "EventHeld" });
}

/** The party takes the call back, and the switch holds what was connected instead. */
export function retrieve(turn: Turn, dn: DN, leg: Leg): void {
  freeVoicePath(turn, dn);
  leg.party.phase = "connected";
  tellParty(turn, leg, { name: "EventRetrieved" });
}

/** The called party's line is busy: who dials is told so, and the call ends. */
export function meetBusyLine(turn: Turn, { call, party }: Leg): void {
  for (const other of call.parties.filter((other) => other !== party)) {
    tellParty(turn, { call, party: other }, {
      name: "EventDestinationBusy",
      callState: CallState.Busy,
    });
  }
  endCall(turn, call, { by: party, callState: CallState.Busy });
}

/** How a call ends. */
export interface Ending {
  /** Who ended the call; nobody when the switch did. */
  readonly by?: Party | undefined;
  readonly callState?: CallState | undefined;
}

/**
 * Ends the call for every party, first for the one that ended it.
 * A DN whose phone still rings when the other side gives up is told EventAbandoned (GenEM, BasicCallModels).
 */
export function endCall(turn: Turn, call: Call, { by, callState }: Ending): void {
  const { state } = turn;
  for (const party of by ? partiesFrom(call, by) : call.parties) {
    dnOf(state, party)?.calls.delete(call.ConnID);
    const givenUpOn = by !== undefined && party !== by && party.phase === "ringing";
    tellParty(turn, { call, party }, {
      name: givenUpOn ? "EventAbandoned" : "EventReleased",
      callState,
      releasedBy: releasingParty(party, by),
    });
  }
  call.parties = [];
  state.calls.delete(call.ConnID);
  remember(state, call);
}

/** The switch ends every call of its own accord. */
export function dropCalls(turn: Turn): void {
  for (const call of [...turn.state.calls.values()]) {
    endCall(turn, call, { callState: CallState.Dropped });
  }
}

function releasingParty(party: Party, by: Party | undefined): ReleasingParty {
  if (by === undefined) return ReleasingParty.Unknown;
  return party === by ? ReleasingParty.Local : ReleasingParty.Remote;
}

function remember({ ended, options }: SwitchState, call: Call): void {
  ended.set(call.ConnID, call);
  const [oldest] = ended.keys();
  if (ended.size > options.maxEndedCalls && oldest !== undefined) ended.delete(oldest);
}
