// What becomes of a call while it lasts: it begins, rings, is answered, put on hold, taken back.
// Each function does its act; whether the act is allowed is asked before, by those who call it.
import { CallState, CallType, DNRole, type KVList } from "../../gateway/tserver/attributes.ts";
import { habitsAt } from "./habits.ts";
import { dnOf, type Leg, legsAt } from "./legs.ts";
import { goOffHook } from "./hook.ts";
import { enqueue } from "./queues.ts";
import { type Call, type DN, nextCallIds, type Party, type SwitchState } from "./state.ts";
import { enterPhase, tellParty, type Turn } from "./turn.ts";

/** One end of a call that begins. */
export type End = Pick<Party, "number" | "isDN">;

/** Who calls whom, and with what. */
export interface NewCall {
  readonly callType: CallType;
  readonly caller: End;
  readonly called: End;
  readonly UserData: KVList;
  readonly consultOf?: Call | undefined;
}

/** Begins a call: the caller dials and the called party rings, or the call waits in a queue. */
export function beginCall(turn: Turn, { caller, called, ...more }: NewCall): Call {
  const { state } = turn;
  const call: Call = {
    ...nextCallIds(state),
    CallType: more.callType,
    ...(caller.number !== undefined && { ANI: caller.number }),
    ...(called.number !== undefined && { DNIS: called.number }),
    UserData: more.UserData,
    beganAt: turn.time,
    ...(more.consultOf !== undefined && { consultOf: more.consultOf }),
    parties: [
      { ...caller, role: DNRole.Origination, phase: "dialing", since: turn.time },
      { ...called, role: DNRole.Destination, phase: "ringing", since: turn.time },
    ],
  };
  state.calls.set(call.ConnID, call);
  turn.begun = call;
  const [dialing, ringing] = call.parties as [Party, Party];
  const dn = dnOf(state, dialing);
  if (dn !== undefined) {
    dn.calls.add(call);
    goOffHook(turn, dn);
    tellParty(turn, { call, party: dialing }, { name: "EventDialing" });
  }
  offer(turn, { call, party: ringing });
  return call;
}

/** Somebody who is added to a call that lives. */
export interface Newcomer extends End {
  /** How the call came to be: as it stands when it is transferred or redirected. */
  readonly callState?: CallState;
}

/** Adds a party to a call that lives, and lets it ring or wait in its queue. */
export function addParty(turn: Turn, call: Call, { number, isDN, callState }: Newcomer): Party {
  const party: Party = {
    ...(number !== undefined && { number }),
    isDN,
    role: roleOfNewcomer(call),
    phase: "ringing",
    since: turn.time,
  };
  call.parties.push(party);
  offer(turn, { call, party }, callState);
  return party;
}

/** Who comes into a conference is a member of it, whoever comes into another call its destination. */
export function roleOfNewcomer({ parties }: Call): DNRole {
  const isConference = parties.some(({ role }) => role === DNRole.ConferenceMember);
  return isConference ? DNRole.ConferenceMember : DNRole.Destination;
}

/** A party is called: a phone rings, a queue takes the call, or the call leaves the switch. */
export function offer(turn: Turn, leg: Leg, callState?: CallState): void {
  const dn = dnOf(turn.state, leg.party);
  if (dn?.queue !== undefined) return enqueue(turn, leg, { dn, callState });
  if (dn !== undefined) return ring(turn, leg, { dn, callState });
  turn.called = leg;
  const { parties } = leg.call;
  const leaves = leg.call.CallType !== CallType.Internal && leg.call.CallType !== CallType.Inbound;
  if (!leaves || !turn.state.options.personality.networkReached) return;
  for (const party of parties.filter(({ phase }) => phase === "dialing")) {
    tellParty(turn, { call: leg.call, party }, { name: "EventNetworkReached" });
  }
}

/** The phone of `dn` rings, for as long as its agent's habits let it. */
export function ring(
  turn: Turn,
  leg: Leg,
  { dn, callState }: { dn: DN; callState?: CallState | undefined },
): void {
  const { state, timings } = turn;
  const ring = ++state.turnsMade;
  leg.party.ring = ring;
  dn.calls.add(leg.call);
  tellParty(turn, leg, { name: "EventRinging", callState });
  const { autoAnswerMs, ringTimeoutMs } = habitsAt(state, dn, leg.party.queue);
  const at = { dn: dn.number, ring };
  if (autoAnswerMs !== undefined) {
    timings.push({ afterMs: autoAnswerMs, timer: { kind: "autoAnswer", ...at } });
  }
  if (ringTimeoutMs !== undefined) {
    timings.push({ afterMs: ringTimeoutMs, timer: { kind: "ringTimeout", ...at } });
  }
}

/** Whether `dn` can take one more call. */
export function hasRoom({ options }: SwitchState, dn: DN): boolean {
  return dn.queue !== undefined || dn.calls.size < options.maxCallsPerDN;
}

/** Whether the voice path of `dn` can be given to another call: one that dials cannot be held. */
export function canSpeak(dn: DN): boolean {
  return legsAt(dn).every(({ party }) => party.phase !== "dialing");
}

/** Frees the voice path of `dn`: the switch holds the call that is connected there. */
export function freeVoicePath(turn: Turn, dn: DN): void {
  for (const leg of legsAt(dn)) {
    if (leg.party.phase === "connected") hold(turn, leg);
  }
}

/** The party that rings answers; whoever dialled is connected with it. */
export function answer(turn: Turn, { call, party }: Leg): void {
  const dn = dnOf(turn.state, party);
  if (dn !== undefined) {
    freeVoicePath(turn, dn);
    goOffHook(turn, dn);
  }
  const waiting = call.parties.filter((other) => other !== party && other.phase === "dialing");
  for (const connected of [party, ...waiting]) {
    enterPhase(turn, connected, "connected");
    connected.talked = true;
    tellParty(turn, { call, party: connected }, { name: "EventEstablished" });
  }
  turn.answered = call;
}

/** The party puts the call aside; the other side is not told. */
export function hold(turn: Turn, leg: Leg): void {
  enterPhase(turn, leg.party, "held");
  tellParty(turn, leg, { name: "EventHeld" });
}

/** The party takes the call back, and the switch holds what was connected instead. */
export function retrieve(turn: Turn, dn: DN, leg: Leg, callState?: CallState): void {
  freeVoicePath(turn, dn);
  enterPhase(turn, leg.party, "connected");
  tellParty(turn, leg, { name: "EventRetrieved", callState });
}
