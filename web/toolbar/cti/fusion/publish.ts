// Publishes one operation to Fusion and waits for its reply, within a bound. Never throws: whatever goes
// wrong is logged, and the toolbar goes on.
import type { Clock } from "../../../../gateway/runtime/clock.ts";
import type { Log } from "../../../../gateway/runtime/log.ts";
import { withinTime } from "../timeLimit.ts";
import type { FusionConnection } from "./frameworkClient.ts";
import { errorOf, outDataOf } from "./uefResponse.ts";
import type { PublishRequests, Tokens } from "./uefTypes.ts";

/** How long a reply is waited for, in milliseconds; Fusion drops what it cannot match, silently. */
export const REPLY_LIMIT_MS = 6_000;

/** A way to Fusion with the time and the log that belong to its use. */
export interface FusionChannel extends FusionConnection {
  readonly clock: Clock;
  readonly log: Log;
}

export interface PublishOptions<Name extends keyof PublishRequests> {
  /** Sets what the operation's request carries. */
  readonly fill: (request: PublishRequests[Name]) => void;
  /** Given the reply's outData, also when it comes after the bound. */
  readonly onReply?: (outData: Tokens) => void;
}

/** Resolves when Fusion has replied, has refused, or is given up. */
export async function publish<Name extends keyof PublishRequests>(
  { requests, phone, clock, log }: FusionChannel,
  operation: Name,
  { fill, onReply }: PublishOptions<Name>,
): Promise<void> {
  try {
    const request = requests.createPublishRequest(operation);
    fill(request);
    const replied = phone.publish(request).then((response) => {
      const error = errorOf(response);
      if (error) log.warn(`Fusion refused ${operation}: ${error}`);
      else onReply?.(outDataOf(response));
    });
    await withinTime(replied, { clock, limitMs: REPLY_LIMIT_MS, what: "Fusion's reply" });
  } catch (error) {
    log.warn(`Cannot complete ${operation}`, { error });
  }
}
