// A client in a process of its own, that a test freezes and wakes.
import { until } from "./fault_proxy.ts";

/** What the client was told, or how its socket closed. */
export interface ClientLine {
  readonly eventName?: string;
  readonly eventId?: string;
  readonly epoch?: string;
  readonly seq?: number;
  readonly closed?: number;
}

export class ClientProcess implements AsyncDisposable {
  readonly lines: ClientLine[] = [];
  readonly #child: Deno.ChildProcess;
  readonly #read: Promise<void>;

  /** `seed` knows what the tutorial's client knows; `resume` answers heartbeats and sends `since`. */
  constructor(origin: string, mode: "seed" | "resume" = "seed") {
    const program = `${import.meta.dirname}/client_program.ts`;
    this.#child = new Deno.Command("deno", {
      args: ["run", "-q", "--no-config", "--allow-net", program, origin, mode],
      stdout: "piped",
    }).spawn();
    this.#read = this.#readLines();
  }

  names(): string[] {
    return this.lines.map(({ eventName, closed }) => eventName ?? `closed ${closed}`);
  }

  count(name: string): number {
    return this.names().filter((told) => told === name).length;
  }

  /** Waits until it was told this so many times. */
  async hears(name: string, times = 1): Promise<void> {
    await until(
      () => this.count(name) >= times,
      () => `${times} ${name}; told: ${this.names().join(", ")}`,
    );
  }

  /** Stops it as a computer that sleeps; its system still takes what comes. */
  async freeze(): Promise<void> {
    this.#child.kill("SIGSTOP");
    while (!(await this.#processState()).startsWith("T"));
  }

  wake(): void {
    this.#child.kill("SIGCONT");
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#child.kill("SIGKILL");
    await Promise.all([this.#child.status, this.#read]);
  }

  async #processState(): Promise<string> {
    const ps = new Deno.Command("ps", { args: ["-o", "state=", "-p", `${this.#child.pid}`] });
    return new TextDecoder().decode((await ps.output()).stdout).trim();
  }

  async #readLines(): Promise<void> {
    let rest = "";
    for await (const text of this.#child.stdout.pipeThrough(new TextDecoderStream())) {
      const lines = (rest + text).split("\n");
      rest = lines.pop() ?? "";
      this.lines.push(...lines.map((line) => JSON.parse(line)));
    }
  }
}
