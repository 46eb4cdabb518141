// How long a release takes at fixed rates: from the intended time of the command to EventReleased at the
// client, with all agents connected, quiet and while all of them connect again.
import { Load } from "../load/generators.ts";
import type { Messages, OpenPlan } from "../load/orders.ts";
import type { Histogram } from "../measure/histogram.ts";
import { cpuSeconds } from "../measure/processes.ts";
import { recordMessages } from "../recording.ts";
import { STORM_SECONDS } from "../scope.ts";
import {
  FIRST_AGENT,
  type Server,
  type ServerName,
  type Skipped,
  skippedFor,
  startServer,
} from "../servers.ts";
import type { Stage } from "../stage.ts";

/** Calls before it is measured: what runs for the first time, V8 compiles while it runs. */
const WARM_UP = { callsPerSecond: 1_000, seconds: 6 };

/** A rate is more than the machine bears when so many percent of the releases take that long. */
const GIVE_UP_MS = 1_000;

/** Connections for commands that the agents share, as behind a reverse proxy. */
const COMMAND_LINES = 256;

/** In milliseconds. */
export interface Latencies {
  readonly callsPerSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly p999: number;
  readonly max: number;
  /** How late the generator itself was. */
  readonly generatorP99: number;
  /** Shares of a core. */
  readonly serverBusy: number;
  readonly loadBusy: number;
}

export interface LatencyRow extends Latencies {
  readonly isStorm: boolean;
  readonly calls: number;
  /** Calls that were told no EventReleased, or more than one. */
  readonly missing: number;
  readonly doubled: number;
  readonly reconnects: number;
}

export interface OtherRow extends Latencies {
  readonly server: ServerName;
}

export interface LatencyFigures {
  readonly rows: readonly LatencyRow[];
  /** Servers without logic: what generator and machine take by themselves. */
  readonly others: readonly OtherRow[];
  readonly skipped: readonly Skipped[];
  /** Why no higher rate was tried, when the machine did not bear it. */
  readonly stopped?: string;
}

export async function measureLatency(stage: Stage): Promise<LatencyFigures> {
  return { ...await measureOurs(stage), ...await measureOthers(stage) };
}

type Ours = Pick<LatencyFigures, "rows" | "stopped">;

async function measureOurs(stage: Stage): Promise<Ours> {
  const { callsPerSecond, seconds, stormCallsPerSecond } = stage.scope.latency;
  const running = await begin("in-process", stage);
  const rows: LatencyRow[] = [];
  const measure = async (rate: number, isStorm: boolean) => {
    stage.say(`${rate} calls a second${isStorm ? " while all agents connect again" : ""}`);
    const { latencies, counts } = await openCalls(running, stage, {
      callsPerSecond: rate,
      // The last calls shall end within the storm, too.
      seconds: isStorm ? STORM_SECONDS : seconds,
      ...(isStorm && { stormSeconds: STORM_SECONDS }),
    });
    rows.push({ isStorm, ...counts, ...latencies });
  };
  // The storms come first: a rate that is too high leaves calls behind.
  for (const rate of stormCallsPerSecond) await measure(rate, true);
  const stopped = await climb(callsPerSecond, async (rate) => {
    await measure(rate, false);
    return rows.at(-1);
  });
  await end(running);
  return {
    rows: [...rows.filter(({ isStorm }) => !isStorm), ...rows.filter(({ isStorm }) => isStorm)],
    ...(stopped !== undefined && { stopped }),
  };
}

type Others = Pick<LatencyFigures, "others" | "skipped">;

async function measureOthers(stage: Stage): Promise<Others> {
  const { others: { servers, callsPerSecond }, seconds } = stage.scope.latency;
  const others: OtherRow[] = [];
  const skipped: Skipped[] = [];
  const messages = servers.length === 0 ? undefined : await recordMessages(stage);
  for (const server of servers) {
    try {
      const running = await begin(server, stage, messages);
      stage.say(`${callsPerSecond} calls a second at ${server}`);
      try {
        const { latencies } = await openCalls(running, stage, { callsPerSecond, seconds });
        others.push({ server, ...latencies });
      } finally {
        await end(running);
      }
    } catch (error) {
      skipped.push(skippedFor(server, error));
    }
  }
  return { others, skipped };
}

interface Running {
  readonly server: Server;
  readonly load: Load;
}

/** A server with all agents connected, and with all compiled that calls take. */
async function begin(name: ServerName, stage: Stage, messages?: Messages): Promise<Running> {
  const { agents } = stage.scope.latency;
  stage.say(`connecting ${agents} agents to ${name}`);
  const server = await startServer(name, stage);
  const load = new Load(stage);
  await load.connect({
    target: server.target,
    first: FIRST_AGENT,
    count: agents,
    toolbarsPerAgent: 1,
    commandLines: COMMAND_LINES,
    saysCalls: true,
    ...(messages && { messages }),
  });
  stage.say("warm-up");
  await load.open(WARM_UP);
  return { server, load };
}

async function end({ server, load }: Running): Promise<void> {
  await Promise.all([server.close(), load.close()]);
}

async function openCalls({ server, load }: Running, { nowMs }: Stage, plan: OpenPlan) {
  const before = { atMs: nowMs(), server: cpuSeconds(server.pid), load: load.cpuSeconds() };
  const { release, lateness, ...counts } = await load.open(plan);
  const took = (nowMs() - before.atMs) / 1_000;
  const latencies: Latencies = {
    callsPerSecond: plan.callsPerSecond,
    ...percentiles(release),
    generatorP99: lateness.percentile(99) / 1_000,
    serverBusy: (cpuSeconds(server.pid) - before.server) / took,
    loadBusy: (load.cpuSeconds() - before.load) / took,
  };
  return { latencies, counts };
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
