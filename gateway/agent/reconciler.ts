// Brings toolbars that come back in line with the switch: what they missed as events was the journal's to
// replay; this says how things stand now, and ends the calls that live in the toolbar alone.
import type { Recap, TrackedCall } from "../call/mod.ts";
import type { Log } from "../runtime/log.ts";
import type { AgentState, Claim, Resume, ToolbarEvent } from "../protocol/mod.ts";
import { announceSnapshot, announceUnknownEnd } from "./announce.ts";
import type { CallKeeper } from "./call_keeper.ts";
import type { EventJournal, Listener } from "./journal.ts";
import type { ReleaseTally } from "./tally.ts";

export interface ReconcilerOptions {
  readonly agentId: string;
  readonly journal: EventJournal;
  readonly keeper: CallKeeper;
  readonly log: Log;
  readonly tally: ReleaseTally;
  readonly agentState: () => AgentState;
}

export class Reconciler {
  readonly #options: ReconcilerOptions;
  readonly #waiting = new Map<Listener, Resume>();

  constructor(options: ReconcilerOptions) {
    this.#options = options;
  }

  /** A toolbar came back; `settle` tells it how things stand. */
  expect(listener: Listener, resume: Resume): void {
    this.#waiting.set(listener, resume);
  }

  /** It is gone before it could be told. */
  forget(listener: Listener): void {
    this.#waiting.delete(listener);
  }

  /** Whether somebody waits whose calls only the switch can judge. */
  get hasDoubts(): boolean {
    const { keeper } = this.#options;
    return this.#waiting.size > 0 &&
      (keeper.calls.live().length > 0 ||
        [...this.#waiting.values()].some(({ calls = [] }) => calls.length > 0));
  }

  /** Tells those that wait. The calls must agree with the switch by now. */
  settle(): void {
    for (const [listener, resume] of this.#waiting) {
      this.#waiting.delete(listener);
      this.#bringUpToDate(listener, resume);
    }
  }

  #bringUpToDate(listener: Listener, { since, calls: claims }: Resume): void {
    const { journal, keeper, agentId, agentState } = this.#options;
    const { recovered } = listener;
    /** Whether it has been told an event on this connection, by replay or as it happened. */
    const wasTold = ({ seq }: ToolbarEvent) =>
      recovered ? seq > (since?.seq ?? 0) : listener.heard(seq);
    const repeat = (recap: Recap) => {
      for (const event of recap) if (!wasTold(event)) journal.repeat(listener, event);
    };
    for (const claim of claims ?? []) this.#judge(claim, listener, repeat);
    if (!claims && !recovered) keeper.catchUpEnds();
    const live = keeper.calls.live();
    journal.tell(
      listener,
      announceSnapshot({ agentId, agentState: agentState(), recovered, live }),
    );
    for (const tracked of live) {
      const isKnown = recovered && (!claims || claims.some((claim) => isAbout(claim, tracked)));
      if (isKnown) continue;
      repeat(tracked.recap);
    }
    listener.isUpToDate();
  }

  /** Ends a call that lives in the toolbar alone. */
  #judge(claim: Claim, listener: Listener, repeat: (recap: Recap) => void): void {
    const { journal, keeper, agentId, log, tally } = this.#options;
    const known = keeper.calls.named(claim.id);
    if (known && known.call.state !== "released") {
      // What rings is another leg than the one that the toolbar talked in.
      if (claim.state !== "established" || known.call.wasEstablished) return;
    } else if (known) {
      repeat(known.recap);
      return keeper.isTold(known);
    }
    log.warn("Toolbar believes in a call that nobody knows", { agentId, call: claim.id });
    tally.count("claimed-by-toolbar");
    journal.tell(listener, announceUnknownEnd(claim, known?.call));
  }
}

const isAbout = ({ id }: Claim, { call }: TrackedCall) =>
  id === call.callUUID || id === call.connID;
