// A task as a person runs it: a process of its own, with the permissions that deno.json gives it.

export interface TaskRun {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `deno task name args` to its end; its output is no terminal. */
export async function runTask(name: string, ...args: string[]): Promise<TaskRun> {
  const { code, stdout, stderr } = await new Deno.Command("deno", {
    args: ["run", "-q", `-P=${name}`, `tasks/${name}.ts`, ...args],
    cwd: new URL("../../", import.meta.url),
    env: { NO_COLOR: "1", HOOKSWITCH_PORT: "" },
    stdout: "piped",
    stderr: "piped",
  }).output();
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  return { code, stdout: text(stdout), stderr: text(stderr) };
}
