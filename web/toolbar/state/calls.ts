// How calls change: by the supplier's events; requests and problems only lie beside them. Pure.
import type { CallCommandType } from "../../../gateway/protocol/commands.ts";
import type { ToolbarEventOf } from "../../../gateway/protocol/events.ts";
import type { CallChangeEvent, CallEvent } from "../cti/integrationEventsHandler.ts";
import { type Failure, failureIn } from "../cti/outcome.ts";
import type { CallRequest } from "../cti/toolbarView.ts";
import { type CallPhase, type CallView, isLive } from "./model.ts";
import { callTimes } from "./times.ts";

type Calls = readonly CallView[];
type ReleasedEvent = ToolbarEventOf<"EventReleased">;
type FailedEvent = ToolbarEventOf<"EventError">;

const PHASE_AFTER = {
  EventRinging: "RINGING",
  EventDialing: "DIALLING",
  EventEstablished: "ACCEPTED",
  EventRetrieved: "ACCEPTED",
  EventHeld: "HELD",
} as const satisfies Record<CallEvent["eventName"], CallPhase>;

/** What an event about a live call says of it from now on. */
type AnyCallEvent = CallEvent | CallChangeEvent;

type Fulfilled = (event: AnyCallEvent, phase: CallPhase) => boolean;
const when = (...phases: readonly CallPhase[]): Fulfilled => (_, phase) => phases.includes(phase);
const by = (...names: readonly AnyCallEvent["eventName"][]): Fulfilled => ({ eventName }) =>
  names.includes(eventName);
/** Only the end of the call fulfils it, which takes all requests away. */
const atItsEnd: Fulfilled = () => false;

/** How it is seen that a command has come true. */
const FULFILLED: Record<CallCommandType, Fulfilled> = {
  Accept: when("ACCEPTED", "HELD"),
  Hold: when("HELD"),
  Retrieve: when("ACCEPTED"),
  Reject: atItsEnd,
  Mute: (event) => isMuted(event),
  Unmute: (event) => !isMuted(event),
  SendDtmf: by("EventDTMFSent"),
  Transfer: atItsEnd,
  InitiateTransfer: when("HELD"),
  CompleteTransfer: atItsEnd,
  Conference: by("EventPartyAdded"),
  InitiateConference: when("HELD"),
  CompleteConference: atItsEnd,
  RemoveParty: by("EventPartyDeleted"),
  Alternate: by("EventHeld", "EventRetrieved"),
  Reconnect: atItsEnd,
  Redirect: atItsEnd,
  Merge: atItsEnd,
  AttachUserData: by("EventAttachedDataChanged"),
  UpdateUserData: by("EventAttachedDataChanged"),
  DeleteUserData: by("EventAttachedDataChanged"),
};

/** The calls after an event about a live call; `at` is when it happened. */
export function callsAfterEvent(calls: Calls, event: CallEvent, at: number): Calls {
  const before = calls.find(({ eventId }) => eventId === event.eventId);
  const known = before && isLive(before) ? before : undefined;
  const call = callAfterEvent(known, event, at);
  if (known) return calls.map((other) => other === known ? call : other);
  // A new call takes the place of those that are over.
  return [...calls.filter(isLive), call];
}

function callAfterEvent(known: CallView | undefined, event: CallEvent, at: number): CallView {
  const phase = PHASE_AFTER[event.eventName];
  const times = callTimes(event, {
    before: known && { times: known, isMoved: known.phase !== phase },
    isAccepted: phase === "ACCEPTED" || phase === "HELD",
    at,
  });
  return callAsTold({ ...known ?? NEW_CALL, phase, ...times }, event);
}

const NEW_CALL = { digits: "", userData: {} } as const;

/** The calls after something happened in one that goes on. */
export function callsAfterChange(calls: Calls, event: CallChangeEvent): Calls {
  return calls.map((call) => {
    if (!isLive(call) || !isAbout(event, call)) return call;
    const told = callAsTold(call, event);
    const named = event.ANI === call.number ? told : unnamed(told);
    return event.eventName === "EventDTMFSent"
      ? { ...named, digits: (call.digits + event.digits).slice(-MAX_DIGITS) }
      : named;
  });
}

/** How many of the digits that were sent are shown. */
const MAX_DIGITS = 24;

/** Somebody else is on the line: what Fusion found out was about the one before. */
const unnamed = ({ name: _, ...call }: CallView): CallView => call;

function isAbout(event: CallChangeEvent, { eventId, connectionId }: CallView): boolean {
  return event.eventId === eventId ||
    (event.eventName === "EventPartyChanged" && event.previousConnectionId === connectionId);
}

const isMuted = ({ eventName, muted }: AnyCallEvent) => muted ?? eventName === "EventMuteOn";

/** What a call is beside what its events tell. */
type CallFrame =
  & Pick<CallView, "phase" | "digits" | "userData" | "startedAt" | "since">
  & Partial<CallView>;

/** A call with what every event tells of it. */
function callAsTold(
  { request, problem, consults: _, consultsFor: __, ...lasting }: CallFrame,
  event: AnyCallEvent,
): CallView {
  const open = (command: CallCommandType) => !FULFILLED[command](event, lasting.phase);
  return {
    ...lasting,
    eventId: event.eventId,
    connectionId: event.connectionId,
    number: event.ANI,
    direction: event.direction,
    ...(event.queue !== undefined && { queue: event.queue }),
    ...(event.DNIS !== undefined && { dialled: event.DNIS }),
    allowed: event.allowedCommands,
    userData: event.userData ?? lasting.userData,
    muted: isMuted(event),
    parties: event.parties ?? [],
    ...(event.consults !== undefined && { consults: event.consults }),
    ...(event.consultsFor !== undefined && { consultsFor: event.consultsFor }),
    ...(request && open(request.command) && { request }),
    ...(problem && open(problem.command) && { problem }),
  };
}

/** The calls after one is over: it stays for a moment, to say how it ended. */
export function callsAfterRelease(calls: Calls, event: ReleasedEvent, at: number): Calls {
  return changed(calls, event.eventId, ({ request, problem: _, isUncertain: __, ...call }) => ({
    ...call,
    phase: "DISCONNECTED",
    allowed: [],
    since: at,
    release: {
      cause: event.cause,
      releasedBy: event.releasedBy,
      ...(event.cause === "ended" && isJoining(request) && { isJoined: true }),
    },
    ...(call.acceptedAt !== undefined && { lastedMs: Math.max(0, at - call.acceptedAt) }),
  }));
}

const isJoining = (request: CallRequest | undefined) =>
  request?.command === "CompleteConference" || request?.command === "Merge";

/** The calls once a request is on its way; nothing but the request is added. */
export function callsAfterRequest(calls: Calls, request: CallRequest): Calls {
  return changed(calls, request.eventId, ({ problem: _, ...call }) => ({ ...call, request }));
}

/** The calls after a request was not taken; one that another request has replaced is old news. */
export function callsAfterFailure(calls: Calls, failed: CallRequest, failure: Failure): Calls {
  return changed(calls, failed.eventId, (call) => {
    if (call.request?.id !== failed.id) return call;
    return withProblem(call, failed, failure);
  });
}

/** The calls after the T-Server refused a command or let its time run out. */
export function callsAfterError(calls: Calls, event: FailedEvent): Calls {
  const { eventId, type: command } = event;
  if (eventId === undefined || !isCallCommand(command)) return calls;
  return changed(calls, eventId, (call) => {
    if (call.request && call.request.command !== command) return call;
    return withProblem(call, call.request ?? { command }, failureIn(event));
  });
}

/** The calls once the T-Server cannot be reached: those that are named may have changed or ended. */
export function uncertainCalls(
  calls: Calls,
  { calls: named = [] }: ToolbarEventOf<"EventLinkDisconnected">,
): Calls {
  const names = new Set(named.map(({ eventId }) => eventId));
  return calls.map((call) =>
    isLive(call) && names.has(call.eventId) ? { ...call, isUncertain: true } : call
  );
}

/** The calls once it was told how they stand. */
export function certainCalls(calls: Calls): Calls {
  return calls.map(({ isUncertain: _, ...call }) => call);
}

/** The calls without one that is over. */
export function callsWithout(calls: Calls, eventId: string): Calls {
  return calls.filter((call) => call.eventId !== eventId || isLive(call));
}

/** The calls once Fusion has found out who the other party is. */
export function callsWithName(calls: Calls, eventId: string, name: string): Calls {
  return changed(calls, eventId, (call) => ({ ...call, name }));
}

function withProblem(
  call: CallView,
  { command, details }: Pick<CallRequest, "command" | "details">,
  failure: Failure,
): CallView {
  const { request: _, ...rest } = call;
  const { code, detail, reason, errorCode } = failure;
  const problem = {
    ...{ command, code, detail },
    ...(reason !== undefined && { reason }),
    ...(errorCode !== undefined && { errorCode }),
    ...(details && { details }),
  };
  return { ...rest, problem };
}

function changed(calls: Calls, eventId: string, change: (call: CallView) => CallView): Calls {
  return calls.map((call) => call.eventId === eventId && isLive(call) ? change(call) : call);
}

function isCallCommand(type: string): type is CallCommandType {
  return Object.hasOwn(FULFILLED, type);
}
