// Load generators as the benchmark sees them: processes that take orders. Several of them act as one.
import type { Clock } from "../../gateway/runtime/clock.ts";
import { cpuSeconds } from "../measure/processes.ts";
import type { Counts, Messages, OpenPlan, Order, Replies, Reply } from "./orders.ts";
import { Histogram } from "../measure/histogram.ts";
import { TextLineStream } from "./text_lines.ts";

/** No order takes longer, in milliseconds: a server that loses a message would be waited for without end. */
const PATIENCE_MS = 120_000;

const MAIN = "bench/load/main.ts";

/** Garbage is collected often and little at a time: what waits for the generator is charged to the server. */
const V8_FLAGS = "--v8-flags=--max-semi-space-size=1";

export interface LoadOptions {
  readonly root: string;
  readonly clock: Clock;
}

/** One load generator. */
export class LoadProcess {
  readonly #clock: Clock;
  readonly #child: Deno.ChildProcess;
  readonly #orders: WritableStreamDefaultWriter<Uint8Array>;
  readonly #replies: ReadableStreamDefaultReader<string>;
  readonly #encoder = new TextEncoder();

  constructor({ root, clock }: LoadOptions) {
    this.#clock = clock;
    this.#child = new Deno.Command("deno", {
      args: ["run", "-q", V8_FLAGS, "-P=load", MAIN],
      cwd: root,
      stdin: "piped",
      stdout: "piped",
      stderr: "inherit",
    }).spawn();
    this.#orders = this.#child.stdin.getWriter();
    this.#replies = this.#child.stdout.pipeThrough(new TextDecoderStream())
      .pipeThrough(new TextLineStream()).getReader();
  }

  get pid(): number {
    return this.#child.pid;
  }

  async ask<Name extends Order["do"]>(
    order: Extract<Order, { do: Name }>,
  ): Promise<Replies[Name]> {
    await this.#orders.write(this.#encoder.encode(`${JSON.stringify(order)}\n`));
    const late = Promise.withResolvers<never>();
    const timer = this.#clock.setTimer(PATIENCE_MS, () => {
      late.reject(new Error(`A load generator did not reply to "${order.do}"`));
    });
    const { value, done } = await Promise.race([this.#replies.read(), late.promise])
      .finally(() => timer.cancel());
    if (done) throw new Error(`A load generator ended over "${order.do}"`);
    const reply = JSON.parse(value) as Reply<Name>;
    if (reply.ok) return reply.value;
    throw new Error(`A load generator could not "${order.do}": ${reply.why}`);
  }

  async close(): Promise<void> {
    await this.#orders.close().catch(() => {});
    await this.#replies.cancel().catch(() => {});
    await this.#child.status;
  }
}

type Connect = Extract<Order, { do: "connect" }>;

/** What is the same for all agents that connect. */
export interface ConnectOptions extends Omit<Connect, "do" | "localAddress"> {
  /** Processes that share the agents. */
  readonly processes?: number;
}

/** The first of the loopback addresses that generators connect from. */
const FIRST_LOCAL = 2;

/** Load generators that share the agents of one server. */
export class Load {
  readonly #options: LoadOptions;
  readonly #processes: LoadProcess[] = [];

  constructor(options: LoadOptions) {
    this.#options = options;
  }

  get pids(): readonly number[] {
    return this.#processes.map(({ pid }) => pid);
  }

  cpuSeconds(): number {
    return this.pids.reduce((sum, pid) => sum + cpuSeconds(pid), 0);
  }

  /** Connects agents, and returns how long that took, in seconds. */
  async connect({ processes = 1, first, count, ...options }: ConnectOptions): Promise<number> {
    while (this.#processes.length < processes) this.#processes.push(new LoadProcess(this.#options));
    const share = Math.ceil(count / processes);
    const took = await Promise.all(
      this.#processes.slice(0, processes).map(async (process, index) => {
        const begin = index * share;
        const { seconds } = await process.ask<"connect">({
          do: "connect",
          ...options,
          first: first + begin,
          count: Math.max(0, Math.min(share, count - begin)),
          ...(processes > 1 && { localAddress: `127.0.0.${FIRST_LOCAL + index}` }),
        });
        return seconds;
      }),
    );
    return Math.max(...took);
  }

  /** Lets so many agents in all start anew whenever they are done. */
  async loop(kind: Extract<Order, { do: "loop" }>["kind"], agents: number): Promise<void> {
    const share = Math.ceil(agents / this.#processes.length);
    await this.#all((process) => process.ask<"loop">({ do: "loop", kind, agents: share }));
  }

  async mark(): Promise<Counts> {
    return sumOf(await this.#all((process) => process.ask<"mark">({ do: "mark" })));
  }

  async rest(): Promise<Counts> {
    return sumOf(await this.#all((process) => process.ask<"rest">({ do: "rest" })));
  }

  async record(): Promise<Messages> {
    const [process] = this.#processes;
    if (!process) throw new Error("Cannot record before agents have connected");
    return await process.ask<"record">({ do: "record" });
  }

  async open(plan: OpenPlan) {
    const count = this.#processes.length;
    const outcomes = await this.#all((process) =>
      process.ask<"open">({
        do: "open",
        plan: { ...plan, callsPerSecond: plan.callsPerSecond / count },
      })
    );
    const sum = (of: (one: typeof outcomes[number]) => number) =>
      outcomes.reduce((total, one) => total + of(one), 0);
    return {
      release: Histogram.of(...outcomes.map(({ release }) => release)),
      lateness: Histogram.of(...outcomes.map(({ lateness }) => lateness)),
      calls: sum(({ calls }) => calls),
      missing: sum(({ missing }) => missing),
      doubled: sum(({ doubled }) => doubled),
      reconnects: sum(({ reconnects }) => reconnects),
    };
  }

  async close(): Promise<void> {
    await this.#all((process) => process.close());
  }

  async #all<T>(act: (process: LoadProcess) => Promise<T>): Promise<T[]> {
    return await Promise.all(this.#processes.map(act));
  }
}

function sumOf(parts: readonly Counts[]): Counts {
  const sum = (name: keyof Counts) => parts.reduce((total, part) => total + part[name], 0);
  return { calls: sum("calls"), exchanges: sum("exchanges"), events: sum("events") };
}
