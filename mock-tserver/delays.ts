// How long the mock T-Server waits before it acts on a request or delivers an event.
//
// A request's delay passes before the switch acts on it, so a request may overtake a slower one;
// "never" swallows the request: it is not acted on and not answered.
// An event's delay passes before it is delivered. The events of one connection keep their order, as
// on a TCP link: a delayed event holds back those behind it. "never" drops that event alone.
// A delay is drawn when the request or the event is made, so a change applies from the next one on.
import { z } from "zod";
import { EVENT_NAMES, type EventName } from "../gateway/tserver/events.ts";
import { REQUEST_NAMES, type RequestName } from "../gateway/tserver/requests.ts";
import { MAX_DELAY_MS } from "../gateway/runtime/clock.ts";
import type { Random } from "../gateway/runtime/random.ts";

/** A time to wait that a timer can hold. */
export const Milliseconds = z.int().min(0).max(MAX_DELAY_MS);

/** A fixed delay in milliseconds, a distribution to draw it from, or "never". */
export const Delay = z.union([
  Milliseconds,
  z.strictObject({
    uniform: z.tuple([Milliseconds, Milliseconds]).refine(([min, max]) => min <= max, {
      error: "must be [min, max], the smaller first",
    }),
  }),
  z.strictObject({
    normal: z.strictObject({ mean: Milliseconds, sd: Milliseconds }),
  }),
  z.literal("never"),
], {
  error: `must be whole milliseconds from 0 to ${MAX_DELAY_MS}, {"uniform":[min,max]}, ` +
    `{"normal":{"mean":ms,"sd":ms}} or "never"`,
});
export type Delay = z.infer<typeof Delay>;

/** The messages that can be delayed, by their T-Library names. */
export const MessageName = z.enum([...REQUEST_NAMES, ...EVENT_NAMES]);

/** A delay for each message that has one; the others are not delayed. */
export const Delays = z.partialRecord(MessageName, Delay);
export type Delays = z.infer<typeof Delays>;

/** The delay of the next message called `name`: milliseconds, or "never". */
export function drawDelay(
  delays: Delays,
  { name, random }: { name: RequestName | EventName; random: Random },
): number | "never" {
  return draw(delays[name] ?? 0, random);
}

/** A whole number of milliseconds drawn from `delay`, or "never". */
export function draw(delay: Delay, random: Random): number | "never" {
  if (typeof delay !== "object") return delay;
  if ("uniform" in delay) {
    const [min, max] = delay.uniform;
    return min + Math.floor(random.next() * (max - min + 1));
  }
  const { mean, sd } = delay.normal;
  return Math.min(MAX_DELAY_MS, Math.max(0, Math.round(mean + sd * standardNormal(random))));
}

/** Box and Muller's transform; the logarithm's argument is never 0. */
function standardNormal(random: Random): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random.next()));
  return radius * Math.cos(2 * Math.PI * random.next());
}
