// deno-lint-ignore-file no-console -- the command line is its edge
// deno task scenario: plays scenario files, lists them, or records one from a running server.
import { systemClock } from "../gateway/runtime/clock.ts";
import { type Given, readArguments, UsageError, wholeNumber } from "./command_line.ts";
import { scenarioFiles } from "./scenario/files.ts";
import { junitXml, type Result } from "./scenario/junit.ts";
import { listing } from "./scenario/list.ts";
import { SCENARIO_HELP, SCENARIO_OPTIONS } from "./scenario/options.ts";
import { type OpenStage, playFile } from "./scenario/play_files.ts";
import { record } from "./scenario/recording.ts";
import { openRealStage } from "./scenario/real_stage.ts";
import { openRemoteStage } from "./scenario/remote_stage.ts";
import { createVirtualStage } from "./scenario/virtual_stage.ts";

const clock = systemClock;

function stageOf({ flags, options }: Given): OpenStage {
  const base = options.get("url");
  if (base !== undefined) {
    return async () => {
      const stage = await openRemoteStage({ base, clock }).catch(unreachable(base));
      await stage.request({ method: "POST", path: "/mock/reset" });
      // What the reset ended is told before the scenario begins.
      await stage.wait(stage.now() + stage.graceMs, () => false);
      return stage;
    };
  }
  if (flags.has("real")) return (scenario, seed) => openRealStage(scenario, { seed, clock });
  return (scenario, seed) => Promise.resolve(createVirtualStage(scenario, seed));
}

function report({ file, title, tookMs, failure }: Result): void {
  if (failure !== undefined) return console.log(`FAILED  ${file}  ${title}\n${failure}\n`);
  if (Deno.stdout.isTerminal()) console.log(`ok      ${file}  ${title} (${tookMs} ms)`);
}

/** Makes one sentence of it when nothing serves there. */
const unreachable = (base: string) => (error: unknown): never => {
  if (!(error instanceof TypeError)) throw error;
  throw new UsageError(
    `Nothing answers at ${base}: start it with "deno task dev", or name another with --url`,
  );
};

async function recordTo(file: string, { options }: Given): Promise<number> {
  const port = Deno.env.get("HOOKSWITCH_PORT") || "8087";
  const base = options.get("url") ?? `http://localhost:${port}`;
  const title = `Recorded on ${new Date(clock.now()).toISOString().slice(0, 16).replace("T", " ")}`;
  Deno.writeTextFileSync(file, await record({ base, send: fetch, title }).catch(unreachable(base)));
  console.log(`${file}: play it with deno task scenario ${file}`);
  return 0;
}

async function main(): Promise<number> {
  const given = readArguments(Deno.args, SCENARIO_OPTIONS);
  if (given.flags.has("help")) {
    console.log(SCENARIO_HELP);
    return 0;
  }
  const target = given.options.get("record");
  if (target !== undefined) return await recordTo(target, given);
  const files = scenarioFiles(given.rest.length > 0 ? given.rest : ["scenarios"]);
  if (given.flags.has("list")) {
    console.log(listing(files));
    return 0;
  }
  const seed = given.options.has("seed")
    ? wholeNumber(given, { name: "seed", fallback: 0, max: 4_294_967_295 })
    : undefined;
  const openStage = stageOf(given);
  const begun = clock.now();
  const results: Result[] = [];
  for (const file of files) {
    const result = await playFile(file, { clock, openStage, seed });
    report(result);
    results.push(result);
  }
  const junit = given.options.get("junit");
  if (junit !== undefined) Deno.writeTextFileSync(junit, junitXml(results));
  const failed = results.filter(({ failure }) => failure !== undefined).length;
  const seconds = ((clock.now() - begun) / 1_000).toFixed(1);
  console.log(`${results.length - failed} passed, ${failed} failed (${seconds} s)`);
  return failed > 0 ? 1 : 0;
}

try {
  Deno.exit(await main());
} catch (error) {
  const isUserError = error instanceof UsageError || error instanceof Deno.errors.NotFound ||
    error instanceof Deno.errors.PermissionDenied || error instanceof Deno.errors.IsADirectory;
  if (!isUserError) throw error;
  console.error(`scenario: ${error.message}`);
  Deno.exit(1);
}
