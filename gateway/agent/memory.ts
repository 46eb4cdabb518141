// What must outlive the process: toolbars that start anew cannot say which calls they show, so that after
// a restart nobody else would know of a call that ended meanwhile.
import type { Claim, Direction } from "../protocol/mod.ts";

/** A call that a toolbar believes alive, and how it was told of it. */
export interface BelievedCall extends Claim {
  readonly told?: {
    readonly eventId: string;
    readonly connectionId: string;
    readonly ANI: string;
    readonly direction: Direction;
  };
}

export interface CallMemory {
  /** What was remembered of the agent's toolbars, a list for each; taken when the session opens. */
  recall(agentId: string): readonly (readonly BelievedCall[])[];
  /** Takes the place of what was remembered of the agent; must not throw. */
  remember(agentId: string, toolbars: readonly (readonly BelievedCall[])[]): void;
}

/** Nothing outlives the process. */
export const NO_MEMORY: CallMemory = { recall: () => [], remember() {} };
