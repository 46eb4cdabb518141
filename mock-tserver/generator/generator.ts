// The call generator: calls come at random at a steady rate, whether or not earlier ones are over.
import type { Clock, Timer } from "../../gateway/runtime/clock.ts";
import type { Random } from "../../gateway/runtime/random.ts";
import type { MockControl } from "../control.ts";
import { ControlError } from "../control_error.ts";
import { type Figures, NO_RELEASES, type ReleasedCalls, type ReleaseKind } from "./figures.ts";
import { type Floor, phoneFloor } from "./floor.ts";
import { GeneratedCall } from "./generated_call.ts";
import { GeneratorPlan, type GeneratorPlanInput } from "./plan.ts";

/** A call that comes so much later than it was due counts as late, in milliseconds. */
const LATE_MS = 100;

export interface GeneratorDeps {
  readonly control: MockControl;
  readonly clock: Clock;
  readonly random: Random;
  /** Who takes the calls; by default the phones do. */
  readonly floor?: Floor;
}

/** Makes calls until its plan is fulfilled, and waits for the last of them to end. */
export class Generator {
  /** Resolves with the last figures. */
  readonly done: Promise<Figures>;
  readonly #plan: GeneratorPlan;
  readonly #deps: Required<GeneratorDeps>;
  readonly #dns: readonly string[];
  readonly #calls = new Map<string, GeneratedCall>();
  readonly #busy = new Set<string>();
  readonly #startedAt: number;
  readonly #unsubscribe: () => void;
  readonly #finish: (figures: Figures) => void;
  #arrival: Timer | undefined;
  #dueAt: number;
  #next = 0;
  #state: Figures["state"] = "running";
  #endedAt = 0;
  #offered = 0;
  #blocked = 0;
  #late = 0;
  #refused = 0;
  #released: ReleasedCalls = NO_RELEASES;

  /** Starts at once; throws a ZodError for a plan that cannot be used, a TypeError without DNs. */
  constructor(plan: GeneratorPlanInput, deps: GeneratorDeps) {
    const { control, clock } = deps;
    this.#plan = GeneratorPlan.parse(plan);
    this.#deps = { floor: phoneFloor(control), ...deps };
    this.#dns = this.#plan.dns ??
      control.dns().filter(({ agentState }) => agentState === "ready").map(({ dn }) => dn);
    if (this.#dns.length === 0) {
      throw new TypeError("Cannot generate calls: no agent is ready, and the plan names no dns");
    }
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
    const phases = [...this.#calls.values()].map(({ phase }) => phase);
    const until = this.#state === "done" ? this.#endedAt : this.#deps.clock.now();
    return {
      state: this.#state,
      elapsedMs: until - this.#startedAt,
      offered: this.#offered,
      blocked: this.#blocked,
      ringing: phases.filter((phase) => phase === "ringing").length,
      talking: phases.filter((phase) => phase === "talking").length,
      released: this.#released,
      late: this.#late,
      refused: this.#refused,
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
  }

  /** Exponential times between arrivals make a Poisson process; a late one does not move the next. */
  #planNext(): void {
    const { clock, random } = this.#deps;
    const { rate, forMs = Infinity, count = Infinity } = this.#plan;
    this.#dueAt += -Math.log(1 - random.next()) / rate * 1_000;
    const endsAt = this.#startedAt + forMs;
    if (this.#offered >= count) return this.#end();
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
    const { control, clock } = this.#deps;
    this.#offered++;
    if (clock.now() - this.#dueAt > LATE_MS) this.#late++;
    const dn = this.#freeDN();
    if (dn === undefined) return void this.#blocked++;
    let connectionId: string;
    try {
      ({ connectionId } = control.customer.call({ from: this.#plan.from, to: dn }));
    } catch (error) {
      if (!(error instanceof ControlError)) throw error;
      return void this.#blocked++;
    }
    this.#busy.add(dn);
    const call = new GeneratedCall({ connectionId, dn }, {
      ...this.#deps,
      plan: this.#plan,
      onRefused: () => void this.#refused++,
      onEnd: (kind) => this.#ended(connectionId, dn, kind),
    });
    this.#calls.set(connectionId, call);
  }

  /** The agents take turns. */
  #freeDN(): string | undefined {
    for (let tried = 0; tried < this.#dns.length; tried++) {
      const dn = this.#dns[this.#next++ % this.#dns.length];
      if (dn !== undefined && !this.#busy.has(dn)) return dn;
    }
  }

  #ended(connectionId: string, ...[dn, kind]: [string, ReleaseKind]): void {
    this.#calls.delete(connectionId);
    this.#busy.delete(dn);
    this.#released = { ...this.#released, [kind]: this.#released[kind] + 1 };
    this.#finishIfOver();
  }

  #end(): void {
    if (this.#state === "done") return;
    this.#state = "ending";
    this.#arrival?.cancel();
    this.#finishIfOver();
  }

  #finishIfOver(): void {
    if (this.#state !== "ending" || this.#calls.size > 0) return;
    this.#state = "done";
    this.#endedAt = this.#deps.clock.now();
    this.#unsubscribe();
    this.#finish(this.figures);
  }
}
