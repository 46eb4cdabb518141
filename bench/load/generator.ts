// A load generator: carries out one order after the other. Has no logic of what is measured.
import { Agent } from "./agent.ts";
import { ClosedLoop } from "./closed_loop.ts";
import { CommandLine } from "./command_line.ts";
import { OpenLoop, type Stopwatch } from "./open_loop.ts";
import { field } from "./agent.ts";
import type { Counts, Messages, Order, Replies } from "./orders.ts";

type Connect = Extract<Order, { do: "connect" }>;

/** Agents that connect at the same time. */
const CONNECTING = 64;

export class Generator {
  readonly #watch: Stopwatch;
  readonly #agents: Agent[] = [];
  readonly #tally = { calls: 0, exchanges: 0 };
  #events = 0;
  #loop: ClosedLoop | undefined;
  #open: OpenLoop | undefined;
  /** The first thing that went wrong. */
  #failure: string | undefined;
  #recording: { answers: Record<string, string>; events: string[] } | undefined;

  constructor(watch: Stopwatch) {
    this.#watch = watch;
  }

  async carryOut(order: Order): Promise<Replies[Order["do"]]> {
    const value = await this.#do(order);
    if (this.#failure !== undefined) throw new Error(this.#failure);
    return value;
  }

  async #do(order: Order): Promise<Replies[Order["do"]]> {
    switch (order.do) {
      case "connect":
        return await this.#connect(order);
      case "loop":
        this.#loop = new ClosedLoop(this.#agents.slice(0, order.agents), order.kind, this.#tally);
        return {};
      case "mark":
        return this.#counts();
      case "rest":
        await this.#loop?.rest();
        return this.#counts();
      case "open": {
        this.#open = new OpenLoop(this.#agents, order.plan, this.#watch);
        const outcome = await this.#open.run();
        this.#open = undefined;
        return outcome;
      }
      case "record":
        return await this.#record();
    }
  }

  #counts(): Counts {
    return { ...this.#tally, events: this.#events };
  }

  async #connect(order: Connect): Promise<Replies["connect"]> {
    const startMs = this.#watch.nowMs();
    const { target, localAddress, first, count } = order;
    const lines = await Promise.all(Array.from(
      { length: Math.min(order.commandLines, count) },
      () => CommandLine.open({ authority: target.authority, localAddress }),
    ));
    const controls = target.mock === undefined
      ? lines
      : await Promise.all(lines.map(() => CommandLine.open({ authority: target.mock ?? "" })));
    const agents = Array.from(
      { length: count },
      (_, index) =>
        this.#agent(order, `${first + index}`, {
          commands: lines[index % lines.length] as CommandLine,
          controls: controls[index % controls.length] as CommandLine,
        }),
    );
    const waiting = [...agents];
    await Promise.all(Array.from({ length: CONNECTING }, async () => {
      for (let next = waiting.pop(); next; next = waiting.pop()) await next.connect();
    }));
    this.#agents.push(...agents);
    return { seconds: (this.#watch.nowMs() - startMs) / 1_000 };
  }

  #agent(
    { target, toolbarsPerAgent, localAddress, saysCalls, messages }: Connect,
    name: string,
    lines: { readonly commands: CommandLine; readonly controls: CommandLine },
  ): Agent {
    return new Agent({
      target,
      name,
      toolbars: toolbarsPerAgent,
      localAddress,
      saysCalls,
      messages,
      ...lines,
      told: (eventName, text) => this.#told(eventName, text),
      answered: (type, body) => this.#recording && (this.#recording.answers[type] = body),
      failed: (why) => this.#failure ??= why,
    });
  }

  #told(eventName: string, text: string): void {
    this.#events++;
    if (eventName === "EventReleased") this.#open?.ended(field(text, "connectionId"));
    this.#recording?.events.push(text);
  }

  async #record(): Promise<Messages> {
    const [agent] = this.#agents;
    if (!agent) throw new Error("Cannot record a call without an agent");
    const recording = { answers: {}, events: [] as string[] };
    this.#recording = recording;
    const events: Record<string, readonly string[]> = {};
    const step = async (type: string, act: () => Promise<unknown>) => {
      await act();
      events[type] = recording.events.splice(0);
    };
    await step("initialize", () => agent.command("initialize", "EventRegistered"));
    await step("Ready", async () => {
      await agent.command("Ready", "EventAgentReady");
      await agent.ring();
    });
    await step("Accept", () => agent.command("Accept", "EventEstablished"));
    await step("Hold", () => agent.command("Hold", "EventHeld"));
    await step("Retrieve", () => agent.command("Retrieve", "EventRetrieved"));
    await step("Reject", () => agent.command("Reject", "EventReleased"));
    this.#recording = undefined;
    return { answers: recording.answers, events };
  }
}
