// Calls that begin at fixed times, whatever becomes of those before them. A release is timed from when it
// was intended: a server that stalls is charged for all that waited meanwhile (no coordinated omission).
import { Histogram } from "../measure/histogram.ts";
import type { Agent } from "./agent.ts";
import type { OpenOutcome, OpenPlan } from "./orders.ts";

/** Time as a load generator needs it. */
export interface Stopwatch {
  /** Milliseconds with fractions, from any beginning. */
  readonly nowMs: () => number;
  readonly wait: (ms: number) => Promise<void>;
  /** From 0 to 1. */
  readonly chance: () => number;
}

/** When a call is to be accepted and released after it began, as shares of its agent's time. */
const ACCEPT_AT = 0.2;
const RELEASE_AT = 0.4;

/** An agent's time for one call is no longer than this, in milliseconds. */
const MAX_CALL_MS = 1_000;

/** What is not told so long after the last call began is taken for lost, in milliseconds. */
const PATIENCE_MS = 10_000;

/** As many hexadecimal digits as a number holds exactly; a ConnID differs from the next in its last ones. */
const CALL_DIGITS = 12;

export class OpenLoop {
  readonly #agents: readonly Agent[];
  readonly #plan: OpenPlan;
  readonly #watch: Stopwatch;
  readonly #release = new Histogram();
  readonly #lateness = new Histogram();
  /** How often each call was told to be over, by the end of its ConnID. */
  readonly #ends = new Map<number, number>();
  #calls = 0;
  #reconnects = 0;

  constructor(agents: readonly Agent[], plan: OpenPlan, watch: Stopwatch) {
    this.#agents = agents;
    this.#plan = plan;
    this.#watch = watch;
  }

  /** A toolbar was told that this call is over. */
  ended(connectionId: string): void {
    // A part of a text would keep all of the text in memory, a number does not.
    const call = Number(`0x${connectionId.slice(-CALL_DIGITS)}`);
    this.#ends.set(call, (this.#ends.get(call) ?? 0) + 1);
  }

  async run(): Promise<OpenOutcome> {
    const { callsPerSecond, seconds } = this.#plan;
    const startMs = this.#watch.nowMs();
    const perCallMs = 1_000 / callsPerSecond;
    const agentMs = Math.min(MAX_CALL_MS, this.#agents.length * perCallMs);
    const latest = new Map<Agent, Promise<void>>();
    const storm = this.#storm();
    for (let call = 0; call < seconds * callsPerSecond; call++) {
      const beginMs = startMs + call * perCallMs;
      await this.#until(beginMs);
      const agent = this.#agents[call % this.#agents.length];
      if (!agent) break;
      // An agent who is late with one call begins the next one late, too.
      const before = latest.get(agent) ?? Promise.resolve();
      latest.set(agent, before.then(() => this.#call(agent, beginMs, agentMs)));
    }
    await this.#patiently(Promise.all([...latest.values(), storm]));
    const ends = [...this.#ends.values()];
    return {
      release: this.#release.toJSON(),
      lateness: this.#lateness.toJSON(),
      calls: this.#calls,
      missing: this.#calls - ends.length,
      doubled: ends.filter((times) => times > 1).length,
      reconnects: this.#reconnects,
    };
  }

  async #call(agent: Agent, beginMs: number, agentMs: number): Promise<void> {
    this.#calls++;
    await agent.ring();
    await this.#until(beginMs + ACCEPT_AT * agentMs);
    await agent.command("Accept", "EventEstablished");
    const intendedMs = beginMs + RELEASE_AT * agentMs;
    await this.#until(intendedMs);
    this.#lateness.record((this.#watch.nowMs() - intendedMs) * 1_000);
    await agent.command("Reject", "EventReleased");
    this.#release.record((this.#watch.nowMs() - intendedMs) * 1_000);
  }

  /** Every agent loses its connection at a moment of its own. */
  async #storm(): Promise<void> {
    const { stormSeconds } = this.#plan;
    if (stormSeconds === undefined) return;
    await Promise.all(this.#agents.map(async (agent) => {
      await this.#watch.wait(this.#watch.chance() * stormSeconds * 1_000);
      await agent.reconnect();
      this.#reconnects++;
    }));
  }

  async #until(timeMs: number): Promise<void> {
    const waitMs = timeMs - this.#watch.nowMs();
    if (waitMs > 0) await this.#watch.wait(waitMs);
  }

  async #patiently(all: Promise<unknown>): Promise<void> {
    await Promise.race([all, this.#watch.wait(PATIENCE_MS)]);
  }
}
