// Keeps one agent's calls in step with the switch: applies events and snapshots, tells the toolbars. The
// only writer of the calls.
import {
  AgentCalls,
  allowedCommands,
  type Call,
  type CallInput,
  recapAfter,
  type Release,
  type TrackedCall,
  transition,
} from "../call/mod.ts";
import type { CallCommandType } from "../protocol/mod.ts";
import type { Log } from "../runtime/log.ts";
import type { AnyCallEvent, EventRegistered } from "../tserver/mod.ts";
import { announceCall, announceRelease } from "./announce.ts";
import type { EventJournal } from "./journal.ts";
import type { Outbox } from "./outbox.ts";
import { missedInputs } from "./snapshot.ts";

export interface CallKeeperOptions {
  readonly agentId: string;
  readonly journal: EventJournal;
  readonly outbox: Outbox;
  readonly log: Log;
  /** Calls that are over and remembered. */
  readonly maxReleased: number;
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

  /** Applies what the T-Server tells of a call. */
  receive(event: AnyCallEvent): void {
    this.#apply(event.ConnID, { name: event.name, event });
  }

  /** Makes the calls what the switch's snapshot says. */
  agreeWith(snapshot: EventRegistered): void {
    this.calls.restartSequence(snapshot.EventSequenceNumber - 1);
    for (const { connID, input, isNewLeg } of missedInputs(this.calls, snapshot)) {
      this.#apply(connID, input, isNewLeg);
    }
  }

  /** What a toolbar that comes now must be told: ends that nobody was there to hear, live calls. */
  news(): readonly TrackedCall[] {
    return [...this.calls.untold(), ...this.calls.live()];
  }

  /** Tells it to the toolbars that came late. */
  catchUp(): void {
    const { journal } = this.#options;
    const untold = this.calls.untold();
    for (const { recap } of this.news()) {
      for (const event of recap) journal.catchUp(event);
    }
    if (journal.toolbars === 0) return;
    for (const tracked of untold) this.calls.put({ ...tracked, isTold: true });
  }

  #apply(connID: string, input: CallInput, isNewLeg = false): void {
    const { outbox, log, agentId, requestSnapshot } = this.#options;
    const pending = input.name === "Lost" ? undefined : outbox.take(input.event.ReferenceID);
    const known = isNewLeg ? undefined : this.calls.find(connID);
    const result = transition(known?.call, input);
    switch (result.outcome) {
      case "ignored":
        log.debug("T-Server event ignored", { agentId, connID, why: result.why });
        return;
      case "desync":
        log.warn("Call out of step, asking the switch", { agentId, connID, why: result.why });
        requestSnapshot();
        return;
      case "released":
        this.#released(result.call, result.release, pending?.asked?.requestId);
        return;
      case "moved": {
        const { call } = result;
        let recap = known?.recap ?? [];
        this.#dropMoot(call);
        for (const name of result.announce) {
          const news = announceCall(name, call, pending?.asked?.requestId);
          recap = recapAfter(recap, this.#options.journal.append(news).event);
        }
        this.calls.put({ call, recap, isTold: true });
      }
    }
  }

  #released(call: Call, release: Release, requestId: string | undefined): void {
    const { journal, log, agentId } = this.#options;
    this.#dropMoot(call);
    const isTold = journal.toolbars > 0;
    const { event } = journal.append(announceRelease(call, release, requestId));
    this.calls.put({ call, recap: [event], isTold });
    if (release.cause !== "lost") return;
    log.warn("Call lost: the switch no longer has it", { agentId, connID: call.connID });
  }

  /** A request for what the call no longer allows was overtaken: its answer concerns nobody. */
  #dropMoot({ connID, state }: Call): void {
    const allowed = allowedCommands(state);
    this.#options.outbox.takeWhere((pending) =>
      pending.connID === connID && !allowed.includes(pending.asked?.type as CallCommandType)
    );
  }
}
