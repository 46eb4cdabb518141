// Compares the switch's snapshot of a DN with the calls we know: what we missed, as call inputs. Pure.
import type { CallInput } from "../call/mod.ts";
import {
  type AnyCallEvent,
  CallState,
  CallType,
  DNRole,
  type EventRegistered,
  PartyState,
} from "../tserver/mod.ts";

export interface MissedInput {
  readonly connID: string;
  readonly input: CallInput;
}

/** What must be applied to the live calls `known`, so that they agree with the snapshot. */
export function missedInputs(known: readonly string[], snapshot: EventRegistered): MissedInput[] {
  const present = new Set(snapshot.calls.map(({ ConnID }) => ConnID));
  const lost = known.filter((connID) => !present.has(connID));
  return [
    ...lost.map((connID): MissedInput => ({ connID, input: { name: "Lost" } })),
    ...snapshot.calls.map((call): MissedInput => {
      const event = eventFor(call, snapshot);
      return { connID: call.ConnID, input: { name: event.name, event } };
    }),
  ];
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
