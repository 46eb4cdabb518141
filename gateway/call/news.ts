// What happens in a call without moving it from one state to another: muting, parties, data. Pure.
import { type AnyCallNews, CallState } from "../tserver/mod.ts";
import type { Call } from "./state.ts";

/** A change that the toolbar is told of, with what is special about it. */
export type CallChange =
  | {
    readonly name:
      | "EventMuteOn"
      | "EventMuteOff"
      | "EventAttachedDataChanged"
      | "EventCommandsChanged";
  }
  | { readonly name: "EventDTMFSent"; readonly digits: string }
  | { readonly name: "EventPartyAdded" | "EventPartyDeleted"; readonly otherDN: string }
  | { readonly name: "EventPartyChanged"; readonly previousConnectionId: string };

export interface CallNews {
  readonly call: Call;
  readonly change: CallChange;
}

/** Applies news to a live call; undefined for what does not concern a toolbar. */
export function applyNews(before: Call, event: AnyCallNews): CallNews | undefined {
  const call = { ...before, sequence: event.EventSequenceNumber };
  switch (event.name) {
    case "EventMuteOn":
    case "EventMuteOff":
      return {
        call: { ...call, isMuted: event.name === "EventMuteOn" },
        change: { name: event.name },
      };
    case "EventAttachedDataChanged":
      return { call: { ...call, userData: event.UserData ?? {} }, change: { name: event.name } };
    case "EventDTMFSent":
      return { call, change: { name: event.name, digits: event.DTMFDigits ?? "" } };
    case "EventPartyAdded":
    case "EventPartyDeleted": {
      const otherDN = event.OtherDN ?? "";
      const after = event.name === "EventPartyAdded" ? joined : left;
      return { call: after(call, otherDN), change: { name: event.name, otherDN } };
    }
    case "EventPartyChanged":
      return partyChanged(call, event);
    default:
      return undefined;
  }
}

const without = (parties: readonly string[], dn: string) => parties.filter((one) => one !== dn);

const joined = (call: Call, dn: string): Call => ({
  ...call,
  parties: [...without(call.parties, dn), dn],
});

/** Where the customer leaves a conference, the call is with who joined it first. */
function left(call: Call, dn: string): Call {
  const [first, ...rest] = call.parties;
  if (dn === call.ani && first !== undefined) return { ...call, ani: first, parties: rest };
  return { ...call, parties: without(call.parties, dn) };
}

/**
 * Transferred to us or joined: the far end is another, and with it maybe the ConnID. Under another
 * ConnID the leg is no consultation any more; under its own it is, with somebody else.
 */
function partyChanged(before: Call, event: AnyCallNews): CallNews {
  const { consults, consultsFor, joinedUUID: _, ...call } = before;
  const isConsultation = consults !== undefined && event.ConnID === before.connID;
  return {
    call: {
      ...call,
      connID: event.ConnID,
      ...(isConsultation && { consults }),
      ...(isConsultation && consultsFor !== undefined && { consultsFor }),
      ...(event.CallUUID !== call.callUUID && { joinedUUID: event.CallUUID }),
      ani: event.ANI ?? event.OtherDN ?? call.ani,
      parties: partiesAfter(call.parties, event),
      ...(event.UserData !== undefined && { userData: event.UserData }),
    },
    change: { name: "EventPartyChanged", previousConnectionId: before.connID },
  };
}

/** Who made the conference is in it still; who transferred the call has another in his place. */
function partiesAfter(
  parties: readonly string[],
  { CallState: callState, ThirdPartyDN: by, OtherDN: other = "" }: AnyCallNews,
): readonly string[] {
  if (by === undefined) return parties;
  if (callState === CallState.Conferenced) return [...without(parties, by), by];
  return parties.map((one) => one === by ? other : one);
}
