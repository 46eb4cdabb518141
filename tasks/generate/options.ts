// The options of deno task generate, its help, and the plan that they make.
import type { GeneratorPlanInput } from "../../mock-tserver/generator/mod.ts";
import { parseDuration } from "../../mock-tserver/scenario/duration.ts";
import { DNNumber } from "../../mock-tserver/settings.ts";
import { type Given, optionHelp, UsageError, wholeNumber } from "../command_line.ts";

export const GENERATE_OPTIONS = {
  rate: { value: "N", sentence: "Calls a second, on average (10)" },
  for: {
    value: "TIME",
    sentence: "How long calls come, such as 60s (10s, unless --count is there)",
  },
  count: { value: "N", sentence: "How many calls come" },
  to: { value: "NUMBER", sentence: "Calls go to a queue of this number, not to the agents' DNs" },
  agents: { value: "N", sentence: "Agents who take them (20)" },
  ring: { value: "TIME", sentence: "How long it rings: 300ms, or 100ms-500ms (100ms-500ms)" },
  talk: { value: "TIME", sentence: "How long a call is talked (200ms-800ms)" },
  abandon: { value: "SHARE", sentence: "Share of customers who give up, 0 to 1 (0.05)" },
  patience: { value: "TIME", sentence: "How long the others wait until somebody answers (2s)" },
  rona: { value: "SHARE", sentence: "How often an agent lets it ring, 0 to 1 (0.02)" },
  "rona-after": {
    value: "TIME",
    sentence: "Then the call is taken away, and the agent not ready (1s)",
  },
  return: { value: "TIME", sentence: "How long the agent is not ready then (500ms)" },
  through: { value: "WHAT", sentence: "Agents use the toolbar or the phone (toolbar)" },
  virtual: { sentence: "Play in virtual time, as fast as it goes" },
  seed: { value: "N", sentence: "The seed of chance; a fresh one, which is printed, when absent" },
  help: { sentence: "Show this" },
} as const;

/** What --help shows. */
export const GENERATE_HELP = `deno task generate [options]

Generates calls and shows live figures. The exit code is 1 when anything is left over.

${optionHelp(GENERATE_OPTIONS)}

Examples:
  deno task generate --rate 50 --for 60s --agents 80
  deno task generate --rate 50 --for 60s --agents 80 --to 5000 --rona 0.1`;

function time({ options }: Given, name: string): number | undefined {
  const text = options.get(name);
  if (text === undefined) return undefined;
  const ms = parseDuration(text);
  if (ms !== undefined) return ms;
  throw new UsageError(`Cannot use --${name} "${text}": it must be a time such as 500ms, 2s or 1m`);
}

function distribution(given: Given, name: string, fallback: [number, number]) {
  const text = given.options.get(name);
  if (text === undefined) return { uniform: fallback };
  const [min, max = min] = text.split("-").map((part) => parseDuration(part));
  if (min !== undefined && max !== undefined && min <= max) {
    return { uniform: [min, max] as [number, number] };
  }
  throw new UsageError(
    `Cannot use --${name} "${text}": it must be a time such as 300ms, or from-to such as 100ms-500ms`,
  );
}

function decimal(
  { options }: Given,
  name: string,
  { fallback, max }: { fallback: number; max: number },
) {
  const text = options.get(name);
  const number = text === undefined ? fallback : Number(text);
  if (text?.trim() !== "" && number >= 0 && number <= max) return number;
  throw new UsageError(`Cannot use --${name} "${text}": it must be a number from 0 to ${max}`);
}

function rateOf(given: Given): number {
  const rate = decimal(given, "rate", { fallback: 10, max: 10_000 });
  if (rate > 0) return rate;
  throw new UsageError(`Cannot use --rate "0": it must be above 0`);
}

/** A time of which something has to come: at least a millisecond. */
function wait(given: Given, name: string, fallback: number): number {
  return Math.max(1, time(given, name) ?? fallback);
}

function queueOf({ options }: Given): string | undefined {
  const to = options.get("to");
  if (to === undefined || DNNumber.safeParse(to).success) return to;
  throw new UsageError(`Cannot use --to "${to}": it must be 1 to 16 digits, such as 5000`);
}

/** Who the agents answer with. */
export function throughOf({ options }: Given): "toolbar" | "phone" {
  const through = options.get("through") ?? "toolbar";
  if (through === "toolbar" || through === "phone") return through;
  throw new UsageError(`Cannot use --through "${through}": it is toolbar or phone`);
}

/**
 * The plan of the given options.
 * @throws {UsageError} when one cannot be used
 */
export function planOf(given: Given): GeneratorPlanInput {
  const count = given.options.has("count")
    ? wholeNumber(given, { name: "count", fallback: 0, max: 10_000_000 })
    : undefined;
  if (count === 0) throw new UsageError(`Cannot use --count "0": it must be above 0`);
  const forMs = time(given, "for") ?? (count === undefined ? 10_000 : undefined);
  if (forMs === 0) throw new UsageError(`Cannot use --for "0ms": it must be above 0`);
  const to = queueOf(given);
  return {
    rate: rateOf(given),
    ...(to !== undefined && { to }),
    ...(forMs !== undefined && { forMs }),
    ...(count !== undefined && { count }),
    ringTime: distribution(given, "ring", [100, 500]),
    talkTime: distribution(given, "talk", [200, 800]),
    abandonRate: decimal(given, "abandon", { fallback: 0.05, max: 1 }),
    patienceMs: wait(given, "patience", 2_000),
    ronaRate: decimal(given, "rona", { fallback: 0.02, max: 1 }),
    ronaAfterMs: wait(given, "rona-after", 1_000),
    returnAfterMs: wait(given, "return", 500),
  };
}
