// Compares the switch's snapshot of a DN with the calls we know: what we missed, as call inputs. Pure.
import { type AgentCalls, type CallInput, type TrackedCall, transition } from "../call/mod.ts";
import {
  type AnyCallEvent,
  CallState,
  CallType,
  DNRole,
  type EventRegistered,
  PartyState,
} from "../tserver/mod.ts";

/** What happened to a call while nobody told us. */
export interface Missed {
  readonly connID: string;
  readonly input: CallInput;
  /** The leg we knew is over; this is another one of the same call. */
  readonly isNewLeg?: boolean;
}

/**
 * ConnIDs of live calls and the ones that the snapshot has for them: after a warm switchover a call is
 * told by its CallUUID alone.
 */
export function renamedCalls(
  calls: AgentCalls,
  snapshot: EventRegistered,
): ReadonlyMap<string, string> {
  const present = new Set(snapshot.calls.map(({ ConnID }) => ConnID));
  const gone = calls.live().filter(({ call }) =>
    !present.has(call.connID) && call.sequence < snapshot.EventSequenceNumber
  );
  return new Map(snapshot.calls.flatMap(({ ConnID, CallUUID }) => {
    if (calls.find(ConnID)) return [];
    const same = gone.find(({ call }) => (call.joinedUUID ?? call.callUUID) === CallUUID);
    return same ? [[same.call.connID, ConnID] as const] : [];
  }));
}

/**
 * What must be applied to `calls`, in order, so that they agree with the snapshot. Of a call that an
 * event has told of since the snapshot was taken it says nothing: the event wins.
 */
export function missedInputs(calls: AgentCalls, snapshot: EventRegistered): Missed[] {
  const present = new Set(snapshot.calls.map(({ ConnID }) => ConnID));
  const isOlder = ({ call }: TrackedCall) => call.sequence < snapshot.EventSequenceNumber;
  const gone = calls.live().filter((known) => !present.has(known.call.connID) && isOlder(known));
  const seen = snapshot.calls.filter(({ ConnID }) => {
    const known = calls.find(ConnID);
    return !known || isOlder(known);
  });
  return [
    ...gone.map(({ call }) => lost(call.connID)),
    ...seen.flatMap((call) => missedOf(calls, eventFor(call, snapshot))),
  ];
}

const lost = (connID: string): Missed => ({ connID, input: { name: "Lost" } });

function missedOf(calls: AgentCalls, event: AnyCallEvent): Missed[] {
  const connID = event.ConnID;
  const input = { name: event.name, event };
  const known = calls.find(connID)?.call;
  if (known?.state === "released") return [{ connID, input, isNewLeg: true }];
  // What cannot follow from the leg we know is another leg: ours ended, and nobody saw it.
  if (transition(known, input).outcome === "desync") {
    return [lost(connID), { connID, input, isNewLeg: true }];
  }
  return [{ connID, input }];
}

const NAME_BY_PARTY_STATE = {
  [PartyState.Initiated]: "EventDialing",
  [PartyState.Queued]: "EventRinging", // only at a queue, where no agent sits
  [PartyState.Alerting]: "EventRinging",
  [PartyState.Connected]: "EventEstablished",
  [PartyState.Held]: "EventHeld",
} as const satisfies Record<PartyState, AnyCallEvent["name"]>;

/** The event that would have told us of this call as it stands. */
function eventFor(call: EventRegistered["calls"][number], snapshot: EventRegistered): AnyCallEvent {
  const { PartyState: partyState, ...attributes } = call;
  const outbound = partyState === PartyState.Initiated || call.CallType === CallType.Outbound;
  return {
    ...attributes,
    name: NAME_BY_PARTY_STATE[partyState],
    time: snapshot.time,
    EventSequenceNumber: snapshot.EventSequenceNumber,
    ThisDN: snapshot.ThisDN,
    ThisDNRole: outbound ? DNRole.Origination : DNRole.Destination,
    CallID: 0,
    CallState: CallState.Ok,
  };
}
