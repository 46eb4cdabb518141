// What a call costs the server: CPU time per whole call and per command and event, in a closed loop of 50
// agents, beside servers that answer the same messages without any logic.
import { Load } from "../load/generators.ts";
import type { LoopKind, Messages } from "../load/orders.ts";
import { recordMessages } from "../recording.ts";
import {
  FIRST_AGENT,
  NotInstalled,
  type Server,
  SERVER_NAMES,
  type ServerName,
  type Skipped,
  skippedFor,
  startServer,
} from "../servers.ts";
import { median, type Stage, watch, type Window } from "../stage.ts";

export const CPU_AGENTS = 50;

/** Servers that are so quick that one generator would be busier than they are. */
const QUICK_ONES: ReadonlySet<ServerName> = new Set<ServerName>([
  "deno",
  "deno-link",
  "bun",
  "nginx",
]);

/** How the agents' loop goes on before it is measured, in seconds. */
const SETTLE_SECONDS = 0.3;

export interface CpuRow {
  readonly server: ServerName;
  /** Server CPU time, in microseconds; the median of the rounds. */
  readonly perCall: number;
  readonly perExchange: number;
  /** The rounds, to show how far they lie apart. */
  readonly exchangeRounds: readonly number[];
  readonly callRounds: readonly number[];
  /** Exchanges a second. */
  readonly throughput: number;
  /** Shares of one core while exchanges were measured. */
  readonly serverBusy: number;
  readonly loadBusy: number;
  readonly tserverBusy: number;
}

export interface CpuFigures {
  readonly rows: readonly CpuRow[];
  readonly skipped: readonly Skipped[];
}

const KINDS: readonly LoopKind[] = ["call", "exchange"];

interface Running {
  readonly name: ServerName;
  readonly server: Server;
  readonly load: Load;
  readonly windows: Record<LoopKind, Window[]>;
}

export async function measureCpu(stage: Stage): Promise<CpuFigures> {
  const messages = await recordMessages(stage);
  const running: Running[] = [];
  const skipped: Skipped[] = [];
  for (const name of SERVER_NAMES) {
    stage.say(`starting ${name}`);
    try {
      running.push(await begin(name, messages, stage));
    } catch (error) {
      if (!(error instanceof NotInstalled)) throw error;
      skipped.push(skippedFor(name, error));
    }
  }
  const { rounds, seconds } = stage.scope.cpu;
  /** One that fails is left out; the others' figures are worth having all the same. */
  const each = async (act: (one: Running) => Promise<void>) => {
    for (const one of [...running]) {
      try {
        await act(one);
      } catch (error) {
        skipped.push(skippedFor(one.name, error));
        running.splice(running.indexOf(one), 1);
        await end(one);
      }
    }
  };
  await each((one) => warmUp(one, stage));
  for (let round = 1; round <= rounds; round++) {
    await each(async (one) => {
      for (const kind of KINDS) {
        stage.say(`${kind} at ${one.name}, round ${round} of ${rounds}`);
        await one.load.loop(kind, CPU_AGENTS);
        await stage.wait(SETTLE_SECONDS);
        one.windows[kind].push(await watch(one, seconds, stage));
        await one.load.rest();
      }
    });
  }
  await Promise.all(running.map(end));
  return { rows: running.map(rowOf), skipped };
}

async function end({ server, load }: Running): Promise<void> {
  await Promise.all([server.close(), load.close()]);
}

async function warmUp({ name, load }: Running, { scope, say, wait, nowMs }: Stage): Promise<void> {
  const { warmUpCommands, warmUpSeconds } = scope.cpu;
  for (const kind of KINDS) {
    say(`${kind} at ${name}, warm-up`);
    const begin = await load.mark();
    const untilMs = nowMs() + warmUpSeconds * 1_000;
    await load.loop(kind, CPU_AGENTS);
    while (nowMs() < untilMs) {
      await wait(SETTLE_SECONDS);
      if ((await load.mark()).exchanges - begin.exchanges >= warmUpCommands) break;
    }
    await load.rest();
  }
}

async function begin(name: ServerName, messages: Messages, stage: Stage): Promise<Running> {
  const server = await startServer(name, stage);
  const load = new Load(stage);
  await load.connect({
    target: server.target,
    first: FIRST_AGENT,
    count: CPU_AGENTS,
    toolbarsPerAgent: 1,
    commandLines: CPU_AGENTS,
    saysCalls: name !== "tutorial",
    messages,
    processes: QUICK_ONES.has(name) ? 2 : 1,
  });
  return { name, server, load, windows: { call: [], exchange: [] } };
}

function rowOf({ name, windows }: Running): CpuRow {
  const callRounds = windows.call.map(({ serverCpu, calls }) => micros(serverCpu / calls));
  const exchangeRounds = windows.exchange
    .map(({ serverCpu, exchanges }) => micros(serverCpu / exchanges));
  const share = (of: (window: Window) => number) =>
    median(windows.exchange.map((window) => of(window) / window.seconds));
  return {
    server: name,
    perCall: median(callRounds),
    perExchange: median(exchangeRounds),
    callRounds,
    exchangeRounds,
    throughput: share(({ exchanges }) => exchanges),
    serverBusy: share(({ serverCpu }) => serverCpu),
    loadBusy: share(({ loadCpu }) => loadCpu),
    tserverBusy: share(({ tserverCpu }) => tserverCpu),
  };
}

const micros = (seconds: number) => seconds * 1e6;
