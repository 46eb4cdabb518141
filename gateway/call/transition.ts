// The one function that changes a call. Pure: reads no clock, does no I/O, never throws.
import type { ConsultPurpose, ToolbarEventName } from "../protocol/mod.ts";
import { type AnyCallEvent, CallType, DNRole, type RequestName } from "../tserver/mod.ts";
import type { CallInput, CallInputName } from "./input.ts";
import { describeRelease, type Release } from "./release.ts";
import type { Call } from "./state.ts";
import { TRANSITIONS } from "./table.ts";

/** What a toolbar is told of a live call. */
export type CallMoveName = Extract<
  ToolbarEventName,
  "EventDialing" | "EventRinging" | "EventEstablished" | "EventHeld" | "EventRetrieved"
>;

export type Transition =
  | {
    readonly outcome: "moved";
    readonly call: Call;
    /** What the toolbar is told, in order; empty when the change does not concern it. */
    readonly announce: readonly CallMoveName[];
  }
  | { readonly outcome: "released"; readonly call: Call; readonly release: Release }
  | { readonly outcome: "ignored" | "desync"; readonly why: string };

const ANNOUNCED_AS: Readonly<Partial<Record<CallInputName, CallMoveName>>> = {
  EventDialing: "EventDialing",
  EventRinging: "EventRinging",
  EventEstablished: "EventEstablished",
  EventHeld: "EventHeld",
  EventRetrieved: "EventRetrieved",
};

/** Applies `input` to `call`; undefined is a leg that was never heard of. */
export function transition(call: Call | undefined, input: CallInput): Transition {
  if (call && isStale(call, input)) {
    return { outcome: "ignored", why: `${input.name} is older than what was applied before it` };
  }
  const state = call?.state ?? "none";
  const verdict = TRANSITIONS[state][input.name];
  if (verdict === "ignored" || verdict === "desync") {
    return { outcome: verdict, why: `${input.name} while the call is "${state}"` };
  }
  if (input.name === "Lost") {
    return call ? released(call, input) : { outcome: "ignored", why: "no such call" };
  }
  const { event, answers } = input;
  const isNewLeg = call === undefined || call.state === "released";
  const moved = { ...(isNewLeg ? newLeg(event, answers) : refreshed(call, event)), state: verdict };
  if (verdict === "released") return released(moved, input);
  return { outcome: "moved", call: moved, announce: announcements(call, moved, input.name) };
}

const isStale = (call: Call, input: CallInput) =>
  input.name !== "Lost" && input.event.EventSequenceNumber <= call.sequence;

/** A leg that turns out to be held was answered before, which Fusion must hear first. */
function announcements(
  before: Call | undefined,
  after: Call,
  name: CallInputName,
): readonly CallMoveName[] {
  const news = ANNOUNCED_AS[name];
  if (news === undefined) return [];
  const wasEstablished = before?.state !== "released" && before?.wasEstablished;
  if (!after.wasEstablished || wasEstablished || news === "EventEstablished") return [news];
  return news === "EventHeld" ? ["EventEstablished", news] : ["EventEstablished"];
}

function released(call: Call, input: CallInput): Transition {
  const over: Call = { ...call, state: "released" };
  return { outcome: "released", call: over, release: describeRelease(over, input) };
}

const CONSULTS_FOR: Readonly<Partial<Record<RequestName, ConsultPurpose>>> = {
  RequestInitiateTransfer: "transfer",
  RequestInitiateConference: "conference",
};

function newLeg(event: AnyCallEvent, answers: RequestName | undefined): Omit<Call, "state"> {
  const consultsFor = answers && CONSULTS_FOR[answers];
  const outbound = event.name === "EventDialing" || event.ThisDNRole === DNRole.Origination ||
    event.CallType === CallType.Outbound;
  return {
    connID: event.ConnID,
    callUUID: event.CallUUID,
    direction: outbound ? "outbound" : "inbound",
    ani: customerOf(event, outbound ? "outbound" : "inbound"),
    ...(event.DNIS !== undefined && { dnis: event.DNIS }),
    ...(event.ThisQueue !== undefined && { queue: event.ThisQueue }),
    ...(event.UserData !== undefined && { userData: event.UserData }),
    wasEstablished: isTalking(event),
    isMuted: false,
    parties: [],
    ...(event.CallType === CallType.Consult && event.PreviousConnID !== undefined && {
      consults: event.PreviousConnID,
      ...(consultsFor !== undefined && { consultsFor }),
    }),
    sequence: event.EventSequenceNumber,
  };
}

/** ANI, DNIS and ThisQueue are optional on every event: a later one may tell what the first did not. */
function refreshed(call: Call, event: AnyCallEvent): Call {
  const dnis = call.dnis ?? event.DNIS;
  const queue = call.queue ?? event.ThisQueue;
  return {
    ...call,
    ani: call.ani || customerOf(event, call.direction),
    ...(dnis !== undefined && { dnis }),
    ...(queue !== undefined && { queue }),
    ...(event.UserData !== undefined && { userData: event.UserData }),
    wasEstablished: call.wasEstablished || isTalking(event),
    ...(event.name === "EventDestinationBusy" && { unreached: event.CallState }),
    sequence: event.EventSequenceNumber,
  };
}

function customerOf({ ANI, DNIS, OtherDN }: AnyCallEvent, direction: Call["direction"]): string {
  // In a conference nobody in particular is OtherDN; who was called is DNIS.
  return (direction === "outbound" ? OtherDN ?? DNIS : ANI ?? OtherDN) ?? "";
}

const isTalking = ({ name }: AnyCallEvent) =>
  name === "EventEstablished" || name === "EventHeld" || name === "EventRetrieved";
