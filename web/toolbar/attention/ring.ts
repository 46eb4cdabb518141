// Whether a call is to be heard, and how. Pure.
import type { Settings, Tone } from "../settings/settings.ts";
import { MAX_VOLUME } from "../settings/settings.ts";
import type { CallView } from "../state/model.ts";

export interface Ring {
  readonly tone: Tone;
  /** 0 to 1. */
  readonly gain: number;
}

/** What is left of the volume while the agent talks to somebody. */
const SOFTLY = 0.2;

/** The calls that ring and that the agent has not decided on. */
export function undecided(calls: readonly CallView[]): readonly CallView[] {
  return calls.filter(({ phase, request }) =>
    phase === "RINGING" && request?.command !== "Accept" && request?.command !== "Reject"
  );
}

/** How the calls are heard; undefined for not at all. */
export function ringOf(
  calls: readonly CallView[],
  { sound, tone, volume, duringCalls }: Pick<Settings, "sound" | "tone" | "volume" | "duringCalls">,
): Ring | undefined {
  if (!sound || volume === 0 || undecided(calls).length === 0) return undefined;
  const isTalking = calls.some(({ phase }) => phase === "ACCEPTED" || phase === "DIALLING");
  if (isTalking && duringCalls === "silently") return undefined;
  return { tone, gain: (volume / MAX_VOLUME) * (isTalking ? SOFTLY : 1) };
}
