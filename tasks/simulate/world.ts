// Agents with toolbars, a gateway and a switch in one process, on one clock: carries out a plan, puts
// everything right again, and looks whether what was promised was kept.
import { ManualClock } from "../../gateway/runtime/manual_clock.ts";
import { type Random, seededRandom } from "../../gateway/runtime/random.ts";
import { readSettings } from "../../gateway/settings.ts";
import { createMockTServer, type MockTServer } from "../../mock-tserver/mod.ts";
import { ControlError } from "../../mock-tserver/mod.ts";
import { oneOf } from "./chance.ts";
import { Digest } from "./digest.ts";
import { Host } from "./host.ts";
import type { Move } from "./moves.ts";
import { SimulatedToolbar } from "./toolbar.ts";
import { Truth } from "./truth.ts";

/** Small, so that every bound is met. */
const SETTINGS = {
  HOOKSWITCH_MAX_HISTORY_EVENTS: "12",
  HOOKSWITCH_MAX_HISTORY_AGE_MS: "30000",
  HOOKSWITCH_MAX_BUFFERED_BYTES: "4096",
};

const FIRST_AGENT = 1_001;
const FIRST_DN = 7_001;
const CUSTOMER = "+14155550100";

/** Longer than a gateway takes to end by itself, in milliseconds. */
const DRAIN_MS = 3_500;

/** Longer than any lease, audit, back-off and time-out, in milliseconds. */
const QUIET_MS = 150_000;

export interface Outcome {
  /** What was not as promised, a sentence each; empty when all was well. */
  readonly problems: readonly string[];
  readonly calls: number;
  /** EventReleased that toolbars were told. */
  readonly releases: number;
  /** Of these, the ones that the T-Server never told. */
  readonly synthesised: number;
  /** Connections that toolbars made. */
  readonly connections: number;
  /** Of everything that toolbars were told, and when. */
  readonly digest: string;
}

export interface WorldOptions {
  readonly seed: number;
  readonly agents: number;
  /** Gets a line for each thing that happens. */
  readonly trace?: (line: string) => void;
}

export class World {
  readonly #clock = new ManualClock();
  readonly #mock: MockTServer;
  readonly #host: Host;
  readonly #truth = new Truth();
  readonly #toolbars: SimulatedToolbar[][] = [];
  readonly #random: Random;
  readonly #digest = new Digest();
  readonly #options: WorldOptions;
  readonly #start: number;
  #calls = 0;

  constructor(options: WorldOptions) {
    const { seed, agents } = options;
    this.#options = options;
    this.#random = seededRandom(seed);
    this.#start = this.#clock.now();
    const pairs = Array.from({ length: agents }, (_none, index) => ({
      agentId: String(FIRST_AGENT + index),
      dn: String(FIRST_DN + index),
    }));
    this.#mock = createMockTServer(
      { agents: pairs, customer: { answersAfter: 3_000 }, limits: { journalEntries: 1_000 } },
      { clock: this.#clock, random: seededRandom(seed) },
    );
    this.#mock.control.subscribe((entry) => {
      this.#truth.take(entry);
      this.#trace(() =>
        `${entry.from} ${entry.name} ${entry.connectionId ?? ""} ${entry.thisDN ?? ""}`
      );
    });
    const given: Record<string, string> = {
      ...SETTINGS,
      HOOKSWITCH_AGENTS: pairs.map(({ agentId, dn }) => `${agentId}:${dn}`).join(","),
    };
    this.#host = new Host({
      clock: this.#clock,
      random: seededRandom(seed),
      settings: readSettings((name) => given[name], []),
      tserver: this.#mock.port,
    });
    this.#toolbars = pairs.map(({ agentId, dn }, index) => this.#toolbarsOf(agentId, dn, index));
  }

  /** Carries out the plan; everything that was begun is ended, and everything that was broken mended. */
  async run(plan: readonly Move[]): Promise<Outcome> {
    await this.#pass(1_000);
    for (const move of plan) {
      await this.#passUntil(this.#start + 1_000 + move.at);
      this.#trace(() => `MOVE ${JSON.stringify(move)}`);
      this.#carryOut(move);
    }
    await this.#mend();
    await this.#lastCalls();
    this.#host.kill();
    this.#mock.close();
    return this.#outcome();
  }

  #toolbarsOf(agent: string, dn: string, index: number): SimulatedToolbar[] {
    const kinds = (["tutorial", "resuming"] as const).slice(0, index % 3 === 2 ? 1 : 2);
    return kinds.map((_none, at) => {
      const kind = (index + at) % 2 === 0 ? "resuming" : "tutorial";
      const name = `${agent}/${kind}${at}`;
      return new SimulatedToolbar({
        name,
        agent,
        kind,
        host: this.#host,
        clock: this.#clock,
        random: seededRandom(this.#options.seed * 31 + index * 7 + at),
        dial: () => this.#numberFor(dn),
        onTold: (event) => {
          const text = `${name} ${JSON.stringify(event)}`;
          this.#digest.add(`${this.#clock.now()} ${text}`);
          this.#trace(() => text);
        },
      });
    });
  }

  #numberFor(dn: string): string {
    const other = String(FIRST_DN + (Number(dn) - FIRST_DN + 1) % this.#options.agents);
    return oneOf(this.#random, [other, CUSTOMER]);
  }

  #carryOut(move: Move): void {
    const { control } = this.#mock;
    const dn = "agent" in move ? String(FIRST_DN + move.agent) : "";
    const toolbars = "agent" in move ? this.#toolbars[move.agent] ?? [] : [];
    const toolbar = "toolbar" in move ? toolbars[move.toolbar % toolbars.length] : undefined;
    attempt(() => {
      switch (move.do) {
        case "customer-calls":
          control.customer.call({ from: CUSTOMER, to: dn });
          return void this.#calls++;
        case "customer-hangs-up":
          return this.#hangUpAt(dn);
        case "phone-answers":
          return control.phone.answer(dn);
        case "phone-hangs-up":
          return control.phone.hangup(dn);
        case "command":
          for (let sent = 0; sent < move.times; sent++) toolbar?.command(move.type);
          return;
        case "socket":
          return toolbar?.trouble(move.what, move.forMs);
        case "reload":
          return toolbar?.reload();
        case "gateway":
          if (move.what === "kill") this.#host.kill();
          else this.#host.stop();
          return void this.#clock.setTimer(
            Math.max(move.forMs, DRAIN_MS),
            () => this.#host.start(),
          );
        case "link":
          if (move.what === "silent") return this.#host.beSilent(move.forMs);
          if (move.what === "drop") return control.dropConnection();
          control.setLink(false);
          return void this.#clock.setTimer(move.forMs, () => control.setLink(true));
        case "switchover":
          return control.switchOver(move.mode);
        case "unregister":
          return void control.unregister(dn);
        case "fault": {
          const { id } = control.faults.add(move.rule);
          return void this.#clock.setTimer(
            move.forMs,
            () => attempt(() => control.faults.remove(id)),
          );
        }
      }
    });
  }

  #hangUpAt(dn: string): void {
    const [call] = this.#mock.control.dn(dn).calls;
    if (call) this.#mock.control.customer.hangup(call.connectionId);
  }

  /** Nothing is wrong any more, and nobody is on the phone. */
  async #mend(): Promise<void> {
    const { control } = this.#mock;
    this.#trace(() => "MEND");
    await this.#pass(45_000);
    control.faults.clear();
    control.setLink(true);
    this.#host.start();
    await this.#pass(DRAIN_MS);
    this.#host.start();
    for (const toolbar of this.#toolbars.flat()) toolbar.socket?.wire.cut();
    this.#hangUpEverywhere();
    await this.#pass(QUIET_MS);
  }

  #hangUpEverywhere(): void {
    const { control } = this.#mock;
    for (const { dn, calls } of control.dns()) {
      for (const { connectionId } of calls) attempt(() => control.phone.hangup(dn, connectionId));
    }
    const live = () => control.calls().filter(({ state }) => state !== "ended");
    for (const { connectionId } of live()) attempt(() => control.customer.hangup(connectionId));
    const [left] = live();
    if (left) throw new Error(`Call ${left.connectionId} cannot be ended`);
  }

  /** After all that, a plain call must be told to every toolbar, from its ringing to its end. */
  async #lastCalls(): Promise<void> {
    const { control } = this.#mock;
    for (const [agent, toolbars] of this.#toolbars.entries()) {
      const dn = String(FIRST_DN + agent);
      const { eventId } = control.customer.call({ from: CUSTOMER, to: dn });
      await this.#pass(1_000);
      toolbars[0]?.command("Accept");
      await this.#pass(1_000);
      toolbars[0]?.command("Reject");
      await this.#pass(1_000);
      for (const { name, page } of toolbars) {
        const told = page.told.filter((event) => "eventId" in event && event.eventId === eventId)
          .map(({ eventName }) => eventName).join(" ");
        if (told === "EventRinging EventEstablished EventReleased") continue;
        page.problems.push(`${name}: the last call was told as "${told}"`);
      }
    }
  }

  #outcome(): Outcome {
    const toolbars = this.#toolbars.flat();
    const pages = toolbars.flatMap(({ pages }) => pages);
    const ends = pages.flatMap(({ told }) =>
      told.filter((event) => event.eventName === "EventReleased")
    );
    const problems = toolbars.flatMap((toolbar) => [
      ...toolbar.pages.flatMap((page) => page.problems.map((text) => `${toolbar.name}: ${text}`)),
      ...toolbar.page.open.filter(({ eventId }) => !toolbar.excused.has(eventId))
        .map(({ eventId }) => `${toolbar.name}: call ${eventId} never ended`),
      ...toolbar.pages.flatMap((page) => this.#truth.contradicted(page.told)).map((text) =>
        `${toolbar.name}: ${text}`
      ),
      ...(toolbar.isOpen ? [] : [`${toolbar.name}: is not connected`]),
    ]);
    return {
      problems,
      calls: this.#calls,
      releases: ends.length,
      synthesised: ends.filter(({ synthesised }) => synthesised).length,
      connections: toolbars.reduce((sum, { connections }) => sum + connections, 0),
      digest: this.#digest.text,
    };
  }

  #pass(ms: number): Promise<void> {
    return this.#passUntil(this.#clock.now() + ms);
  }

  /** Time goes on, and stands still whenever the gateway has something to answer. */
  async #passUntil(until: number): Promise<void> {
    for (;;) {
      await this.#host.settled();
      const next = this.#clock.nextDueAt ?? Infinity;
      if (next > until) break;
      this.#clock.advance(Math.max(0, next - this.#clock.now()));
    }
    this.#clock.advance(Math.max(0, until - this.#clock.now()));
  }

  #trace(line: () => string): void {
    this.#options.trace?.(`${((this.#clock.now() - this.#start) / 1000).toFixed(3)} ${line()}`);
  }
}

/** What does not fit the state of things is no part of the plan. */
function attempt(deed: () => void): void {
  try {
    deed();
  } catch (error) {
    if (!(error instanceof ControlError)) throw error;
  }
}
