// The servers that are compared: how each is started, spoken to, and ended. Each is a process of its own.
import type { Messages, Target } from "./load/orders.ts";
import { freePort } from "./measure/free_port.ts";
import { pause, type StartOptions } from "./start_options.ts";
import type { Clock } from "../gateway/runtime/clock.ts";
import { installPeers, isInstalled, type Peers } from "./peers/install.ts";

/** The number of the first agent under load. */
export const FIRST_AGENT = 20_001;

const FIRST_DN = 50_001;
const DEFAULT_AGENTS = 2_000;

function agentSettings({ agents = DEFAULT_AGENTS }: StartOptions) {
  const last = agents - 1;
  const range = `${FIRST_AGENT}-${FIRST_AGENT + last}:${FIRST_DN}-${FIRST_DN + last}`;
  return { HOOKSWITCH_AGENTS: range, HOOKSWITCH_DEFAULT_AGENT: String(FIRST_AGENT) };
}

/** A server that serves. */
export interface Server {
  readonly target: Target;
  readonly pid: number;
  /** The process of the T-Server behind it, where that is one of its own. */
  readonly tserverPid?: number;
  close(): Promise<void>;
}

export type ServerName = typeof SERVER_NAMES[number];

export const SERVER_NAMES = [
  "gateway",
  "tutorial",
  "in-process",
  "deno",
  "deno-link",
  "express",
  "bun",
  "nginx",
] as const;

/** How often a server is asked whether it serves, in milliseconds, and how many times. */
const POLL_MS = 20;
const MAX_POLLS = 500;

/** What each is, for tables. */
export const SERVER_WORDS: Readonly<Record<ServerName, string>> = {
  "gateway": "hookswitch",
  "tutorial": "hookswitch, tutorial's toolbars",
  "in-process": "hookswitch with the mock in it",
  "deno": "Deno.serve alone: the floor",
  "deno-link": "Deno.serve with a link",
  "express": "Node, Express and ws",
  "bun": "Bun.serve",
  "nginx": "nginx with nchan",
};

/** Why a server cannot be part of the comparison; the message says what to do. */
export class NotInstalled extends Error {
  override readonly name = "NotInstalled";
}

/** A server that is no part of the comparison, and why. */
export interface Skipped {
  readonly server: ServerName;
  readonly why: string;
}

/** The others' figures are worth having all the same. */
export function skippedFor(server: ServerName, error: unknown): Skipped {
  const isMissing = error instanceof NotInstalled;
  return { server, why: isMissing ? `not installed: ${error.message}` : `it failed: ${error}` };
}

/** The file with the recorded messages that peers answer with. */
export const messagesFile = ({ cache }: Pick<StartOptions, "cache">) => `${cache}/messages.json`;

export function keepMessages(messages: Messages, options: StartOptions): void {
  Deno.mkdirSync(options.cache, { recursive: true });
  Deno.writeTextFileSync(messagesFile(options), JSON.stringify(messages, null, 2));
}

/** @throws {NotInstalled} */
export async function startServer(name: ServerName, options: StartOptions): Promise<Server> {
  switch (name) {
    case "gateway":
      return await startGateway(options);
    case "tutorial":
      return await startGateway(options, { HOOKSWITCH_CALL_FILE: ".hookswitch/bench.jsonl" });
    case "in-process":
      return await startInProcess(options);
    case "deno":
      return served(await startDeno("bench/peers/deno.ts", [messagesFile(options)], options));
    case "deno-link": {
      const tserver = await startDeno("bench/peers/link_echo.ts", [messagesFile(options)], options);
      const args = [messagesFile(options), `ws://${tserver.authority}/`];
      return served(await startDeno("bench/peers/deno_link.ts", args, options), tserver);
    }
    case "express": {
      const { folder } = await peers(options);
      const args = [`${folder}/express_ws.mjs`, messagesFile(options)];
      return served(await start("node", args, { ...options, env: { NODE_ENV: "production" } }));
    }
    case "bun": {
      const { bun, folder } = await peers(options);
      if (bun === undefined) throw new NotInstalled("npm has no Bun for this machine");
      return served(await start(bun, [`${folder}/bun.mjs`, messagesFile(options)], options));
    }
    case "nginx":
      return await startNginx(options);
  }
}

async function startGateway(options: StartOptions, env?: StartOptions["env"]): Promise<Server> {
  const tserver = await startProgram("mock-tserver/main.ts", "mock", {
    ...options,
    denoFlags: [],
    env: { HOOKSWITCH_MOCK_PORT: "0", ...agentSettings(options) },
  });
  const gateway = await startProgram("main.ts", "serve", {
    ...options,
    env: {
      HOOKSWITCH_PORT: "0",
      HOOKSWITCH_TSERVER_URL: `ws://${tserver.authority}/tserver`,
      HOOKSWITCH_MOCK_URL: `http://${tserver.authority}/mock`,
      ...agentSettings(options),
      ...env,
      ...options.env,
    },
  });
  const served: Server = {
    target: { authority: gateway.authority, style: "gateway", mock: tserver.authority },
    pid: gateway.pid,
    tserverPid: tserver.pid,
    close: async () => void await Promise.all([gateway.close(), tserver.close()]),
  };
  await linkIsUp(gateway.authority, options);
  return served;
}

/** The gateway serves before its link to the T-Server is up. */
async function linkIsUp(authority: string, { clock }: StartOptions): Promise<void> {
  for (;;) {
    const { link } = await (await fetch(`http://${authority}/health`)).json();
    if (link === "up") return;
    await pause(clock, POLL_MS);
  }
}

async function startInProcess(options: StartOptions): Promise<Server> {
  const env = { HOOKSWITCH_PORT: "0", ...agentSettings(options), ...options.env };
  const { authority, ...process } = await startProgram("main.ts", "serve", { ...options, env });
  return { ...process, target: { authority, style: "gateway", mock: authority } };
}

interface Started extends Omit<Server, "target"> {
  readonly authority: string;
}

function served({ authority, ...process }: Started, tserver?: Started): Server {
  return {
    ...process,
    target: { authority, style: "echo" },
    ...(tserver && { tserverPid: tserver.pid }),
    close: async () => void await Promise.all([process.close(), tserver?.close()]),
  };
}

async function startDeno(
  file: string,
  args: readonly string[],
  options: StartOptions,
): Promise<Started> {
  return await start("deno", ["run", "-q", "-P=peer", file, ...args], options);
}

async function startProgram(
  file: string,
  permissions: string,
  options: StartOptions,
): Promise<Started> {
  const flags = options.denoFlags ?? [];
  return await start("deno", ["run", "-q", ...flags, `-P=${permissions}`, file], options);
}

/** Starts a program, and waits until its first line says where it serves. */
async function start(
  program: string,
  args: readonly string[],
  { root, env }: StartOptions,
): Promise<Started> {
  const child = new Deno.Command(program, {
    args: [...args],
    cwd: root,
    env: { NO_COLOR: "1", ...env },
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  const output = child.stdout.pipeThrough(new TextDecoderStream()).getReader();
  let stderr = "";
  const errors = child.stderr.pipeThrough(new TextDecoderStream())
    .pipeTo(new WritableStream({ write: (chunk) => void (stderr += chunk) }));
  let text = "";
  while (!text.includes("\n")) {
    const { value, done } = await output.read();
    if (done) {
      await errors;
      throw new Error(`Cannot start ${program} ${args.join(" ")}: ${stderr}`);
    }
    text += value;
  }
  const drained = drain(output);
  return {
    authority: text.match(/([\w.]+:\d+)/)?.[1]?.replace("localhost", "127.0.0.1") ?? "",
    pid: child.pid,
    async close() {
      child.kill("SIGTERM");
      await Promise.all([child.status, errors, drained]);
    },
  };
}

async function drain(output: ReadableStreamDefaultReader<string>): Promise<void> {
  while (!(await output.read()).done);
}

async function peers(options: StartOptions): Promise<Peers> {
  if (!await isInstalled("npm") || !await isInstalled("node")) {
    throw new NotInstalled("it needs Node and npm: see https://nodejs.org");
  }
  return await installPeers(options);
}

const NCHAN = "/usr/lib/nginx/modules/ngx_nchan_module.so";

async function startNginx({ root, cache, clock }: StartOptions): Promise<Server> {
  if (!await isInstalled("nginx") || !await exists(NCHAN)) {
    throw new NotInstalled("apt-get install nginx libnginx-mod-nchan");
  }
  const folder = `${cache}/nginx`;
  await Deno.mkdir(folder, { recursive: true });
  const authority = `127.0.0.1:${freePort()}`;
  const template = await Deno.readTextFile(`${root}/bench/peers/nginx.conf`);
  const config = template.replaceAll("FOLDER", folder)
    .replace("127.0.0.1:PORT", authority);
  await Deno.writeTextFile(`${folder}/nginx.conf`, config);
  const child = new Deno.Command("nginx", {
    args: ["-p", folder, "-c", `${folder}/nginx.conf`],
    stdout: "null",
    stderr: "null",
  }).spawn();
  await answers(authority, clock);
  return {
    target: { authority, style: "publish" },
    pid: child.pid,
    async close() {
      child.kill("SIGTERM");
      await child.status;
    },
  };
}

async function answers(authority: string, clock: Clock): Promise<void> {
  for (let attempt = 0; attempt < MAX_POLLS; attempt++) {
    try {
      await (await fetch(`http://${authority}/`)).body?.cancel();
      return;
    } catch {
      await pause(clock, POLL_MS);
    }
  }
  throw new Error(`Nothing answers at ${authority}`);
}

async function exists(path: string): Promise<boolean> {
  try {
    await Deno.stat(path);
    return true;
  } catch {
    return false;
  }
}
