// From a lost link to the switch's next snapshot nobody knows how the calls stand. Releases that were on
// their way may have been lost: they are asked for again when the call turns out to live.
import type { Clock } from "../runtime/clock.ts";
import { type AgentNow, announceSnapshot, type Failure, named } from "./announce.ts";
import type { CallKeeper } from "./call_keeper.ts";
import type { EventJournal } from "./journal.ts";
import type { Outbox, PendingRequest } from "./outbox.ts";

/** After this time the agent decides anew whether the call shall end, in milliseconds. */
const ASK_AGAIN_WITHIN_MS = 60_000;

export interface UncertaintyOptions {
  readonly agentId: string;
  readonly thisDN: string;
  readonly clock: Clock;
  readonly journal: EventJournal;
  readonly keeper: CallKeeper;
  readonly outbox: Outbox;
  readonly agentNow: () => AgentNow;
  readonly failed: (pending: PendingRequest, failure: Failure) => void;
}

export class Uncertainty {
  readonly #options: UncertaintyOptions;
  #releases: { readonly pending: PendingRequest; readonly since: number }[] = [];
  #isOn = false;

  constructor(options: UncertaintyOptions) {
    this.#options = options;
  }

  /** Whether the switch has yet to say how the calls stand. */
  get isOn(): boolean {
    return this.#isOn;
  }

  /** The link is lost, and with it the answers to what was asked. */
  begin(): void {
    const { clock, journal, keeper, outbox, failed } = this.#options;
    this.#isOn = true;
    journal.append({ eventName: "EventLinkDisconnected", calls: named(keeper.calls.live()) });
    keeper.calls.restartSequence();
    for (const pending of outbox.takeWhere(() => true)) {
      if (pending.request !== "RequestReleaseCall") failed(pending, { code: "link-down" });
      else this.#releases.push({ pending, since: clock.now() });
    }
  }

  /** The calls agree with the switch again. */
  end(): void {
    const { agentId, clock, journal, keeper, agentNow } = this.#options;
    const oldest = clock.now() - ASK_AGAIN_WITHIN_MS;
    for (const { pending, since } of this.#releases.splice(0)) {
      this.#finish(pending, { isLate: since < oldest });
    }
    if (!this.#isOn) return;
    this.#isOn = false;
    const live = keeper.calls.live();
    journal.append(announceSnapshot({ agentId, agent: agentNow(), recovered: true, live }));
  }

  #finish(pending: PendingRequest, { isLate }: { readonly isLate: boolean }): void {
    const { keeper, outbox, thisDN, failed } = this.#options;
    const call = keeper.calls.find(pending.connID ?? "")?.call;
    if (!call || call.state === "released") return;
    if (isLate) return failed(pending, { code: "link-down" });
    const { connID } = call;
    outbox.send(
      { name: "RequestReleaseCall", ThisDN: thisDN, ConnID: connID },
      { asked: pending.asked, connID },
    );
  }
}
