// The options of deno task soak, and its help.
import { type Given, optionHelp, UsageError, wholeNumber } from "../command_line.ts";

export const SOAK_OPTIONS = {
  minutes: { value: "N", sentence: "How long things go wrong; a part of a minute too (5)" },
  agents: { value: "N", sentence: "Agents, each with one or two toolbars (14)" },
  rate: { value: "N", sentence: "Calls a second, on average (3)" },
  seed: { value: "N", sentence: "The seed of chance; a fresh one, which is printed, when absent" },
  report: { value: "FILE", sentence: "Write the account as JSON, too" },
  help: { sentence: "Show this" },
} as const;

/** What --help shows. */
export const SOAK_HELP = `deno task soak [options]

Runs gateway and mock T-Server as processes of their own with fault proxies between, lets calls come while
the gateway is killed, links break and pages reload, and holds what every toolbar was told against what
happened at the switch. The exit code is 1 when a toolbar was told too little, too much or wrongly.

${optionHelp(SOAK_OPTIONS)}

Examples:
  deno task soak --minutes 10
  deno task soak --minutes 1 --agents 7 --seed 42 --report soak.json`;

/**
 * A number above 0 of an option, or its default.
 * @throws {UsageError} when it is none
 */
function positive(
  { options }: Given,
  { name, fallback, max }: { name: keyof typeof SOAK_OPTIONS; fallback: number; max: number },
): number {
  const text = options.get(name);
  const number = text === undefined ? fallback : Number(text);
  if (text?.trim() !== "" && number > 0 && number <= max) return number;
  throw new UsageError(`Cannot use --${name} "${text}": it must be a number up to ${max}, above 0`);
}

/** What was asked for; without the seed where none was given. */
export function soakOptionsOf(given: Given) {
  const agents = wholeNumber(given, { name: "agents", fallback: 14, max: 1_000 });
  if (agents === 0) throw new UsageError(`Cannot use --agents "0": somebody has to take the calls`);
  return {
    durationMs: positive(given, { name: "minutes", fallback: 5, max: 10_000 }) * 60_000,
    agents,
    rate: positive(given, { name: "rate", fallback: 3, max: 100 }),
    report: given.options.get("report"),
  };
}
