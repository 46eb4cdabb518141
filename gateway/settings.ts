// Every setting: its name, default, unit and sentence. Read from HOOKSWITCH_* variables and --flags;
// docs/settings.md is generated from here.
import { z } from "zod";
import { LOG_LEVELS } from "./runtime/log.ts";
import { parseArgs } from "node:util";
import { isOrigin } from "./http/origins.ts";

const isUnique = (values: readonly string[]) => new Set(values).size === values.length;

/** A comma-separated list. */
const list = z.string().transform((text) =>
  text.split(",").map((part) => part.trim()).filter(Boolean)
);
const origins = list.refine((all) => all.every(isOrigin), {
  error: "must be a list of origins such as https://pod.example.com",
});
const whole = (min: number, max: number) =>
  z.string().regex(/^\d+$/, `must be a whole number from ${min} to ${max}`)
    .transform(Number)
    .refine((value) => value >= min && value <= max, `must be from ${min} to ${max}`);

/** Where hookswitch may listen and connect while it has no authentication. */
const LOOPBACK_HOSTS = ["127.0.0.1", "localhost", "::1"];

const loopbackUrl = (protocol: "ws:" | "http:", example: string) =>
  z.string().refine((text) => {
    const url = URL.parse(text);
    return url?.protocol === protocol &&
      LOOPBACK_HOSTS.includes(url.hostname.replaceAll(/[[\]]/g, ""));
  }, `must be an address on this machine such as ${example}`);

/** Agents that one range may name. */
const MAX_RANGE = 1_000_000;

const AGENT = /^([A-Za-z0-9._@-]{1,64}):([0-9]{1,16})$/;
/** Without leading zeros, which counting would lose. */
const AGENT_RANGE = /^([1-9]\d{0,14})-([1-9]\d{0,14}):([1-9]\d{0,14})-([1-9]\d{0,14})$/;
const agents = list
  .transform((all) => all.map(agentsOf))
  .refine((all) => all.every((some) => some.length > 0), {
    error: "must be a list of agent:DN pairs such as 1001:7001,1002:7002, " +
      "or of ranges such as 1001-1200:7001-7200",
  })
  .transform((all) => all.flat())
  .refine((all) => isUnique(all.map(({ agentId }) => agentId)), "names an agent twice")
  .refine((all) => isUnique(all.map(({ thisDN }) => thisDN)), "gives one DN to two agents");

/** The agents that a pair or a pair of ranges names; none when it cannot be read. */
function agentsOf(text: string): { readonly agentId: string; readonly thisDN: string }[] {
  const range = AGENT_RANGE.exec(text);
  if (!range) {
    const [, agentId = "", thisDN = ""] = AGENT.exec(text) ?? [];
    return agentId === "" ? [] : [{ agentId, thisDN }];
  }
  const [first = 0, last = 0, firstDN = 0, lastDN = 0] = range.slice(1).map(Number);
  const count = last - first + 1;
  if (count > MAX_RANGE || lastDN - firstDN + 1 !== count) return [];
  return Array.from({ length: Math.max(0, count) }, (_, index) => ({
    agentId: String(first + index),
    thisDN: String(firstDN + index),
  }));
}

export const SettingsSchema = z.strictObject({
  host: z.string().min(1).default("127.0.0.1")
    .describe(
      "The address to listen on; only loopback addresses, as there is no authentication yet.",
    ),
  port: whole(0, 65_535).prefault("8087")
    .describe("The TCP port to listen on; 0 lets the system choose."),
  agents: agents.prefault("1001:7001")
    .describe(
      "The agents and their DNs, as pairs such as 1001:7001 or ranges such as 1001-1200:7001-7200, with commas between.",
    ),
  defaultAgent: z.string().default("1001")
    .describe("The agent that a client means when it names none."),
  allowedOrigins: origins.prefault("")
    .describe("Origins of toolbars that may connect, besides loopback ones; with commas between."),
  fusionOrigins: origins.prefault("")
    .describe(
      "Origins of Fusion that may frame the toolbar, besides loopback ones; with commas between.",
    ),
  frameworkClientUrl: z.string().min(1).default("/fusion/ui-events-framework-client.js")
    .describe(
      "Where the toolbar loads the UI Events Framework client; the default is the simulated one.",
    ),
  country: z.string().regex(/^([A-Z]{2})?$/, "must be two capital letters such as DE").default("")
    .describe(
      "The country whose phone numbers the toolbar takes and shows as national ones, as two letters.",
    ),
  svcMcaOrigins: origins.prefault("")
    .describe(
      "Origins that the toolbar may load the older svcMca.tlb.api from, besides Fusion's and the framework client's; with commas between.",
    ),
  toolbarOrigins: origins.prefault("")
    .describe(
      "Origins of other toolbars that the simulated Fusion may frame, besides loopback ones; with commas between.",
    ),
  closeReasons: z.enum(["two", "all"]).default("two")
    .describe(
      "Why a call is over, as the toolbar tells Fusion: two (REJECT, WRAPUP), or all (also ABANDONED, CANCELED, MISSED, TIMEOUT).",
    ),
  plainNumbers: z.enum(["yes", "no"]).default("no")
    .describe("Whether the toolbar gives Fusion numbers without their plus: yes or no."),
  offerTimeoutSec: whole(0, 600).prefault("0")
    .describe(
      "How long Fusion shows an incoming call before the toolbar declines it, in seconds; 0 leaves it to Fusion.",
    ),
  requestTimeoutMs: whole(1, 600_000).prefault("5000")
    .describe("How long the T-Server may take to answer a request, in milliseconds."),
  maxBodyBytes: whole(64, 1_048_576).prefault("16384")
    .describe("The largest command that is read, in bytes."),
  maxFrameBytes: whole(1, 1_048_576).prefault("4096")
    .describe("The largest WebSocket message that a toolbar may send, in bytes."),
  maxBufferedBytes: whole(1_024, 67_108_864).prefault("1048576")
    .describe("Bytes that may wait for one toolbar before it is disconnected as too slow."),
  heartbeatMs: whole(1_000, 20_000).prefault("10000")
    .describe(
      "How often a toolbar that asked for heartbeats is sent one, in milliseconds.",
    ),
  heartbeatLeaseMs: whole(2_000, 50_000).prefault("25000")
    .describe("How long such a toolbar may be silent before it is given up, in milliseconds."),
  idleTimeoutMs: whole(1_000, 40_000).prefault("30000")
    .describe(
      "How long a client may leave WebSocket pings unanswered before it is cut off, in milliseconds.",
    ),
  stalledReaderMs: whole(1_000, 15_000).prefault("10000")
    .describe(
      "How long what waits for a toolbar may become no less before it is disconnected, in milliseconds.",
    ),
  maxToolbarsPerAgent: whole(1, 1_000).prefault("16")
    .describe("Toolbars that one agent may have connected at a time."),
  maxAgents: whole(1, 1_000_000).prefault("20000")
    .describe("Agents that the gateway serves at a time."),
  maxPendingRequests: whole(1, 10_000).prefault("32")
    .describe("Requests of one agent that may wait for the T-Server's answer at a time."),
  maxReleasedCalls: whole(1, 100_000).prefault("128")
    .describe(
      "Calls that are over and remembered for each agent, so that a repeated Reject succeeds.",
    ),
  maxReleasedAgeMs: whole(1_000, 86_400_000).prefault("1800000")
    .describe("How long these calls are remembered, in milliseconds."),
  maxHistoryEvents: whole(0, 100_000).prefault("256")
    .describe("Events that are kept for each agent, for toolbars that come back."),
  maxHistoryAgeMs: whole(0, 86_400_000).prefault("600000")
    .describe("How long these events are kept, in milliseconds."),
  callFile: z.string().min(1).optional()
    .describe(
      'Where it is kept which calls toolbars were told of, for a restart; by default .hookswitch/calls-PORT.jsonl, "off" for nowhere.',
    ),
  auditMs: whole(1_000, 3_600_000).prefault("30000")
    .describe(
      "How often the T-Server is asked how an agent's live calls stand, in case an event got lost, in milliseconds.",
    ),
  toolbarGraceMs: whole(0, 3_600_000).prefault("30000")
    .describe(
      "How long an agent may be without a toolbar before it is set not ready, in milliseconds.",
    ),
  drainTimeoutMs: whole(0, 60_000).prefault("3000")
    .describe(
      "How long open connections may take to close when the gateway stops, in milliseconds.",
    ),
  logLevel: z.enum(LOG_LEVELS).default("warn")
    .describe(
      "The least important log lines that are written: debug, info, warn, error or silent.",
    ),
  tserverUrl: loopbackUrl("ws:", "ws://127.0.0.1:8088/tserver").optional()
    .describe(
      "Where the T-Server is when it is a process of its own; without it the mock runs in this one.",
    ),
  mockUrl: loopbackUrl("http:", "http://127.0.0.1:8088/mock").optional()
    .describe(
      "Where that T-Server's `/mock` is, if it is the mock: the gateway passes its own on to it.",
    ),
  mockHost: z.string().min(1).default("127.0.0.1")
    .describe("The address that `deno task mock` listens on; only loopback addresses."),
  mockPort: whole(0, 65_535).prefault("8088")
    .describe("The TCP port that `deno task mock` listens on; 0 lets the system choose."),
  mockSeed: whole(0, 4_294_967_295).optional()
    .describe(
      "The seed of the mock T-Server's chance; a fresh one, which is printed, when absent.",
    ),
});

/** The gateway's settings, complete. */
export type Settings = z.infer<typeof SettingsSchema>;
export type SettingName = keyof Settings;

export const SETTING_NAMES = Object.keys(SettingsSchema.shape) as SettingName[];

/** `requestTimeoutMs` is HOOKSWITCH_REQUEST_TIMEOUT_MS in the environment. */
export function variableOf(name: SettingName): string {
  return `HOOKSWITCH_${snake(name, "_").toUpperCase()}`;
}

/** `requestTimeoutMs` is --request-timeout-ms on the command line. */
export function flagOf(name: SettingName): string {
  return `--${snake(name, "-")}`;
}

const snake = (name: string, joint: string) =>
  name.replaceAll(/[A-Z]/g, (letter) => joint + letter.toLowerCase());

/** A setting cannot be used; the message is one sentence for the operator. */
export class SettingsError extends Error {
  override readonly name = "SettingsError";
}

/**
 * Reads the settings; flags win over variables.
 * @throws {SettingsError} when one is unknown or cannot be used
 */
export function readSettings(
  readVariable: (name: string) => string | undefined,
  args: readonly string[],
): Settings {
  const given: Record<string, string> = {};
  const origin: Record<string, string> = {};
  for (const name of SETTING_NAMES) {
    const value = readVariable(variableOf(name));
    if (value === undefined || value === "") continue;
    given[name] = value;
    origin[name] = variableOf(name);
  }
  for (const [name, value] of readFlags(args)) {
    given[name] = value;
    origin[name] = flagOf(name);
  }
  const parsed = SettingsSchema.safeParse(given);
  if (parsed.success) return checked(parsed.data);
  const issue = parsed.error.issues[0];
  const name = String(issue?.path[0]);
  throw new SettingsError(
    `Cannot use ${origin[name] ?? name} "${given[name] ?? ""}": ${
      issue?.message ?? "it is invalid"
    }`,
  );
}

function readFlags(args: readonly string[]): [SettingName, string][] {
  const options = Object.fromEntries(
    SETTING_NAMES.map((name) => [flagOf(name).slice(2), { type: "string" as const }]),
  );
  try {
    const { values } = parseArgs({ args: args.filter((arg) => arg !== "--"), options });
    return SETTING_NAMES.flatMap((name): [SettingName, string][] => {
      const value = values[flagOf(name).slice(2)];
      return typeof value === "string" ? [[name, value]] : [];
    });
  } catch (error) {
    const [why] = (error instanceof Error ? error.message : String(error)).split(". ");
    throw new SettingsError(`${why?.replace(/\.$/, "")}: docs/settings.md lists all options`);
  }
}

function checked(settings: Settings): Settings {
  for (const host of [settings.host, settings.mockHost]) {
    if (LOOPBACK_HOSTS.includes(host)) continue;
    throw new SettingsError(
      `Cannot listen on "${host}": without authentication only ${LOOPBACK_HOSTS.join(", ")} ` +
        "are allowed. Put a reverse proxy that authenticates in front",
    );
  }
  if (settings.heartbeatLeaseMs <= settings.heartbeatMs) {
    throw new SettingsError(
      `Cannot use ${variableOf("heartbeatLeaseMs")} "${settings.heartbeatLeaseMs}": ` +
        `it must be more than ${variableOf("heartbeatMs")}`,
    );
  }
  if (settings.mockUrl !== undefined && settings.tserverUrl === undefined) {
    throw new SettingsError(
      `Cannot use ${variableOf("mockUrl")} without ${variableOf("tserverUrl")}: ` +
        "the mock T-Server runs in this process",
    );
  }
  if (!settings.agents.some(({ agentId }) => agentId === settings.defaultAgent)) {
    throw new SettingsError(
      `Cannot use default agent "${settings.defaultAgent}": it is not among the agents`,
    );
  }
  return settings;
}
