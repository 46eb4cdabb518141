// What every section of the benchmark has: where it runs, how it waits, and whom it tells how far it is.
import { cpuSeconds } from "./measure/processes.ts";
import type { Load } from "./load/generators.ts";
import type { Counts } from "./load/orders.ts";
import type { Scope } from "./scope.ts";
import type { Server } from "./servers.ts";
import type { StartOptions } from "./start_options.ts";

export interface Stage extends StartOptions {
  readonly scope: Scope;
  /** Milliseconds with fractions, from any beginning. */
  readonly nowMs: () => number;
  readonly wait: (seconds: number) => Promise<void>;
  /** Tells what is being done. */
  readonly say: (what: string) => void;
}

/** What was done in a while, and what it took. */
export interface Window extends Counts {
  readonly seconds: number;
  /** CPU time of the server, of the T-Server behind it, and of the generators, in seconds. */
  readonly serverCpu: number;
  readonly tserverCpu: number;
  readonly loadCpu: number;
}

/** Watches a server under load for so many seconds. */
export async function watch(
  { server, load }: { readonly server: Server; readonly load: Load },
  seconds: number,
  stage: Stage,
): Promise<Window> {
  const before = await moment(server, load, stage);
  await stage.wait(seconds);
  const after = await moment(server, load, stage);
  const since = (of: (at: typeof before) => number) => of(after) - of(before);
  return {
    calls: since(({ counts }) => counts.calls),
    exchanges: since(({ counts }) => counts.exchanges),
    events: since(({ counts }) => counts.events),
    seconds: since(({ atMs }) => atMs) / 1_000,
    serverCpu: since((at) => at.serverCpu),
    tserverCpu: since((at) => at.tserverCpu),
    loadCpu: since((at) => at.loadCpu),
  };
}

async function moment(server: Server, load: Load, { nowMs }: Stage) {
  const counts = await load.mark();
  return {
    counts,
    atMs: nowMs(),
    serverCpu: cpuSeconds(server.pid),
    tserverCpu: server.tserverPid === undefined ? 0 : cpuSeconds(server.tserverPid),
    loadCpu: load.cpuSeconds(),
  };
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
};
