// What the agent reads, for each state. Pure; all of the toolbar's wording that depends on state.
import type { CallCommandType } from "../../../gateway/protocol/commands.ts";
import { sayNumber } from "../../shared/say_number.ts";
import type { AgentStatus, CallView, ToolbarState } from "./model.ts";

const AGENT_WORDS: Record<AgentStatus, string> = {
  offline: "Offline",
  connecting: "Connecting…",
  available: "Available",
  leaving: "Leaving…",
  unavailable: "Unavailable",
  reconnecting: "Reconnecting…",
};

/** The agent's state in one or two words. */
export function agentWord({ agent, linkUp, dnInService, calls }: ToolbarState): string {
  if (agent.status === "available" && !linkUp) return "No phone line";
  const settled = agent.status === "available" || agent.status === "unavailable";
  if (settled && !dnInService) return "Out of service";
  return isOnCall(calls) && settled ? "On a call" : AGENT_WORDS[agent.status];
}

function isOnCall(calls: ToolbarState["calls"]): boolean {
  return calls.some(({ phase }) => phase === "ACCEPTED" || phase === "HELD");
}

export type Tone = "good" | "warn" | "bad" | "accent" | "quiet";

/** How the agent's state is coloured. */
export function agentTone({ agent, linkUp, dnInService, calls }: ToolbarState): Tone {
  if (agent.status === "reconnecting" || !linkUp) return "warn";
  if (agent.status === "connecting" || agent.status === "leaving") return "accent";
  if (agent.problem !== undefined || !dnInService) return "bad";
  if (isOnCall(calls)) return "accent";
  return agent.status === "available" ? "good" : "quiet";
}

/** How a call's phase is coloured. */
export const PHASE_TONE = {
  RINGING: "accent",
  DIALLING: "accent",
  ACCEPTED: "good",
  HELD: "warn",
  DISCONNECTED: "quiet",
} as const satisfies Record<CallView["phase"], Tone>;

const PENDING_WORDS: Record<CallCommandType, string> = {
  Accept: "Answering…",
  Reject: "Ending…",
  Hold: "Holding…",
  Retrieve: "Retrieving…",
  Mute: "Muting…",
  Unmute: "Unmuting…",
  // Too quick to be read, and read aloud at each key.
  SendDtmf: "",
  Transfer: "Transferring…",
  InitiateTransfer: "Calling…",
  CompleteTransfer: "Transferring…",
  Conference: "Adding…",
  InitiateConference: "Calling…",
  CompleteConference: "Joining…",
  RemoveParty: "Removing…",
  Alternate: "Swapping…",
  Reconnect: "Going back…",
  Redirect: "Redirecting…",
  Merge: "Joining…",
  AttachUserData: "Saving…",
  UpdateUserData: "Saving…",
  DeleteUserData: "Removing…",
};

/** What is under way with the call, such as "Ending…"; empty when nothing is. */
export function pendingWord({ request, phase, isUncertain }: CallView): string {
  if (isUncertain) return "Checking…";
  if (!request) return "";
  if (request.command === "Reject" && phase === "RINGING") return "Declining…";
  return PENDING_WORDS[request.command];
}

/** When the connection is tried again. */
export function retryWord(nextTryAt: number, now: number): string {
  const seconds = Math.ceil((nextTryAt - now) / 1_000);
  return seconds > 0 ? `Next try in ${seconds} s` : "Trying now…";
}

/** Who the call is with. */
export function partyOf({ name, number }: CallView): string {
  return name ?? (sayNumber(number) || "unknown number");
}

/** The headline of a call: who it is with, and for a consultation that it is one. */
export function callTitle({ name, number, consults, direction }: CallView): string {
  const who = name ?? (sayNumber(number) || "Unknown number");
  if (consults === undefined) return who;
  return direction === "outbound" ? `Consulting ${who}` : `Consulted by ${who}`;
}

/** What stands below the headline. */
export function callSubtitle(call: CallView): string {
  const { name, number, consults, consultsFor, direction } = call;
  if (name !== undefined) return sayNumber(number);
  if (consults !== undefined && direction === "inbound") return "About another call";
  if (consults !== undefined) {
    return consultsFor === "conference" ? "To add to the call" : "To transfer the call";
  }
  return direction === "inbound" ? "Incoming call" : "Outgoing call";
}

const RELEASE_WORDS = {
  declined: "Declined",
  ended: "Call ended",
  abandoned: "Caller hung up",
  missed: "Missed",
  redirected: "Redirected",
  transferred: "Transferred",
  cancelled: "Cancelled",
  busy: "Busy",
  failed: "Call failed",
  lost: "Connection lost",
} as const satisfies Record<NonNullable<CallView["release"]>["cause"], string>;

/** How a call that is over ended. */
export function releaseWord({ release, direction }: CallView): string {
  if (!release) return "";
  if (release.isJoined) return "Joined";
  if (release.cause === "ended" && release.releasedBy === "customer") {
    return direction === "inbound" ? "Caller hung up" : "They hung up";
  }
  return RELEASE_WORDS[release.cause];
}
