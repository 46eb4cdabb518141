// The calls as Fusion knows them: newCommEvent, startCommEvent and closeCommEvent of one call, one after
// the other. The only place that publishes these three; knows nothing of the supplier.
import { type FusionChannel, publish } from "./publish.ts";
import type { CloseReason, PublishRequests, Tokens } from "./uefTypes.ts";

/** The classification under which all of this toolbar's calls run. */
export const APP_CLASSIFICATION = "ORA_SERVICE";

/** How many closed calls are remembered, so that none is closed twice. */
export const MAX_CLOSED_CALLS = 64;

export interface CommunicationsOptions {
  /** Resolves with undefined when the toolbar stands alone: then nothing is published. */
  readonly channel: Promise<FusionChannel | undefined>;
  /** Told what Fusion found out about the caller. */
  readonly onContact: (eventId: string, outData: Tokens) => void;
}

interface Communication {
  readonly eventId: string;
  /** What later events of this call must hand back to Fusion: the reply to newCommEvent. */
  outData: Tokens;
  started: boolean;
  closed: boolean;
  /** The end of this call's queue. */
  last: Promise<void>;
}

type CommOperation = "newCommEvent" | "startCommEvent" | "closeCommEvent";

/** Tells Fusion of each call: announced once, started once, closed exactly once, never out of turn. */
export class Communications {
  readonly #options: CommunicationsOptions;
  readonly #byEventId = new Map<string, Communication>();

  constructor(options: CommunicationsOptions) {
    this.#options = options;
  }

  /** The calls that Fusion has been told of and that are not over. */
  get openIds(): readonly string[] {
    return [...this.#byEventId.values()].filter(({ closed }) => !closed).map((call) =>
      call.eventId
    );
  }

  /** Announces a call; one that is open already is left alone. */
  announce(eventId: string, inData: Tokens): void {
    const known = this.#byEventId.get(eventId);
    if (known && !known.closed) return;
    // A call that was declined may be offered again under its old name: it queues behind its close.
    const call = this.#remember(eventId, inData, known?.last);
    this.#enqueue(call, "newCommEvent", {
      fill: (request) => request.setInputData(inData),
      onReply: (outData) => {
        if (Object.keys(outData).length === 0) return;
        call.outData = outData;
        this.#options.onContact(eventId, outData);
      },
    });
  }

  /** Starts the engagement of an announced call, with `inData` in place of newCommEvent's outData. */
  start(eventId: string, inData?: Tokens): void {
    const call = this.#byEventId.get(eventId);
    if (!call || call.closed || call.started) return;
    call.started = true;
    this.#enqueue(call, "startCommEvent", {
      fill: (request) => request.setInputData(inData ?? call.outData),
    });
  }

  /** Closes a call; `inData` serves for one that this page never announced (it was reloaded). */
  close(eventId: string, reason: CloseReason, inData: Tokens): void {
    const known = this.#byEventId.get(eventId);
    if (known?.closed) return;
    const call = known ?? this.#remember(eventId, inData);
    call.closed = true;
    this.#enqueue(call, "closeCommEvent", {
      fill(request) {
        request.setReason(reason);
        request.setInputData(call.outData);
      },
    });
    this.#forgetOldest();
  }

  #remember(eventId: string, outData: Tokens, last = Promise.resolve()): Communication {
    const call = { eventId, outData, started: false, closed: false, last };
    this.#byEventId.delete(eventId);
    this.#byEventId.set(eventId, call);
    return call;
  }

  #enqueue<Name extends CommOperation>(
    call: Communication,
    operation: Name,
    { fill, onReply }: {
      readonly fill: (request: PublishRequests[Name]) => void;
      readonly onReply?: (outData: Tokens) => void;
    },
  ): void {
    call.last = call.last.then(async () => {
      const channel = await this.#options.channel;
      if (!channel) return;
      await publish(channel, operation, {
        fill(request) {
          request.setEventId(call.eventId);
          request.setAppClassification(APP_CLASSIFICATION);
          fill(request);
        },
        ...(onReply && { onReply }),
      });
    });
  }

  #forgetOldest(): void {
    const closed = [...this.#byEventId.values()].filter((call) => call.closed);
    for (const { eventId } of closed.slice(0, -MAX_CLOSED_CALLS)) this.#byEventId.delete(eventId);
  }
}
