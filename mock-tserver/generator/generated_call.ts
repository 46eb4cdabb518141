// One call of the generator, from its arrival to its end, at whichever agents' DNs it rings. What it
// is comes from the switch; the plan only says what people do.
import type { Clock, Timer } from "../../gateway/runtime/clock.ts";
import type { Random } from "../../gateway/runtime/random.ts";
import type { MockControl } from "../control.ts";
import { ControlError } from "../control_error.ts";
import type { CallInfo } from "../control_schemas.ts";
import { draw } from "../delays.ts";
import type { ReleaseKind } from "./figures.ts";
import { type Floor, succeeds, whenKnown } from "./floor.ts";
import type { GeneratorPlan } from "./plan.ts";

/** What was asked for has to happen within this, or the customer hangs up, in milliseconds. */
const STUCK_AFTER_MS = 10_000;

/** What a call needs around it. */
export interface CallDeps {
  readonly plan: GeneratorPlan;
  readonly control: MockControl;
  readonly clock: Clock;
  /** The call's own chance. */
  readonly random: Random;
  readonly floor: Floor;
  onRefused(): void;
  /** The call waited in a queue for so long. */
  onWaited(ms: number): void;
  /** The call was taken from an agent who let it ring, and who is not ready now. */
  onRona(dn: string): void;
  onEnd(kind: ReleaseKind): void;
}

/** Where a call stands, and at which agent's DN. */
interface Standing {
  readonly phase: "arriving" | "queued" | "ringing" | "talking" | "over";
  readonly dn?: string | undefined;
}

/** A call that may wait, rings, is talked, and ends. */
export class GeneratedCall {
  readonly #deps: CallDeps;
  readonly #connectionId: string;
  readonly #givesUpSoon: boolean;
  readonly #givesUpAt: number;
  #standing: Standing = { phase: "arriving" };
  #since: number;
  /** Whether the agent took calls when it began to ring. */
  #wasReady = false;
  /** What the customer does next, and what the agent does. */
  #customer: Timer | undefined;
  #agent: Timer | undefined;
  #ends: ReleaseKind = "elsewhere";

  /** `look` has to follow. */
  constructor(connectionId: string, deps: CallDeps) {
    const { plan, random, clock } = deps;
    this.#connectionId = connectionId;
    this.#deps = deps;
    this.#since = clock.now();
    const soonMs = draw(plan.ringTime, random);
    this.#givesUpSoon = random.next() < plan.abandonRate && soonMs !== "never";
    this.#givesUpAt = this.#since +
      (this.#givesUpSoon && soonMs !== "never" ? soonMs : plan.patienceMs);
    this.#wait();
  }

  get phase(): Standing["phase"] {
    return this.#standing.phase;
  }

  /** Looks at the switch: the call may be somewhere else by now. */
  look(): void {
    const was = this.#standing;
    const standing = this.#find();
    if (standing.phase === was.phase && standing.dn === was.dn) return;
    this.#standing = standing;
    const { clock, onWaited } = this.#deps;
    const now = clock.now();
    if (was.phase === "queued") onWaited(now - this.#since);
    this.#since = now;
    if (was.phase === "ringing") this.#leave(was.dn);
    if (standing.phase === "ringing") this.#ring(standing.dn);
    else if (standing.phase === "talking") this.#talk(standing.dn);
    else if (standing.phase === "over") this.#over();
  }

  /** Ends the call at once. */
  stop(): void {
    this.#customerHangsUp("byCustomer");
  }

  /** The customer waits until somebody answers, or gives up. */
  #wait(): void {
    const { clock } = this.#deps;
    const kind = this.#givesUpSoon ? "abandoned" : "unanswered";
    const waitMs = Math.max(0, this.#givesUpAt - clock.now());
    this.#customerIn(waitMs, () => this.#customerHangsUp(kind));
  }

  /** It rings at an agent, who answers, unless the customer is faster or the agent lets it ring. */
  #ring(dn = ""): void {
    const { plan, control, clock, random } = this.#deps;
    this.#wasReady = control.dn(dn).agentState === "ready";
    const letsRing = random.next() < plan.ronaRate;
    const ringMs = draw(plan.ringTime, random);
    if (this.#givesUpSoon || letsRing || ringMs === "never") return;
    this.#agent = clock.setTimer(ringMs, () => this.#agentDoes("answer", dn));
  }

  /** It does not ring at `dn` any more. */
  #leave(dn = ""): void {
    this.#agent?.cancel();
    const { phase } = this.#standing;
    // A customer who gave up has said how the call ends.
    if (phase === "talking" || this.#ends !== "elsewhere") return;
    if (phase !== "over") this.#wait();
    const { control, onRona } = this.#deps;
    if (!this.#wasReady || control.dn(dn).agentState !== "notReady") return;
    onRona(dn);
    if (phase === "over") this.#ends = "unanswered";
  }

  #talk(dn: string | undefined): void {
    const { plan, random } = this.#deps;
    const talkMs = draw(plan.talkTime, random);
    const agentEnds = random.next() < plan.agentEndsRate;
    this.#customerIn(talkMs === "never" ? plan.patienceMs : talkMs, () => {
      if (agentEnds && dn !== undefined) this.#agentDoes("hangup", dn);
      else this.#customerHangsUp("byCustomer");
    });
  }

  #agentDoes(action: "answer" | "hangup", dn: string): void {
    if (action === "hangup") this.#ends = "byAgent";
    this.#customerIn(STUCK_AFTER_MS, () => this.#customerHangsUp("stuck"));
    whenKnown(this.#deps.floor[action]({ dn, connectionId: this.#connectionId }), (could) => {
      if (this.phase === "over") return;
      if (!could) {
        this.#ends = "elsewhere";
        this.#deps.onRefused();
      }
      this.look();
    });
  }

  #customerHangsUp(kind: ReleaseKind): void {
    // Where nobody is registered, nothing tells what the switch did.
    this.look();
    if (this.phase === "over") return;
    const { customer } = this.#deps.control;
    // Said before it happens: the switch tells of the end within this call.
    this.#ends = kind === "unanswered" && this.phase === "queued" ? "abandoned" : kind;
    if (!succeeds(() => customer.hangup(this.#connectionId))) this.#ends = "elsewhere";
    this.look();
  }

  #over(): void {
    this.#customer?.cancel();
    this.#deps.onEnd(this.#ends);
  }

  #customerIn(delayMs: number, act: () => void): void {
    this.#customer?.cancel();
    this.#customer = this.#deps.clock.setTimer(delayMs, act);
  }

  #find(): Standing {
    const parties = this.#parties();
    if (parties.length === 0) return { phase: "over" };
    if (this.phase === "talking") return this.#standing;
    const talks = parties.some(({ state }) => state === "connected" || state === "held");
    const agent = parties.find(({ isDN, state }) => isDN && state !== "queued");
    if (talks) return { phase: "talking", dn: agent?.number };
    return agent === undefined ? { phase: "queued" } : { phase: "ringing", dn: agent.number };
  }

  /** The switch forgets old calls: nobody is in one that it does not know. */
  #parties(): CallInfo["parties"] {
    try {
      return this.#deps.control.call(this.#connectionId).parties;
    } catch (error) {
      if (error instanceof ControlError) return [];
      throw error;
    }
  }
}
