// Two names for one call: Fusion names a call it asks for before the switch does. Keeps both together,
// and what Fusion said when it asked; those of placed calls also for the page after a reload.
import * as z from "zod/mini";
import type { Memory } from "../memory.ts";
import type { Tokens } from "./uefTypes.ts";

/** A call that Fusion asked for and that is on. */
export const PlacedCall = z.object({
  fusionId: z.string(),
  eventId: z.string(),
  outData: z.record(z.string(), z.unknown()),
});
export type PlacedCall = z.infer<typeof PlacedCall>;

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
  readonly #memory: Memory<readonly PlacedCall[]>;

  constructor(memory: Memory<readonly PlacedCall[]>) {
    this.#memory = memory;
    for (const { fusionId, eventId, outData } of memory.load()) {
      this.asked(fusionId, outData);
      this.#place(fusionId, eventId);
    }
  }

  /** Fusion asks for a call; false when it has asked for this one before. */
  asked(fusionId: string, outData: Tokens): boolean {
    if (this.#byFusionId.has(fusionId)) return false;
    this.#byFusionId.set(fusionId, { outData, placed: Promise.withResolvers() });
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
    return this.#byFusionId.delete(fusionId);
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
    this.#memory.save(
      [...this.#fusionIdByEventId].map(([eventId, fusionId]) => ({
        fusionId,
        eventId,
        outData: this.#byFusionId.get(fusionId)?.outData ?? {},
      })),
    );
  }
}
