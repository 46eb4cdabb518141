// How much is measured: quickly, or fully.
import type { ServerName } from "./servers.ts";

/** The parts of the benchmark, in the order in which they run. */
export const SECTION_NAMES = ["cpu", "latency", "scale", "start", "mock", "micro"] as const;
export type SectionName = typeof SECTION_NAMES[number];

export interface Scope {
  readonly cpu: {
    /** Rounds in which each server is measured once, so that a busy moment hits one round of it. */
    readonly rounds: number;
    /** Commands before it is measured: what runs for the first time, V8 compiles while it runs. */
    readonly warmUpCommands: number;
    /** The longest that may take, in seconds. */
    readonly warmUpSeconds: number;
    readonly seconds: number;
  };
  readonly latency: {
    readonly agents: number;
    readonly callsPerSecond: readonly number[];
    readonly seconds: number;
    readonly stormCallsPerSecond: readonly number[];
    /** The other servers, at one rate. */
    readonly others: { readonly servers: readonly ServerName[]; readonly callsPerSecond: number };
  };
  readonly scale: {
    readonly agents: readonly number[];
    readonly seconds: number;
    readonly toolbars: readonly number[];
  };
  readonly start: { readonly times: number };
  readonly mock: { readonly seconds: number };
  /** Which of its files. */
  readonly micro: { readonly files: readonly string[] };
}

/** All agents connect again within this time, in seconds. */
export const STORM_SECONDS = 5;

/** Two to three minutes. */
export const QUICK: Scope = {
  cpu: { rounds: 2, warmUpCommands: 10_000, warmUpSeconds: 5, seconds: 1 },
  latency: {
    agents: 1_000,
    callsPerSecond: [100, 500, 1_000],
    seconds: 4,
    stormCallsPerSecond: [1_000],
    others: { servers: [], callsPerSecond: 1_000 },
  },
  scale: { agents: [1_000, 5_000], seconds: 1, toolbars: [1, 4] },
  start: { times: 1 },
  mock: { seconds: 2 },
  micro: { files: ["bench/micro/command_bench.ts", "bench/micro/gateway_bench.ts"] },
};

export const FULL: Scope = {
  cpu: { rounds: 5, warmUpCommands: 100_000, warmUpSeconds: 12, seconds: 2 },
  latency: {
    agents: 1_000,
    callsPerSecond: [100, 250, 500, 1_000, 1_500, 2_000, 3_000, 4_000],
    seconds: 20,
    stormCallsPerSecond: [100, 500, 1_000],
    others: { servers: ["deno-link", "express", "bun", "nginx"], callsPerSecond: 1_000 },
  },
  scale: { agents: [1_000, 5_000, 10_000, 18_000], seconds: 3, toolbars: [1, 2, 4, 8] },
  start: { times: 5 },
  mock: { seconds: 5 },
  micro: { files: ["bench/micro"] },
};
