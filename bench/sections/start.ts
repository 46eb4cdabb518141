// From `deno task start` to the first call that is over, and what all of it weighs.
import { Load } from "../load/generators.ts";
import { freePort } from "../measure/free_port.ts";
import { allDescendants } from "../measure/processes.ts";
import { median, type Stage } from "../stage.ts";

export interface StartFigures {
  /** From the command to the port that answers, and to the first call that is over, in milliseconds. */
  readonly listenMs: number;
  readonly callMs: number;
  /** Our sources that the server loads, the built pages, and the packages that it loads, in bytes. */
  readonly sourceBytes: number;
  readonly pageBytes: number;
  readonly packageBytes: number;
  /** The toolbar's files, as they are and compressed with gzip, in bytes. */
  readonly toolbarBytes: number;
  readonly toolbarGzipBytes: number;
}

const DEFAULT_AGENT = 1_001;

export async function measureStart(stage: Stage): Promise<StartFigures> {
  const times: { listenMs: number; callMs: number }[] = [];
  for (let time = 0; time < stage.scope.start.times; time++) {
    stage.say(`deno task start, ${time + 1} of ${stage.scope.start.times}`);
    times.push(await startOnce(stage));
  }
  return {
    listenMs: median(times.map(({ listenMs }) => listenMs)),
    callMs: median(times.map(({ callMs }) => callMs)),
    ...await weigh(stage),
  };
}

async function startOnce(stage: Stage) {
  const { root, nowMs, wait } = stage;
  const port = freePort();
  const authority = `127.0.0.1:${port}`;
  const load = new Load(stage);
  const beginMs = nowMs();
  const child = new Deno.Command("deno", {
    args: ["task", "-q", "start"],
    cwd: root,
    env: { HOOKSWITCH_PORT: String(port), HOOKSWITCH_CALL_FILE: "off" },
    stdout: "null",
    stderr: "null",
  }).spawn();
  while (!await isListening(port)) await wait(0.005);
  const listenMs = nowMs() - beginMs;
  await load.connect({
    target: { authority, style: "gateway", mock: authority },
    first: DEFAULT_AGENT,
    count: 1,
    toolbarsPerAgent: 1,
    commandLines: 1,
    saysCalls: true,
  });
  await load.record();
  const callMs = nowMs() - beginMs;
  await load.close();
  for (const pid of allDescendants(child.pid)) Deno.kill(pid, "SIGTERM");
  await child.status;
  return { listenMs, callMs };
}

async function isListening(port: number): Promise<boolean> {
  try {
    (await Deno.connect({ hostname: "127.0.0.1", port })).close();
    return true;
  } catch (error) {
    if (error instanceof Deno.errors.ConnectionRefused) return false;
    throw error;
  }
}

interface Info {
  readonly modules: readonly {
    readonly specifier: string;
    readonly size?: number;
    /** Its key among `npmPackages`. */
    readonly npmPackage?: string;
  }[];
  readonly npmPackages: Readonly<Record<string, NpmPackage>>;
}

interface NpmPackage {
  readonly localPath: string;
  /** Their keys. */
  readonly dependencies: readonly string[];
}

async function weigh({ root }: Stage) {
  const info = await modulesOf(root, "main.ts");
  const own = info.modules.filter(({ specifier }) => specifier.startsWith("file:"));
  const packages = loadedPackages(info).flatMap(({ localPath }) => filesBelow(localPath));
  const pages = `${root}/web/dist`;
  const toolbar = filesBelow(`${pages}/toolbar`).filter((path) => !path.endsWith(".map"));
  const gzipped = await Promise.all(toolbar.map(gzipBytes));
  return {
    sourceBytes: sum(own.map(({ size = 0 }) => size)),
    pageBytes: sum(filesBelow(pages).map(sizeOf)),
    packageBytes: sum(packages.map(sizeOf)),
    toolbarBytes: sum(toolbar.map(sizeOf)),
    toolbarGzipBytes: sum(gzipped),
  };
}

/** The packages that are imported, with all that they depend on. */
function loadedPackages({ modules, npmPackages }: Info): NpmPackage[] {
  const keys = new Set(modules.flatMap(({ npmPackage }) => npmPackage ?? []));
  // A set that grows while it is walked is walked to its end.
  for (const key of keys) {
    for (const needed of npmPackages[key]?.dependencies ?? []) keys.add(needed);
  }
  return [...keys].flatMap((key) => npmPackages[key] ?? []);
}

async function modulesOf(root: string, entry: string): Promise<Info> {
  const { stdout } = await new Deno.Command("deno", {
    args: ["info", "--json", entry],
    cwd: root,
  }).output();
  return JSON.parse(new TextDecoder().decode(stdout)) as Info;
}

function filesBelow(folder: string): string[] {
  return [...Deno.readDirSync(folder)].flatMap(({ name, isDirectory }) =>
    isDirectory ? filesBelow(`${folder}/${name}`) : [`${folder}/${name}`]
  );
}

const sizeOf = (path: string) => Deno.statSync(path).size;

async function gzipBytes(path: string): Promise<number> {
  const file = await Deno.open(path);
  const bytes = await new Response(file.readable.pipeThrough(new CompressionStream("gzip")))
    .bytes();
  return bytes.length;
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
