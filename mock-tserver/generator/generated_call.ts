// One call of the generator, from its first ring to its end. What it is comes from the switch; the
// plan only says what people do.
import type { Clock, Timer } from "../../gateway/runtime/clock.ts";
import type { Random } from "../../gateway/runtime/random.ts";
import type { MockControl } from "../control.ts";
import { ControlError } from "../control_error.ts";
import { draw } from "../delays.ts";
import type { ReleaseKind } from "./figures.ts";
import { type Floor, type FloorCall, succeeds } from "./floor.ts";
import type { GeneratorPlan } from "./plan.ts";

/** What was asked for has to happen within this, or the customer hangs up, in milliseconds. */
export const STUCK_AFTER_MS = 10_000;

/** What a call needs around it. */
export interface CallDeps {
  readonly plan: GeneratorPlan;
  readonly control: MockControl;
  readonly clock: Clock;
  readonly random: Random;
  readonly floor: Floor;
  onRefused(): void;
  onEnd(kind: ReleaseKind): void;
}

/** A call that rings, is talked, and ends. */
export class GeneratedCall {
  readonly #deps: CallDeps;
  readonly #call: FloorCall;
  #phase: "ringing" | "talking" | "over" = "ringing";
  #timer: Timer | undefined;
  #ends: ReleaseKind = "elsewhere";

  constructor(call: FloorCall, deps: CallDeps) {
    this.#call = call;
    this.#deps = deps;
    const { plan, random } = deps;
    const fate = random.next();
    const ringMs = draw(plan.ringTime, random);
    if (fate < plan.abandonRate && ringMs !== "never") {
      this.#in(ringMs, () => this.#customerHangsUp("abandoned"));
    } else if (fate < plan.abandonRate + plan.noAnswerRate || ringMs === "never") {
      this.#in(plan.patienceMs, () => this.#customerHangsUp("unanswered"));
    } else {
      this.#in(ringMs, () => this.#agent("answer"));
    }
  }

  get phase(): "ringing" | "talking" | "over" {
    return this.#phase;
  }

  /** Looks at the switch: the call may have been answered or ended. */
  look(): void {
    const state = this.#state();
    if (state === "ended") return this.#over();
    if (state !== "connected" || this.#phase !== "ringing") return;
    this.#phase = "talking";
    const { plan, random } = this.#deps;
    const talkMs = draw(plan.talkTime, random);
    const agentEnds = random.next() < plan.agentEndsRate;
    this.#in(talkMs === "never" ? plan.patienceMs : talkMs, () => {
      if (agentEnds) this.#agent("hangup");
      else this.#customerHangsUp("byCustomer");
    });
  }

  /** Ends the call at once. */
  stop(): void {
    this.#customerHangsUp("byCustomer");
  }

  #agent(action: "answer" | "hangup"): void {
    if (action === "hangup") this.#ends = "byAgent";
    this.#in(STUCK_AFTER_MS, () => this.#customerHangsUp("stuck"));
    const done = this.#deps.floor[action](this.#call);
    if (typeof done === "boolean") this.#acted(done);
    else done.then((could) => this.#acted(could), () => this.#acted(false));
  }

  #acted(could: boolean): void {
    if (this.#phase === "over") return;
    if (!could) {
      this.#ends = "elsewhere";
      this.#deps.onRefused();
    }
    this.look();
  }

  #customerHangsUp(kind: ReleaseKind): void {
    if (this.#phase === "over") return;
    const { customer } = this.#deps.control;
    // Said before it happens: the switch tells of the end within this call.
    this.#ends = kind;
    if (!succeeds(() => customer.hangup(this.#call.connectionId))) this.#ends = "elsewhere";
    this.look();
  }

  #over(): void {
    if (this.#phase === "over") return;
    this.#phase = "over";
    this.#timer?.cancel();
    this.#deps.onEnd(this.#ends);
  }

  #in(delayMs: number, act: () => void): void {
    this.#timer?.cancel();
    this.#timer = this.#deps.clock.setTimer(delayMs, act);
  }

  /** The switch forgets old calls: one that it does not know has ended. */
  #state(): string {
    try {
      return this.#deps.control.call(this.#call.connectionId).state;
    } catch (error) {
      if (error instanceof ControlError) return "ended";
      throw error;
    }
  }
}
