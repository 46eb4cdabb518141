// The calls of a run: each is lived through by a script that chance has written beforehand, as far as the
// faults let it. What is refused does not matter; that every call ends is seen to.
import type { Clock } from "../../gateway/runtime/clock.ts";
import { type Random, seededRandom } from "../../gateway/runtime/random.ts";
import type { MockControlClient } from "./mock_control.ts";
import { between, oneOf, pause, seedOf } from "./time.ts";
import type { Toolbar, ToolbarCommand } from "./toolbars/toolbar.ts";

/** How long things take, in milliseconds. */
const RING_MS = [50, 3_000] as const;
const TALK_MS = [100, 8_000] as const;

/** Calls at one time for each agent; more are not begun. */
const CALLS_PER_AGENT = 3;

/** The share of commands that are sent twice. */
const REPEATED = 0.1;

const ANSWERS = ["toolbar", "toolbar", "toolbar", "phone", "phone", "nobody", "decline"] as const;
const MIDDLES = ["talk", "talk", "talk", "hold", "transfer", "consult"] as const;
const ENDS = ["toolbar", "toolbar", "phone", "customer", "customer", "both"] as const;

/** An agent with a phone and toolbars. */
export interface Desk {
  readonly agentId: string;
  readonly dn: string;
  readonly toolbars: readonly Toolbar[];
}

export interface TrafficOptions {
  readonly mock: MockControlClient;
  readonly desks: readonly [Desk, ...Desk[]];
  readonly clock: Clock;
  readonly random: Random;
  /** Calls a second, on average. */
  readonly rate: number;
}

export class Traffic {
  readonly #options: TrafficOptions;
  readonly #underWay = new Set<Promise<void>>();
  readonly #stopped = Promise.withResolvers<void>();
  #isStopped = false;
  begun = 0;

  constructor(options: TrafficOptions) {
    this.#options = options;
  }

  get live(): number {
    return this.#underWay.size;
  }

  /** Lets calls come until `stop`. */
  async run(): Promise<void> {
    const { random, rate, desks } = this.#options;
    while (!this.#isStopped) {
      const own = seededRandom(seedOf(random));
      const waitMs = -Math.log(1 - random.next()) / rate * 1_000;
      await this.#pause(waitMs);
      if (this.#isStopped || this.#underWay.size >= CALLS_PER_AGENT * desks.length) continue;
      const call = this.#live(own).finally(() => this.#underWay.delete(call));
      this.#underWay.add(call);
    }
  }

  /** No more calls come, and those that are under way come to their end without waiting. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#stopped.resolve();
    while (this.#underWay.size > 0) await Promise.all(this.#underWay);
  }

  async #live(random: Random): Promise<void> {
    const { mock, desks } = this.#options;
    const desk = oneOf(random, desks);
    const plan = {
      ringMs: between(random, RING_MS),
      talkMs: between(random, TALK_MS),
      answer: oneOf(random, ANSWERS),
      middle: oneOf(random, MIDDLES),
      end: oneOf(random, ENDS),
      isOutbound: random.next() < 0.15,
      other: oneOf(random, desks),
    };
    const eventId = plan.isOutbound ? undefined : await this.#callIn(desk, random);
    if (plan.isOutbound) return void await this.#callOut(desk, random);
    if (eventId === undefined) return;
    this.begun++;
    await this.#pause(plan.ringMs);
    await this.#answer(desk, { eventId, how: plan.answer, random });
    if (plan.answer === "toolbar" || plan.answer === "phone") {
      await this.#pause(plan.talkMs / 2);
      if (plan.middle !== "talk") await this.#interlude(desk, { eventId, random, ...plan });
      await this.#pause(plan.talkMs / 2);
      await this.#end(desk, { eventId, how: plan.end, random });
      await this.#pause(1_000);
    }
    // Whatever came of it: the customer does not hold the line for ever.
    await this.#hangUp(eventId, mock);
  }

  async #callIn(desk: Desk, random: Random): Promise<string | undefined> {
    const from = `+1415555${Math.floor(between(random, [1_000, 8_999]))}`;
    const ids = await this.#options.mock.post("/calls", { from, to: desk.dn }) as
      | { readonly eventId: string }
      | undefined;
    return ids?.eventId;
  }

  /** The agent dials; the customer answers, and hangs up after a while. */
  async #callOut(desk: Desk, random: Random): Promise<void> {
    const { mock } = this.#options;
    const before = new Set((await mock.calls()).map(({ eventId }) => eventId));
    const seconds = Math.floor(between(random, [0, 4]));
    // A magic number: answers, and hangs up so many seconds later.
    const toNumber = `+1415555910${seconds}`;
    if (!await this.#ask(desk, { type: "MakeCall", toNumber }, random)) return;
    this.begun++;
    await this.#pause(between(random, TALK_MS) + 1_000);
    const mine = (await mock.calls()).filter(({ eventId, parties }) =>
      !before.has(eventId) && parties.some(({ number }) => number === desk.dn) &&
      parties.some(({ number }) => number?.endsWith(toNumber.slice(-7)))
    );
    for (const { eventId } of mine) {
      await this.#end(desk, { eventId, how: "toolbar", random });
      await this.#hangUp(eventId, mock);
    }
  }

  async #answer(desk: Desk, { eventId, how, random }: {
    readonly eventId: string;
    readonly how: typeof ANSWERS[number];
    readonly random: Random;
  }): Promise<void> {
    const connectionId = await this.#connectionId(eventId);
    if (connectionId === undefined || how === "nobody") return;
    const { mock } = this.#options;
    if (how === "phone") await mock.post(`/dns/${desk.dn}/answer`, { connectionId });
    else {
      const type = how === "toolbar" ? "Accept" : "Reject";
      await this.#ask(desk, { type, connectionId }, random);
    }
  }

  async #interlude(desk: Desk, { eventId, middle, other, random }: {
    readonly eventId: string;
    readonly middle: typeof MIDDLES[number];
    readonly other: Desk;
    readonly random: Random;
  }): Promise<void> {
    const { mock } = this.#options;
    const connectionId = await this.#connectionId(eventId);
    if (connectionId === undefined) return;
    if (middle === "hold") {
      await this.#ask(desk, { type: "Hold", connectionId }, random);
      await this.#pause(between(random, RING_MS) / 2);
      await this.#ask(desk, { type: "Retrieve", connectionId }, random);
      return;
    }
    if (other.dn === desk.dn) return;
    if (middle === "consult") return await this.#consult(desk, { connectionId, other, random });
    await this.#ask(desk, { type: "Transfer", connectionId, toNumber: other.dn }, random);
    await this.#pause(between(random, RING_MS));
    await mock.post(`/dns/${other.dn}/answer`, { connectionId });
  }

  /** Asks a colleague, who may take the call over. */
  async #consult(desk: Desk, { connectionId, other, random }: {
    readonly connectionId: string;
    readonly other: Desk;
    readonly random: Random;
  }): Promise<void> {
    const { mock } = this.#options;
    const toNumber = other.dn;
    await this.#ask(desk, { type: "InitiateTransfer", connectionId, toNumber }, random);
    await this.#pause(between(random, RING_MS));
    await mock.post(`/dns/${toNumber}/answer`);
    await this.#pause(between(random, RING_MS));
    if (random.next() < 0.7) {
      await this.#ask(desk, { type: "CompleteTransfer", connectionId }, random);
    }
    const consultations = (await mock.calls()).filter(({ parties }) =>
      parties.every(({ isDN }) => isDN)
    );
    const ours = consultations.filter(({ parties }) =>
      [desk.dn, toNumber].every((dn) => parties.some(({ number }) => number === dn))
    );
    for (const call of ours) {
      await mock.post(`/dns/${toNumber}/hangup`, { connectionId: call.connectionId });
    }
  }

  async #end(desk: Desk, { eventId, how, random }: {
    readonly eventId: string;
    readonly how: typeof ENDS[number];
    readonly random: Random;
  }): Promise<void> {
    const { mock } = this.#options;
    const connectionId = await this.#connectionId(eventId);
    if (connectionId === undefined) return;
    const reject = () => this.#ask(desk, { type: "Reject", connectionId }, random);
    if (how === "toolbar") await reject();
    if (how === "phone") await mock.post(`/dns/${desk.dn}/hangup`, { connectionId });
    if (how === "customer") await mock.post(`/calls/${connectionId}/hangup`);
    if (how === "both") await Promise.all([reject(), mock.post(`/calls/${connectionId}/hangup`)]);
  }

  /** The call's ConnID now: a warm switchover gives it another. */
  async #connectionId(eventId: string): Promise<string | undefined> {
    const calls = await this.#options.mock.calls();
    return calls.find((call) => call.eventId === eventId)?.connectionId;
  }

  async #hangUp(eventId: string, mock: MockControlClient): Promise<void> {
    const connectionId = await this.#connectionId(eventId);
    if (connectionId !== undefined) await mock.post(`/calls/${connectionId}/hangup`);
  }

  async #pause(ms: number): Promise<void> {
    await Promise.race([pause(this.#options.clock, ms), this.#stopped.promise]);
  }

  #ask(desk: Desk, command: ToolbarCommand, random: Random): Promise<boolean> {
    const [first, ...rest] = desk.toolbars;
    if (!first) return Promise.resolve(false);
    const all = [first, ...rest] as const;
    // Now and then somebody presses twice, maybe on the other toolbar.
    if (random.next() < REPEATED) void oneOf(random, all).ask(command);
    return oneOf(random, all).ask(command);
  }
}
