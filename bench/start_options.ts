// What the benchmark's processes are started with, and how they are waited for.
import type { Clock } from "../gateway/runtime/clock.ts";

/** What a server shall be started with. */
export interface StartOptions {
  readonly root: string;
  readonly clock: Clock;
  /** Where what belongs to this run is kept. */
  readonly cache: string;
  /** V8's and Deno's flags for hookswitch's own processes. */
  readonly denoFlags?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Agents that hookswitch has, from `FIRST_AGENT`. */
  readonly agents?: number;
}

export const pause = (clock: Clock, ms: number): Promise<void> =>
  new Promise((resolve) => void clock.setTimer(ms, resolve));
