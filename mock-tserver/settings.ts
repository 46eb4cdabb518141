// The mock T-Server's settings: every one with its default, its unit and a sentence.
import { z } from "zod";
import { Delay, Delays } from "./delays.ts";

const DNNumber = z.string().regex(/^[0-9]{1,16}$/, "must be 1 to 16 digits, such as 7001");

const Agent = z.strictObject({
  agentId: z.string().min(1).max(64).describe("The agent's login ID."),
  dn: DNNumber.describe("The DN on the agent's desk."),
});

/** What can only be chosen when the mock is made. */
const fixed = {
  agents: z.array(Agent).default([{ agentId: "1001", dn: "7001" }])
    .refine(hasNoDoubles, "must name each agent and each DN once")
    .describe("The agents and DNs that exist from the start."),
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
  switch: z.strictObject({
    releasingParty: z.boolean().default(true)
      .describe("Whether EventReleased and EventAbandoned say who hung up (ReleasingParty)."),
  }).prefault({}),
  customer: z.strictObject({
    answersAfter: Delay.default("never")
      .describe('Milliseconds until a called customer answers; "never": only by hand.'),
  }).prefault({}),
};

/** Every setting of the mock T-Server. */
export const MockSettings = z.strictObject({ ...fixed, ...live });
export type MockSettings = z.output<typeof MockSettings>;
/** Settings as they are given: what is left out has its default. */
export type MockSettingsInput = z.input<typeof MockSettings>;

/** A change of settings: what is left out stays as it is, null removes a delay. */
export const MockSettingsPatch = z.strictObject({
  delays: z.partialRecord(Delays.keyType, Delay.nullable()),
  switch: z.strictObject({ releasingParty: z.boolean() }).partial(),
  customer: z.strictObject({ answersAfter: Delay }).partial(),
}).partial();
export type MockSettingsPatch = z.infer<typeof MockSettingsPatch>;

/** The settings that `patch` makes of `settings`. */
export function patchSettings(settings: MockSettings, patch: MockSettingsPatch): MockSettings {
  const delays = { ...settings.delays, ...patch.delays };
  return MockSettings.parse({
    ...settings,
    delays: Object.fromEntries(Object.entries(delays).filter(([, delay]) => delay !== null)),
    switch: { ...settings.switch, ...patch.switch },
    customer: { ...settings.customer, ...patch.customer },
  });
}

function hasNoDoubles(agents: readonly z.infer<typeof Agent>[]): boolean {
  return new Set(agents.map(({ agentId }) => agentId)).size === agents.length &&
    new Set(agents.map(({ dn }) => dn)).size === agents.length;
}
