// Brings toolbars in line with the switch: what they missed as events was the journal's to replay; this
// says how things stand now, and ends the calls that live in the toolbar alone.
import { type Recap, recapEvents, type TrackedCall } from "../call/mod.ts";
import type { Log } from "../runtime/log.ts";
import { type AgentNow, announceSnapshot, announceUnknownEnd } from "./announce.ts";
import type { CallKeeper } from "./call_keeper.ts";
import type { EventJournal } from "./journal.ts";
import { type EventRegistered, PartyState } from "../tserver/mod.ts";
import type { Listener } from "./listener.ts";
import type { BelievedCall } from "./memory.ts";
import type { ReleaseTally } from "./tally.ts";

export interface ReconcilerOptions {
  readonly agentId: string;
  readonly journal: EventJournal;
  readonly keeper: CallKeeper;
  readonly log: Log;
  readonly tally: ReleaseTally;
  readonly agentNow: () => AgentNow;
}

interface Waiting {
  /** It has said which calls it believes alive. */
  readonly saysCalls: boolean;
}

export class Reconciler {
  readonly #options: ReconcilerOptions;
  readonly #waiting = new Map<Listener, Waiting>();

  constructor(options: ReconcilerOptions) {
    this.#options = options;
  }

  /** A toolbar came back; `settle` tells it how things stand. */
  expect(listener: Listener, waiting: Waiting): void {
    this.#waiting.set(listener, waiting);
  }

  /** It is gone before it could be told. */
  forget(listener: Listener): void {
    this.#waiting.delete(listener);
  }

  /** Whether somebody waits whose calls only the switch can judge. */
  get hasDoubts(): boolean {
    return this.#waiting.size > 0 &&
      (this.#options.keeper.hasLiveCalls ||
        [...this.#waiting.keys()].some(({ beliefs }) => beliefs.alive.length > 0));
  }

  /**
   * Before the calls are made to agree with the snapshot: where a toolbar talked in a call that rings now,
   * and nobody knows it, the leg that it knew is over.
   */
  endFormerLegs({ calls }: EventRegistered): void {
    const { journal, keeper } = this.#options;
    const ringing = calls.filter(({ ConnID, PartyState: state }) =>
      state === PartyState.Alerting && !keeper.calls.find(ConnID)
    );
    for (const { ConnID, CallUUID } of ringing) {
      for (const listener of journal.listeners) {
        const former = listener.beliefs.alive.find(({ id, state }) =>
          state === "established" && (id === CallUUID || id === ConnID)
        );
        if (former) this.#endUnheardOf(former, listener);
      }
    }
  }

  /** Tells those that wait. The calls must agree with the switch by now. */
  settle(): void {
    for (const [listener, waiting] of this.#waiting) {
      this.#waiting.delete(listener);
      this.#bringUpToDate(listener, waiting);
    }
  }

  /** Ends every toolbar's calls that are over, or that nobody knows. */
  endAllUnknown(): void {
    for (const listener of this.#options.journal.listeners) {
      if (!this.#waiting.has(listener)) this.endUnknown(listener);
    }
  }

  /** Ends the toolbar's calls that are over, or that nobody knows. */
  endUnknown(listener: Listener): void {
    for (const call of listener.beliefs.alive) this.#judge(call, listener);
  }

  /** The calls that toolbars believe alive and that are over: they are told next. */
  over(): readonly TrackedCall[] {
    const { journal, keeper } = this.#options;
    const claims = journal.listeners.flatMap(({ beliefs }) => beliefs.alive);
    const over = new Map<string, TrackedCall>();
    for (const { id } of claims) {
      const known = keeper.calls.named(id);
      if (known?.call.state === "released") over.set(known.call.connID, known);
    }
    return [...over.values()];
  }

  /** Whether the toolbar was told neither of this call nor of its end. */
  lacks(listener: Listener, { id }: BelievedCall): boolean {
    const known = this.#options.keeper.calls.named(id);
    if (known?.call.state !== "released") return !listener.beliefs.has(id);
    return known.recap.some(({ event }) => !listener.heard(event.seq));
  }

  #bringUpToDate(listener: Listener, { saysCalls }: Waiting): void {
    const { journal, keeper, agentId, agentNow } = this.#options;
    const { recovered } = listener;
    const claims = listener.beliefs.alive;
    this.endUnknown(listener);
    const live = keeper.calls.live();
    journal.tell(
      listener,
      announceSnapshot({ agentId, agent: agentNow(), recovered, live }),
    );
    for (const tracked of live) {
      const isKnown = recovered && saysCalls && claims.some((claim) => isAbout(claim, tracked));
      if (!isKnown) this.#repeat(listener, tracked.recap);
    }
  }

  /** Ends a call that lives in the toolbar alone. */
  #judge(believed: BelievedCall, listener: Listener): void {
    const known = this.#options.keeper.calls.named(believed.id);
    if (known && known.call.state !== "released") {
      // What rings is another leg than the one that the toolbar talked in.
      if (believed.state !== "established" || known.call.wasEstablished) return;
    } else if (known) return this.#repeat(listener, known.recap);
    this.#endUnheardOf(known ? { ...believed, told: toldOf(known) } : believed, listener);
  }

  #endUnheardOf(believed: BelievedCall, listener: Listener): void {
    const { journal, agentId, log, tally } = this.#options;
    log.warn("Toolbar believes in a call that nobody knows", { agentId, call: believed.id });
    tally.count("claimed-by-toolbar");
    journal.tell(listener, announceUnknownEnd(believed));
  }

  #repeat(listener: Listener, recap: Recap): void {
    for (const event of recapEvents(recap)) {
      if (!listener.wasTold(event.seq)) this.#options.journal.repeat(listener, event);
    }
  }
}

function toldOf({ call: { callUUID, connID, ani, direction } }: TrackedCall) {
  return { eventId: callUUID, connectionId: connID, ANI: ani, direction };
}

const isAbout = ({ id }: BelievedCall, { call }: TrackedCall) =>
  id === call.callUUID || id === call.connID;
