// What a reload has to take up again: the agent's wish for calls, and whether calls go on without it.
import * as z from "zod/mini";
import { isLive, type ToolbarState } from "./state/model.ts";

/**
 * `available`: the agent wants calls. `on-call`: the agent wants no more of them, but one goes on.
 * `not-ready`: the agent is logged in, and takes none. `away`: there is nothing to connect for.
 */
export const Presence = z.enum(["available", "on-call", "not-ready", "away"]);
export type Presence = z.infer<typeof Presence>;

/** What a reload has to take up now; undefined while the toolbar is still finding out itself. */
export function presenceOf({ agent, calls }: ToolbarState): Presence | undefined {
  if (agent.wanted) return "available";
  if (calls.some(isLive)) return "on-call";
  const isSettled = agent.status !== "connecting" && agent.status !== "reconnecting";
  if (!isSettled || agent.problem !== undefined) return undefined;
  return agent.status === "unavailable" ? "not-ready" : "away";
}
