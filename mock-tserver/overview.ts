// The whole switch in one read, for those who watch it: schemas, and how they are filled. Changes nothing.
import { z } from "zod";
import { REQUEST_NAMES } from "../gateway/tserver/requests.ts";
import { EVENT_NAMES } from "../gateway/tserver/events.ts";
import { TServerErrors } from "../gateway/tserver/errors.ts";
import { CallInfo, ConnectionInfo, DNInfo } from "./control_schemas.ts";
import type { Agent, SwitchState } from "./switch/state.ts";
import { callInfo, dnInfo } from "./views.ts";

const count = z.int().min(0);

/** An agent, logged in or not. */
export const AgentInfo = z.object({
  agentId: z.string(),
  /** The DN on the agent's desk. */
  desk: z.string(),
  /** Where the agent is logged in. */
  dn: z.string().optional(),
  state: DNInfo.shape.agentState,
  workMode: DNInfo.shape.workMode,
  /** Why the agent is not ready, as the toolbar said. */
  reasons: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  /** When the agent came to stand so, in milliseconds since the epoch; absent when logged out. */
  since: z.number().optional(),
});
export type AgentInfo = z.infer<typeof AgentInfo>;

/** GET /mock/counts: what charts draw. */
export const Counts = z.object({
  calls: count.describe("Live calls."),
  waiting: count.describe("Live calls that wait at queues and route points."),
  endedLegs: count.describe(
    "Parts of agents' phones in calls that ended since the mock's start: so often EventReleased or " +
      "EventAbandoned was due to clients, whatever delays and faults made of it.",
  ),
});
export type Counts = z.infer<typeof Counts>;

/** GET /mock/overview. */
export const Overview = z.object({
  /** The switch's clock, in milliseconds since the epoch. */
  time: z.number(),
  linkIsUp: z.boolean(),
  dns: z.array(DNInfo),
  agents: z.array(AgentInfo),
  /** Live calls, in the order they began. */
  calls: z.array(CallInfo),
  connections: z.array(ConnectionInfo),
  counts: Counts,
});
export type Overview = z.infer<typeof Overview>;

/** GET /mock/vocabulary: what can be delayed and struck, and what requests can fail with. */
export const Vocabulary = z.object({
  requests: z.array(z.string()),
  events: z.array(z.string()),
  errors: z.array(z.object({ code: z.int(), text: z.string() })),
});
export type Vocabulary = z.infer<typeof Vocabulary>;

/** What cannot be read from the switch's state. */
export interface Around extends Pick<Overview, "time" | "connections"> {
  readonly endedLegs: number;
}

/** The numbers alone: cheap, however much goes on. */
export function countsOf(state: SwitchState, endedLegs: number): Counts {
  return { calls: state.calls.size, waiting: state.waiting.size, endedLegs };
}

export function overviewOf(
  state: SwitchState,
  { time, connections, endedLegs }: Around,
): Overview {
  return {
    time,
    linkIsUp: state.linkIsUp,
    dns: Array.from(state.dns.values(), dnInfo),
    agents: Array.from(state.agents.values(), (agent) => agentInfo(state, agent)),
    calls: Array.from(state.calls.values(), callInfo),
    connections,
    counts: countsOf(state, endedLegs),
  };
}

export const VOCABULARY: Vocabulary = {
  requests: [...REQUEST_NAMES],
  events: [...EVENT_NAMES],
  errors: Object.values(TServerErrors).map(({ code, text }) => ({ code, text })),
};

function agentInfo({ dns }: SwitchState, { AgentID, desk, at }: Agent): AgentInfo {
  const login = at === undefined ? undefined : dns.get(at)?.login;
  return {
    agentId: AgentID,
    desk,
    ...(login && at !== undefined && { dn: at }),
    state: login ? (login.ready ? "ready" : "notReady") : "loggedOut",
    ...(login?.AgentWorkMode !== undefined && { workMode: login.AgentWorkMode }),
    ...(login?.Reasons !== undefined && { reasons: login.Reasons }),
    ...(login && { since: login.since }),
  };
}
