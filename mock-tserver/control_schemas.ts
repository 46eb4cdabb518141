// What crosses the control interface under /mock: the bodies it takes and the answers it gives.
// ConnID is called connectionId here and CallUUID eventId, as on the toolbar's wire.
import { z } from "zod";
export { FaultInfo, FaultList, FaultRule } from "./faults/rule.ts";
export { MockSettings, MockSettingsPatch, QueueSettings, RoutePointSettings } from "./settings.ts";

/** The longest id or number that is read, in characters. */
const MAX_ID_CHARS = 64;

const id = z.string().min(1).max(MAX_ID_CHARS);

/** The number of a customer's telephone. */
export const PhoneNumber = z.string().max(32)
  .regex(/^\+?[0-9*#][0-9*#().\- ]*$/, "must be a phone number such as +14155550100");

/** POST /mock/calls: a customer calls a DN; without `from` the customer withholds the number. */
export const CustomerCall = z.strictObject({
  from: PhoneNumber.optional(),
  to: id,
  userData: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});
export type CustomerCall = z.infer<typeof CustomerCall>;

/** POST /mock/dns/:dn/answer and /hangup: which call; may be left out when there is one only. */
export const PhoneAction = z.strictObject({ connectionId: id.optional() });
export type PhoneAction = z.infer<typeof PhoneAction>;

/** A body of those actions that take none: {} or nothing. */
export const NoBody = z.strictObject({});

/** POST /mock/link: takes the link between T-Server and switch down or up. GET tells how it is. */
export const Link = z.strictObject({ up: z.boolean() });
export type Link = z.infer<typeof Link>;

/** POST /mock/dns/:dn/service: takes a DN out of service or brings it back. */
export const Service = z.strictObject({ inService: z.boolean() });
export type Service = z.infer<typeof Service>;

/** POST /mock/link/switchover: a backup T-Server takes over. */
export const Switchover = z.strictObject({ mode: z.enum(["hot", "warm"]) });
export type Switchover = z.infer<typeof Switchover>;

/** POST /mock/connections/drop: cuts one client's connection, or without id everybody's. */
export const Drop = z.strictObject({ id: z.int().min(1).optional() });
export type Drop = z.infer<typeof Drop>;

/** A client's connection. */
export const ConnectionInfo = z.object({ id: z.int(), dns: z.array(z.string()) });
export type ConnectionInfo = z.infer<typeof ConnectionInfo>;

/** GET /mock/connections. */
export const ConnectionList = z.object({ connections: z.array(ConnectionInfo) });

/** 201 to POST /mock/calls. */
export const CallIds = z.object({ connectionId: z.string(), eventId: z.string() });
export type CallIds = z.infer<typeof CallIds>;

const callType = z.enum(["internal", "inbound", "outbound", "consult"]);
const phase = z.enum(["dialing", "ringing", "connected", "held", "queued"]);

/** GET /mock/calls/:connectionId. `from` and `to` are absent where a number is withheld. */
export const CallInfo = CallIds.extend({
  state: z.enum(["queued", "ringing", "connected", "held", "ended"]),
  callType,
  from: z.string().optional(),
  to: z.string().optional(),
  userData: z.record(z.string(), z.union([z.string(), z.number()])),
  /** When it began, in milliseconds since the epoch. */
  beganAt: z.number(),
  /** Who is in the call; nobody once it has ended. */
  parties: z.array(z.object({
    number: z.string().optional(),
    isDN: z.boolean(),
    state: phase,
    /** When it came to stand so, in milliseconds since the epoch. */
    since: z.number(),
    /** The queue or route point that it came from. */
    queue: z.string().optional(),
  })),
});
export type CallInfo = z.infer<typeof CallInfo>;

/** GET /mock/calls: live calls first, then the ended ones that are still remembered. */
export const CallList = z.object({ calls: z.array(CallInfo) });

/** GET /mock/dns/:dn. */
export const DNInfo = z.object({
  dn: z.string(),
  /** The agent who is logged in at the DN. */
  agentId: z.string().optional(),
  agentState: z.enum(["loggedOut", "notReady", "ready"]),
  /** AgentWorkMode of an agent who is not ready, such as 3 in after-call work. */
  workMode: z.int().optional(),
  /** Whether any client gets the DN's events. */
  registered: z.boolean(),
  outOfService: z.literal(true).optional(),
  /** Present where the DN is a queue: whose calls it has. */
  queue: z.object({
    agents: z.array(z.string()),
    routePoint: z.literal(true).optional(),
    /** Where a route point's call goes that nobody routes in time. */
    defaultTo: z.string().optional(),
  }).optional(),
  calls: z.array(CallIds.extend({
    state: phase,
    callType,
    otherDN: z.string().optional(),
  })),
});
export type DNInfo = z.infer<typeof DNInfo>;

/** GET /mock/dns. */
export const DNList = z.object({ dns: z.array(DNInfo) });

/** Where a journal entry comes from and goes to. */
export const Lifeline = z.enum(["gateway", "tserver", "softphone", "customer", "control"]);
export type Lifeline = z.infer<typeof Lifeline>;

/** One thing that happened; also the data of each event of GET /mock/stream. */
export const JournalEntry = z.object({
  /** Rises by one with each entry of this mock's life. */
  id: z.int(),
  /** Milliseconds since the epoch. */
  time: z.number(),
  from: Lifeline,
  to: Lifeline,
  /**
   * A T-Library name; for people "call", "answer", "hangup" and the like; for the control interface
   * what was done there, such as "setLink".
   */
  name: z.string(),
  connectionId: z.string().optional(),
  eventId: z.string().optional(),
  thisDN: z.string().optional(),
  /** The message went nowhere: its delay was "never". */
  dropped: z.literal(true).optional(),
  /** The customer did it by himself: a magic number, or `customer.answersAfter`. */
  byItself: z.literal(true).optional(),
  /** The whole message, with T-Library names; for people and controls what was done. */
  payload: z.unknown(),
});
export type JournalEntry = z.infer<typeof JournalEntry>;

/** GET /mock/journal?since=id: what came after `since`. */
export const JournalPage = z.object({
  entries: z.array(JournalEntry),
  /** Pass it as `since` to go on from here. */
  lastId: z.int(),
  /** Entries after `since` are missing: they were thrown away before they were asked for. */
  gap: z.boolean(),
  /** When the journal began: the last reset, or the mock's start; milliseconds since the epoch. */
  beganAt: z.number(),
  /** So many entries since then were thrown away: the journal is no longer whole. */
  lost: z.int(),
});
export type JournalPage = z.infer<typeof JournalPage>;

/** The body of every refusal (RFC 9457, application/problem+json). */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  /** What to do. */
  detail: z.string(),
  field: z.string().optional(),
});
export type Problem = z.infer<typeof Problem>;
