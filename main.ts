// deno-lint-ignore-file no-console -- the command line is its edge
// The composition root: settings, T-Server, gateway; listens, and drains on a signal.
import { createGateway } from "./gateway/mod.ts";
import { systemClock } from "./gateway/runtime/clock.ts";
import { createLog } from "./gateway/runtime/log.ts";
import { freshSeed, seededRandom } from "./gateway/runtime/random.ts";
import { pages } from "./gateway/http/pages.ts";
import { readSettings, type Settings, SettingsError } from "./gateway/settings.ts";
import { createMockTServer } from "./mock-tserver/mod.ts";

/** Connections that are still open this long after the drain are cut, in milliseconds. */
const SHUTDOWN_TIMEOUT_MS = 1_000;

function fail(message: string): never {
  console.error(`hookswitch: ${message}`);
  Deno.exit(1);
}

function settingsOrFail(): Settings {
  try {
    return readSettings((name) => Deno.env.get(name), Deno.args);
  } catch (error) {
    if (error instanceof SettingsError) fail(error.message);
    throw error;
  }
}

const settings = settingsOrFail();
const clock = systemClock;
const log = createLog({ level: settings.logLevel, clock, write: (line) => console.error(line) });
const seed = settings.mockSeed ?? freshSeed();
const mock = createMockTServer(
  {
    agents: settings.agents.map(({ agentId, thisDN }) => ({ agentId, dn: thisDN })),
    limits: { dns: settings.maxAgents },
  },
  { clock, random: seededRandom(seed), log },
);
const gateway = createGateway(settings, {
  tserver: mock.port,
  clock,
  log,
  newId: () => crypto.randomUUID(),
  provision: (agentId) => mock.provision(agentId),
  trace: true,
  mounts: {
    "/mock": mock.admin,
    "/": pages({
      ...settings,
      root: decodeURIComponent(new URL("./web/dist", import.meta.url).pathname),
    }),
  },
});

function listenOrFail(): Deno.HttpServer {
  const { host: hostname, port } = settings;
  const onListen = (address: Deno.NetAddr) =>
    console.log(
      `hookswitch serves http://localhost:${address.port}/ (mock T-Server, seed ${seed})`,
    );
  try {
    return Deno.serve({ hostname, port, onListen }, gateway.fetch);
  } catch (error) {
    const where = `Cannot listen on ${hostname}:${port}`;
    if (error instanceof Deno.errors.AddrInUse) {
      fail(`${where}: the port is in use. Stop the other program or set HOOKSWITCH_PORT`);
    }
    fail(`${where}: ${error instanceof Error ? error.message : error}`);
  }
}

const server = listenOrFail();

async function stop(): Promise<void> {
  for (const signal of SIGNALS) Deno.removeSignalListener(signal, stop);
  await gateway.drain();
  mock.close();
  const timer = clock.setTimer(SHUTDOWN_TIMEOUT_MS, () => Deno.exit(0));
  await server.shutdown();
  timer.cancel();
  Deno.exit(0);
}

const SIGNALS: readonly Deno.Signal[] = Deno.build.os === "windows"
  ? ["SIGINT"]
  : ["SIGINT", "SIGTERM"];
for (const signal of SIGNALS) Deno.addSignalListener(signal, stop);
