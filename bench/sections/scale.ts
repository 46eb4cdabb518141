// How the gateway grows: memory of an agent, connecting, the cost of a call among ever more agents, and
// of an event that goes to several toolbars. The T-Server is a process of its own and not counted.
import { type ConnectOptions, Load } from "../load/generators.ts";
import { collectGarbage, inspectorUrl } from "../measure/collect.ts";
import { readOpenFileLimit } from "../measure/open_files.ts";
import { pssBytes } from "../measure/processes.ts";
import { freePort } from "../measure/free_port.ts";
import { FIRST_AGENT, type Server, startServer } from "../servers.ts";
import type { Shift } from "../shift.ts";
import { median, type Stage, watch, type Window } from "../stage.ts";
import { CPU_AGENTS } from "./cpu.ts";

const COMMAND_LINES = 64;
const AGENTS_PER_GENERATOR = 5_000;

/** Files that a process has open besides its connections with agents. */
const OTHER_FILES = 500;

const WARM_UP_SECONDS = 5;
const SETTLE_SECONDS = 1;

/** What is measured of calls is the median of so many times. */
const WINDOWS = 3;

export interface ScaleRow {
  readonly agents: number;
  /** Agents connected and registered a second. */
  readonly connectRate: number;
  /** Memory of the gateway after collection, and what each agent added to it, in bytes. */
  readonly bytes: number;
  readonly bytesPerAgent: number;
  /** Server CPU time per call, less what the agents cost while nothing happens, in microseconds. */
  readonly perCall: number;
  /** CPU time of the gateway while nothing happens, as a share of one core. */
  readonly idleBusy: number;
  readonly serverBusy: number;
  readonly loadBusy: number;
}

export interface FanOutRow {
  readonly toolbars: number;
  readonly perCall: number;
  /** Toolbars are told so many events a second. */
  readonly eventsPerSecond: number;
  readonly serverBusy: number;
  readonly loadBusy: number;
}

export interface ScaleFigures {
  readonly agents: readonly ScaleRow[];
  readonly toolbars: readonly FanOutRow[];
  /** What a shift leaves behind. */
  readonly shift: Shift;
  /** What the machine does not allow. */
  readonly skipped: readonly string[];
}

export async function measureScale(stage: Stage): Promise<ScaleFigures> {
  const skipped: string[] = [];
  const limit = readOpenFileLimit(Deno.readTextFileSync("/proc/self/limits"));
  const steps = stage.scope.scale.agents.filter((agents) => {
    const isPossible = agents + OTHER_FILES <= limit;
    if (!isPossible) skipped.push(`${agents} agents: a process may have ${limit} files open here`);
    return isPossible;
  });
  const weights = await weigh(steps, stage);
  const growth = await grow(steps, stage);
  return {
    agents: growth.map((row, index) => ({ ...row, ...weights[index] ?? UNKNOWN })),
    toolbars: await fanOut(stage),
    shift: await weighShift(stage),
    skipped,
  };
}

type Weight = Pick<ScaleRow, "bytes" | "bytesPerAgent">;

const UNKNOWN: Weight = { bytes: NaN, bytesPerAgent: NaN };

/** What agents weigh: a gateway of its own, as calls cost half as much again where an inspector may look. */
async function weigh(steps: readonly number[], stage: Stage): Promise<Weight[]> {
  const inspectorPort = freePort();
  const server = await startServer("gateway", {
    ...stage,
    agents: Math.max(...steps),
    denoFlags: [`--inspect=127.0.0.1:${inspectorPort}`],
  });
  const inspector = await inspectorUrl(inspectorPort);
  const memory = async () => {
    await collectGarbage(inspector);
    await stage.wait(SETTLE_SECONDS);
    await collectGarbage(inspector);
    return pssBytes(server.pid);
  };
  const load = new Load(stage);
  const atFirst = await memory();
  const weights: Weight[] = [];
  let connected = 0;
  for (const agents of steps) {
    stage.say(`weighing ${agents} agents`);
    await load.connect(newcomers({ server, steps, connected, agents }));
    connected = agents;
    const bytes = await memory();
    weights.push({ bytes, bytesPerAgent: (bytes - atFirst) / agents });
  }
  await Promise.all([server.close(), load.close()]);
  return weights;
}

async function grow(
  steps: readonly number[],
  stage: Stage,
): Promise<Omit<ScaleRow, keyof Weight>[]> {
  const server = await startServer("gateway", { ...stage, agents: Math.max(...steps) });
  const load = new Load(stage);
  const rows: Omit<ScaleRow, keyof Weight>[] = [];
  let connected = 0;
  for (const agents of steps) {
    stage.say(`connecting agents ${connected + 1} to ${agents}`);
    const seconds = await load.connect(newcomers({ server, steps, connected, agents }));
    const connectRate = (agents - connected) / seconds;
    connected = agents;
    const idle = await watch({ server, load }, stage.scope.scale.seconds, stage);
    const idleBusy = idle.serverCpu / idle.seconds;
    stage.say(`calls among ${agents} agents`);
    const windows = await callsAmong({ server, load }, stage);
    const of = (figure: (window: Window) => number) => median(windows.map(figure));
    rows.push({
      agents,
      connectRate,
      perCall: of(({ serverCpu, seconds, calls }) =>
        (serverCpu - idleBusy * seconds) / calls * 1e6
      ),
      idleBusy,
      serverBusy: of(({ serverCpu, seconds }) => serverCpu / seconds),
      loadBusy: of(({ loadCpu, seconds }) => loadCpu / seconds),
    });
  }
  await Promise.all([server.close(), load.close()]);
  return rows;
}

async function weighShift({ root, say }: Stage): Promise<Shift> {
  say("a shift in virtual time");
  const { success, stdout, stderr } = await new Deno.Command("deno", {
    args: ["run", "-q", "--v8-flags=--expose-gc", "-P=serve", "bench/shift.ts"],
    cwd: root,
    env: { NO_COLOR: "1" },
    stderr: "piped",
  }).output();
  const decoder = new TextDecoder();
  if (!success) throw new Error(`A shift could not be weighed: ${decoder.decode(stderr)}`);
  return JSON.parse(decoder.decode(stdout));
}

interface Growth {
  readonly server: Server;
  readonly steps: readonly number[];
  readonly connected: number;
  readonly agents: number;
}

/** Those who connect so that there are `agents`. */
function newcomers({ server, steps, connected, agents }: Growth): ConnectOptions {
  return {
    target: server.target,
    first: FIRST_AGENT + connected,
    count: agents - connected,
    toolbarsPerAgent: 1,
    commandLines: COMMAND_LINES,
    saysCalls: true,
    processes: Math.ceil(Math.max(...steps) / AGENTS_PER_GENERATOR),
  };
}

type Running = Parameters<typeof watch>[0];

async function callsAmong(running: Running, stage: Stage): Promise<Window[]> {
  await running.load.loop("call", CPU_AGENTS);
  await stage.wait(WARM_UP_SECONDS);
  const windows: Window[] = [];
  while (windows.length < WINDOWS) {
    windows.push(await watch(running, stage.scope.scale.seconds, stage));
  }
  await running.load.rest();
  return windows;
}

async function fanOut(stage: Stage): Promise<FanOutRow[]> {
  const rows: FanOutRow[] = [];
  for (const toolbars of stage.scope.scale.toolbars) {
    stage.say(`calls of agents with ${toolbars} toolbars`);
    const server = await startServer("gateway", stage);
    const load = new Load(stage);
    await load.connect({
      target: server.target,
      first: FIRST_AGENT,
      count: CPU_AGENTS,
      toolbarsPerAgent: toolbars,
      commandLines: CPU_AGENTS,
      saysCalls: true,
    });
    const windows = await callsAmong({ server, load }, stage);
    const of = (figure: (window: Window) => number) => median(windows.map(figure));
    rows.push({
      toolbars,
      perCall: of(({ serverCpu, calls }) => serverCpu / calls * 1e6),
      eventsPerSecond: of(({ events, seconds }) => events / seconds),
      serverBusy: of(({ serverCpu, seconds }) => serverCpu / seconds),
      loadBusy: of(({ loadCpu, seconds }) => loadCpu / seconds),
    });
    await Promise.all([server.close(), load.close()]);
  }
  return rows;
}
