// What the agent reads, for each state, in the language that `say` speaks. Pure.
import type { CallCommandType } from "../../../gateway/protocol/commands.ts";
import type { Failure } from "../cti/outcome.ts";
import type { Say, WordKey } from "../i18n/catalogue.ts";
import type { Voice } from "../i18n/use_words.ts";
import type { CallView } from "./model.ts";

export type Tone = "good" | "warn" | "bad" | "accent" | "quiet";

/** How a call's phase is coloured. */
export const PHASE_TONE = {
  RINGING: "accent",
  DIALLING: "accent",
  ACCEPTED: "good",
  HELD: "warn",
  DISCONNECTED: "quiet",
} as const satisfies Record<CallView["phase"], Tone>;

/** Without a word is what is too quick to be read, and would be read aloud at each key. */
const PENDING_WORDS = {
  Accept: "pending.answering",
  Reject: "pending.ending",
  Hold: "pending.holding",
  Retrieve: "pending.retrieving",
  Mute: "pending.muting",
  Unmute: "pending.unmuting",
  SendDtmf: undefined,
  Transfer: "pending.transferring",
  InitiateTransfer: "pending.calling",
  CompleteTransfer: "pending.transferring",
  Conference: "pending.adding",
  InitiateConference: "pending.calling",
  CompleteConference: "pending.joining",
  RemoveParty: "pending.removing",
  Alternate: "pending.swapping",
  Reconnect: "pending.goingBack",
  Redirect: "pending.redirecting",
  Merge: "pending.joining",
  AttachUserData: "pending.saving",
  UpdateUserData: "pending.saving",
  DeleteUserData: "pending.removing",
} as const satisfies Record<CallCommandType, WordKey | undefined>;

/** What is under way with the call, such as "pending.ending"; empty when nothing is. */
export function pendingWord(say: Say, { request, phase, isUncertain }: CallView): string {
  if (isUncertain) return say("pending.checking");
  if (!request) return "";
  if (request.command === "Reject" && phase === "RINGING") return say("pending.declining");
  const key = PENDING_WORDS[request.command];
  return key ? say(key) : "";
}

/** When the connection is tried again. */
export function retryWord(say: Say, nextTryAt: number, now: number): string {
  const seconds = Math.ceil((nextTryAt - now) / 1_000);
  return seconds > 0 ? say("retry.in", { seconds }) : say("retry.now");
}

/** Says words and numbers. */
type Speaker = Pick<Voice, "say" | "phones">;

/** Who the call is with. */
export function partyOf({ say, phones }: Speaker, { name, number }: CallView): string {
  return name ?? (phones.say(number) || say("call.unknownParty"));
}

/** The headline of a call: who it is with, and for a consultation that it is one. */
export function callTitle(
  { say, phones }: Speaker,
  { name, number, consults, direction }: CallView,
): string {
  const party = name ?? (phones.say(number) || say("call.unknownNumber"));
  if (consults === undefined) return party;
  return say(direction === "outbound" ? "call.consulting" : "call.consultedBy", { party });
}

/** What stands below the headline. */
export function callSubtitle({ say, phones }: Speaker, call: CallView): string {
  const { name, number, consults, consultsFor, direction } = call;
  if (name !== undefined) return phones.say(number);
  if (consults !== undefined && direction === "inbound") return say("call.aboutAnother");
  if (consults !== undefined) {
    return say(consultsFor === "conference" ? "call.toAdd" : "call.toTransfer");
  }
  return say(direction === "inbound" ? "call.incoming" : "call.outgoing");
}

/** How a call that is over ended. */
export function releaseWord(
  say: Say,
  { release, direction }: Pick<CallView, "release" | "direction">,
): string {
  if (!release) return "";
  if (release.isJoined) return say("release.joined");
  if (release.cause === "ended" && release.releasedBy === "customer") {
    return say(direction === "inbound" ? "release.callerHungUp" : "release.theyHungUp");
  }
  return say(`release.${release.cause}`);
}

/** The codes that say all: docs/protocol.md has the gateway's, the others are the toolbar's own. */
const PLAIN_FAILURES = [
  "timeout",
  "no-event",
  "no-effect",
  "link-down",
  "unreachable",
  "internal",
  "stopping",
  "too-many-requests",
  "unknown-call",
  "no-live-call",
  "wrong-state",
  "not-registered",
  "out-of-service",
  "invalid-field",
  "unknown-agent",
  "too-many-agents",
  "registration",
  "fusion-script",
  "fusion-silent",
  "fusion",
  "not-placed",
  "no-destination",
  "not-recordable",
  "unknown-command",
] as const;

/** What the T-Server's numbers come to for an agent; gateway/tserver/errors.ts knows them all. */
const REFUSALS: Readonly<Record<number, "number" | "busy" | "state" | "service" | "elsewhere">> = {
  58: "service",
  71: "number",
  93: "state",
  231: "busy",
  415: "number",
  496: "state",
  527: "elsewhere",
  1161: "state",
};

const STATUS_CODE = /^status-(\d+)$/;

/** Why something did not work; in English where the code is not known here. */
export function failureWord(say: Say, { code, detail, reason, errorCode }: Failure): string {
  const refusal = errorCode === undefined ? undefined : REFUSALS[errorCode];
  if (code === "refused" && refusal) return say(`failure.refused.${refusal}`);
  if (code === "refused" && reason !== undefined) return say("failure.refused", { reason });
  const [, status] = STATUS_CODE.exec(code) ?? [];
  if (status !== undefined) return say("failure.status", { status });
  const plain = PLAIN_FAILURES.find((known) => known === code);
  return plain ? say(`failure.${plain}`) : detail;
}
