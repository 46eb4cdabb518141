// Events from the gateway to a toolbar: one schema each. Read leniently, so that an old toolbar
// survives a newer gateway: unknown fields pass, unknown event names decode to undefined.
import * as z from "zod/mini";

/** Why the call is over, in the seed's two words: never established, or established. */
export const ReleaseReason = z.enum(["reject", "wrapup"]);
export type ReleaseReason = z.infer<typeof ReleaseReason>;

/** What ended the call. */
export const ReleaseCause = z.enum([
  "declined",
  "ended",
  "abandoned",
  "missed",
  "redirected",
  "transferred",
  "cancelled",
  "busy",
  "failed",
  "lost",
]);
export type ReleaseCause = z.infer<typeof ReleaseCause>;

export const ReleasedBy = z.enum(["agent", "customer", "network", "unknown"]);
export type ReleasedBy = z.infer<typeof ReleasedBy>;

export const Direction = z.enum(["inbound", "outbound"]);
export type Direction = z.infer<typeof Direction>;

/** What a consultation was begun for; either end of it stays possible. */
export const ConsultPurpose = z.enum(["transfer", "conference"]);
export type ConsultPurpose = z.infer<typeof ConsultPurpose>;

/** The fields of every event. (epoch, seq) orders an agent's events and names each once. */
const stamp = {
  seq: z.int().check(z.minimum(1)),
  epoch: z.string(),
  /** ISO 8601, UTC. */
  time: z.string(),
  thisDN: z.string(),
};

/** ISO 8601, UTC, on the gateway's clock, as `time` is; a toolbar that was loaded anew counts from them. */
const callTimes = {
  /** The call was first heard of. */
  startedAt: z.optional(z.string()),
  /** It was answered; absent while it was not. */
  establishedAt: z.optional(z.string()),
  /** Its state began. */
  since: z.optional(z.string()),
};

const call = {
  ...stamp,
  /** Names the call for its whole life: the T-Server's CallUUID. */
  eventId: z.string(),
  /** The T-Server's ConnID. */
  connectionId: z.string(),
  /** The customer's number; empty when the switch does not tell. */
  ANI: z.string(),
  DNIS: z.optional(z.string()),
  /** The queue that the call came through. */
  queue: z.optional(z.string()),
  direction: Direction,
  userData: z.optional(z.record(z.string(), z.union([z.string(), z.number()]))),
  /** Nobody in the call hears the agent. */
  muted: z.optional(z.boolean()),
  /** Who joined the call besides the customer and the agent, in the order in which they did. */
  parties: z.optional(z.array(z.string())),
  /** This call is a consultation about the call with this connectionId. */
  consults: z.optional(z.string()),
  /** What this agent began the consultation for. */
  consultsFor: z.optional(ConsultPurpose),
  ...callTimes,
  /** The commands that the call allows now. */
  allowedCommands: z.array(z.string()),
  /** The command that caused the event, when it was one of this agent's toolbars. */
  requestId: z.optional(z.string()),
};

/** How the agent's state came to be. */
const standing = {
  /** It began, ISO 8601, UTC. */
  since: z.optional(z.string()),
  /** Why the agent takes no calls, in the agent's or a supervisor's words. */
  reason: z.optional(z.string()),
  /** The T-Library's AgentWorkMode, such as `AfterCallWork`. */
  workMode: z.optional(z.string()),
};

const agent = {
  ...stamp,
  agentId: z.string(),
  ...standing,
  requestId: z.optional(z.string()),
};

/** A live call by its names; the events that follow tell the rest. */
const namedCalls = z.array(z.object({ eventId: z.string(), connectionId: z.string() }));

/** Where the agent stands at the switch. */
export const AgentState = z.enum(["unknown", "loggedOut", "notReady", "ready"]);
export type AgentState = z.infer<typeof AgentState>;

const callEvent = <Name extends string>(eventName: Name) =>
  z.object({ eventName: z.literal(eventName), ...call });
const agentEvent = <Name extends string>(eventName: Name) =>
  z.object({ eventName: z.literal(eventName), ...agent });
const lineEvent = <Name extends string>(eventName: Name) =>
  z.object({ eventName: z.literal(eventName), ...stamp });

export const ToolbarEvent = z.discriminatedUnion("eventName", [
  z.object({
    eventName: z.literal("EventRegistered"),
    ...agent,
    /** The calls that the toolbar is told of next; one that it shows and that is not here is over. */
    calls: z.optional(namedCalls),
  }),
  z.object({
    eventName: z.literal("EventSnapshot"),
    ...stamp,
    agentId: z.string(),
    agentState: AgentState,
    ...standing,
    /** The toolbar was told every event since the one that it named. */
    recovered: z.boolean(),
    /** The live calls; one that the toolbar shows and that is not here is over. */
    calls: namedCalls,
  }),
  agentEvent("EventAgentReady"),
  agentEvent("EventAgentNotReady"),
  agentEvent("EventAgentLogout"),
  callEvent("EventRinging"),
  callEvent("EventDialing"),
  callEvent("EventEstablished"),
  callEvent("EventHeld"),
  callEvent("EventRetrieved"),
  callEvent("EventMuteOn"),
  callEvent("EventMuteOff"),
  callEvent("EventAttachedDataChanged"),
  callEvent("EventCommandsChanged"),
  z.object({ eventName: z.literal("EventDTMFSent"), ...call, digits: z.string() }),
  z.object({ eventName: z.literal("EventPartyAdded"), ...call, otherDN: z.string() }),
  z.object({ eventName: z.literal("EventPartyDeleted"), ...call, otherDN: z.string() }),
  z.object({
    eventName: z.literal("EventPartyChanged"),
    ...call,
    previousConnectionId: z.string(),
  }),
  z.object({
    eventName: z.literal("EventReleased"),
    ...call,
    reason: ReleaseReason,
    cause: ReleaseCause,
    releasedBy: ReleasedBy,
    /** The T-Server's own name for what ended the call. */
    sourceEvent: z.string(),
    /** The T-Server never told of this end: the gateway found the call gone. */
    synthesised: z.optional(z.boolean()),
  }),
  z.object({
    eventName: z.literal("EventError"),
    ...stamp,
    /** What went wrong, as a stable word: see `Failure` in gateway/agent/announce.ts. */
    code: z.string(),
    /** One sentence for the agent: what happened and what to do. */
    detail: z.string(),
    /** The T-Server's error number, when it sent one. */
    errorCode: z.optional(z.int()),
    errorMessage: z.optional(z.string()),
    /** The command that failed. */
    type: z.string(),
    requestId: z.string(),
    eventId: z.optional(z.string()),
    connectionId: z.optional(z.string()),
  }),
  z.object({
    eventName: z.literal("EventLinkDisconnected"),
    ...stamp,
    /** The live calls: how they stand is uncertain until EventSnapshot. */
    calls: z.optional(namedCalls),
  }),
  lineEvent("EventLinkConnected"),
  lineEvent("EventDNOutOfService"),
  lineEvent("EventDNBackInService"),
]);

/**
 * What a toolbar is told. EventRegistered: the agent is registered, logged in and ready.
 * EventSnapshot: how things stand, after a reconnect with `since` or `calls` or a lost T-Server link.
 * EventReleased ends each call exactly once. EventError: a command failed, the call goes on.
 */
export type ToolbarEvent = z.infer<typeof ToolbarEvent>;
export type ToolbarEventName = ToolbarEvent["eventName"];
export type ToolbarEventOf<Name extends ToolbarEventName> = Extract<
  ToolbarEvent,
  { eventName: Name }
>;

/** Reads an event from JSON text; undefined for one that this version does not know. Never throws. */
export function decodeToolbarEvent(text: string): ToolbarEvent | undefined {
  try {
    const parsed = ToolbarEvent.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
