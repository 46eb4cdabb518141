// deno-lint-ignore-file no-console -- the command line is its edge
// Builds, serves, and does it again whenever a source changes.
import { systemClock, type Timer } from "../gateway/runtime/clock.ts";
import { Pages } from "./pages.ts";

/** Editors write a file in several steps; this long after the last one it is taken as done. */
const SETTLE_MS = 150;

const SERVER_SOURCES = ["main.ts", "gateway", "mock-tserver"];

class Server {
  #child: Deno.ChildProcess | undefined;
  #stopping = false;

  start(): void {
    this.#stopping = false;
    this.#child = new Deno.Command("deno", {
      args: ["run", "-q", "-P=serve", "main.ts", ...Deno.args],
    })
      .spawn();
  }

  /** Resolves with the exit code when the server ended by itself. */
  async ended(): Promise<number> {
    const status = await this.#child?.status;
    if (this.#stopping) return await new Promise(() => {});
    return status?.code ?? 0;
  }

  /** Stops the server as an operator would; resolves with its exit code. */
  async stop(): Promise<number> {
    this.#stopping = true;
    try {
      this.#child?.kill("SIGTERM");
    } catch (error) {
      if (!(error instanceof TypeError || error instanceof Deno.errors.NotFound)) throw error;
    }
    return (await this.#child?.status)?.code ?? 0;
  }
}

const pages = new Pages(`${import.meta.dirname}/..`);
const server = new Server();

async function build(): Promise<void> {
  for (const error of await pages.build()) console.error(error);
}

async function onChange(paths: ReadonlySet<string>): Promise<void> {
  const touches = (sources: readonly string[]) =>
    [...paths].some((path) => sources.some((source) => path.startsWith(source)));
  if (touches(pages.sources)) await build();
  if (!touches(SERVER_SOURCES.map((source) => Deno.realPathSync(source)))) return;
  await server.stop();
  server.start();
}

async function watch(): Promise<void> {
  const changed = new Set<string>();
  let queue = Promise.resolve();
  let timer: Timer | undefined;
  for await (const event of Deno.watchFs([...SERVER_SOURCES, ...pages.sources])) {
    const sources = event.paths.filter((path) => !path.includes("/dist/"));
    if (event.kind === "access" || sources.length === 0) continue;
    for (const path of sources) changed.add(path);
    timer?.cancel();
    timer = systemClock.setTimer(SETTLE_MS, () => {
      const paths = new Set(changed);
      changed.clear();
      // One change after the other: two at once would start two servers.
      queue = queue.then(() => onChange(paths)).catch(console.error);
    });
  }
}

await build();
server.start();
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  if (Deno.build.os === "windows" && signal === "SIGTERM") continue;
  Deno.addSignalListener(signal, async () => Deno.exit(await server.stop()));
}
watch();
// A server that cannot even start, for example because the port is in use, ends the task. Later
// failures are most likely a half-written source: the next change starts it again.
const code = await server.ended();
if (code !== 0) Deno.exit(code);
