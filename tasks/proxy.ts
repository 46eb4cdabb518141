// deno-lint-ignore-file no-console -- the command line is its edge
// deno task proxy: a TCP proxy that makes trouble on purpose, with a control interface.
import { ListenError } from "../gateway/http/listen.ts";
import { systemClock } from "../gateway/runtime/clock.ts";
import { freshSeed, seededRandom } from "../gateway/runtime/random.ts";
import { readArguments, UsageError, wholeNumber } from "./command_line.ts";
import { createProxyControl } from "./fault_proxy/control.ts";
import { type Address, FaultProxy, ToxicError } from "./fault_proxy/mod.ts";
import { addressOf, PROXY_OPTIONS, proxyHelp, toxicsOf } from "./fault_proxy/options.ts";

async function main(): Promise<number> {
  const given = readArguments(Deno.args, PROXY_OPTIONS);
  const [extra] = given.rest;
  if (extra !== undefined) throw new UsageError(`Cannot use "${extra}": --help lists the options`);
  if (given.flags.has("help")) {
    console.log(proxyHelp());
    return 0;
  }
  const listen = addressOf(given, { name: "listen", fallback: 8187 });
  const upstream = addressOf(given, { name: "upstream", fallback: 8087 });
  const control = addressOf(given, { name: "control", fallback: 8474 });
  if (listen.port === upstream.port && listen.port !== 0) {
    throw new UsageError(`Cannot use --listen "${listen.port}": the proxy would call itself`);
  }
  const toxics = toxicsOf(given);
  const seed = wholeNumber(given, { name: "seed", fallback: freshSeed(), max: 4_294_967_295 });

  await using proxy = await FaultProxy.listen({
    listen,
    upstream,
    clock: systemClock,
    random: seededRandom(seed),
  }).catch((cause) => {
    throw cannotListen("listen", listen.port, cause);
  });
  for (const toxic of toxics) proxy.add(toxic);
  const server = serveControl(proxy, control);
  const base = `http://${control.hostname}:${server.addr.port}/`;
  console.log(
    `proxy: ${proxy.hostname}:${proxy.port} -> ${upstream.hostname}:${upstream.port}, ` +
      `control ${base}, seed ${seed}`,
  );
  await signalled();
  await server.shutdown();
  return 0;
}

function serveControl(proxy: FaultProxy, { hostname, port }: Address) {
  try {
    return Deno.serve({ hostname, port, onListen() {} }, createProxyControl(proxy).fetch);
  } catch (cause) {
    throw cannotListen("control", port, cause);
  }
}

function cannotListen(option: string, port: number, cause: unknown): ListenError {
  const isTaken = cause instanceof Error &&
    (cause instanceof Deno.errors.AddrInUse || "code" in cause && cause.code === "EADDRINUSE");
  const why = isTaken
    ? `the port is in use. Stop the other program or set --${option}`
    : String(cause instanceof Error ? cause.message : cause);
  return new ListenError(`Cannot listen on port ${port}: ${why}`, { cause });
}

/** Resolves when the process is asked to stop. */
function signalled(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      Deno.addSignalListener(signal, () => resolve());
    }
  });
}

try {
  Deno.exit(await main());
} catch (error) {
  const isUsers = [UsageError, ToxicError, ListenError].some((kind) => error instanceof kind);
  if (!isUsers) throw error;
  console.error(`proxy: ${error instanceof Error ? error.message : error}`);
  Deno.exit(1);
}
