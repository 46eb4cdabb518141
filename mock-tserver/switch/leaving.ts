// How a party leaves a call, and how a call ends. Every leg that rang, dialled or talked ends here,
// or in a transfer, with exactly one event that says so.
import { CallState, DNRole, ReleasingParty } from "../../gateway/tserver/attributes.ts";
import { startAfterCallWork } from "./after_call.ts";
import { goOnHook } from "./hook.ts";
import { dnOf, type Leg, partiesFrom } from "./legs.ts";
import type { Call, Party, SwitchState } from "./state.ts";
import { type News, tellParty, type Turn } from "./turn.ts";

/** How a call ends. */
export interface Ending {
  /** Who ended the call; nobody when the switch did. */
  readonly by?: Party | undefined;
  readonly callState?: CallState | undefined;
  /** What the DN of the one who ended it is told. */
  readonly name?: "EventReleased" | "EventAbandoned" | undefined;
}

/** The party's own part is over: its DN is told, its handset put down, its after-call work begins. */
export function closeLeg(turn: Turn, leg: Leg, news: News): void {
  const dn = dnOf(turn.state, leg.party);
  if (dn === undefined) return;
  const { onHook } = turn.state.options.personality;
  dn.calls.delete(leg.call);
  if (onHook === "before") goOnHook(turn, dn);
  tellParty(turn, leg, news);
  goOnHook(turn, dn);
  if (leg.party.talked) startAfterCallWork(turn, dn);
}

/**
 * Ends the call for every party, first for the one that ended it.
 * A DN whose phone still rings when the other side gives up is told EventAbandoned (GenEM, BasicCallModels).
 */
export function endCall(turn: Turn, call: Call, { by, callState, name }: Ending): void {
  const { state } = turn;
  const { personality } = state.options;
  const remote = personality.farEndRelease === "remoteRelease"
    ? CallState.RemoteRelease
    : undefined;
  for (const party of by ? partiesFrom(call, by) : call.parties) {
    const isFarEnd = by !== undefined && party !== by;
    const givenUpOn = isFarEnd &&
      (party.phase === "queued" ||
        (party.phase === "ringing" && personality.ringingEnd === "abandoned"));
    closeLeg(turn, { call, party }, {
      name: givenUpOn ? "EventAbandoned" : (party === by && name) || "EventReleased",
      callState: callState ?? (isFarEnd && !givenUpOn ? remote : undefined),
      releasedBy: releasingParty(party, by),
    });
  }
  forget(state, call);
}

/** The party leaves, by default of its own will; the others go on as long as two are left. */
export function leaveCall(turn: Turn, leg: Leg, ending: Ending = { by: leg.party }): void {
  if (leg.call.parties.length <= 2) endCall(turn, leg.call, ending);
  else removeParty(turn, leg, ending);
}

/** Takes one of many out of the call and tells those who stay (GenEM, ReleasingCalls). */
export function removeParty(turn: Turn, leg: Leg, { by, callState, name }: Ending): void {
  const { call, party } = leg;
  closeLeg(turn, leg, {
    name: party.phase === "queued" ? "EventAbandoned" : name ?? "EventReleased",
    callState,
    releasedBy: releasingParty(party, by),
  });
  call.parties = call.parties.filter((other) => other !== party);
  stopWaiting(turn.state, call);
  for (const other of call.parties) {
    tellParty(turn, { call, party: other }, {
      name: "EventPartyDeleted",
      callState: call.parties.length > 2 ? CallState.Conferenced : CallState.Ok,
      other: party,
      otherRole: DNRole.DeletedParty,
      ...(by !== undefined && { third: { party: by, role: DNRole.DeletedBy } }),
    });
  }
}

/** The switch ends every call of its own accord. */
export function dropCalls(turn: Turn): void {
  for (const call of [...turn.state.calls.values()]) {
    endCall(turn, call, { callState: CallState.Dropped });
  }
}

/**
 * The called party cannot be reached: who dials is told why, and the call ends or goes on without it.
 * EventDestinationBusy tells also of a number that does not exist (GenEM, BasicCallModels).
 */
export function meetBusyLine(
  turn: Turn,
  leg: Leg,
  callState: CallState = CallState.Busy,
): void {
  const { call } = leg;
  for (const party of call.parties.filter(({ phase }) => phase === "dialing")) {
    tellParty(turn, { call, party }, { name: "EventDestinationBusy", callState });
  }
  leaveCall(turn, leg, { by: leg.party, callState });
}

/** The call waits no longer, unless it is in another queue still. */
export function stopWaiting(state: SwitchState, call: Call): void {
  if (!call.parties.some(({ phase }) => phase === "queued")) state.waiting.delete(call);
}

/** The call is over, or has become part of another: nobody is in it any more. */
export function forget(state: SwitchState, call: Call): void {
  call.parties = [];
  call.consultOf = undefined;
  call.passedBy = undefined;
  state.calls.delete(call.ConnID);
  state.waiting.delete(call);
  const { ended, options } = state;
  ended.set(call.ConnID, call);
  const [oldest] = ended.keys();
  if (ended.size > options.maxEndedCalls && oldest !== undefined) ended.delete(oldest);
}

function releasingParty(party: Party, by: Party | undefined): ReleasingParty {
  if (by === undefined) return ReleasingParty.Unknown;
  return party === by ? ReleasingParty.Local : ReleasingParty.Remote;
}
