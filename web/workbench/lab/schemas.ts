// What the lab reads of the mock's control interface, beyond what all pages read. Lenient, as all that a page
// reads is.
import * as z from "zod/mini";
import { MockDelay } from "../../shared/mock_client.ts";

export const PHASES = ["dialing", "ringing", "connected", "held", "queued"] as const;
export type Phase = typeof PHASES[number];

const AgentStanding = z.enum(["loggedOut", "notReady", "ready"]);

const SwitchParty = z.object({
  /** Absent where it is withheld. */
  number: z.optional(z.string()),
  isDN: z.boolean(),
  state: z.enum(PHASES),
  since: z.number(),
  queue: z.optional(z.string()),
});
export type SwitchParty = z.infer<typeof SwitchParty>;

const WatchedCall = z.object({
  connectionId: z.string(),
  eventId: z.string(),
  callType: z.string(),
  beganAt: z.number(),
  parties: z.array(SwitchParty),
});
export type WatchedCall = z.infer<typeof WatchedCall>;

const WatchedDN = z.object({
  dn: z.string(),
  agentId: z.optional(z.string()),
  agentState: AgentStanding,
  registered: z.boolean(),
  outOfService: z.optional(z.boolean()),
  queue: z.optional(z.object({
    agents: z.array(z.string()),
    routePoint: z.optional(z.boolean()),
    defaultTo: z.optional(z.string()),
  })),
  calls: z.array(z.object({ connectionId: z.string(), state: z.enum(PHASES) })),
});
export type WatchedDN = z.infer<typeof WatchedDN>;

const WatchedAgent = z.object({
  agentId: z.string(),
  desk: z.string(),
  dn: z.optional(z.string()),
  state: AgentStanding,
  workMode: z.optional(z.number()),
  reasons: z.optional(z.record(z.string(), z.union([z.string(), z.number()]))),
  since: z.optional(z.number()),
});
export type WatchedAgent = z.infer<typeof WatchedAgent>;

export const Counts = z.object({ calls: z.number(), waiting: z.number(), endedLegs: z.number() });
export type Counts = z.infer<typeof Counts>;

export const Connections = z.object({
  connections: z.array(z.object({ id: z.number(), dns: z.array(z.string()) })),
});

/** The whole switch, GET /mock/overview. */
export const Overview = z.object({
  time: z.number(),
  linkIsUp: z.boolean(),
  dns: z.array(WatchedDN),
  agents: z.array(WatchedAgent),
  calls: z.array(WatchedCall),
  connections: Connections.shape.connections,
  counts: Counts,
});
export type Overview = z.infer<typeof Overview>;

/** What can be delayed and struck, GET /mock/vocabulary. */
export const Vocabulary = z.object({
  requests: z.array(z.string()),
  events: z.array(z.string()),
  errors: z.array(z.object({ code: z.number(), text: z.string() })),
});
export type Vocabulary = z.infer<typeof Vocabulary>;

export const FaultMatch = z.object({
  message: z.string(),
  dn: z.optional(z.string()),
  nth: z.optional(z.number()),
  probability: z.optional(z.number()),
  fromMs: z.optional(z.number()),
  untilMs: z.optional(z.number()),
});
export type FaultMatch = z.infer<typeof FaultMatch>;

export const FaultEffect = z.union([
  z.object({ delay: MockDelay }),
  z.object({ drop: z.literal(true) }),
  z.object({ duplicate: z.number() }),
  z.object({ reorder: z.literal(true) }),
  z.object({ fail: z.number() }),
  z.object({ disconnect: z.enum(["link", "client"]), forMs: z.optional(z.number()) }),
  z.object({ corrupt: z.record(z.string(), z.union([z.string(), z.number(), z.null()])) }),
]);
export type FaultEffect = z.infer<typeof FaultEffect>;

export const FaultRule = z.object({
  match: FaultMatch,
  effect: FaultEffect,
  times: z.optional(z.number()),
});
export type FaultRule = z.infer<typeof FaultRule>;

/** A rule in force, and what it has done. */
export const FaultInfo = z.object({
  id: z.number(),
  rule: FaultRule,
  seen: z.number(),
  struck: z.number(),
});
export type FaultInfo = z.infer<typeof FaultInfo>;

export const FaultList = z.object({ faults: z.array(FaultInfo) });

/** Of what the gateway tells operators: ends that it was told, and that it found out by itself. */
export const Health = z.object({
  releases: z.object({ told: z.number(), synthesised: z.record(z.string(), z.number()) }),
});

/** How a generator stands, GET /mock/generator. */
export const Figures = z.object({
  state: z.enum(["idle", "running", "ending", "done"]),
  elapsedMs: z.number(),
  offered: z.number(),
  blocked: z.number(),
  queued: z.number(),
  ringing: z.number(),
  talking: z.number(),
  released: z.object({
    abandoned: z.number(),
    unanswered: z.number(),
    byAgent: z.number(),
    byCustomer: z.number(),
    elsewhere: z.number(),
    stuck: z.number(),
  }),
  rona: z.number(),
  returning: z.number(),
  waits: z.object({
    count: z.number(),
    longestMs: z.number(),
    meanMs: z.number(),
    p50Ms: z.number(),
    p95Ms: z.number(),
  }),
  late: z.number(),
  refused: z.number(),
});
export type Figures = z.infer<typeof Figures>;
