// Lengths of time as people write them in scenario files: 250ms, 2s, 1m, 1h.
import { z } from "zod";
import { MAX_DELAY_MS } from "../../gateway/runtime/clock.ts";

const UNITS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 } as const;
const SHAPE = /^(\d{1,10}(?:\.\d{1,3})?)(ms|s|m|h)$/;

/** What a length of time looks like, for messages and help. */
export const DURATION_HINT = "must be a length of time such as 250ms, 2s, 1m or 1h";

/** The milliseconds of a text such as "2s"; undefined when it is none, or longer than a timer holds. */
export function parseDuration(text: string): number | undefined {
  const [, amount, unit] = text.match(SHAPE) ?? [];
  if (amount === undefined || unit === undefined) return undefined;
  const ms = Math.round(Number(amount) * UNITS[unit as keyof typeof UNITS]);
  return ms <= MAX_DELAY_MS ? ms : undefined;
}

/** Milliseconds in the largest unit that needs no fraction. */
export function formatDuration(ms: number): string {
  const [unit, size] = Object.entries(UNITS).findLast(([, size]) => ms > 0 && ms % size === 0) ??
    ["ms", 1];
  return `${ms / size}${unit}`;
}

/** A length of time, read into milliseconds. */
export const Duration = z.string({ error: DURATION_HINT })
  .regex(SHAPE, { error: DURATION_HINT, abort: true })
  .refine((text) => parseDuration(text) !== undefined, DURATION_HINT)
  .transform((text) => parseDuration(text) ?? 0);
