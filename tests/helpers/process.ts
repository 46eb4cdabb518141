// hookswitch as an operator runs it: a process of its own.

export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

const MAIN = `${import.meta.dirname}/../../main.ts`;
const CONFIG = `${import.meta.dirname}/../../deno.json`;

function command(env: Readonly<Record<string, string>>, args: readonly string[]): Deno.Command {
  return new Deno.Command("deno", {
    args: ["run", "-q", `--config=${CONFIG}`, "-P=serve", MAIN, ...args],
    cwd: `${import.meta.dirname}/../..`,
    env: { ...env, NO_COLOR: "1" },
    stdout: "piped",
    stderr: "piped",
  });
}

/** Runs hookswitch to its end. */
export async function runToEnd(env: Record<string, string>, ...args: string[]): Promise<Ended> {
  const { code, stdout, stderr } = await command(env, args).output();
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  return { code, stdout: text(stdout), stderr: text(stderr) };
}

/** A hookswitch that serves on a port of its own. */
export class Process {
  readonly firstLine: string;
  readonly #child: Deno.ChildProcess;
  readonly #rest: Promise<string>;

  private constructor(child: Deno.ChildProcess, firstLine: string, rest: Promise<string>) {
    this.#child = child;
    this.firstLine = firstLine;
    this.#rest = rest;
  }

  /** Starts it and waits until it says that it serves. */
  static async start(env: Record<string, string> = {}): Promise<Process> {
    const child = command({ HOOKSWITCH_PORT: "0", ...env }, []).spawn();
    const lines = child.stdout.pipeThrough(new TextDecoderStream()).getReader();
    let text = "";
    while (!text.includes("\n")) {
      const { value, done } = await lines.read();
      if (done) throw new Error(`hookswitch did not start: ${text}`);
      text += value;
    }
    const rest = Promise.all([new Response(child.stderr).text(), lines.cancel()]).then(([all]) =>
      all
    );
    return new Process(child, text.trim(), rest);
  }

  get port(): number {
    return Number(this.firstLine.match(/:(\d+)\//)?.[1]);
  }

  kill(signal: Deno.Signal): void {
    this.#child.kill(signal);
  }

  /** Waits for its end; what it wrote to standard error after it started comes with it. */
  async ended(): Promise<{ code: number; stderr: string }> {
    const [status, stderr] = await Promise.all([this.#child.status, this.#rest]);
    return { code: status.code, stderr };
  }
}
