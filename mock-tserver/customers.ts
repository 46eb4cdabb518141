// Customers who act by themselves: those who are called answer, and magic numbers do what they say.
import type { Clock } from "../gateway/runtime/clock.ts";
import type { Random } from "../gateway/runtime/random.ts";
import { CallType } from "../gateway/tserver/attributes.ts";
import { Deferred } from "./deferred.ts";
import { type Delay, draw } from "./delays.ts";
import { type Behaviour, behaviourOf, type Deed } from "./magic.ts";
import { isOutside } from "./switch/legs.ts";
import type { Call, Party } from "./switch/state.ts";
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

  /** Lets the customers of a call that began, or was answered, do what they do by themselves. */
  follow({ begun, answered }: Pick<StepResult, "begun" | "answered">): void {
    if (begun !== undefined) this.#began(begun);
    if (answered === undefined) return;
    for (const party of answered.parties.filter(isOutside)) {
      const deed = this.#behaviour(answered, party)?.answered;
      if (deed) this.#plan(answered, party, { ...deed, while: "answered" });
    }
  }

  /** Nobody does anything more by himself. */
  cancel(): void {
    this.#deferred.cancel();
  }

  #began(call: Call): void {
    const { answersAfter, random } = this.#options;
    for (const party of call.parties.filter(isOutside)) {
      const behaviour = this.#behaviour(call, party);
      if (behaviour?.unanswered) {
        this.#plan(call, party, { ...behaviour.unanswered, while: "unanswered" });
      }
      if (behaviour !== undefined || call.CallType !== CallType.Outbound) continue;
      const afterMs = draw(answersAfter(), random);
      if (afterMs !== "never") {
        this.#plan(call, party, { act: "answer", afterMs, while: "unanswered" });
      }
    }
  }

  #behaviour({ CallType: type }: Call, { number }: Party): Behaviour | undefined {
    return behaviourOf(number, type === CallType.Inbound ? "inbound" : "outbound");
  }

  #plan(call: Call, party: Party, deed: Deed & { while: "answered" | "unanswered" }): void {
    this.#deferred.add(deed.afterMs, () => {
      const isAnswered = party.phase === "connected" || party.phase === "held";
      const isThere = call.parties.includes(party) && isAnswered === (deed.while === "answered");
      if (!isThere) return;
      this.#options.act({
        kind: "customer",
        action: deed.act,
        ConnID: call.ConnID,
        number: party.number,
      });
    });
  }
}
