// deno-lint-ignore-file no-console -- the command line is its edge
// The composition root: settings, T-Server, gateway; listens, and drains on a signal.
import { listen, ListenError } from "./gateway/http/listen.ts";
import { pages } from "./gateway/http/pages.ts";
import { createGateway } from "./gateway/mod.ts";
import { systemClock } from "./gateway/runtime/clock.ts";
import { createLog } from "./gateway/runtime/log.ts";
import { freshSeed, seededRandom } from "./gateway/runtime/random.ts";
import { readSettings, SettingsError } from "./gateway/settings.ts";
import { createMockTServer, folderLibrary } from "./mock-tserver/mod.ts";

/** Connections that are still open this long after the drain are cut, in milliseconds. */
const SHUTDOWN_TIMEOUT_MS = 1_000;

const SIGNALS: readonly Deno.Signal[] = Deno.build.os === "windows"
  ? ["SIGINT"]
  : ["SIGINT", "SIGTERM"];

function main(): void {
  const settings = readSettings((name) => Deno.env.get(name), Deno.args);
  const clock = systemClock;
  const log = createLog({ level: settings.logLevel, clock, write: (line) => console.error(line) });
  const seed = settings.mockSeed ?? freshSeed();
  const mock = createMockTServer(
    {
      agents: settings.agents.map(({ agentId, thisDN }) => ({ agentId, dn: thisDN })),
      limits: { dns: settings.maxAgents + settings.agents.length },
    },
    {
      clock,
      random: seededRandom(seed),
      log,
      scenarios: {
        library: folderLibrary(`${import.meta.dirname}/scenarios`),
        door: {
          fetch: (request) => gateway.fetch(request),
          attach: (agentId, deliver) => gateway.attach(agentId, deliver),
        },
      },
    },
  );
  const gateway = createGateway(settings, {
    tserver: mock.port,
    clock,
    log,
    random: seededRandom(freshSeed()),
    newId: () => crypto.randomUUID(),
    provision: (agentId) => mock.provision(agentId),
    trace: true,
    mounts: {
      "/mock": mock.admin,
      "/": pages({ ...settings, root: `${import.meta.dirname}/web/dist` }),
    },
  });
  let isStopping = false;
  const stop = async () => {
    // A terminal's Ctrl-C reaches the whole process group, so that it may come more than once.
    if (isStopping) return;
    isStopping = true;
    await gateway.drain();
    mock.close();
    clock.setTimer(SHUTDOWN_TIMEOUT_MS, () => Deno.exit(0));
    await server.shutdown();
    Deno.exit(0);
  };
  for (const signal of SIGNALS) Deno.addSignalListener(signal, stop);
  const onListen = (port: number) =>
    console.log(`hookswitch serves http://localhost:${port}/ (mock T-Server, seed ${seed})`);
  const server = listen({ ...settings, onListen }, gateway.fetch);
}

try {
  main();
} catch (error) {
  if (!(error instanceof SettingsError || error instanceof ListenError)) throw error;
  console.error(`hookswitch: ${error.message}`);
  Deno.exit(1);
}
