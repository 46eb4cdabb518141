// How the gateway grows: memory of an agent, connecting, the cost of a call among ever more agents, and
// of an event that goes to several toolbars. The T-Server is a process of its own and not counted.
import { Load } from "../load/generators.ts";
import { collectGarbage, inspectorUrl } from "../measure/collect.ts";
import { readOpenFileLimit } from "../measure/open_files.ts";
import { pssBytes } from "../measure/processes.ts";
import { freePort } from "../measure/free_port.ts";
import { FIRST_AGENT, startServer } from "../servers.ts";
import { type Stage, watch, type Window } from "../stage.ts";
import { CPU_AGENTS } from "./cpu.ts";

const COMMAND_LINES = 64;
const AGENTS_PER_GENERATOR = 5_000;

/** Files that a process has open besides its connections with agents. */
const OTHER_FILES = 500;

const WARM_UP_SECONDS = 3;
const SETTLE_SECONDS = 1;

export interface ScaleRow {
  readonly agents: number;
  /** Agents connected and registered a second. */
  readonly connectRate: number;
  /** Memory of the gateway after collection, and what each agent added to it, in bytes. */
  readonly bytes: number;
  readonly bytesPerAgent: number;
  /** Server CPU time per call, in microseconds. */
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
  return { agents: await grow(steps, stage), toolbars: await fanOut(stage), skipped };
}

async function grow(steps: readonly number[], stage: Stage): Promise<ScaleRow[]> {
  const most = Math.max(...steps);
  const inspectorPort = freePort();
  const server = await startServer("gateway", {
    ...stage,
    agents: most,
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
  const rows: ScaleRow[] = [];
  let connected = 0;
  for (const agents of steps) {
    stage.say(`connecting agents ${connected + 1} to ${agents}`);
    const seconds = await load.connect({
      target: server.target,
      first: FIRST_AGENT + connected,
      count: agents - connected,
      toolbarsPerAgent: 1,
      commandLines: COMMAND_LINES,
      saysCalls: true,
      processes: Math.ceil(most / AGENTS_PER_GENERATOR),
    });
    const connectRate = (agents - connected) / seconds;
    connected = agents;
    const bytes = await memory();
    const idle = await watch({ server, load }, stage.scope.scale.seconds, stage);
    stage.say(`calls among ${agents} agents`);
    const window = await callsAmong({ server, load }, stage, rows.length === 0);
    rows.push({
      agents,
      connectRate,
      bytes,
      bytesPerAgent: (bytes - atFirst) / agents,
      perCall: window.serverCpu / window.calls * 1e6,
      idleBusy: idle.serverCpu / idle.seconds,
      serverBusy: window.serverCpu / window.seconds,
      loadBusy: window.loadCpu / window.seconds,
    });
  }
  await Promise.all([server.close(), load.close()]);
  return rows;
}

type Running = Parameters<typeof watch>[0];

async function callsAmong(running: Running, stage: Stage, isFirst: boolean): Promise<Window> {
  await running.load.loop("call", CPU_AGENTS);
  await stage.wait(isFirst ? WARM_UP_SECONDS : SETTLE_SECONDS);
  const window = await watch(running, stage.scope.scale.seconds, stage);
  await running.load.rest();
  return window;
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
    const window = await callsAmong({ server, load }, stage, true);
    rows.push({
      toolbars,
      perCall: window.serverCpu / window.calls * 1e6,
      eventsPerSecond: window.events / window.seconds,
      serverBusy: window.serverCpu / window.seconds,
      loadBusy: window.loadCpu / window.seconds,
    });
    await Promise.all([server.close(), load.close()]);
  }
  return rows;
}
