// A task as a person runs it: a process of its own, with the permissions that deno.json gives it.

export interface TaskRun {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function command(name: string, args: readonly string[]): Deno.Command {
  return new Deno.Command("deno", {
    args: ["run", "-q", `-P=${name}`, `tasks/${name}.ts`, ...args],
    cwd: new URL("../../", import.meta.url),
    env: { NO_COLOR: "1", HOOKSWITCH_PORT: "" },
    stdout: "piped",
    stderr: "piped",
  });
}

/** Runs `deno task name args` to its end; its output is no terminal. */
export async function runTask(name: string, ...args: string[]): Promise<TaskRun> {
  const { code, stdout, stderr } = await command(name, args).output();
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  return { code, stdout: text(stdout), stderr: text(stderr) };
}

/** A task that goes on until it is stopped. */
export interface RunningTask {
  readonly firstLine: string;
  /** Sends SIGTERM, and waits for its end. */
  stop(): Promise<{ code: number; stderr: string }>;
}

/** Starts `deno task name args`, and waits for its first line. */
export async function startTask(name: string, ...args: string[]): Promise<RunningTask> {
  const child = command(name, args).spawn();
  const stderr = new Response(child.stderr).text();
  const lines = child.stdout.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  while (!text.includes("\n")) {
    const { value, done } = await lines.read();
    if (done) throw new Error(`deno task ${name} did not start: ${await stderr}`);
    text += value;
  }
  return {
    firstLine: text.trim(),
    async stop() {
      child.kill("SIGTERM");
      await lines.cancel();
      const { code } = await child.status;
      return { code, stderr: await stderr };
    },
  };
}
