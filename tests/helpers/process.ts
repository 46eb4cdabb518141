// hookswitch as an operator runs it: a process of its own.

export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

const ROOT = `${import.meta.dirname}/../..`;

type Env = Readonly<Record<string, string>>;

interface Program {
  readonly main: string;
  /** Its permission set in deno.json. */
  readonly permissions: string;
}

const GATEWAY: Program = { main: "main.ts", permissions: "serve" };
const MOCK: Program = { main: "mock-tserver/main.ts", permissions: "mock" };

function command(
  { main, permissions }: Program,
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

/** Runs hookswitch to its end. */
export async function runToEnd(env: Env, ...args: string[]): Promise<Ended> {
  return await end(command(GATEWAY, { env, args }));
}

/** Runs the mock T-Server alone to its end. */
export async function runMockToEnd(env: Env): Promise<Ended> {
  return await end(command(MOCK, { env }));
}

async function end(command: Deno.Command): Promise<Ended> {
  const { code, stdout, stderr } = await command.output();
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  return { code, stdout: text(stdout), stderr: text(stderr) };
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
    return await Process.#start(command(GATEWAY, {
      env: { HOOKSWITCH_PORT: "0", HOOKSWITCH_CALL_FILE: "off", ...env },
    }));
  }

  /** Starts the mock T-Server alone and waits until it says that it serves. */
  static async startMock(env: Env = {}): Promise<Process> {
    return await Process.#start(command(MOCK, { env: { HOOKSWITCH_MOCK_PORT: "0", ...env } }));
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
