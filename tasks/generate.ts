// deno-lint-ignore-file no-console -- the command line is its edge
// deno task generate: calls at a steady rate for a gateway and a mock T-Server of their own.
import { freshSeed } from "../gateway/runtime/random.ts";
import type { Generator } from "../mock-tserver/generator/mod.ts";
import { parseDuration } from "../mock-tserver/scenario/duration.ts";
import { type Given, optionHelp, readArguments, UsageError, wholeNumber } from "./command_line.ts";
import { generate } from "./generate/run.ts";
import { progressLine, summary } from "./generate/say.ts";

const OPTIONS = {
  rate: { value: "N", sentence: "Calls a second, on average (10)" },
  for: {
    value: "TIME",
    sentence: "How long calls come, such as 60s (10s, unless --count is there)",
  },
  count: { value: "N", sentence: "How many calls come" },
  agents: { value: "N", sentence: "Agents who take them (20)" },
  ring: { value: "TIME", sentence: "How long it rings: 300ms, or 100ms-500ms (100ms-500ms)" },
  talk: { value: "TIME", sentence: "How long a call is talked (200ms-800ms)" },
  abandon: { value: "SHARE", sentence: "Share of customers who give up, 0 to 1 (0.05)" },
  "no-answer": { value: "SHARE", sentence: "Share of calls that nobody answers (0.02)" },
  patience: { value: "TIME", sentence: "How long a customer waits whom nobody answers (2s)" },
  through: { value: "WHAT", sentence: "Agents use the toolbar or the phone (toolbar)" },
  virtual: { sentence: "Play in virtual time, as fast as it goes" },
  seed: { value: "N", sentence: "The seed of chance; a fresh one, which is printed, when absent" },
  help: { sentence: "Show this" },
} as const;

const HELP = `deno task generate [options]

Generates calls and shows live figures. The exit code is 1 when anything is left over.

${optionHelp(OPTIONS)}

Example: deno task generate --rate 50 --for 60s --agents 80`;

const MAX_AGENTS = 10_000;

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

function throughOf({ options }: Given): "toolbar" | "phone" {
  const through = options.get("through") ?? "toolbar";
  if (through === "toolbar" || through === "phone") return through;
  throw new UsageError(`Cannot use --through "${through}": it is toolbar or phone`);
}

function planOf(given: Given) {
  const count = given.options.has("count")
    ? wholeNumber(given, { name: "count", fallback: 0, max: 10_000_000 })
    : undefined;
  if (count === 0) throw new UsageError(`Cannot use --count "0": it must be above 0`);
  const forMs = time(given, "for") ?? (count === undefined ? 10_000 : undefined);
  if (forMs === 0) throw new UsageError(`Cannot use --for "0ms": it must be above 0`);
  return {
    rate: rateOf(given),
    ...(forMs !== undefined && { forMs }),
    ...(count !== undefined && { count }),
    ringTime: distribution(given, "ring", [100, 500]),
    talkTime: distribution(given, "talk", [200, 800]),
    abandonRate: decimal(given, "abandon", { fallback: 0.05, max: 1 }),
    noAnswerRate: decimal(given, "no-answer", { fallback: 0.02, max: 1 }),
    patienceMs: Math.max(1, time(given, "patience") ?? 2_000),
  };
}

async function main(): Promise<number> {
  const given = readArguments(Deno.args, OPTIONS);
  const [extra] = given.rest;
  if (extra !== undefined) throw new UsageError(`Cannot use "${extra}": --help lists the options`);
  if (given.flags.has("help")) {
    console.log(HELP);
    return 0;
  }
  const plan = planOf(given);
  const agents = wholeNumber(given, { name: "agents", fallback: 20, max: MAX_AGENTS });
  if (agents === 0) throw new UsageError(`Cannot use --agents "0": somebody has to take the calls`);
  const seed = wholeNumber(given, { name: "seed", fallback: freshSeed(), max: 4_294_967_295 });
  const through = throughOf(given);
  const isTerminal = Deno.stdout.isTerminal();
  const draw = (text: string) => Deno.stdout.writeSync(new TextEncoder().encode(text));
  const { figures, leftOver } = await generate({
    plan,
    agents,
    seed,
    through,
    virtual: given.flags.has("virtual"),
    onFigures: (figures) => isTerminal && draw(`\r\x1b[K${progressLine(figures)}`),
    onStart: (generator: Generator) => Deno.addSignalListener("SIGINT", () => generator.stop()),
  });
  if (isTerminal) draw("\r\x1b[K");
  console.log(`${summary(figures)}\n  seed ${seed}`);
  console.log(leftOver.length === 0 ? "Nothing is left over" : `Left over: ${leftOver.join(", ")}`);
  return leftOver.length === 0 ? 0 : 1;
}

try {
  Deno.exit(await main());
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(`generate: ${error.message}`);
  Deno.exit(1);
}
