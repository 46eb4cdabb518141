// The one function that changes a call. Pure: reads no clock, does no I/O, never throws.
import type { ToolbarEventName } from "../protocol/mod.ts";
import { type AnyCallEvent, CallType, DNRole } from "../tserver/mod.ts";
import { describeRelease, type Release } from "./release.ts";
import type { Call } from "./state.ts";
import type { CallInput, CallInputName } from "./input.ts";
import { TRANSITIONS } from "./table.ts";

export type CallAnnouncement = Extract<
  ToolbarEventName,
  | "EventDialing"
  | "EventRinging"
  | "EventEstablished"
  | "EventHeld"
  | "EventRetrieved"
  | "EventReleased"
>;

export type Transition =
  | {
    readonly outcome: "moved";
    readonly call: Call;
    /** What the toolbar is told; absent when the change does not concern it. */
    readonly announce?: CallAnnouncement;
    /** How it ended; present exactly when the call is released. */
    readonly release?: Release;
  }
  | { readonly outcome: "ignored" | "desync"; readonly why: string };

const ANNOUNCED_AS: Readonly<Record<CallInputName, CallAnnouncement | undefined>> = {
  EventDialing: "EventDialing",
  EventRinging: "EventRinging",
  EventEstablished: "EventEstablished",
  EventHeld: "EventHeld",
  EventRetrieved: "EventRetrieved",
  EventDestinationBusy: undefined,
  EventReleased: "EventReleased",
  EventAbandoned: "EventReleased",
  Lost: "EventReleased",
};

/** Applies `input` to `call`; undefined is a leg that was never heard of. */
export function transition(call: Call | undefined, input: CallInput): Transition {
  const state = call?.state ?? "none";
  const verdict = TRANSITIONS[state][input.name];
  if (verdict === "ignored" || verdict === "desync") {
    return { outcome: verdict, why: `${input.name} while the call is "${state}"` };
  }
  if (input.name === "Lost") {
    // The table lets only a leg that lives be lost.
    return call ? released({ ...call, state: "released" }, input) : unheardOf(input);
  }
  const { event } = input;
  if (call && event.EventSequenceNumber <= call.sequence) {
    return { outcome: "ignored", why: `${input.name} is older than what was applied before it` };
  }
  const isNewLeg = call === undefined || call.state === "released";
  const moved: Call = {
    ...(isNewLeg ? newLeg(event) : refreshed(call, event)),
    state: verdict,
  };
  if (verdict === "released") return released(moved, input);
  const announce = ANNOUNCED_AS[input.name];
  return { outcome: "moved", call: moved, ...(announce && { announce }) };
}

function released(call: Call, input: CallInput): Transition {
  return {
    outcome: "moved",
    call,
    announce: "EventReleased",
    release: describeRelease(call, input),
  };
}

function unheardOf(input: CallInput): Transition {
  return { outcome: "ignored", why: `${input.name} of a call that was never heard of` };
}

function newLeg(event: AnyCallEvent): Omit<Call, "state"> {
  const outbound = event.name === "EventDialing" || event.ThisDNRole === DNRole.Origination ||
    event.CallType === CallType.Outbound;
  return {
    connID: event.ConnID,
    callUUID: event.CallUUID,
    direction: outbound ? "outbound" : "inbound",
    ani: (outbound ? event.OtherDN : event.ANI ?? event.OtherDN) ?? "",
    ...(event.DNIS !== undefined && { dnis: event.DNIS }),
    ...(event.UserData !== undefined && { userData: event.UserData }),
    wasEstablished: isTalking(event),
    wasBusy: false,
    sequence: event.EventSequenceNumber,
  };
}

function refreshed(call: Call, event: AnyCallEvent): Call {
  return {
    ...call,
    ...(event.UserData !== undefined && { userData: event.UserData }),
    wasEstablished: call.wasEstablished || isTalking(event),
    wasBusy: call.wasBusy || event.name === "EventDestinationBusy",
    sequence: event.EventSequenceNumber,
  };
}

const isTalking = ({ name }: AnyCallEvent) =>
  name === "EventEstablished" || name === "EventHeld" || name === "EventRetrieved";
