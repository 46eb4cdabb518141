// hookswitch as an operator runs it: a program in a process of its own, on a port of its own.

const ROOT = `${import.meta.dirname}/../..`;

export type Env = Readonly<Record<string, string>>;

/** What can be run. */
export interface ProgramFile {
  readonly main: string;
  /** Its permission set in deno.json. */
  readonly permissions: string;
}

export const GATEWAY: ProgramFile = { main: "main.ts", permissions: "serve" };
export const MOCK: ProgramFile = { main: "mock-tserver/main.ts", permissions: "mock" };

/** How one of them is started. */
export function programCommand(
  { main, permissions }: ProgramFile,
  { env, args = [] }: { readonly env: Env; readonly args?: readonly string[] },
): Deno.Command {
  return new Deno.Command("deno", {
    args: ["run", "-q", `--config=${ROOT}/deno.json`, `-P=${permissions}`, main, ...args],
    cwd: ROOT,
    env: { ...env, NO_COLOR: "1" },
    stdout: "piped",
    stderr: "piped",
  });
}

/** A program of hookswitch that serves on a port of its own. */
export class Process {
  readonly firstLine: string;
  readonly #child: Deno.ChildProcess;
  readonly #rest: Promise<string>;

  private constructor(child: Deno.ChildProcess, firstLine: string, rest: Promise<string>) {
    this.#child = child;
    this.firstLine = firstLine;
    this.#rest = rest;
  }

  /** Starts hookswitch and waits until it says that it serves. */
  static async start(env: Env = {}): Promise<Process> {
    const own = { HOOKSWITCH_PORT: "0", HOOKSWITCH_CALL_FILE: "off" };
    return await Process.#start(programCommand(GATEWAY, { env: { ...own, ...env } }));
  }

  /** Starts the mock T-Server alone and waits until it says that it serves. */
  static async startMock(env: Env = {}): Promise<Process> {
    return await Process.#start(
      programCommand(MOCK, { env: { HOOKSWITCH_MOCK_PORT: "0", ...env } }),
    );
  }

  static async #start(command: Deno.Command): Promise<Process> {
    const child = command.spawn();
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

  /** Ends it at once, if it has not ended. */
  killIfAlive(): void {
    try {
      this.#child.kill("SIGKILL");
    } catch (error) {
      if (!(error instanceof TypeError || error instanceof Deno.errors.NotFound)) throw error;
    }
  }

  /** Waits for its end; what it wrote to standard error after it started comes with it. */
  async ended(): Promise<{ code: number; stderr: string }> {
    const [status, stderr] = await Promise.all([this.#child.status, this.#rest]);
    return { code: status.code, stderr };
  }
}
