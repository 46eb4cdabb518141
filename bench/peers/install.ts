// Installs what hookswitch is compared with from npm, in exact versions, apart from the project's own packages.
import type { StartOptions } from "../start_options.ts";

export interface Peers {
  /** Where the peers' programs are, beside their packages. */
  readonly folder: string;
  /** Bun's program; absent where npm has none for this machine. */
  readonly bun: string | undefined;
}

const FILES = ["package.json", "package-lock.json", "express_ws.mjs", "bun.mjs"];

/** Installs once; later runs find it. No package's scripts are run. */
export async function installPeers(
  { root, cache }: Pick<StartOptions, "root" | "cache">,
): Promise<Peers> {
  const folder = `${cache}/peers`;
  await Deno.mkdir(folder, { recursive: true });
  const lock = `${folder}/package-lock.json`;
  const before = await textOf(lock);
  for (const file of FILES) {
    await Deno.copyFile(`${root}/bench/peers/node/${file}`, `${folder}/${file}`);
  }
  const isCurrent = before === await textOf(lock) &&
    await textOf(`${folder}/node_modules/ws/package.json`) !== undefined;
  if (!isCurrent) {
    const { success, stderr } = await new Deno.Command("npm", {
      args: ["ci", "--ignore-scripts", "--no-audit", "--no-fund"],
      cwd: folder,
    }).output();
    if (!success) {
      throw new Error(`Cannot install the peers: ${new TextDecoder().decode(stderr)}`);
    }
  }
  return { folder, bun: await bunIn(folder) };
}

/** The first of Bun's programs for this machine that runs; npm has several for one kind of machine. */
async function bunIn(folder: string): Promise<string | undefined> {
  const packages = `${folder}/node_modules/@oven`;
  try {
    for await (const { name } of Deno.readDir(packages)) {
      const program = `${packages}/${name}/bin/bun`;
      if (await isInstalled(program)) return program;
    }
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
  return undefined;
}

/** Whether a program can be run here. */
export async function isInstalled(program: string): Promise<boolean> {
  const flag = program === "nginx" ? "-v" : "--version";
  try {
    const command = new Deno.Command(program, { args: [flag], stdout: "null", stderr: "null" });
    return (await command.output()).success;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}

async function textOf(path: string): Promise<string | undefined> {
  try {
    return await Deno.readTextFile(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
}
