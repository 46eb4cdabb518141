// How the gateway sees its agents and their calls, for the workbench to hold beside the switch's view (GET
// /trace/sessions). Read leniently, as events are.
import * as z from "zod/mini";
import { AgentState, Direction } from "./events.ts";

/** A live call leg of an agent, as the gateway knows it. */
export const SessionCall = z.object({
  connectionId: z.string(),
  eventId: z.string(),
  state: z.enum(["dialing", "ringing", "established", "held"]),
  direction: Direction,
  /** The customer's number; empty when the switch does not tell. */
  ANI: z.string(),
  /** Requests for this call that the T-Server has not answered. */
  pending: z.array(z.string()),
});
export type SessionCall = z.infer<typeof SessionCall>;

/** An agent that the gateway serves. */
export const SessionView = z.object({
  agentId: z.string(),
  thisDN: z.string(),
  /** Toolbars that are connected. */
  toolbars: z.int(),
  /** The T-Server sends the DN's events. */
  registered: z.boolean(),
  inService: z.boolean(),
  agentState: AgentState,
  calls: z.array(SessionCall),
});
export type SessionView = z.infer<typeof SessionView>;

export const Sessions = z.object({
  sessions: z.array(SessionView),
  /** Whether the T-Server and its switch can be reached. */
  link: z.string(),
  /** Ends that the T-Server told, and those that the gateway found out by itself, by cause. */
  releases: z.object({ told: z.int(), synthesised: z.record(z.string(), z.int()) }),
});
export type Sessions = z.infer<typeof Sessions>;
