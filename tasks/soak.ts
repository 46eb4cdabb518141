// deno-lint-ignore-file no-console -- the command line is its edge
// deno task soak: real processes and sockets under trouble, and an account of what toolbars were told.
import { systemClock } from "../gateway/runtime/clock.ts";
import { freshSeed } from "../gateway/runtime/random.ts";
import { readArguments, UsageError, wholeNumber } from "./command_line.ts";
import { fitting } from "./terminal.ts";
import { SOAK_HELP, SOAK_OPTIONS, soakOptionsOf } from "./soak/options.ts";
import { reportOf } from "./soak/report.ts";
import { soak } from "./soak/run.ts";
import { progressLine, sayProblems, stepLine, summary } from "./soak/say.ts";

/** How often figures are printed where they cannot be drawn over, in milliseconds. */
const PLAIN_EVERY_MS = 10_000;

async function main(): Promise<number> {
  const given = readArguments(Deno.args, SOAK_OPTIONS);
  const [extra] = given.rest;
  if (extra !== undefined) throw new UsageError(`Cannot use "${extra}": --help lists the options`);
  if (given.flags.has("help")) {
    console.log(SOAK_HELP);
    return 0;
  }
  const { report, ...options } = soakOptionsOf(given);
  const seed = wholeNumber(given, { name: "seed", fallback: freshSeed(), max: 4_294_967_295 });
  const isTerminal = Deno.stdout.isTerminal();
  const draw = (text: string) => Deno.stdout.writeSync(new TextEncoder().encode(text));
  const clear = () => isTerminal && draw("\r\x1b[K");
  let printedAt = 0;
  const result = await soak({
    ...options,
    seed,
    clock: systemClock,
    onStep(step) {
      clear();
      console.log(stepLine(step, seed));
    },
    onFigures(figures) {
      if (isTerminal) return draw(`\r\x1b[K${fitting(progressLine(figures))}`);
      if (figures.elapsedMs - printedAt < PLAIN_EVERY_MS) return;
      printedAt = figures.elapsedMs;
      console.log(progressLine(figures));
    },
  });
  clear();
  if (report !== undefined) await Deno.writeTextFile(report, reportOf(result));
  const { problems, unwell } = result;
  if (problems.length > 0) console.log(sayProblems(result));
  console.log(summary(result));
  for (const what of unwell) console.log(`Not well in the end: ${what}`);
  const isWell = problems.length === 0 && unwell.length === 0;
  console.log(isWell ? "Every leg ended once at every toolbar" : "Something was lost");
  return isWell ? 0 : 1;
}

try {
  Deno.exit(await main());
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(`soak: ${error.message}`);
  Deno.exit(1);
}
