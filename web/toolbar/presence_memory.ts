// Remembers, for as long as the tab lives, what a reload has to take up again: the agent's wish for
// calls, and the calls that go on without it.
import { isLive, type ToolbarState } from "./state/model.ts";

const KEY = "hookswitch.presence";

/**
 * `available`: the agent wants calls. `on-call`: the agent wants no more of them, but one goes on.
 * `away`: there is nothing to connect for.
 */
export const PRESENCES = ["available", "on-call", "away"] as const;
export type Presence = typeof PRESENCES[number];

export interface PresenceMemory {
  load(): Presence;
  save(presence: Presence): void;
}

/** What a reload has to take up now; undefined while the toolbar is still finding out itself. */
export function presenceOf({ agent, calls }: ToolbarState): Presence | undefined {
  if (agent.wanted) return "available";
  if (calls.some(isLive)) return "on-call";
  const isSettled = agent.status !== "connecting" && agent.status !== "reconnecting";
  return isSettled && agent.problem === undefined ? "away" : undefined;
}

/** Memory in the page's sessionStorage; a browser that denies it to framed pages only forgets. */
export function sessionMemory(
  storage: () => Pick<Storage, "getItem" | "setItem">,
): PresenceMemory {
  return {
    load() {
      try {
        const kept = storage().getItem(KEY);
        return PRESENCES.find((presence) => presence === kept) ?? "away";
      } catch {
        return "away";
      }
    },
    save(presence) {
      try {
        storage().setItem(KEY, presence);
      } catch {
        // Nothing to do: the next reload starts away.
      }
    },
  };
}
