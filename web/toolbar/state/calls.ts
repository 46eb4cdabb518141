// How calls change: by the supplier's events; requests and problems only lie beside them. Pure.
import type { CallCommandType } from "../../../gateway/protocol/commands.ts";
import type { ToolbarEventOf } from "../../../gateway/protocol/events.ts";
import type { CallEvent } from "../cti/integrationEventsHandler.ts";
import type { CallRequest } from "../cti/toolbarView.ts";
import { type CallPhase, type CallView, isLive } from "./model.ts";

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

/** Shorter than the gateway's sentence: the button beside it says what to do. */
const NOT_ANSWERED = "The T-Server has not answered";

/** The phases in which a command has come true. */
const FULFILLED_IN: Record<CallCommandType, readonly CallPhase[]> = {
  Accept: ["ACCEPTED", "HELD"],
  Hold: ["HELD"],
  Retrieve: ["ACCEPTED"],
  Reject: [],
};

/** The calls after an event about a live call; `at` is when it happened, on this page's clock. */
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
  const { request, problem, acceptedAt, ...lasting } = known ?? {};
  const answered = phase === "ACCEPTED" || phase === "HELD";
  const since = answered ? acceptedAt ?? at : undefined;
  const open = (command: CallCommandType) => !FULFILLED_IN[command].includes(phase);
  return {
    ...lasting,
    eventId: event.eventId,
    number: event.ANI,
    direction: event.direction,
    phase,
    allowed: event.allowedCommands,
    userData: event.userData ?? known?.userData ?? {},
    ...(since !== undefined && { acceptedAt: since }),
    ...(request && open(request.command) && { request }),
    ...(problem && open(problem.command) && { problem }),
  };
}

/** The calls after one is over: it stays for a moment, to say how it ended. */
export function callsAfterRelease(calls: Calls, event: ReleasedEvent, at: number): Calls {
  return changed(calls, event.eventId, ({ request: _, problem: __, ...call }) => ({
    ...call,
    phase: "DISCONNECTED",
    allowed: [],
    release: { cause: event.cause, releasedBy: event.releasedBy },
    ...(call.acceptedAt !== undefined && { lastedMs: Math.max(0, at - call.acceptedAt) }),
  }));
}

/** The calls once a request is on its way; nothing but the request is added. */
export function callsAfterRequest(calls: Calls, request: CallRequest): Calls {
  return changed(calls, request.eventId, ({ problem: _, ...call }) => ({ ...call, request }));
}

/** The calls after a request was not taken; one that another request has replaced is old news. */
export function callsAfterFailure(calls: Calls, failed: CallRequest, detail: string): Calls {
  return changed(calls, failed.eventId, (call) => {
    if (call.request?.id !== failed.id) return call;
    return withProblem(call, failed.command, detail);
  });
}

/** The calls after the T-Server refused a command or let its time run out. */
export function callsAfterError(calls: Calls, event: FailedEvent): Calls {
  const { eventId, type: command } = event;
  const detail = event.code === "timeout" ? NOT_ANSWERED : event.detail;
  if (eventId === undefined || !isCallCommand(command)) return calls;
  return changed(calls, eventId, (call) => {
    if (call.request && call.request.command !== command) return call;
    return withProblem(call, command, detail);
  });
}

/** The calls without one that is over. */
export function callsWithout(calls: Calls, eventId: string): Calls {
  return calls.filter((call) => call.eventId !== eventId || isLive(call));
}

/** The calls once Fusion has found out who the other party is. */
export function callsWithName(calls: Calls, eventId: string, name: string): Calls {
  return changed(calls, eventId, (call) => ({ ...call, name }));
}

function withProblem(call: CallView, command: CallCommandType, detail: string): CallView {
  const { request: _, ...rest } = call;
  return { ...rest, problem: { command, detail } };
}

function changed(calls: Calls, eventId: string, change: (call: CallView) => CallView): Calls {
  return calls.map((call) => call.eventId === eventId && isLive(call) ? change(call) : call);
}

function isCallCommand(type: string): type is CallCommandType {
  return type in FULFILLED_IN;
}
