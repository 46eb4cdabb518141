// The call generator: calls come at random at a steady rate, whether or not earlier ones are over.
import type { Clock, Timer } from "../../gateway/runtime/clock.ts";
import { type Random, seededRandom } from "../../gateway/runtime/random.ts";
import type { MockControl } from "../control.ts";
import { ControlError } from "../control_error.ts";
import { type Destination, destinationOf } from "./destination.ts";
import { type Figures, type ReleaseKind, Tally } from "./figures.ts";
import { type Floor, phoneFloor } from "./floor.ts";
import { GeneratedCall } from "./generated_call.ts";
import { GeneratorPlan, type GeneratorPlanInput } from "./plan.ts";
import { Returns } from "./returns.ts";

/** A call that comes so much later than it was due counts as late, in milliseconds. */
const LATE_MS = 100;

/** How many seeds a source of chance can have. */
const SEEDS = 2 ** 32;

export interface GeneratorDeps {
  readonly control: MockControl;
  readonly clock: Clock;
  readonly random: Random;
  /** Who takes the calls; by default the phones do. */
  readonly floor?: Floor;
}

/** Makes calls until its plan is fulfilled, and waits until all is as it was before. */
export class Generator {
  /** Resolves with the last figures. */
  readonly done: Promise<Figures>;
  readonly #plan: GeneratorPlan;
  readonly #deps: Required<GeneratorDeps>;
  readonly #destination: Destination;
  readonly #returns: Returns;
  readonly #calls = new Map<string, GeneratedCall>();
  readonly #busy = new Set<string>();
  readonly #tally = new Tally();
  readonly #startedAt: number;
  readonly #unsubscribe: () => void;
  readonly #finish: (figures: Figures) => void;
  #arrival: Timer | undefined;
  #dueAt: number;
  #state: Figures["state"] = "running";
  #endedAt = 0;

  /** Starts at once; throws a ZodError for a plan that cannot be used, a TypeError without agents. */
  constructor(plan: GeneratorPlanInput, deps: GeneratorDeps) {
    const { control, clock } = deps;
    this.#plan = GeneratorPlan.parse(plan);
    this.#deps = { floor: phoneFloor(control), ...deps };
    this.#destination = destinationOf(this.#plan, control);
    this.#returns = new Returns({
      ...this.#deps,
      afterMs: this.#plan.returnAfterMs,
      onRefused: () => void this.#tally.refused++,
      onReturn: () => this.#finishIfOver(),
    });
    const { promise, resolve } = Promise.withResolvers<Figures>();
    this.done = promise;
    this.#finish = resolve;
    this.#startedAt = this.#dueAt = clock.now();
    this.#unsubscribe = control.subscribe(({ connectionId }) => {
      if (connectionId !== undefined) this.#calls.get(connectionId)?.look();
    });
    this.#planNext();
  }

  get figures(): Figures {
    const { queued = [], ringing = [], talking = [] } = Object.groupBy(
      this.#calls.values(),
      ({ phase }) => phase,
    );
    const until = this.#state === "done" ? this.#endedAt : this.#deps.clock.now();
    return {
      state: this.#state,
      elapsedMs: until - this.#startedAt,
      ...this.#tally.counts,
      queued: queued.length,
      ringing: ringing.length,
      talking: talking.length,
      returning: this.#returns.size,
    };
  }

  /** The figures every `everyMs` milliseconds and once more at the end. */
  stream(everyMs: number): ReadableStream<Figures> {
    const { clock } = this.#deps;
    let timer: Timer;
    return new ReadableStream({
      start: (controller) => {
        const tell = () => {
          controller.enqueue(this.figures);
          timer = clock.setTimer(everyMs, tell);
        };
        timer = clock.setTimer(everyMs, tell);
        this.done.then((figures) => {
          timer.cancel();
          controller.enqueue(figures);
          controller.close();
        }).catch(() => {});
      },
      cancel: () => timer.cancel(),
    });
  }

  /** No calls come any more, and those that are there end at once. */
  stop(): void {
    this.#end();
    for (const call of [...this.#calls.values()]) call.stop();
    this.#returns.hurry();
  }

  /** Exponential times between arrivals make a Poisson process; a late one does not move the next. */
  #planNext(): void {
    const { clock, random } = this.#deps;
    const { rate, forMs = Infinity, count = Infinity } = this.#plan;
    this.#dueAt += -Math.log(1 - random.next()) / rate * 1_000;
    const endsAt = this.#startedAt + forMs;
    if (this.#tally.offered >= count) return this.#end();
    if (this.#dueAt >= endsAt) {
      this.#arrival = clock.setTimer(Math.max(0, endsAt - clock.now()), () => this.#end());
      return;
    }
    const waitMs = Math.max(0, Math.round(this.#dueAt - clock.now()));
    this.#arrival = clock.setTimer(waitMs, () => {
      this.#arrive();
      if (this.#state === "running") this.#planNext();
    });
  }

  #arrive(): void {
    const { control, clock, random } = this.#deps;
    const tally = this.#tally;
    tally.offered++;
    if (clock.now() - this.#dueAt > LATE_MS) tally.late++;
    // Each call has a chance of its own, so that how long one lasts does not change another.
    const seed = Math.floor(random.next() * SEEDS);
    const to = this.#destination.next((dn) => this.#busy.has(dn) || this.#returns.has(dn));
    if (to === undefined) return void tally.blocked++;
    let connectionId: string;
    try {
      ({ connectionId } = control.customer.call({ from: this.#plan.from, to }));
    } catch (error) {
      if (!(error instanceof ControlError)) throw error;
      return void tally.blocked++;
    }
    this.#busy.add(to);
    const call = new GeneratedCall(connectionId, {
      ...this.#deps,
      random: seededRandom(seed),
      plan: this.#plan,
      onRefused: () => void tally.refused++,
      onWaited: (ms) => tally.wait(ms),
      onRona: (dn) => {
        tally.rona++;
        this.#returns.add(dn);
      },
      onEnd: (kind) => this.#ended(connectionId, to, kind),
    });
    this.#calls.set(connectionId, call);
    call.look();
  }

  #ended(connectionId: string, ...[to, kind]: [string, ReleaseKind]): void {
    this.#calls.delete(connectionId);
    this.#busy.delete(to);
    this.#tally.release(kind);
    this.#finishIfOver();
  }

  #end(): void {
    if (this.#state === "done") return;
    this.#state = "ending";
    this.#arrival?.cancel();
    this.#finishIfOver();
  }

  #finishIfOver(): void {
    if (this.#state !== "ending" || this.#calls.size > 0 || this.#returns.size > 0) return;
    this.#state = "done";
    this.#endedAt = this.#deps.clock.now();
    this.#unsubscribe();
    this.#destination.close();
    this.#finish(this.figures);
  }
}
