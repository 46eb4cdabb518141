// deno-lint-ignore-file no-console -- the command line is its edge
// A server as a program: settings in, one line out when it serves, one sentence when it cannot, and an
// orderly end on a signal. What it serves is its composition root's business.
import { listen, ListenError, type ListenOptions } from "./http/listen.ts";
import type { Clock } from "./runtime/clock.ts";
import { createLog, type Log } from "./runtime/log.ts";
import { serverClock } from "./runtime/server_clock.ts";
import { readSettings, type Settings, SettingsError } from "./settings.ts";
import { CallFileError } from "./storage/mod.ts";

/** Connections that are still open this long after the drain are cut, in milliseconds. */
const SHUTDOWN_TIMEOUT_MS = 1_000;

const SIGNALS: readonly Deno.Signal[] = Deno.build.os === "windows"
  ? ["SIGINT"]
  : ["SIGINT", "SIGTERM"];

/** What every program has from outside. */
export interface Surroundings {
  readonly settings: Settings;
  readonly clock: Clock;
  readonly log: Log;
}

/** A server that is put together and does not listen yet. */
export interface Program {
  readonly address: Omit<ListenOptions, "onListen">;
  fetch(request: Request): Response | Promise<Response>;
  /** What is printed when it serves. */
  firstLine(port: number): string;
  /** Ends what goes on, before the connections that are left are cut. */
  drain(): void | Promise<void>;
}

/** Runs what `compose` puts together, until a signal ends it. */
export function runProgram(compose: (surroundings: Surroundings) => Program): void {
  try {
    serve(compose);
  } catch (error) {
    const isForOperator = [SettingsError, ListenError, CallFileError]
      .some((kind) => error instanceof kind);
    if (!isForOperator || !(error instanceof Error)) throw error;
    console.error(`hookswitch: ${error.message}`);
    Deno.exit(1);
  }
}

function serve(compose: (surroundings: Surroundings) => Program): void {
  const settings = readSettings((name) => Deno.env.get(name), Deno.args);
  const clock = serverClock;
  const log = createLog({ level: settings.logLevel, clock, write: (line) => console.error(line) });
  const program = compose({ settings, clock, log });
  let isStopping = false;
  const stop = async () => {
    // A terminal's Ctrl-C reaches the whole process group, so that it may come more than once.
    if (isStopping) return;
    isStopping = true;
    await program.drain();
    clock.setTimer(SHUTDOWN_TIMEOUT_MS, () => Deno.exit(0));
    await server.shutdown();
    Deno.exit(0);
  };
  for (const signal of SIGNALS) Deno.addSignalListener(signal, stop);
  const onListen = (port: number) => console.log(program.firstLine(port));
  const server = listen({ ...program.address, onListen }, program.fetch);
}
