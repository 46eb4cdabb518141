// The one door of the toolbar's state: (state, change) -> state. Reads no clock and does nothing else.
import type { AgentState, ToolbarEvent, ToolbarEventOf } from "../../../gateway/protocol/events.ts";
import { type Failure, failureIn } from "../cti/outcome.ts";
import type { ConnectionChange, ToolbarChange } from "../cti/toolbarView.ts";
import { AFTER_CALL_WORK } from "../cti/vendor/agentWish.ts";
import {
  callsAfterChange,
  callsAfterError,
  callsAfterEvent,
  callsAfterFailure,
  callsAfterRelease,
  callsAfterRequest,
  callsWithName,
  callsWithout,
  certainCalls,
  uncertainCalls,
} from "./calls.ts";
import type { AgentStatus, AgentView, ToolbarState } from "./model.ts";
import { momentOf, skewAfter, timeOf } from "./times.ts";

/** What can happen to the toolbar: what cti/ tells, and a finished call's moment being over. */
export type Change = ToolbarChange | {
  readonly type: "call-put-away";
  readonly eventId: string;
};

/** The state after `change`, which is learnt at `now`, in milliseconds since the epoch. */
export function reduce(state: ToolbarState, change: Change, now: number): ToolbarState {
  const { agent, calls, dial } = state;
  switch (change.type) {
    case "event":
      return afterEvent(onClockOf(state, change.event, now), change.event, now);
    case "connection":
      return { ...state, agent: agentAfterConnection(agent, change, now) };
    case "availability-asked":
      // Whoever asks for calls, or for none, is done with the last one.
      return { ...withoutWrapUp(state), agent: agentAsked(agent, change.available) };
    case "availability-failed":
      return { ...state, agent: agentAfterFailure(agent, change.failure) };
    case "request-sent":
      return { ...state, calls: callsAfterRequest(calls, change.request) };
    case "request-failed":
      return { ...state, calls: callsAfterFailure(calls, change.request, change.failure) };
    case "dial-sent":
      return { ...state, dial: { request: change.request } };
    case "dial-failed":
      if (dial.request?.requestId !== change.request.requestId) return state;
      return { ...state, dial: { problem: change.failure } };
    case "contact-found":
      return { ...state, calls: callsWithName(calls, change.eventId, change.name) };
    case "call-put-away":
      return { ...state, calls: callsWithout(calls, change.eventId) };
    case "wrap-up-opened": {
      const since = now - agent.clockSkewMs;
      return { ...state, wrapUp: { eventId: change.eventId, since } };
    }
    case "wrap-up-recalled":
      return { ...state, wrapUp: { eventId: change.eventId, since: change.since } };
    case "wrap-up-done":
      return state.wrapUp?.eventId === change.eventId ? withoutWrapUp(state) : state;
    case "network":
      return { ...state, network: change.network };
    case "fusion": {
      const { type: _, ...fusion } = change;
      return { ...state, fusion };
    }
  }
}

const withoutWrapUp = ({ wrapUp: _, ...state }: ToolbarState): ToolbarState => state;

function afterEvent(state: ToolbarState, event: ToolbarEvent, now: number): ToolbarState {
  const { agent, calls, dial } = state;
  switch (event.eventName) {
    case "EventRegistered":
      return { ...settled(state, agentIs(agent, "available", event)), dnInService: true };
    case "EventSnapshot":
      return settled(state, agentAfterSnapshot(agent, event));
    case "EventAgentReady":
      return { ...state, agent: agentIs(agent, "available", event) };
    case "EventAgentNotReady":
    case "EventAgentLogout":
      return { ...state, agent: agentIs(agent, "unavailable", event) };
    case "EventDialing":
      return {
        ...state,
        calls: callsAfterEvent(calls, event, timeOf(event, now - agent.clockSkewMs)),
        dial: dial.request?.requestId === event.requestId ? {} : dial,
      };
    case "EventRinging":
    case "EventEstablished":
    case "EventHeld":
    case "EventRetrieved":
      return {
        ...state,
        calls: callsAfterEvent(calls, event, timeOf(event, now - agent.clockSkewMs)),
      };
    case "EventMuteOn":
    case "EventMuteOff":
    case "EventDTMFSent":
    case "EventAttachedDataChanged":
    case "EventCommandsChanged":
    case "EventPartyAdded":
    case "EventPartyDeleted":
    case "EventPartyChanged":
      return { ...state, calls: callsAfterChange(calls, event) };
    case "EventReleased":
      return {
        ...state,
        calls: callsAfterRelease(calls, event, timeOf(event, now - agent.clockSkewMs)),
      };
    case "EventError":
      if (event.eventId !== undefined) return { ...state, calls: callsAfterError(calls, event) };
      if (event.type !== "MakeCall") {
        return { ...state, agent: agentAfterFailure(agent, failureIn(event)) };
      }
      if (dial.request?.requestId !== event.requestId) return state;
      return { ...state, dial: { problem: failureIn(event) } };
    case "EventLinkConnected":
      return { ...state, linkUp: true };
    case "EventLinkDisconnected":
      return { ...state, linkUp: false, calls: uncertainCalls(calls, event) };
    case "EventDNOutOfService":
      return { ...state, dnInService: false };
    case "EventDNBackInService":
      return { ...state, dnInService: true };
  }
}

/** The gateway has said how things stand: the T-Server is reached, and the calls are as they are shown. */
function settled(state: ToolbarState, agent: AgentView): ToolbarState {
  return { ...state, linkUp: true, agent, calls: certainCalls(state.calls) };
}

function onClockOf(state: ToolbarState, event: ToolbarEvent, now: number): ToolbarState {
  const { agent } = state;
  const clockSkewMs = skewAfter(agent.clockSkewMs, event, now);
  return clockSkewMs === agent.clockSkewMs ? state : { ...state, agent: { ...agent, clockSkewMs } };
}

type AgentEvent = ToolbarEventOf<
  | "EventRegistered"
  | "EventSnapshot"
  | "EventAgentReady"
  | "EventAgentNotReady"
  | "EventAgentLogout"
>;

/** The agent as an event tells; `lost` stays until the connection is told to be open. */
function agentIs(
  { problem: _, reason: __, workMode: ___, since: ____, ...agent }: AgentView,
  status: "available" | "unavailable",
  event: AgentEvent,
): AgentView {
  const { thisDN: dn, reason, workMode } = event;
  return {
    ...agent,
    status,
    dn,
    // Work after a call takes nothing from the wish for the next one.
    wanted: status === "available" || (agent.wanted && workMode === AFTER_CALL_WORK),
    ...(reason !== undefined && { reason }),
    ...(workMode !== undefined && { workMode }),
    since: momentOf(event.since) ?? timeOf(event, 0),
  };
}

const STATUS_OF = {
  ready: "available",
  notReady: "unavailable",
  loggedOut: "unavailable",
} as const satisfies Record<Exclude<AgentState, "unknown">, AgentStatus>;

function agentAfterSnapshot(agent: AgentView, event: ToolbarEventOf<"EventSnapshot">): AgentView {
  const { agentState, thisDN: dn } = event;
  if (agentState === "unknown") return { ...agent, dn };
  // A gateway that does not tell why the agent is away has told it before; it holds while it lasts.
  const reason = event.reason ?? (agentState === "ready" ? undefined : agent.reason);
  return agentIs(agent, STATUS_OF[agentState], {
    ...event,
    ...(reason !== undefined && { reason }),
  });
}

function agentAsked({ problem: _, ...agent }: AgentView, wanted: boolean): AgentView {
  const isThere = agent.status === "unavailable" && !wanted;
  const status: AgentStatus = agent.status === "reconnecting" || isThere
    ? agent.status
    : wanted
    ? "connecting"
    : "leaving";
  return { ...agent, status, wanted };
}

/** The agent stays what it was before asking; after a failed registration that is: not available. */
function agentAfterFailure(agent: AgentView, problem: Failure): AgentView {
  if (agent.status === "leaving") return { ...agent, status: "available", wanted: true, problem };
  if (agent.status === "available") return { ...agent, problem };
  return { ...agent, status: "unavailable", problem };
}

function agentAfterConnection(
  { lost, ...agent }: AgentView,
  connection: ConnectionChange,
  now: number,
): AgentView {
  switch (connection.status) {
    case "opening":
      return { ...agent, status: "connecting" };
    case "open":
      return agent.status === "reconnecting" ? { ...agent, status: "connecting" } : agent;
    case "reconnecting": {
      const { since = now, tries = 0 } = lost ?? {};
      const nextTryAt = now + connection.retryInMs;
      return { ...agent, status: "reconnecting", lost: { since, tries: tries + 1, nextTryAt } };
    }
    case "closed":
      return { ...agent, status: "offline" };
  }
}
