// What the page's title and icon say of calls, for whoever looks at another tab. Pure.
import type { CallView } from "../state/model.ts";
import { undecided } from "./ring.ts";

export interface Badge {
  /** Before the title: how many calls want something. */
  readonly count: number;
  readonly icon: "plain" | "ringing" | "missed";
}

/** `missed` is how many calls the agent has missed and not seen yet. */
export function badgeOf(calls: readonly CallView[], missed: number): Badge {
  const ringing = undecided(calls).length;
  if (ringing > 0) return { count: ringing, icon: "ringing" };
  return { count: missed, icon: missed > 0 ? "missed" : "plain" };
}

/** The title with the count before it, which the narrowest tab still shows. */
export function badgedTitle(title: string, { count }: Badge): string {
  return count > 0 ? `(${count}) ${title}` : title;
}
