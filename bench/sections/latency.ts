// How long a release takes at fixed rates: from the intended time of the command to EventReleased at the
// client, with all agents connected, quiet and while all of them connect again.
import { Load } from "../load/generators.ts";
import type { Histogram } from "../measure/histogram.ts";
import { cpuSeconds } from "../measure/processes.ts";
import { STORM_SECONDS } from "../scope.ts";
import { FIRST_AGENT, startServer } from "../servers.ts";
import type { Stage } from "../stage.ts";

/** Calls before it is measured: what runs for the first time, V8 compiles while it runs. */
const WARM_UP = { callsPerSecond: 1_000, seconds: 6 };

/** A rate is more than the machine bears when so many percent of the releases take that long. */
const GIVE_UP_MS = 1_000;

/** Connections for commands that the agents share, as behind a reverse proxy. */
const COMMAND_LINES = 256;

export interface LatencyRow {
  readonly callsPerSecond: number;
  readonly isStorm: boolean;
  readonly calls: number;
  /** In milliseconds. */
  readonly p50: number;
  readonly p99: number;
  readonly p999: number;
  readonly max: number;
  /** How late the generator itself was, in milliseconds. */
  readonly generatorP99: number;
  /** Calls that were told no EventReleased, or more than one. */
  readonly missing: number;
  readonly doubled: number;
  readonly reconnects: number;
  readonly serverBusy: number;
  readonly loadBusy: number;
}

export interface LatencyFigures {
  readonly rows: readonly LatencyRow[];
  /** Why no higher rate was tried, when the machine did not bear it. */
  readonly stopped?: string;
}

export async function measureLatency(stage: Stage): Promise<LatencyFigures> {
  const { agents, callsPerSecond, seconds, stormCallsPerSecond } = stage.scope.latency;
  stage.say(`connecting ${agents} agents`);
  const server = await startServer("in-process", stage);
  const load = new Load(stage);
  await load.connect({
    target: server.target,
    first: FIRST_AGENT,
    count: agents,
    toolbarsPerAgent: 1,
    commandLines: COMMAND_LINES,
    saysCalls: true,
  });
  stage.say("warm-up");
  await load.open(WARM_UP);
  const rows: LatencyRow[] = [];
  const measure = async (rate: number, isStorm: boolean) => {
    stage.say(`${rate} calls a second${isStorm ? " while all agents connect again" : ""}`);
    const before = { atMs: stage.nowMs(), server: cpuSeconds(server.pid), load: load.cpuSeconds() };
    const outcome = await load.open({
      callsPerSecond: rate,
      // The last calls shall end within the storm, too.
      seconds: isStorm ? STORM_SECONDS : seconds,
      ...(isStorm && { stormSeconds: STORM_SECONDS }),
    });
    const took = (stage.nowMs() - before.atMs) / 1_000;
    const { release, lateness, ...counts } = outcome;
    rows.push({
      callsPerSecond: rate,
      isStorm,
      ...counts,
      ...percentiles(release),
      generatorP99: lateness.percentile(99) / 1_000,
      serverBusy: (cpuSeconds(server.pid) - before.server) / took,
      loadBusy: (load.cpuSeconds() - before.load) / took,
    });
  };
  // The storms come first: a rate that is too high leaves calls behind.
  for (const rate of stormCallsPerSecond) await measure(rate, true);
  const stopped = await climb(callsPerSecond, async (rate) => {
    await measure(rate, false);
    return rows.at(-1);
  });
  await Promise.all([server.close(), load.close()]);
  return {
    rows: [...rows.filter(({ isStorm }) => !isStorm), ...rows.filter(({ isStorm }) => isStorm)],
    ...(stopped !== undefined && { stopped }),
  };
}

/** Measures ever higher rates, until one is too high; says why. */
async function climb(
  rates: readonly number[],
  measure: (rate: number) => Promise<LatencyRow | undefined>,
): Promise<string | undefined> {
  for (const rate of rates) {
    try {
      const row = await measure(rate);
      if (row && row.p99 > GIVE_UP_MS) return `${rate} calls a second are more than this bears`;
    } catch (error) {
      return `${rate} calls a second failed: ${error instanceof Error ? error.message : error}`;
    }
  }
  return undefined;
}

function percentiles(histogram: Histogram) {
  const ms = (percent: number) => histogram.percentile(percent) / 1_000;
  return { p50: ms(50), p99: ms(99), p999: ms(99.9), max: ms(100) };
}
