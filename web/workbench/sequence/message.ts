// One message of the sequence diagram, whichever of the three sources it came from.
// Plain data: it knows nothing of calls, positions or colours.

/** Who speaks, in the order the diagram draws them: from the agent's desktop out to the customer. */
export const LIFELINES = [
  "fusion",
  "toolbar",
  "gateway",
  "tserver",
  "softphone",
  "customer",
] as const;
export type Lifeline = typeof LIFELINES[number];

/** How a lifeline is called on the page. */
export const LIFELINE_TITLES: Readonly<Record<Lifeline, string>> = {
  fusion: "Fusion",
  toolbar: "toolbar",
  gateway: "gateway",
  tserver: "T-Server",
  softphone: "softphone",
  customer: "customer",
};

/** How the parts of a message's story are called: who was listened to. */
export const SOURCE_TITLES = {
  uef: "Fusion and toolbar",
  trace: "toolbar and gateway",
  mock: "gateway, T-Server and phones",
} as const;

/** Where a message was overheard: the framework's channel, the gateway's trace, the mock's journal. */
export const SOURCES = ["uef", "trace", "mock"] as const;
export type Source = typeof SOURCES[number];

export interface Message {
  /** Names the message for good: also after a reload, and when it comes from the server once more. */
  readonly key: string;
  readonly source: Source;
  /** Milliseconds since the epoch; all sources read the same machine's clock. */
  readonly time: number;
  readonly from: Lifeline;
  readonly to: Lifeline;
  /** The message's real name, such as RequestReleaseCall. */
  readonly name: string;
  /** What tells it from others of its name: a ReferenceID, a command, a reason. May be empty. */
  readonly note: string;
  /** The call it belongs to, by CallUUID. */
  readonly eventId?: string;
  /** The call it belongs to, by ConnID. */
  readonly connectionId?: string;
  /** The request that the call came from. */
  readonly requestId?: string;
  /** The customer's number, where the message tells it. */
  readonly customer?: string;
  /** Whether the note is somebody's number, which is masked whole. */
  readonly noteIsNumber?: boolean;
  /** The agent that it concerns, where the source tells. */
  readonly agentId?: string;
  /** The agent's DN, where the source tells. */
  readonly dn?: string;
  /** It says that something went wrong; a message that never arrived does so, too. */
  readonly isError?: boolean;
  /** It answers another message and causes nothing itself. */
  readonly isReply?: boolean;
  /** It was sent and never arrived. */
  readonly isLost?: boolean;
  /** What crossed, for the detail panel. */
  readonly payload: unknown;
}
