// The words of the state tables. Pure.
import type { Phase, WatchedAgent } from "../schemas.ts";
import type { Leg } from "./compare.ts";
import { sayNumber } from "../../../shared/say_number.ts";

export const PHASE_WORDS: Readonly<Record<Phase, string>> = {
  dialing: "dialling",
  ringing: "ringing",
  connected: "talking",
  held: "held",
  queued: "waiting",
};

export const PHASE_TONES: Readonly<Record<Phase, "accent" | "good" | "warn" | "plain">> = {
  dialing: "accent",
  ringing: "accent",
  connected: "good",
  held: "warn",
  queued: "warn",
};

export const STANDING_WORDS: Readonly<Record<WatchedAgent["state"], string>> = {
  ready: "ready",
  notReady: "not ready",
  loggedOut: "logged out",
};

export const STANDING_TONES: Readonly<Record<WatchedAgent["state"], "good" | "warn" | "plain">> = {
  ready: "good",
  notReady: "warn",
  loggedOut: "plain",
};

/** Who is in a call, from the caller on. */
export function sayLegs(legs: readonly Leg[]): string {
  if (legs.length === 0) return "nobody at the switch";
  return legs.map(({ number }) => number === "" ? "withheld" : sayNumber(number)).join(" → ");
}

/** The end of a ConnID, by which one tells it from others of the run. */
export function shortId(connectionId: string): string {
  return connectionId.length > 6 ? `…${connectionId.slice(-6)}` : connectionId;
}
