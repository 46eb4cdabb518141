// Keeps one agent's calls in step with the switch: applies events and snapshots, tells the toolbars. The
// only writer of the calls.
import {
  AgentCalls,
  allowedCommands,
  applyNews,
  type Call,
  type CallInput,
  type CallState,
  latestIn,
  type LedgerOptions,
  recapAfter,
  recapEvents,
  type Release,
  type Timed,
  timesAfter,
  type TrackedCall,
  transition,
} from "../call/mod.ts";
import type { Clock } from "../runtime/clock.ts";
import type { Log } from "../runtime/log.ts";
import type { AnyCallEvent, AnyCallNews, EventRegistered, RequestName } from "../tserver/mod.ts";
import type { EventJournal } from "./journal.ts";
import type { ReleaseTally } from "./tally.ts";
import { announceCall, announceChange, announceRelease, type ToldCall } from "./announce.ts";
import type { Outbox, PendingRequest } from "./outbox.ts";
import { missedInputs, renamedCalls } from "./snapshot.ts";

/** The states in which a request has come true, whoever brought it about. */
const FULFILLED_IN: Readonly<Partial<Record<RequestName, readonly CallState[]>>> = {
  RequestAnswerCall: ["established", "held"],
  RequestHoldCall: ["held"],
  RequestRetrieveCall: ["established"],
};

export interface CallKeeperOptions extends LedgerOptions {
  readonly agentId: string;
  readonly clock: Clock;
  readonly journal: EventJournal;
  readonly outbox: Outbox;
  readonly log: Log;
  readonly tally: ReleaseTally;
  /** Asks the switch how the calls stand; `agreeWith` gets the answer. */
  readonly requestSnapshot: () => void;
}

export class CallKeeper {
  readonly calls: AgentCalls;
  readonly #options: CallKeeperOptions;

  constructor(options: CallKeeperOptions) {
    this.#options = options;
    this.calls = new AgentCalls(options);
  }

  get hasLiveCalls(): boolean {
    return this.calls.hasLive;
  }

  /** Applies what the T-Server tells of a call. */
  receive(event: AnyCallEvent): void {
    this.#followNewName(event);
    this.#apply(event.ConnID, { name: event.name, event });
    this.#tellNewCommands();
  }

  /** Applies what the T-Server tells of a call that goes on as it was. */
  receiveNews(event: AnyCallNews): void {
    const pending = this.#options.outbox.take(event.ReferenceID);
    const known = this.#liveLegOf(event);
    if (!known) return;
    const news = applyNews(known.call, event);
    if (!news) return;
    const { call, change } = news;
    const told = this.#options.journal.append(
      announceChange(change, this.#told({ ...known, call }, pending)),
    );
    const tracked = { ...known, call, recap: recapAfter(known.recap, told.event) };
    if (call.connID === known.call.connID) this.calls.put(tracked);
    else this.calls.rename(known.call.connID, tracked);
    this.#tellNewCommands();
  }

  /** The live leg that the news is about; in EventPartyChanged it may have another ConnID still. */
  #liveLegOf({ name, ConnID, PreviousConnID }: AnyCallNews): TrackedCall | undefined {
    const names = name === "EventPartyChanged" ? [PreviousConnID, ConnID] : [ConnID];
    return names.map((connID) => connID === undefined ? undefined : this.calls.find(connID))
      .find((known) => known !== undefined && known.call.state !== "released");
  }

  /** Makes the calls what the switch's snapshot says, where no later event has told more. */
  agreeWith(snapshot: EventRegistered): void {
    this.#rename(renamedCalls(this.calls, snapshot));
    for (const { connID, input, isNewLeg } of missedInputs(this.calls, snapshot)) {
      this.#apply(connID, input, isNewLeg);
    }
    this.calls.raiseSequence(snapshot.EventSequenceNumber);
    this.#tellNewCommands();
  }

  /** Tells the live calls to the toolbars that came late. */
  catchUp(): void {
    for (const { recap } of this.calls.live()) {
      for (const event of recapEvents(recap)) this.#options.journal.catchUp(event);
    }
  }

  /** After a warm switchover an event may come under the call's new ConnID before a snapshot tells it. */
  #followNewName({ ConnID, CallUUID }: AnyCallEvent): void {
    if (this.calls.find(ConnID)) return;
    const same = this.calls.live().find(({ call }) =>
      // Nothing was heard of the call since the link was lost.
      call.sequence === 0 && (call.joinedUUID ?? call.callUUID) === CallUUID
    );
    if (same) this.#rename(new Map([[same.call.connID, ConnID]]));
  }

  /** Calls that go on under new ConnIDs, as after a warm switchover: the toolbar learns them. */
  #rename(renamed: ReadonlyMap<string, string>): void {
    for (const tracked of this.calls.live()) {
      const { call: { connID, consults, ...rest }, recap } = tracked;
      const now = renamed.get(connID);
      const held = consults && (renamed.get(consults) ?? consults);
      if (now === undefined) continue;
      const call = { ...rest, connID: now, ...(held !== undefined && { consults: held }) };
      const change = { name: "EventPartyChanged", previousConnectionId: connID } as const;
      const told = this.#options.journal.append(
        announceChange(change, this.#told({ ...tracked, call })),
      );
      this.calls.rename(connID, { ...tracked, call, recap: recapAfter(recap, told.event) });
    }
  }

  #apply(connID: string, input: CallInput, isNewLeg = false): void {
    const { outbox, log, agentId, requestSnapshot } = this.#options;
    const pending = input.name === "Lost" ? undefined : outbox.take(input.event.ReferenceID);
    const known = isNewLeg ? undefined : this.calls.find(connID);
    const result = transition(
      known?.call,
      input.name === "Lost" ? input : { ...input, answers: pending?.request },
    );
    switch (result.outcome) {
      case "ignored":
        log.debug("T-Server event ignored", { agentId, connID, why: result.why });
        return;
      case "desync":
        log.warn("Call out of step, asking the switch", { agentId, connID, why: result.why });
        requestSnapshot();
        return;
      case "released":
        this.#released(this.#timed(known, result.call), result.release, pending);
        return;
      case "moved": {
        const { call } = result;
        const timed = this.#timed(known, call);
        let recap = known?.recap ?? [];
        this.#dropMoot(call);
        for (const name of result.announce) {
          const news = announceCall(name, this.#told(timed, pending));
          recap = recapAfter(recap, this.#options.journal.append(news).event);
        }
        this.calls.put({ ...timed, recap });
      }
    }
  }

  #timed(before: Timed | undefined, call: Call): Timed {
    return { call, times: timesAfter(before, call, this.#options.clock.now()) };
  }

  #released(timed: Timed, release: Release, pending: PendingRequest | undefined): void {
    const { journal, log, agentId, tally } = this.#options;
    const { call } = timed;
    this.#dropMoot(call);
    const { event } = journal.append(announceRelease(release, this.#told(timed, pending)));
    this.calls.put({ ...timed, recap: recapAfter([], event) });
    if (release.cause !== "lost") return tally.count();
    tally.count("missing-from-snapshot");
    log.warn("Call lost: the switch no longer has it", { agentId, connID: call.connID });
  }

  #told({ call, times }: Timed, pending?: PendingRequest): ToldCall {
    const allowed = allowedCommands(call, this.calls.others(call));
    return { call, times, allowed, requestId: pending?.asked?.requestId };
  }

  /** What happens to one call may change what another allows. */
  #tellNewCommands(): void {
    for (const tracked of this.calls.live()) {
      const told = this.#told(tracked);
      const known = latestIn(tracked.recap);
      if (!known || !("allowedCommands" in known)) continue;
      if (isSame(known.allowedCommands, told.allowed)) continue;
      const news = announceChange({ name: "EventCommandsChanged" }, told);
      const { event } = this.#options.journal.append(news);
      this.calls.put({ ...tracked, recap: recapAfter(tracked.recap, event) });
    }
  }

  /** A request that was overtaken by what it wanted, or by the end: its answer concerns nobody. */
  #dropMoot({ connID, state }: Call): void {
    this.#options.outbox.takeWhere((pending) =>
      pending.connID === connID &&
      (state === "released" || FULFILLED_IN[pending.request]?.includes(state) === true)
    );
  }
}

const isSame = (one: readonly string[], other: readonly string[]) =>
  one === other || one.length === other.length && one.every((text, index) => text === other[index]);
