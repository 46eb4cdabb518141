// Two names for one call: Fusion names a call it asks for before the switch does. Keeps both together,
// and what Fusion said when it asked, also for the page after a reload.
import * as z from "zod/mini";
import type { Memory } from "../memory.ts";
import type { Tokens } from "./uefTypes.ts";

/** How many calls are remembered over a reload: one that was never placed is not heard of again. */
const MAX_REMEMBERED = 8;

/** A call that Fusion asked for; `eventId` once it is placed. */
export const AskedCall = z.object({
  fusionId: z.string(),
  eventId: z.optional(z.string()),
  outData: z.record(z.string(), z.unknown()),
});
export type AskedCall = z.infer<typeof AskedCall>;

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
  readonly #memory: Memory<readonly AskedCall[]>;

  constructor(memory: Memory<readonly AskedCall[]>) {
    this.#memory = memory;
    for (const { fusionId, eventId, outData } of memory.load()) {
      this.#byFusionId.set(fusionId, { outData, placed: Promise.withResolvers() });
      if (eventId !== undefined) this.#place(fusionId, eventId);
    }
  }

  /** Fusion asks for a call; false when it has asked for this one before. */
  asked(fusionId: string, outData: Tokens): boolean {
    if (this.#byFusionId.has(fusionId)) return false;
    this.#byFusionId.set(fusionId, { outData, placed: Promise.withResolvers() });
    this.#save();
    return true;
  }

  /** The switch has placed the call that was asked for as `requestId`; ignores all others. */
  placed(requestId: string | undefined, eventId: string): void {
    if (requestId === undefined || !this.#byFusionId.has(requestId)) return;
    this.#place(requestId, eventId);
    this.#save();
  }

  /** The call could not be placed; false when Fusion has not asked for it. */
  failed(fusionId: string): boolean {
    this.#byFusionId.get(fusionId)?.placed.resolve(undefined);
    const wasAsked = this.#byFusionId.delete(fusionId);
    if (wasAsked) this.#save();
    return wasAsked;
  }

  /** The call is over. */
  over(eventId: string): void {
    this.#byFusionId.delete(this.fusionIdOf(eventId));
    if (this.#fusionIdByEventId.delete(eventId)) this.#save();
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

  #place(fusionId: string, eventId: string): void {
    this.#fusionIdByEventId.set(eventId, fusionId);
    this.#byFusionId.get(fusionId)?.placed.resolve(eventId);
  }

  #save(): void {
    const eventIds = new Map([...this.#fusionIdByEventId].map(([eventId, id]) => [id, eventId]));
    const calls = [...this.#byFusionId].map(([fusionId, { outData }]) => ({
      fusionId,
      eventId: eventIds.get(fusionId),
      outData,
    }));
    this.#memory.save(calls.slice(-MAX_REMEMBERED));
  }
}
