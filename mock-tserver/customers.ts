// Customers who act by themselves: those who are called answer, and magic numbers do what they say.
import type { Clock } from "../gateway/runtime/clock.ts";
import type { Random } from "../gateway/runtime/random.ts";
import { DNRole } from "../gateway/tserver/attributes.ts";
import { Deferred } from "./deferred.ts";
import { type Delay, draw } from "./delays.ts";
import { behaviourOf, type Deed } from "./magic.ts";
import { isOutside, type Leg } from "./switch/legs.ts";
import type { PersonInput, StepResult } from "./switch/step.ts";

/** What customers depend on. */
export interface CustomersOptions {
  readonly clock: Clock;
  readonly random: Random;
  /** When a called customer without magic answers. */
  readonly answersAfter: () => Delay;
  readonly act: (input: PersonInput) => void;
}

/** Everybody outside who has yet to do something. */
export class Customers {
  readonly #options: CustomersOptions;
  readonly #deferred: Deferred;

  constructor(options: CustomersOptions) {
    this.#options = options;
    this.#deferred = new Deferred(options.clock);
  }

  /** Lets the customers who called, are called or were answered do what they do by themselves. */
  follow({ begun, called, answered }: Pick<StepResult, "begun" | "called" | "answered">): void {
    const [caller] = begun?.parties ?? [];
    if (begun && caller && isOutside(caller)) {
      const deed = behaviourOf(caller.number, "inbound")?.unanswered;
      if (deed) this.#plan({ call: begun, party: caller }, { ...deed, while: "unanswered" });
    }
    if (called) this.#rings(called);
    for (const party of answered?.parties.filter(isOutside) ?? []) {
      const direction = party.role === DNRole.Origination ? "inbound" : "outbound";
      const deed = behaviourOf(party.number, direction)?.answered;
      if (answered && deed) this.#plan({ call: answered, party }, { ...deed, while: "answered" });
    }
  }

  /** Nobody does anything more by himself. */
  cancel(): void {
    this.#deferred.cancel();
  }

  #rings(leg: Leg): void {
    const { answersAfter, random } = this.#options;
    const behaviour = behaviourOf(leg.party.number, "outbound");
    if (behaviour?.unanswered) this.#plan(leg, { ...behaviour.unanswered, while: "unanswered" });
    const { parties } = leg.call.joined ?? leg.call;
    if (behaviour !== undefined || !parties.includes(leg.party)) return;
    const afterMs = draw(answersAfter(), random);
    if (afterMs !== "never") this.#plan(leg, { act: "answer", afterMs, while: "unanswered" });
  }

  #plan({ call, party }: Leg, deed: Deed & { while: "answered" | "unanswered" }): void {
    this.#deferred.add(deed.afterMs, () => {
      const isAnswered = party.phase === "connected" || party.phase === "held";
      const { parties, ConnID } = call.joined ?? call;
      if (!parties.includes(party) || isAnswered !== (deed.while === "answered")) return;
      this.#options.act({
        kind: "customer",
        action: deed.act,
        ConnID,
        number: party.number,
      });
    });
  }
}
