// Publishes one operation to Fusion and waits for its reply, within a bound. Never throws: whatever goes
// wrong is logged, and the toolbar goes on.
import { Backoff } from "../../../../gateway/runtime/backoff.ts";
import type { Clock } from "../../../../gateway/runtime/clock.ts";
import type { Log } from "../../../../gateway/runtime/log.ts";
import type { Random } from "../../../../gateway/runtime/random.ts";
import { TimeLimitError, withinTime } from "../timeLimit.ts";
import type { FusionConnection } from "./frameworkClient.ts";
import { errorOf, outDataOf } from "./uefResponse.ts";
import type { PublishRequests, Tokens } from "./uefTypes.ts";

/** How long a reply is waited for, in milliseconds; Fusion drops what it cannot match, silently. */
export const REPLY_LIMIT_MS = 6_000;

/** How often an operation that Fusion does not take is published in all. */
export const MAX_ATTEMPTS = 6;

/** The longest waits before the second attempt and before the later ones, in milliseconds. */
export const FIRST_WAIT_MS = 500;
const LAST_WAIT_MS = 8_000;

/** A way to Fusion with the time, the chance and the log that belong to its use. */
export interface FusionChannel extends FusionConnection {
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
}

export interface PublishOptions<Name extends keyof PublishRequests> {
  /** Sets what the operation's request carries. */
  readonly fill: (request: PublishRequests[Name]) => void;
  /** Given the reply's outData, also when it comes after the bound. */
  readonly onReply?: (outData: Tokens) => void;
  /** How long the reply is waited for, in milliseconds. @default REPLY_LIMIT_MS */
  readonly limitMs?: number;
}

/** `silent`: no reply came in time; Fusion may have done it nevertheless. */
export type PublishOutcome = "done" | "failed" | "silent";

/** Resolves when Fusion has replied, has refused, or is given up. */
export async function publish<Name extends keyof PublishRequests>(
  { requests, phone, clock, log }: FusionChannel,
  operation: Name,
  { fill, onReply, limitMs = REPLY_LIMIT_MS }: PublishOptions<Name>,
): Promise<PublishOutcome> {
  try {
    const request = requests.createPublishRequest(operation);
    fill(request);
    const replied = phone.publish(request).then((response): PublishOutcome => {
      const error = errorOf(response);
      if (error) log.warn(`Fusion refused ${operation}: ${error}`);
      else onReply?.(outDataOf(response));
      return error ? "failed" : "done";
    });
    return await withinTime(replied, { clock, limitMs, what: "Fusion's reply" });
  } catch (error) {
    log.warn(`Cannot complete ${operation}`, { error });
    return error instanceof TimeLimitError ? "silent" : "failed";
  }
}

export interface InsistOptions<Name extends keyof PublishRequests> extends PublishOptions<Name> {
  /** Whether it is still to be said, should Fusion not have taken it. */
  readonly isDue?: () => boolean;
  /** Done twice it comes to the same, so that what stays without a reply is published again, too. */
  readonly isRepeatable?: boolean;
}

/** Publishes, ever more slowly, until Fusion has taken it; after MAX_ATTEMPTS it is given up. */
export async function publishUntilTaken<Name extends keyof PublishRequests>(
  channel: FusionChannel,
  operation: Name,
  { isDue = () => true, isRepeatable = false, ...options }: InsistOptions<Name>,
): Promise<PublishOutcome> {
  const { clock, random } = channel;
  const backoff = new Backoff({ firstMs: FIRST_WAIT_MS, lastMs: LAST_WAIT_MS, random });
  for (let attempt = 1;; attempt++) {
    const outcome = await publish(channel, operation, options);
    const isOver = outcome === "done" || (outcome === "silent" && !isRepeatable);
    if (isOver || attempt === MAX_ATTEMPTS) return outcome;
    await pause(clock, backoff.next());
    if (!isDue()) return outcome;
  }
}

function pause(clock: Clock, delayMs: number): Promise<void> {
  return new Promise((resolve) => void clock.setTimer(delayMs, resolve));
}
