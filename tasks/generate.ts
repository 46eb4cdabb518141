// deno-lint-ignore-file no-console -- the command line is its edge
// deno task generate: calls at a steady rate for a gateway and a mock T-Server of their own.
import { freshSeed } from "../gateway/runtime/random.ts";
import type { Generator } from "../mock-tserver/generator/mod.ts";
import { readArguments, UsageError, wholeNumber } from "./command_line.ts";
import { fitting } from "./terminal.ts";
import { GENERATE_HELP, GENERATE_OPTIONS, planOf, throughOf } from "./generate/options.ts";
import { generate } from "./generate/run.ts";
import { progressLine, summary } from "./generate/say.ts";

/** The most agents that one run has. */
const MAX_AGENTS = 10_000;

async function main(): Promise<number> {
  const given = readArguments(Deno.args, GENERATE_OPTIONS);
  const [extra] = given.rest;
  if (extra !== undefined) throw new UsageError(`Cannot use "${extra}": --help lists the options`);
  if (given.flags.has("help")) {
    console.log(GENERATE_HELP);
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
    onFigures: (figures) => isTerminal && draw(`\r\x1b[K${fitting(progressLine(figures))}`),
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
