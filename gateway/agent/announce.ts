// Words what happened for the toolbar: calls, agent states and failures as event bodies. Pure.
import { allowedCommands, type Call, type CallAnnouncement, type Release } from "../call/mod.ts";
import type { EventError, KVList, TServerEvent } from "../tserver/mod.ts";
import type { EventBody } from "./journal.ts";
import type { PendingRequest } from "./outbox.ts";

export interface CallNews {
  readonly name: CallAnnouncement;
  readonly call: Call;
  /** Present exactly when the call is released. */
  readonly release?: Release | undefined;
  /** The command that caused it. */
  readonly requestId?: string | undefined;
}

export function announceCall({ name, call, release, requestId }: CallNews): EventBody {
  const body = {
    eventId: call.callUUID,
    connectionId: call.connID,
    ANI: call.ani,
    ...(call.dnis !== undefined && { DNIS: call.dnis }),
    direction: call.direction,
    ...(call.userData !== undefined && { userData: { ...call.userData } }),
    allowedCommands: [...allowedCommands(call.state)],
    ...(requestId !== undefined && { requestId }),
  };
  if (release) return { eventName: "EventReleased", ...body, ...release };
  return { eventName: name as Exclude<CallAnnouncement, "EventReleased">, ...body };
}

type AgentEvent = Extract<
  TServerEvent,
  { readonly name: "EventAgentReady" | "EventAgentNotReady" | "EventAgentLogout" }
>;

export function announceAgent(event: AgentEvent, requestId: string | undefined): EventBody {
  const reason = reasonOf(event.Reasons);
  return {
    eventName: event.name,
    agentId: event.AgentID,
    ...(reason !== undefined && { reason }),
    ...(requestId !== undefined && { requestId }),
  };
}

/** The key under which a not-ready reason travels in Reasons. */
export const REASON_KEY = "ReasonCode";

function reasonOf(reasons: KVList | undefined): string | undefined {
  const reason = reasons?.[REASON_KEY];
  return reason === undefined ? undefined : String(reason);
}

/** The T-Server refused a request. */
export function announceRefused(
  pending: PendingRequest,
  error: EventError,
  call?: Call,
): EventBody {
  return failure(pending, call, {
    code: "refused",
    errorCode: error.ErrorCode,
    errorMessage: error.ErrorMessage,
    detail: `The T-Server refused ${pending.request}: ${error.ErrorMessage} (${error.ErrorCode})`,
  });
}

/** The T-Server has not answered a request in time; it still may. */
export function announceTimeout(
  pending: PendingRequest,
  timeoutMs: number,
  call?: Call,
): EventBody {
  const seconds = timeoutMs / 1000;
  return failure(pending, call, {
    code: "timeout",
    detail: `The T-Server has not answered ${pending.request} within ${seconds} s. Try again`,
  });
}

/** The link went down while a request was on its way: nobody knows whether it arrived. */
export function announceUnknown(pending: PendingRequest, call?: Call): EventBody {
  return failure(pending, call, {
    code: "link-down",
    detail: `The T-Server link went down before ${pending.request} was answered. Try again later`,
  });
}

interface Failure {
  readonly code: string;
  readonly detail: string;
  readonly errorCode?: number;
  readonly errorMessage?: string;
}

function failure(pending: PendingRequest, call: Call | undefined, failed: Failure): EventBody {
  return {
    eventName: "EventError",
    ...failed,
    type: pending.type,
    requestId: pending.requestId,
    ...(call && { eventId: call.callUUID, connectionId: call.connID }),
  };
}
