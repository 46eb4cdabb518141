// The mock T-Server's settings: every one with its default, its unit and a sentence.
import { z } from "zod";
import { MAX_DELAY_MS } from "../gateway/runtime/clock.ts";
import { Delay, Delays, Milliseconds } from "./delays.ts";
import { PersonalitySettings } from "./personalities.ts";

/** The number of a DN. */
export const DNNumber = z.string().regex(/^[0-9]{1,16}$/, "must be 1 to 16 digits, such as 7001");

/** A time after which something happens, in whole milliseconds, or "never". */
const Wait = z.union([Milliseconds, z.literal("never")], {
  error: `must be whole milliseconds or "never"`,
});

const AgentId = z.string().min(1).max(64);

const Agent = z.strictObject({
  agentId: AgentId.describe("The agent's login ID."),
  dn: DNNumber.describe("The DN on the agent's desk."),
  autoAnswer: Wait.optional().describe("This agent's own `agent.autoAnswer`."),
  ringTimeout: Wait.optional().describe("This agent's own `agent.ringTimeout`."),
  afterCallWork: Wait.optional().describe("This agent's own `agent.afterCallWork`."),
});

/** A queue or route point. */
export const QueueSettings = z.strictObject({
  dn: DNNumber.describe("The queue's DN."),
  agents: z.array(AgentId).max(10_000).describe("Who takes the queue's calls."),
  routePoint: z.boolean().default(false)
    .describe("Whether it is a route point: EventRouteRequest in place of EventQueued."),
  ringTimeout: Wait.optional()
    .describe("Milliseconds that the queue's calls ring at an agent before they come back."),
});

export type QueueSettings = z.output<typeof QueueSettings>;
export type QueueInput = z.input<typeof QueueSettings>;

/** A route point, whose calls wait for RequestRouteCall. */
export const RoutePointSettings = z.strictObject({
  dn: DNNumber.describe("The route point's DN."),
  defaultTo: z.string().regex(/^\+?[0-9]{1,16}$/, "must be a DN or number, such as 7001").optional()
    .describe("Where a call goes that nobody routes in time; without it the call waits on."),
  routeTimeout: z.int().min(1).max(MAX_DELAY_MS).default(10_000)
    .describe("Milliseconds until a call goes to `defaultTo`."),
}).refine(({ dn, defaultTo }) => dn !== defaultTo, {
  error: "must not be the route point itself",
  path: ["defaultTo"],
});

export type RoutePointSettings = z.output<typeof RoutePointSettings>;
export type RoutePointInput = z.input<typeof RoutePointSettings>;

/** What can only be chosen when the mock is made. */
const fixed = {
  agents: z.array(Agent).default([{ agentId: "1001", dn: "7001" }])
    .refine(hasNoDoubles, "must name each agent and each DN once")
    .describe("The agents and DNs that exist from the start."),
  queues: z.array(QueueSettings).default([])
    .refine((queues) => new Set(queues.map(({ dn }) => dn)).size === queues.length, {
      error: "must name each DN once",
    })
    .describe("The queues and route points, and whose calls they have."),
  routePoints: z.array(RoutePointSettings).default([])
    .describe("The route points that clients route calls from."),
  firstProvisionedDN: z.int().min(1).max(9_999_999_999).default(7100)
    .describe("The first DN for agents that are provisioned when first seen; then one by one."),
  limits: z.strictObject({
    dns: z.int().min(1).max(1_000_000).default(10_000)
      .describe("DNs that can exist, the provisioned ones included."),
    calls: z.int().min(1).max(1_000_000).default(10_000)
      .describe("Live calls at one time; another is refused."),
    callsPerDN: z.int().min(1).max(64).default(4)
      .describe("Live calls at one DN at one time; with so many the DN is busy."),
    endedCalls: z.int().min(1).max(1_000_000).default(200)
      .describe("Ended calls that can still be looked at."),
    userDataChars: z.int().min(2).max(10_000_000).default(65_536)
      .describe("User data of one call, in characters of JSON; more is refused."),
    faults: z.int().min(0).max(10_000).default(256)
      .describe("Fault rules at one time; another is refused."),
    journalEntries: z.int().min(1).max(10_000_000).default(10_000)
      .describe("Journal entries that are kept; the oldest go first."),
    streams: z.int().min(0).max(10_000).default(64)
      .describe("Live streams of the journal at one time; another is refused."),
  }).prefault({}),
};

/** What can be changed while the mock runs. */
const live = {
  delays: Delays.default({})
    .describe("Milliseconds before a request is acted on or an event is delivered, by name."),
  switch: PersonalitySettings.prefault({}),
  agent: z.strictObject({
    autoAnswer: Wait.default("never")
      .describe('Milliseconds until an agent\'s phone answers by itself; "never": by hand.'),
    ringTimeout: Wait.default("never")
      .describe("Milliseconds until an unanswered call is taken away and the agent is not ready."),
    afterCallWork: Wait.default("never")
      .describe("Milliseconds that a ready agent is not ready after a call (AfterCallWork)."),
  }).prefault({}),
  queue: z.strictObject({
    retryAfter: Milliseconds.default(5_000)
      .describe("Milliseconds until a queue's call is offered again to an agent who let it go by."),
  }).prefault({}),
  customer: z.strictObject({
    answersAfter: Delay.default("never")
      .describe('Milliseconds until a called customer answers; "never": only by hand.'),
  }).prefault({}),
};

/** Every setting of the mock T-Server. */
export const MockSettings = z.strictObject({ ...fixed, ...live }).refine(
  ({ agents, queues }) => queues.every(({ dn }) => agents.every((agent) => agent.dn !== dn)),
  { error: "must not name a queue's DN among the agents'", path: ["queues"] },
).refine(({ agents, queues, routePoints }) => {
  const dns = [...agents, ...queues, ...routePoints].map(({ dn }) => dn);
  return routePoints.length === 0 || new Set(dns).size === dns.length;
}, { error: "must name each DN once, and none of the agents' or queues'", path: ["routePoints"] });
export type MockSettings = z.output<typeof MockSettings>;
/** Settings as they are given: what is left out has its default. */
export type MockSettingsInput = z.input<typeof MockSettings>;

const { personality, ...switches } = PersonalitySettings.shape;
type Switches = typeof switches;

/** Every single switch, or null, which takes it back to the profile's. */
const nullableSwitches = Object.fromEntries(
  Object.entries(switches).map(([name, one]) => [name, one.nullable()]),
) as { [Name in keyof Switches]: z.ZodNullable<Switches[Name]> };

/** A change of settings: what is left out stays as it is; null removes a delay or a single switch. */
export const MockSettingsPatch = z.strictObject({
  delays: z.partialRecord(Delays.keyType, Delay.nullable()),
  // Without its default: a change that names no profile keeps the one that is there.
  switch: z.strictObject({ personality: personality.unwrap(), ...nullableSwitches }).partial(),
  agent: z.strictObject({ autoAnswer: Wait, ringTimeout: Wait, afterCallWork: Wait }).partial(),
  queue: z.strictObject({ retryAfter: Milliseconds }).partial(),
  customer: z.strictObject({ answersAfter: Delay }).partial(),
}).partial();
export type MockSettingsPatch = z.infer<typeof MockSettingsPatch>;

/** The settings that `patch` makes of `settings`. */
export function patchSettings(settings: MockSettings, patch: MockSettingsPatch): MockSettings {
  return MockSettings.parse({
    ...settings,
    delays: withoutNulls({ ...settings.delays, ...patch.delays }),
    switch: withoutNulls({ ...settings.switch, ...patch.switch }),
    agent: { ...settings.agent, ...patch.agent },
    queue: { ...settings.queue, ...patch.queue },
    customer: { ...settings.customer, ...patch.customer },
  });
}

function withoutNulls(object: object): object {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== null));
}

function hasNoDoubles(agents: readonly { agentId: string; dn: string }[]): boolean {
  return new Set(agents.map(({ agentId }) => agentId)).size === agents.length &&
    new Set(agents.map(({ dn }) => dn)).size === agents.length;
}
