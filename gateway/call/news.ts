// What happens in a call without moving it from one state to another: muting, parties, data. Pure.
import type { AnyCallNews } from "../tserver/mod.ts";
import type { Call } from "./state.ts";

/** A change that the toolbar is told of, with what is special about it. */
export type CallChange =
  | { readonly name: "EventMuteOn" | "EventMuteOff" | "EventAttachedDataChanged" }
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
    case "EventPartyDeleted":
      return { call, change: { name: event.name, otherDN: event.OtherDN ?? "" } };
    case "EventPartyChanged":
      return partyChanged(call, event);
    default:
      return undefined;
  }
}

/**
 * Transferred to us or joined: the far end is another, and with it maybe the ConnID. Under another
 * ConnID the leg is no consultation any more; under its own it is, with somebody else.
 */
function partyChanged(before: Call, event: AnyCallNews): CallNews {
  const { consults, joinedUUID: _, ...call } = before;
  return {
    call: {
      ...call,
      connID: event.ConnID,
      ...(consults !== undefined && event.ConnID === before.connID && { consults }),
      ...(event.CallUUID !== call.callUUID && { joinedUUID: event.CallUUID }),
      ani: event.ANI ?? event.OtherDN ?? call.ani,
      ...(event.UserData !== undefined && { userData: event.UserData }),
    },
    change: { name: "EventPartyChanged", previousConnectionId: before.connID },
  };
}
