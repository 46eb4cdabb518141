// An agent whose last toolbar is gone must not be offered calls for long: nobody would see them.
import type { Clock, Timer } from "../runtime/clock.ts";
import type { Outbox } from "./outbox.ts";
import type { Registration } from "./registration.ts";
import { REASON_KEY } from "./standing.ts";

/** Why the agent is not ready, as the reason in RequestAgentNotReady. */
const REASON = "no toolbar";

export interface AbsenceOptions {
  readonly thisDN: string;
  readonly clock: Clock;
  readonly outbox: Outbox;
  readonly registration: Registration;
  /** How long the agent may be without a toolbar, in milliseconds. */
  readonly graceMs: number;
}

export class Absence {
  readonly #options: AbsenceOptions;
  #timer: Timer | undefined;

  constructor(options: AbsenceOptions) {
    this.#options = options;
  }

  /** The last toolbar is gone. */
  begin(): void {
    const { clock, graceMs, registration } = this.#options;
    this.end();
    this.#timer = clock.setTimer(graceMs, () => {
      this.#timer = undefined;
      // While the link is down nobody can be told: later, then.
      if (registration.isResuming) this.begin();
      else this.#setNotReady();
    });
  }

  /** A toolbar is back. */
  end(): void {
    this.#timer?.cancel();
    this.#timer = undefined;
  }

  #setNotReady(): void {
    const { outbox, registration, thisDN } = this.#options;
    const { registered, agent } = registration.presence;
    if (!registered || agent === "notReady" || agent === "loggedOut") return;
    const Reasons = { [REASON_KEY]: REASON };
    outbox.send({ name: "RequestAgentNotReady", ThisDN: thisDN, Reasons });
  }
}
