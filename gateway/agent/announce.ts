// Words what happened for the toolbar: calls, agent states and failures as event bodies. Pure.
import type { Call, CallChange, CallMoveName, Release, Timed, TrackedCall } from "../call/mod.ts";
import type { AgentState, CallCommandType } from "../protocol/mod.ts";
import type { EventError, RequestName, TServerEvent } from "../tserver/mod.ts";
import { isoTime } from "../runtime/iso_time.ts";
import type { EventBody } from "./journal.ts";
import type { BelievedCall } from "./memory.ts";
import type { Asked } from "./outbox.ts";
import type { Standing } from "./standing.ts";

/** A call as the toolbars are to be told of it. */
export interface ToldCall extends Timed {
  readonly allowed: readonly CallCommandType[];
  /** The command that caused what is told. */
  readonly requestId?: string | undefined;
}

/** News of a live call. */
export function announceCall(eventName: CallMoveName, told: ToldCall): EventBody {
  return { eventName, ...callFields(told) };
}

/** Something happened in a call that goes on as it was. */
export function announceChange(change: CallChange, told: ToldCall): EventBody {
  const { name: eventName, ...special } = change;
  return { eventName, ...callFields(told), ...special } as EventBody;
}

/** The end of a call. */
export function announceRelease(release: Release, told: ToldCall): EventBody {
  return {
    eventName: "EventReleased",
    ...callFields(told),
    ...release,
    ...(release.cause === "lost" && { synthesised: true }),
  };
}

/**
 * The end of a call that a toolbar believes in and the switch does not have. Without a word of the
 * toolbar it counts as answered: a wrap-up too many is better than one too few.
 */
export function announceUnknownEnd({ id, state, told }: BelievedCall): EventBody {
  return {
    eventName: "EventReleased",
    ...(told ?? { eventId: id, connectionId: id, ANI: "", direction: "inbound" }),
    allowedCommands: [],
    reason: state === "ringing" ? "reject" : "wrapup",
    cause: "lost",
    releasedBy: "unknown",
    sourceEvent: "Lost",
    synthesised: true,
  };
}

/** How agent and calls stand. */
export function announceSnapshot({ agentId, agent, recovered, live }: {
  readonly agentId: string;
  readonly agent: AgentNow;
  readonly recovered: boolean;
  readonly live: readonly TrackedCall[];
}): EventBody {
  return {
    eventName: "EventSnapshot",
    agentId,
    agentState: agent.state,
    ...(agent.state !== "unknown" && standingFields(agent.standing)),
    recovered,
    calls: named(live),
  };
}

/** Where the agent stands, and how. */
export interface AgentNow {
  readonly state: AgentState;
  readonly standing: Standing;
}

/** What is told of how the agent stands. */
export function standingFields({ since, reason, workMode }: Standing) {
  return {
    ...(since !== undefined && { since: isoTime(since) }),
    ...(reason !== undefined && { reason }),
    ...(workMode !== undefined && { workMode }),
  };
}

/** Calls as events name them. */
export function named(calls: readonly TrackedCall[]) {
  return calls.map(({ call }) => ({ eventId: call.callUUID, connectionId: call.connID }));
}

function callFields({ call, times, allowed, requestId }: ToldCall) {
  return {
    eventId: call.callUUID,
    connectionId: call.connID,
    ANI: call.ani,
    ...(call.dnis !== undefined && { DNIS: call.dnis }),
    ...(call.queue !== undefined && { queue: call.queue }),
    direction: call.direction,
    ...(call.userData !== undefined && { userData: { ...call.userData } }),
    ...(call.isMuted && { muted: true }),
    ...(call.parties.length > 0 && { parties: [...call.parties] }),
    ...(call.consults !== undefined && { consults: call.consults }),
    ...(call.consultsFor !== undefined && { consultsFor: call.consultsFor }),
    startedAt: isoTime(times.startedAt),
    ...(times.establishedAt !== undefined && { establishedAt: isoTime(times.establishedAt) }),
    since: isoTime(times.since),
    // Not a copy: what is allowed mostly is what was allowed before, which the same list shows at once.
    allowedCommands: allowed as CallCommandType[],
    ...(requestId !== undefined && { requestId }),
  };
}

type AgentEvent = Extract<
  TServerEvent,
  { readonly name: "EventAgentReady" | "EventAgentNotReady" | "EventAgentLogout" }
>;

export function announceAgent(
  event: AgentEvent,
  { standing, requestId }: {
    readonly standing: Standing;
    readonly requestId?: string | undefined;
  },
): EventBody {
  return {
    eventName: event.name,
    agentId: event.AgentID,
    ...standingFields(standing),
    ...(requestId !== undefined && { requestId }),
  };
}

const EVENT_OF_STATE = {
  ready: "EventAgentReady",
  notReady: "EventAgentNotReady",
  loggedOut: "EventAgentLogout",
} as const;

/** Where the agent stands, when nobody knew. */
export function announceAgentState(
  state: Exclude<AgentState, "unknown">,
  { agentId, standing }: { readonly agentId: string; readonly standing: Standing },
): EventBody {
  return { eventName: EVENT_OF_STATE[state], agentId, ...standingFields(standing) };
}

/** Why a request came to nothing. */
export type Failure =
  | { readonly code: "refused"; readonly error: EventError }
  | { readonly code: "timeout"; readonly timeoutMs: number }
  /** The link went down while the request was on its way: nobody knows whether it arrived. */
  | { readonly code: "link-down" }
  /** The T-Server answered, but not as the request wants it. */
  | { readonly code: "no-effect" };

export interface FailedRequest {
  readonly asked: Asked;
  readonly request: RequestName;
  readonly failure: Failure;
  readonly call?: Call | undefined;
}

export function announceFailure({ asked, request, failure, call }: FailedRequest): EventBody {
  return {
    eventName: "EventError",
    code: failure.code,
    detail: detailOf(request, failure),
    ...(failure.code === "refused" && {
      errorCode: failure.error.ErrorCode,
      errorMessage: failure.error.ErrorMessage,
    }),
    ...asked,
    ...(call && { eventId: call.callUUID, connectionId: call.connID }),
  };
}

function detailOf(request: RequestName, failure: Failure): string {
  switch (failure.code) {
    case "refused": {
      const { ErrorMessage, ErrorCode } = failure.error;
      return `The T-Server refused ${request}: ${ErrorMessage} (${ErrorCode})`;
    }
    case "timeout": {
      const seconds = failure.timeoutMs / 1000;
      return `The T-Server has not answered ${request} within ${seconds} s. Try again`;
    }
    case "link-down":
      return `The T-Server link went down before ${request} was answered. Try again later`;
    case "no-effect":
      return `The T-Server answered ${request}, but it had no effect. Try again`;
  }
}
