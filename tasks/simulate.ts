// deno-lint-ignore-file no-console -- the command line is its edge
// deno task simulate: looks for a sequence of events that breaks the promise of exactly one EventReleased.
import { columns, readArguments, UsageError, wholeNumber } from "./command_line.ts";
import { share, SIMULATE_HELP, SIMULATE_OPTIONS } from "./simulate/options.ts";
import { planOf, shorten, simulate, type SimulateOptions } from "./simulate/simulate.ts";

const MAX_SEED = 4_294_967_295;

/** Failing seeds that are shortened and shown. */
const MAX_SHOWN = 3;

async function main(): Promise<number> {
  const given = readArguments(Deno.args, SIMULATE_OPTIONS);
  const [extra] = given.rest;
  if (extra !== undefined) throw new UsageError(`Cannot use "${extra}": --help lists the options`);
  if (given.flags.has("help")) {
    console.log(SIMULATE_HELP);
    return 0;
  }
  const seeds = wholeNumber(given, { name: "seeds", fallback: 200, max: MAX_SEED });
  const from = wholeNumber(given, { name: "from", fallback: 1, max: MAX_SEED });
  const agents = wholeNumber(given, { name: "agents", fallback: 3, max: 100 });
  const moves = wholeNumber(given, { name: "moves", fallback: 60, max: 10_000 });
  if (agents === 0) throw new UsageError(`Cannot use --agents "0": somebody has to take the calls`);
  const trouble = share(given, "trouble", 0.3);
  const trace = given.flags.has("trace") ? (line: string) => console.log(line) : undefined;
  const total = { calls: 0, releases: 0, synthesised: 0, connections: 0 };
  const failed: SimulateOptions[] = [];
  const isTerminal = Deno.stdout.isTerminal();
  const draw = (text: string) => Deno.stdout.writeSync(new TextEncoder().encode(text));
  for (let seed = from; seed < from + seeds; seed++) {
    const options = { seed, agents, moves, trouble };
    const outcome = await simulate(options, planOf(options), trace);
    for (const name of Object.keys(total) as (keyof typeof total)[]) total[name] += outcome[name];
    if (outcome.problems.length > 0) failed.push(options);
    if (isTerminal) {
      draw(`\r\x1b[Kseed ${seed}  calls ${total.calls}  failed ${failed.length}`);
    }
  }
  if (isTerminal) draw("\r\x1b[K");
  for (const options of failed.slice(0, MAX_SHOWN)) await show(options);
  console.log(columns([
    ["seeds", `${seeds} (${from} to ${from + seeds - 1})`],
    ["calls", `${total.calls}`],
    ["EventReleased told", `${total.releases}`],
    ["  synthesised", `${total.synthesised}`],
    ["connections", `${total.connections}`],
    ["failed", failed.length === 0 ? "none" : failed.map(({ seed }) => seed).join(", ")],
  ]));
  return failed.length === 0 ? 0 : 1;
}

/** The shortest plan found with which the seed fails, what happens in it and what is wrong. */
async function show(options: SimulateOptions): Promise<void> {
  const plan = await shorten(options, planOf(options));
  console.log(`Seed ${options.seed} fails, shortened to ${plan.length} moves:`);
  for (const move of plan) console.log(`  ${JSON.stringify(move)}`);
  const { problems } = await simulate(options, plan, (line) => console.log(`    ${line}`));
  for (const problem of problems) console.log(`  ${problem}`);
}

try {
  Deno.exit(await main());
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(`simulate: ${error.message}`);
  Deno.exit(1);
}
