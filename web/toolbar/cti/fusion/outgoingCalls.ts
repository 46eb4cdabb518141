// Two names for one call: Fusion names a call it asks for before the switch does. Keeps both together,
// and what Fusion said when it asked.
import type { Tokens } from "./uefTypes.ts";

interface OutgoingCall {
  /** What came with onOutgoingEvent; goes back with startCommEvent. */
  readonly outData: Tokens;
  /** The supplier's eventId, or undefined when the call was never placed. */
  readonly placed: PromiseWithResolvers<string | undefined>;
}

/** The calls that Fusion asked for, from onOutgoingEvent until they are over. */
export class OutgoingCalls {
  readonly #byFusionId = new Map<string, OutgoingCall>();
  readonly #fusionIdByEventId = new Map<string, string>();

  /** Fusion asks for a call; false when it has asked for this one before. */
  asked(fusionId: string, outData: Tokens): boolean {
    if (this.#byFusionId.has(fusionId)) return false;
    this.#byFusionId.set(fusionId, { outData, placed: Promise.withResolvers() });
    return true;
  }

  /** The switch has placed the call that was asked for as `requestId`; ignores all others. */
  placed(requestId: string | undefined, eventId: string): void {
    const call = requestId === undefined ? undefined : this.#byFusionId.get(requestId);
    if (requestId === undefined || !call) return;
    this.#fusionIdByEventId.set(eventId, requestId);
    call.placed.resolve(eventId);
  }

  /** The call could not be placed; false when Fusion has not asked for it. */
  failed(fusionId: string): boolean {
    this.#byFusionId.get(fusionId)?.placed.resolve(undefined);
    return this.#byFusionId.delete(fusionId);
  }

  /** The call is over. */
  over(eventId: string): void {
    this.#byFusionId.delete(this.fusionIdOf(eventId));
    this.#fusionIdByEventId.delete(eventId);
  }

  /** How Fusion names the call. */
  fusionIdOf(eventId: string): string {
    return this.#fusionIdByEventId.get(eventId) ?? eventId;
  }

  /** What Fusion said when it asked for the call, if it did. */
  outDataOf(eventId: string): Tokens | undefined {
    return this.#byFusionId.get(this.fusionIdOf(eventId))?.outData;
  }

  /** How the supplier names the call; waits for one that is not placed yet, undefined if it never is. */
  async eventIdOf(fusionId: string): Promise<string | undefined> {
    const call = this.#byFusionId.get(fusionId);
    return call ? await call.placed.promise : fusionId;
  }
}
