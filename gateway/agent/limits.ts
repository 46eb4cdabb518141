// The bounds of one agent's session; settings.ts has their defaults.

export interface SessionLimits {
  /** How long the T-Server may take to answer a request, in milliseconds. */
  readonly requestTimeoutMs: number;
  /** Requests of one agent that may wait for an answer at a time. */
  readonly maxPendingRequests: number;
  /** Calls that are over and remembered, for one agent. */
  readonly maxReleasedCalls: number;
  /** How long they are remembered, in milliseconds. */
  readonly maxReleasedAgeMs: number;
  /** Events that are kept for toolbars that come back. */
  readonly maxHistoryEvents: number;
  /** How long they are kept, in milliseconds. */
  readonly maxHistoryAgeMs: number;
  /** The time from one question how the live calls stand to the next, in milliseconds. */
  readonly auditMs: number;
  /** How long an agent may be without a toolbar before it is set not ready, in milliseconds. */
  readonly toolbarGraceMs: number;
  /** How long a dead connection may go unnoticed, in milliseconds: so long are its last events doubted. */
  readonly idleTimeoutMs: number;
}
