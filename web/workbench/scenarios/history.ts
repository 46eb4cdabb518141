// The plays of this page, the newest first. Pure.
import type { ScenarioRun } from "../../shared/mock_scenarios.ts";

/** So many are remembered at most. */
export const MAX_PLAYS = 100;

export interface Played {
  readonly name: string;
  readonly title: string;
  /** `refused` when the server did not begin. */
  readonly state: "passed" | "failed" | "stopped" | "refused";
  readonly elapsedMs: number;
  /** Why it failed or was refused. */
  readonly why?: string;
  /** When it ended, in milliseconds since the epoch. */
  readonly at: number;
}

export function withPlay(plays: readonly Played[], played: Played): readonly Played[] {
  return [played, ...plays].slice(0, MAX_PLAYS);
}

/** What is remembered of a play that is over. */
export function playedOf(
  { name, title, state, elapsedMs, failure }: ScenarioRun,
  at: number,
): Played | undefined {
  if (state === "running") return undefined;
  return { name, title, state, elapsedMs, at, ...(failure && { why: failure.why }) };
}

/** How each scenario ended when it was played last. */
export function lastPlays(plays: readonly Played[]): ReadonlyMap<string, Played> {
  return new Map(plays.toReversed().map((played) => [played.name, played]));
}

/** How many of the plays passed, in a sentence. */
export function sayPlays(plays: readonly Played[]): string {
  const passed = plays.filter(({ state }) => state === "passed").length;
  return `${passed} of ${plays.length} passed`;
}
