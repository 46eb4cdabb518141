// What several effects together make of one message, as data. Pure but for the delays it draws.
import type { Random } from "../../gateway/runtime/random.ts";
import { draw } from "../delays.ts";
import type { FaultEffect } from "./rule.ts";

/** Attributes and the values they get; null takes one away. */
export type Corruption = Readonly<Record<string, string | number | null>>;

/** What becomes of a message. */
export interface Outcome {
  /** Milliseconds to wait, or "never" when it goes nowhere. */
  readonly delayMs: number | "never";
  /** How often it passes. */
  readonly copies: number;
  /** It lets the next one pass first. */
  readonly isReordered: boolean;
  readonly corruption?: Corruption;
  /** The code of the error that a request is answered with. */
  readonly failsWith?: number;
  readonly disconnects?: { readonly what: "link" | "client"; readonly forMs?: number | undefined };
}

/** Applies `effects`, in their order, to a message that waits `delayMs` without them. */
export function outcomeOf(
  effects: readonly FaultEffect[],
  { delayMs, random }: { delayMs: number | "never"; random: Random },
): Outcome {
  let outcome: Outcome = { delayMs, copies: 1, isReordered: false };
  for (const effect of effects) outcome = { ...outcome, ...after(effect, outcome, random) };
  return outcome;
}

function after(
  effect: FaultEffect,
  { delayMs, copies, corruption }: Outcome,
  random: Random,
): Partial<Outcome> {
  if ("drop" in effect) return { delayMs: "never" };
  if ("delay" in effect) {
    const more = draw(effect.delay, random);
    return { delayMs: delayMs === "never" || more === "never" ? "never" : delayMs + more };
  }
  if ("duplicate" in effect) return { copies: copies + effect.duplicate };
  if ("reorder" in effect) return { isReordered: true };
  if ("fail" in effect) return { failsWith: effect.fail };
  if ("disconnect" in effect) {
    return { disconnects: { what: effect.disconnect, forMs: effect.forMs } };
  }
  return { corruption: { ...corruption, ...effect.corrupt } };
}

/** Attributes that say what a message is; they stay as they are. */
const KEPT: ReadonlySet<string> = new Set(["name", "time", "__proto__"]);

/** The message with its attributes changed. */
export function corrupted<Message extends object>(
  message: Message,
  corruption: Corruption | undefined,
): Message {
  if (corruption === undefined) return message;
  const changed = new Map<string, unknown>(Object.entries(message));
  for (const [name, value] of Object.entries(corruption)) {
    if (KEPT.has(name)) continue;
    if (value === null) changed.delete(name);
    else changed.set(name, value);
  }
  return Object.fromEntries(changed) as Message;
}
