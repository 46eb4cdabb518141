// The mock T-Server's control interface as the pages use it: schemas of what they read, and a
// client that answers with a result and never throws. It keeps nothing.
import * as z from "zod/mini";
import { createAsk, type Fetch } from "./ask.ts";
import { ScenarioList, ScenarioRun, ScenarioText } from "./mock_scenarios.ts";

const Phase = z.enum(["dialing", "ringing", "connected", "held", "queued"]);

/** A call of a DN, GET /mock/dns. */
const DNCall = z.object({
  connectionId: z.string(),
  eventId: z.string(),
  state: Phase,
  otherDN: z.optional(z.string()),
});

/** A DN and who is logged in at it. */
export const SwitchDN = z.object({
  dn: z.string(),
  agentId: z.optional(z.string()),
  agentState: z.string(),
  calls: z.array(DNCall),
});
export type SwitchDN = z.infer<typeof SwitchDN>;

/** A call with all who are in it; nobody is once it has ended. */
export const SwitchCall = z.object({
  connectionId: z.string(),
  eventId: z.string(),
  parties: z.array(z.object({
    number: z.optional(z.string()),
    /** Whether the party is a phone of the switch; anybody else is a customer. */
    isDN: z.boolean(),
    state: Phase,
  })),
});
export type SwitchCall = z.infer<typeof SwitchCall>;

/** How long a message waits: milliseconds, a distribution, or "never". */
export const MockDelay = z.union([z.number(), z.literal("never"), z.looseObject({})]);
export type MockDelay = z.infer<typeof MockDelay>;

export const MockSettings = z.object({
  agents: z._default(z.array(z.object({ agentId: z.string(), dn: z.string() })), []),
  delays: z._default(z.record(z.string(), MockDelay), {}),
});
export type MockSettings = z.infer<typeof MockSettings>;

/** One thing that happened at the mock T-Server, GET /mock/journal and /mock/stream. */
export const JournalEntry = z.object({
  id: z.int(),
  time: z.number(),
  from: z.enum(["gateway", "tserver", "softphone", "customer", "control"]),
  to: z.enum(["gateway", "tserver", "softphone", "customer"]),
  name: z.string(),
  connectionId: z.optional(z.string()),
  eventId: z.optional(z.string()),
  thisDN: z.optional(z.string()),
  /** It never arrived. */
  dropped: z.optional(z.boolean()),
  payload: z.optional(z.unknown()),
});
export type JournalEntry = z.infer<typeof JournalEntry>;

const CallIds = z.object({ connectionId: z.string(), eventId: z.string() });
const CallList = z.object({ calls: z.array(SwitchCall) });
const DNList = z.object({ dns: z.array(SwitchDN) });
const Link = z.object({ up: z.boolean() });
const Journal = z.object({ entries: z.array(JournalEntry) });

export type { Fetch, Result } from "./ask.ts";

export type MockClient = ReturnType<typeof createMockClient>;

/** Talks to the control interface under `base`, by default of the page's own origin. */
export function createMockClient(fetch: Fetch, base = "/mock") {
  const ask = createAsk(fetch, { base, who: "The mock T-Server" });
  const call = (connectionId: string, verb: string) =>
    ask<void>(`/calls/${encodeURIComponent(connectionId)}/${verb}`, { method: "POST" });
  const phone = (dn: string, { verb, connectionId }: { verb: string; connectionId: string }) =>
    ask<void>(`/dns/${encodeURIComponent(dn)}/${verb}`, {
      method: "POST",
      body: { connectionId },
    });
  return {
    calls: () => ask("/calls", { read: CallList }),
    dns: () => ask("/dns", { read: DNList }),
    link: () => ask("/link", { read: Link }),
    journal: () => ask("/journal", { read: Journal }),
    settings: () => ask("/settings", { read: MockSettings }),
    /** Changes how long messages wait; null takes a delay away. */
    setDelays: (delays: Readonly<Record<string, MockDelay | null>>) =>
      ask("/settings", { method: "PATCH", body: { delays }, read: MockSettings }),
    reset: () => ask<void>("/reset", { method: "POST" }),
    scenarios: () => ask("/scenarios", { read: ScenarioList }),
    scenarioText: (name: string) =>
      ask(`/scenarios/${encodeURIComponent(name)}`, { read: ScenarioText }),
    /** Plays a scenario against the running server; one at a time. */
    playScenario: (name: string) =>
      ask(`/scenarios/${encodeURIComponent(name)}/play`, { method: "POST", read: ScenarioRun }),
    scenarioRun: () => ask("/scenarios/run", { read: ScenarioRun }),
    stopScenario: () => ask("/scenarios/run", { method: "DELETE", read: ScenarioRun }),
    placeCall: (from: string, to: string) =>
      ask("/calls", { method: "POST", body: { from, to }, read: CallIds }),
    customerAnswers: (connectionId: string) => call(connectionId, "answer"),
    customerIsBusy: (connectionId: string) => call(connectionId, "busy"),
    customerHangsUp: (connectionId: string) => call(connectionId, "hangup"),
    agentAnswers: (dn: string, connectionId: string) => phone(dn, { verb: "answer", connectionId }),
    agentHangsUp: (dn: string, connectionId: string) => phone(dn, { verb: "hangup", connectionId }),
  };
}
