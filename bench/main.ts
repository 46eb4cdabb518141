// deno-lint-ignore-file no-console -- the command line is its edge
// deno task bench: measures, section by section, and writes down what it found.
import { systemClock } from "../gateway/runtime/clock.ts";
import { readArguments, UsageError } from "../tasks/command_line.ts";
import { fitting } from "../tasks/terminal.ts";
import { allDescendants } from "./measure/processes.ts";
import { machine, revision } from "./measure/machine.ts";
import { BENCH_HELP, BENCH_OPTIONS, wantedSections } from "./options.ts";
import { chart } from "./report/chart.ts";
import type { Results } from "./report/results.ts";
import { report } from "./report/tables.ts";
import { FULL, QUICK, type SectionName } from "./scope.ts";
import { measureCpu } from "./sections/cpu.ts";
import { measureLatency } from "./sections/latency.ts";
import { measureMicro } from "./sections/micro.ts";
import { measureMock } from "./sections/mock.ts";
import { measureScale } from "./sections/scale.ts";
import { measureStart } from "./sections/start.ts";
import { pause } from "./start_options.ts";
import type { Stage } from "./stage.ts";

const ROOT = new URL("..", import.meta.url).pathname.replace(/\/$/, "");

const SECTIONS: Readonly<Record<SectionName, (stage: Stage) => Promise<unknown>>> = {
  cpu: measureCpu,
  latency: measureLatency,
  scale: measureScale,
  start: measureStart,
  mock: measureMock,
  micro: measureMicro,
};

const nowMs = () => performance.now();
const isTerminal = Deno.stderr.isTerminal();

/** Progress: one line that changes on a terminal, a line each elsewhere. */
function say(section: string, what: string): void {
  const line = `${(nowMs() / 1_000).toFixed(0).padStart(4)} s  ${section}: ${what}`;
  if (isTerminal) Deno.stderr.writeSync(new TextEncoder().encode(`\r\x1b[K${fitting(line)}`));
  else console.error(line);
}

async function main(): Promise<number> {
  const given = readArguments(Deno.args, BENCH_OPTIONS);
  if (given.flags.has("help")) {
    console.log(BENCH_HELP);
    return 0;
  }
  const names = wantedSections(given);
  const isFull = given.flags.has("full");
  const begun = new Date().toISOString();
  const about = await machine();
  const commit = await revision(ROOT);
  const found: Record<string, unknown> = {};
  const failures: string[] = [];
  for (const name of names) {
    try {
      found[name] = await SECTIONS[name]({
        root: ROOT,
        clock: systemClock,
        cache: `${ROOT}/bench/.cache`,
        scope: isFull ? FULL : QUICK,
        nowMs,
        wait: (seconds) => pause(systemClock, seconds * 1_000),
        say: (what) => say(name, what),
      });
    } catch (error) {
      // The other sections' figures are worth having all the same.
      failures.push(`${name} failed: ${error instanceof Error ? error.stack : error}`);
      endProcesses();
    }
  }
  if (isTerminal) Deno.stderr.writeSync(new TextEncoder().encode("\r\x1b[K"));
  const mode = isFull ? "full" : "quick";
  const seconds = Math.round(nowMs() / 1_000);
  const results: Results = { mode, begun, seconds, commit, machine: about, ...found };
  console.log(report(results));
  const part = given.options.has("only") ? `-${names.join("-")}` : "";
  const file = `bench/results/${mode}${part}`;
  Deno.mkdirSync(`${ROOT}/bench/results`, { recursive: true });
  Deno.writeTextFileSync(`${ROOT}/${file}.json`, `${JSON.stringify(results, null, 2)}\n`);
  Deno.writeTextFileSync(`${ROOT}/${file}.svg`, chart(results));
  console.log(`\n${file}.json and ${file}.svg hold the same`);
  for (const failure of failures) console.error(failure);
  return failures.length === 0 ? 0 : 1;
}

/** Servers and generators that were started would outlive what started them. */
function endProcesses(): void {
  for (const pid of allDescendants(Deno.pid).slice(1)) Deno.kill(pid, "SIGKILL");
}

try {
  Deno.exit(await main());
} catch (error) {
  endProcesses();
  if (!(error instanceof UsageError)) throw error;
  console.error(`bench: ${error.message}`);
  Deno.exit(1);
}
