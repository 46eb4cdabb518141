// What the toolbar shows, as plain data. Says what there is, not how it changes.
import type {
  ConsultPurpose,
  Direction,
  ReleaseCause,
  ReleasedBy,
} from "../../../gateway/protocol/events.ts";
import type { CallCommandType } from "../../../gateway/protocol/commands.ts";
import type { Failure } from "../cti/outcome.ts";
import type { CallRequest, CommandDetails, DialRequest, FusionStatus } from "../cti/toolbarView.ts";

/**
 * RINGING: offered here, not answered. DIALLING: placed from here, not answered. ACCEPTED: both
 * parties talk. HELD: the other party waits. DISCONNECTED: over, shown for a moment.
 */
export type CallPhase = "RINGING" | "DIALLING" | "ACCEPTED" | "HELD" | "DISCONNECTED";

/** A command that failed; the call goes on. */
export interface CallProblem extends Failure {
  readonly command: CallCommandType;
  /** What it was asked with, to be asked again. */
  readonly details?: CommandDetails;
}

/** How a call ended. */
export interface CallRelease {
  readonly cause: ReleaseCause;
  readonly releasedBy: ReleasedBy;
  /** The agent made it part of another call, which goes on. */
  readonly isJoined?: boolean;
}

export interface CallView {
  readonly eventId: string;
  readonly connectionId: string;
  /** The other party's number; empty when it is withheld. */
  readonly number: string;
  /** Who that is, as Fusion found out. */
  readonly name?: string;
  readonly direction: Direction;
  /** The queue that the call came through. */
  readonly queue?: string;
  /** The number that the customer dialled. */
  readonly dialled?: string;
  readonly phase: CallPhase;
  /** The T-Server cannot be reached: how the call stands is not known. */
  readonly isUncertain?: true;
  /** What the switch allows now, in the gateway's words: buttons follow it. */
  readonly allowed: readonly string[];
  /** What came with the call, such as the customer's choices in a menu. */
  readonly userData: Readonly<Record<string, string | number>>;
  /** Nobody in the call hears the agent. */
  readonly muted: boolean;
  /** The connectionId of the call that this consultation is about. */
  readonly consults?: string;
  /** What the agent began the consultation for. */
  readonly consultsFor?: ConsultPurpose;
  /** The newest of the digits that were sent, oldest first. */
  readonly digits: string;
  /** Who joined the call, in the order in which they did; the customer is not among them. */
  readonly parties: readonly string[];
  /** When it was first heard of, was answered, and got into its phase: see times.ts. */
  readonly startedAt: number;
  readonly acceptedAt?: number;
  readonly since: number;
  /** How long it lasted; set once it is over. */
  readonly lastedMs?: number;
  readonly release?: CallRelease;
  /** What was asked and has not come true yet. */
  readonly request?: CallRequest;
  readonly problem?: CallProblem;
}

/**
 * `available`: the T-Server hands out calls to the agent. `unavailable`: it does not. `offline`: not
 * connected. The others are on the way: `connecting` and `leaving` because the agent asked for it,
 * `reconnecting` because the connection was lost.
 */
export type AgentStatus =
  | "offline"
  | "connecting"
  | "available"
  | "leaving"
  | "unavailable"
  | "reconnecting";

export interface AgentView {
  readonly status: AgentStatus;
  /** What the agent wants, which is where the switch stands. */
  readonly wanted: boolean;
  /** The agent's DN, once registered. */
  readonly dn?: string;
  /** Why the agent takes no calls, where a reason was given. */
  readonly reason?: string;
  /** The T-Library's word for how the agent is so, such as `AfterCallWork`. */
  readonly workMode?: string;
  /** Since when the T-Server hands out calls to the agent, or does not: see times.ts. */
  readonly since?: number;
  readonly problem?: Failure;
  /** While reconnecting. */
  readonly lost?: LostConnection;
  /** How far this page's clock is ahead of the gateway's, in milliseconds. */
  readonly clockSkewMs: number;
}

/** On this page's clock: the gateway's is out of reach. */
export interface LostConnection {
  readonly since: number;
  /** How often it was tried to come back. */
  readonly tries: number;
  /** When that is tried again. */
  readonly nextTryAt: number;
}

export interface DialView {
  /** The number that is being dialled. */
  readonly request?: DialRequest;
  readonly problem?: Failure;
}

/** A call that is over and that the agent still writes up in Fusion. */
export interface WrapUp {
  readonly eventId: string;
  readonly since: number;
}

export interface ToolbarState {
  readonly agent: AgentView;
  /** Whether the gateway reaches the T-Server. */
  readonly linkUp: boolean;
  /** Whether the agent's DN can be used. */
  readonly dnInService: boolean;
  /** In the order in which they came. */
  readonly calls: readonly CallView[];
  readonly dial: DialView;
  /** Fusion's wrap-up window is open. */
  readonly wrapUp?: WrapUp;
  /** Whether this computer has a network, as far as its browser can tell. */
  readonly network: "there" | "none";
  readonly fusion: { readonly status: FusionStatus; readonly failure?: Failure };
}

/** A page that has just been opened. */
export const INITIAL_STATE: ToolbarState = {
  agent: { status: "offline", wanted: false, clockSkewMs: 0 },
  linkUp: true,
  dnInService: true,
  calls: [],
  dial: {},
  network: "there",
  fusion: { status: "connecting" },
};

/** Whether a button must wait: one of these commands is on its way, or nobody knows how the call stands. */
export function mustWait(
  { request, isUncertain }: CallView,
  ...commands: readonly CallCommandType[]
): boolean {
  return isUncertain === true ||
    (request !== undefined && commands.includes(request.command));
}

/** Whether the call is still on. */
export function isLive({ phase }: CallView): boolean {
  return phase !== "DISCONNECTED";
}
