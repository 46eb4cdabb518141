// What a figure was measured on.
import type { Machine } from "../report/results.ts";

/** Programs whose versions matter, and how each is asked. */
const PROGRAMS: Readonly<Record<string, readonly string[]>> = {
  node: ["--version"],
  nginx: ["-v"],
};

export async function machine(): Promise<Machine> {
  const cpuinfo = Deno.readTextFileSync("/proc/cpuinfo");
  const memory = Deno.readTextFileSync("/proc/meminfo");
  const versions: Record<string, string> = { deno: Deno.version.deno, v8: Deno.version.v8 };
  for (const [program, args] of Object.entries(PROGRAMS)) {
    const version = await versionOf(program, args);
    if (version !== undefined) versions[program] = version;
  }
  return {
    cpu: /^model name\s*: (.*)$/m.exec(cpuinfo)?.[1] ?? "unknown",
    cores: navigator.hardwareConcurrency,
    memoryBytes: Number(/^MemTotal: +(\d+) kB$/m.exec(memory)?.[1] ?? 0) * 1_024,
    system: Deno.readTextFileSync("/proc/version").split(" ").slice(0, 3).join(" "),
    versions,
    loadBefore: Number(Deno.readTextFileSync("/proc/loadavg").split(" ")[0]),
  };
}

/** The commit that is checked out, with a star when something was changed since. */
export async function revision(root: string): Promise<string> {
  const run = async (...args: string[]) => {
    const { stdout } = await new Deno.Command("git", { args, cwd: root }).output();
    return new TextDecoder().decode(stdout).trim();
  };
  try {
    const commit = await run("rev-parse", "--short", "HEAD");
    return await run("status", "--porcelain", "--untracked-files=no") === ""
      ? commit
      : `${commit}*`;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return "unknown";
    throw error;
  }
}

async function versionOf(program: string, args: readonly string[]): Promise<string | undefined> {
  try {
    const { stdout, stderr } = await new Deno.Command(program, { args: [...args] }).output();
    const text = new TextDecoder().decode(stdout) + new TextDecoder().decode(stderr);
    return /\d+(\.\d+)+/.exec(text)?.[0];
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
}
