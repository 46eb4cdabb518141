// How a switch behaves where switches differ, and what it may hold. Values only.

/**
 * What RequestReleaseCall does to a call that rings: the leg ends in EventReleased or EventAbandoned,
 * or the call goes back to its queue, or the request fails. A queue's call waits in it again.
 */
export type ReleaseWhileRinging =
  | "released"
  | "abandoned"
  | "queue"
  | "error"
  | { readonly error: number };

/** Where one make of switch differs from another. */
export interface Personality {
  readonly releaseWhileRinging: ReleaseWhileRinging;
  /** How a leg that rings ends when the agent declines it at the phone. */
  readonly declineAtPhone: "released" | "abandoned";
  /** How a leg that rings ends when the caller gives up. */
  readonly ringingEnd: "abandoned" | "released";
  /** Whether EventOffHook and EventOnHook are sent, and where EventOnHook stands to EventReleased. */
  readonly onHook: "none" | "before" | "after";
  /** Whether EventReleased and EventAbandoned say who hung up. */
  readonly releasingParty: boolean;
  /** The error of a request that does not fit the call's state: 1161 or 496. */
  readonly stateErrors: "csta" | "generic";
  /** CallState of EventReleased when the other side hung up. */
  readonly farEndRelease: "ok" | "remoteRelease";
  /** Whether EventNetworkReached follows when a call leaves the switch. */
  readonly networkReached: boolean;
  /** Whether a route point is a queue too: EventQueued before EventRouteRequest, EventDiverted at the end. */
  readonly routePointQueues: boolean;
}

/** What happens by itself at an agent's phone; without a number it does not happen. */
export interface Habits {
  /** The phone answers this long after it began to ring, in milliseconds. */
  readonly autoAnswerMs?: number | undefined;
  /** A call that rings this long unanswered is taken away, and the agent is not ready. */
  readonly ringTimeoutMs?: number | undefined;
  /** How long the agent is not ready after a call (AfterCallWork), in milliseconds. */
  readonly afterCallWorkMs?: number | undefined;
}

/** What the switch may hold, and how it behaves. */
export interface SwitchOptions {
  readonly maxCalls: number;
  readonly maxCallsPerDN: number;
  readonly maxEndedCalls: number;
  readonly maxDNs: number;
  /** How large a call's user data may be, in characters of JSON. */
  readonly maxUserDataChars: number;
  readonly personality: Personality;
  /** What holds for agents who have no habit of their own. */
  readonly habits: Habits;
  /** An agent who let a queue's call go by is offered it again after this long, in milliseconds. */
  readonly queueRetryMs: number;
}
