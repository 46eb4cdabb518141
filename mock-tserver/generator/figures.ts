// What a call generator counts. offered = blocked + ringing + talking + all that were released.

/** How a call ended. */
export interface ReleasedCalls {
  /** The customer gave up while it rang. */
  readonly abandoned: number;
  /** Nobody answered, and the customer gave up at last. */
  readonly unanswered: number;
  readonly byAgent: number;
  readonly byCustomer: number;
  /** Neither customer nor agent of the generator ended it: the switch, a fault, or somebody else. */
  readonly elsewhere: number;
  /** What was asked for did not happen in time, and the customer hung up. */
  readonly stuck: number;
}

export type ReleaseKind = keyof ReleasedCalls;

/** How a generator stands. */
export interface Figures {
  readonly state: "running" | "ending" | "done";
  readonly elapsedMs: number;
  /** Calls that came. */
  readonly offered: number;
  /** Calls that found no free agent, or a switch that took no more. */
  readonly blocked: number;
  readonly ringing: number;
  readonly talking: number;
  readonly released: ReleasedCalls;
  /** Calls that came later than they were due: the machine is too slow for the rate. */
  readonly late: number;
  /** Times that an agent could not answer or hang up. */
  readonly refused: number;
}

export const NO_RELEASES: ReleasedCalls = {
  abandoned: 0,
  unanswered: 0,
  byAgent: 0,
  byCustomer: 0,
  elsewhere: 0,
  stuck: 0,
};
