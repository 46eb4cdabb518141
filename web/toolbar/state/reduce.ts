// The one door of the toolbar's state: (state, change) -> state. Reads no clock and does nothing else.
import type { AgentState, ToolbarEvent, ToolbarEventOf } from "../../../gateway/protocol/events.ts";
import type { Failure } from "../cti/outcome.ts";
import type { ConnectionChange, ToolbarChange } from "../cti/toolbarView.ts";
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
  failureIn,
  uncertainCalls,
} from "./calls.ts";
import type { AgentStatus, AgentView, ToolbarState } from "./model.ts";

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
      return afterEvent(state, change.event, now);
    case "connection":
      return { ...state, agent: agentAfterConnection(agent, change, now) };
    case "availability-asked":
      return { ...state, agent: agentAsked(agent, change.available) };
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
    case "fusion": {
      const { type: _, ...fusion } = change;
      return { ...state, fusion };
    }
  }
}

function afterEvent(state: ToolbarState, event: ToolbarEvent, now: number): ToolbarState {
  const { agent, calls, dial } = state;
  switch (event.eventName) {
    case "EventRegistered":
      return {
        ...settled(state, { ...agentIs(agent, "available", event.thisDN), ...skewOf(event, now) }),
        dnInService: true,
      };
    case "EventSnapshot":
      return settled(state, { ...agentAfterSnapshot(agent, event), ...skewOf(event, now) });
    case "EventAgentReady":
      return { ...state, agent: agentIs(agent, "available", event.thisDN) };
    case "EventAgentNotReady":
    case "EventAgentLogout": {
      const { thisDN, reason } = event;
      const away = agentIs(agent, "unavailable", thisDN);
      return { ...state, agent: { ...away, ...(reason !== undefined && { reason }) } };
    }
    case "EventDialing":
      return {
        ...state,
        calls: callsAfterEvent(calls, event, timeOf(event, agent, now)),
        dial: dial.request?.requestId === event.requestId ? {} : dial,
      };
    case "EventRinging":
    case "EventEstablished":
    case "EventHeld":
    case "EventRetrieved":
      return { ...state, calls: callsAfterEvent(calls, event, timeOf(event, agent, now)) };
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
      return { ...state, calls: callsAfterRelease(calls, event, timeOf(event, agent, now)) };
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

/** These two are told as they happen, and never again. */
function skewOf({ time }: ToolbarEvent, now: number): Pick<AgentView, "clockSkewMs"> {
  return { clockSkewMs: now - (Date.parse(time) || now) };
}

/** When the event happened on this page's clock: a repeated one tells of the past. */
function timeOf(event: ToolbarEvent, { clockSkewMs }: AgentView, now: number): number {
  return Math.min(now, (Date.parse(event.time) || now) + clockSkewMs);
}

function agentIs(agent: AgentView, status: "available" | "unavailable", dn: string): AgentView {
  const { problem: _, reason: __, ...rest } = agent;
  return { ...rest, status, dn, wanted: status === "available" };
}

const STATUS_OF = {
  ready: "available",
  notReady: "unavailable",
  loggedOut: "unavailable",
} as const satisfies Record<Exclude<AgentState, "unknown">, AgentStatus>;

function agentAfterSnapshot(
  agent: AgentView,
  { agentState, thisDN }: ToolbarEventOf<"EventSnapshot">,
): AgentView {
  if (agentState === "unknown") return { ...agent, dn: thisDN };
  const { reason } = agent;
  const now = agentIs(agent, STATUS_OF[agentState], thisDN);
  // Why the agent is away was told before, and holds while it lasts.
  return { ...now, ...(reason !== undefined && !now.wanted && { reason }) };
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
  { nextTryAt: _, ...agent }: AgentView,
  connection: ConnectionChange,
  now: number,
): AgentView {
  switch (connection.status) {
    case "opening":
      return { ...agent, status: "connecting" };
    case "open":
      return agent.status === "reconnecting" ? { ...agent, status: "connecting" } : agent;
    case "reconnecting":
      return { ...agent, status: "reconnecting", nextTryAt: now + connection.retryInMs };
    case "closed":
      return { ...agent, status: "offline" };
  }
}
