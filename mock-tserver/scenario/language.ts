// The language of scenario files: one schema for each step, each field with a sentence. The table of
// docs/scenarios.md and docs/scenario.schema.json are generated from here.
import { z } from "zod";
import { COMMAND_TYPES } from "../../gateway/protocol/commands.ts";
import { FaultEffect, FaultMatch, FaultRule } from "../faults/rule.ts";
import { MockSettingsPatch, QueueSettings, RoutePointSettings } from "../settings.ts";
import { Duration } from "./duration.ts";
import { Expectation, Prohibition } from "./expectation.ts";
import { agent, call, callName, dnNumber, phoneNumber, toolbarName } from "./fields.ts";

/** The most steps of one scenario. */
export const MAX_STEPS = 10_000;

const sentence = z.string().min(1).max(500);
const commands = [...new Set(COMMAND_TYPES.values())] as [string, ...string[]];

const onlyOf = (keyword: string, only: string, names: readonly string[]) =>
(
  value: Readonly<Record<string, unknown>>,
  context: z.RefinementCtx,
) => {
  if (value[keyword] === only) return;
  for (const name of names.filter((name) => value[name] !== undefined)) {
    context.addIssue({
      code: "custom",
      path: [name],
      message: `goes with ${keyword}: ${only} only`,
    });
  }
};

const faultName = z.string({ error: "must be a name for a fault, such as slow" })
  .regex(/^[A-Za-z][A-Za-z0-9_-]{0,31}$/, "must be a name for a fault, such as slow");

/** What the JSON Schema says of fields that go with one value of another, as the reader checks it. */
const goesWith = (keyword: string, only: object | false, names: readonly string[]) => ({
  dependentSchemas: Object.fromEntries(
    names.map((name) => [name, { properties: { [keyword]: only } }]),
  ),
});

/** The settings of PATCH /mock/settings, and queues and route points besides. */
const ScenarioSettings = MockSettingsPatch.extend({
  queues: z.array(QueueSettings).max(100),
  routePoints: z.array(RoutePointSettings).max(100),
}).partial();

const BEGIN_CONSULTATION = new Set(["InitiateTransfer", "InitiateConference"]);

/** A fault step is a rule, or takes one away; for the JSON Schema. */
const RULE_OR_REMOVAL = {
  oneOf: [
    { required: ["match", "effect"], properties: { remove: false } },
    { required: ["remove"], properties: { match: false, effect: false, times: false } },
  ],
};

/** Every step by the keyword that it begins with. */
export const STEPS = {
  after: z.strictObject({
    after: Duration.describe("How long nothing is done."),
  }).describe("Lets time pass."),
  customer: z.strictObject({
    customer: z.enum(["call", "answer", "busy", "no-answer", "invalid", "hangup"]).describe(
      "What the customer does; `hangup` while it rings gives up. Of a called number: `no-answer` when the network gives up, `invalid` when it does not exist.",
    ),
    call: callName.describe("The call's name; `customer: call` gives it."),
    from: phoneNumber.optional().describe(
      "The customer's number, magic or not (see mock.md); without it the number is withheld.",
    ),
    to: dnNumber.optional().describe("The DN that is called; by default the first agent's."),
    userData: z.record(
      z.string(),
      z.union([z.string(), z.number()], { error: "must be a text or a number" }),
    ).optional()
      .describe("Data that is attached to the call."),
  }).superRefine(onlyOf("customer", "call", ["from", "to", "userData"]))
    .meta(goesWith("customer", { const: "call" }, ["from", "to", "userData"]))
    .describe("A customer calls in, or acts on a call."),
  phone: z.strictObject({
    phone: z.enum(["answer", "hangup"])
      .describe("What is done at the phone; `hangup` while it rings declines."),
    agent: agent.optional(),
    call: call.optional(),
  }).describe("The agent uses the phone on the desk."),
  toolbar: z.strictObject({
    toolbar: z.enum(["connect", "disconnect"])
      .describe("Opens or closes the toolbar's connection, as loading and leaving its page does."),
    agent: agent.optional(),
    as: toolbarName.optional(),
  }).describe("A toolbar comes or goes."),
  command: z.strictObject({
    command: z.enum(commands).describe("The command, by its `type`."),
    agent: agent.optional(),
    call: call.describe(
      "The call; without it no connectionId is sent. With MakeCall: the name of the new call.",
    ).optional(),
    begins: callName.optional()
      .describe("With InitiateTransfer and InitiateConference: the name of the consultation."),
    with: z.record(z.string(), z.json()).optional()
      .describe('The command\'s other fields, such as {toNumber: "+14155550123"}.'),
    refused: z.string().optional()
      .describe("The command must be refused, with this word, such as unknown-call."),
  }).refine(({ command, begins }) => begins === undefined || BEGIN_CONSULTATION.has(command), {
    error: "goes with InitiateTransfer and InitiateConference only",
    path: ["begins"],
  }).meta(goesWith("command", { enum: [...BEGIN_CONSULTATION] }, ["begins"])).describe(
    "A toolbar sends a command; it must be accepted, unless `refused` is there.",
  ),
  settings: z.strictObject({
    settings: ScenarioSettings.describe(
      "As of PATCH /mock/settings: delays, personality and behaviour; `queues` and `routePoints` are added.",
    ),
  }).describe("Changes the T-Server's settings."),
  fault: z.strictObject({
    fault: faultName.describe("The fault's name, by which it is taken away."),
    match: FaultMatch.optional().describe("Which messages it strikes, as of POST /mock/faults."),
    effect: FaultEffect.optional().describe("What it does to them, such as {delay: 500}."),
    times: FaultRule.shape.times,
    remove: z.literal(true).optional().describe("Takes the fault away; goes without the others."),
  }).superRefine(isRuleOrRemoval).meta(RULE_OR_REMOVAL)
    .describe("Something goes wrong from now on, or no longer; each rule is explained in mock.md."),
  link: z.strictObject({
    link: z.enum(["up", "down"]).describe("How the link is from now on."),
  }).describe("Takes the T-Server's link down or up."),
  switchover: z.strictObject({
    switchover: z.enum(["warm", "hot"])
      .describe("What the backup knows: a warm one gives calls new ConnIDs, without their data."),
  }).describe("A backup T-Server takes over."),
  connection: z.strictObject({
    connection: z.literal("drop").describe("It is cut; the gateway opens it again."),
  }).describe("Cuts the gateway's connection to the T-Server."),
  dn: z.strictObject({
    dn: z.enum(["out-of-service", "in-service", "unregister"])
      .describe("What happens to the agent's DN; `unregister` takes its registrations away."),
    agent: agent.optional(),
    at: dnNumber.optional().describe(
      "In place of the agent: a DN that is nobody's, such as a queue.",
    ),
  }).refine(({ agent, at }) => agent === undefined || at === undefined, {
    error: "goes without agent only",
    path: ["at"],
  }).meta(goesWith("agent", false, ["at"])).describe(
    "Something happens to a DN that nobody asked for.",
  ),
  control: z.strictObject({
    control: z.string()
      .regex(/^(GET|POST|PUT|PATCH|DELETE) \/\S*$/, "must be like POST /reset, a path below /mock")
      .describe("A method and a path below /mock, such as POST /reset."),
    body: z.json().optional().describe("What is sent, as JSON."),
    status: z.int().min(100).max(599).optional()
      .describe("The status that it must be answered with; by default any from 200 to 299."),
  }).describe("Uses the mock's control interface, for what has no step of its own."),
  expect: z.strictObject({
    expect: Expectation.describe("The message that must come."),
  }).describe("Waits for a message, one that no expectation before was met by."),
  never: z.strictObject({
    never: Prohibition.describe("The message that must not come."),
  }).describe("Fails when a message comes."),
} as const;

/** A fault step is a rule, or takes one away. */
function isRuleOrRemoval(
  { fault: _, remove, ...rule }: {
    readonly fault: string;
    readonly remove?: true | undefined;
    readonly match?: unknown;
    readonly effect?: unknown;
    readonly times?: unknown;
  },
  context: z.RefinementCtx,
): void {
  if (remove) {
    for (const [name, value] of Object.entries(rule)) {
      if (value === undefined) continue;
      context.addIssue({ code: "custom", path: [name], message: "goes without remove only" });
    }
    return;
  }
  const missing = (["match", "effect"] as const).filter((name) => rule[name] === undefined);
  for (const name of missing) {
    context.addIssue({ code: "invalid_type", expected: "object", path: [name], input: undefined });
  }
  if (missing.length > 0) return;
  for (const { path, message } of FaultRule.safeParse(rule).error?.issues ?? []) {
    context.addIssue({ code: "custom", path, message });
  }
}

export type Keyword = keyof typeof STEPS;
export type StepOf<K extends Keyword> = z.infer<(typeof STEPS)[K]>;
export type Step = { [K in Keyword]: StepOf<K> }[Keyword];

export const KEYWORDS = Object.keys(STEPS) as Keyword[];

/** The keyword of a step: the first key that is one. */
export function keywordOf(step: object): Keyword | undefined {
  return Object.keys(step).find((key): key is Keyword => Object.hasOwn(STEPS, key));
}

/** What a file has besides its steps. */
export const Heading = z.strictObject({
  title: sentence.describe("What happens, in one line."),
  description: sentence.optional().describe("What it shows, in a sentence."),
  tags: z.array(z.string().min(1).max(40)).max(10).optional()
    .describe("Words that it is found by, beside others of its kind; the first is its group."),
  seed: z.int().min(0).max(4_294_967_295).optional()
    .describe("The seed of chance; --seed wins over it; by default 1."),
  agents: z.record(
    z.string().regex(/^[A-Za-z0-9._@-]{1,64}$/, "must be 1 to 64 letters, digits or . _ @ -"),
    dnNumber,
  ).default({ "1001": "7001" }).meta({ minProperties: 1 })
    .refine((agents) => Object.keys(agents).length > 0, "must name an agent and its DN")
    .refine(
      (agents) => new Set(Object.values(agents)).size === Object.keys(agents).length,
      "must give each agent a DN of its own",
    )
    .describe("The agents and their DNs, lower numbers first; by default agent 1001 at DN 7001."),
  settings: ScenarioSettings.optional()
    .describe(
      "The T-Server's settings from the start, as of PATCH /mock/settings, and `queues` and `routePoints`.",
    ),
  openCalls: z.boolean().default(false)
    .describe("Calls may go on at the end. Otherwise each must have ended in one EventReleased."),
});

/** A whole scenario file. */
export const ScenarioFile = Heading.extend({
  steps: z.array(z.union(KEYWORDS.map((keyword) => STEPS[keyword]))).min(1).max(MAX_STEPS)
    .describe("What happens, one after the other."),
});
