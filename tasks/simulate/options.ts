// The options of deno task simulate, and its help.
import { type Given, optionHelp, UsageError } from "../command_line.ts";

export const SIMULATE_OPTIONS = {
  seeds: { value: "N", sentence: "How many seeds are played (200)" },
  from: { value: "N", sentence: "The first seed (1)" },
  agents: { value: "N", sentence: "Agents, with one or two toolbars each (3)" },
  moves: { value: "N", sentence: "What happens in each play: calls, commands, trouble (60)" },
  trouble: { value: "SHARE", sentence: "The share of it that makes trouble, 0 to 1 (0.3)" },
  trace: { sentence: "Show everything that happens; with --seeds 1" },
  help: { sentence: "Show this" },
} as const;

/** What --help shows. */
export const SIMULATE_HELP = `deno task simulate [options]

Plays agents with toolbars, the gateway and the switch in one process and in virtual time. The seed decides
all that happens: calls, commands, lost sockets, restarts, lost links, faults. Afterwards every call that a
toolbar was told of must have ended there exactly once. A seed that fails is shortened and shown; the exit
code is then 1.

${optionHelp(SIMULATE_OPTIONS)}

Examples:
  deno task simulate --seeds 1000
  deno task simulate --seeds 1 --from 4711 --trace`;

/** A share of an option, or its default. */
export function share({ options }: Given, name: string, fallback: number): number {
  const text = options.get(name);
  if (text === undefined) return fallback;
  const value = Number(text);
  if (text.trim() !== "" && value >= 0 && value <= 1) return value;
  throw new UsageError(`Cannot use --${name} "${text}": it must be a number from 0 to 1`);
}
