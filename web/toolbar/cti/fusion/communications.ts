// The calls as Fusion knows them: newCommEvent, startCommEvent and closeCommEvent of one call, one after
// the other. The only place that publishes these three; knows nothing of the supplier.
import * as z from "zod/mini";
import type { Memory } from "../memory.ts";
import type { FusionHabits } from "./frameworkClient.ts";
import { type FusionChannel, type InsistOptions, publish, publishUntilTaken } from "./publish.ts";
import { told as toldReason } from "./closeReason.ts";
import { opensWrapUp } from "./wrapUp.ts";
import { CLOSE_REASONS, type CloseReason, type PublishRequests, type Tokens } from "./uefTypes.ts";

/** The classification under which all of this toolbar's calls run. */
export const APP_CLASSIFICATION = "ORA_SERVICE";

/** How many closed calls are remembered, so that none is closed twice. */
export const MAX_CLOSED_CALLS = 64;

/**
 * How long Fusion may be silent about closeCommEvent before it is told again, in milliseconds: long
 * enough for a slow Fusion not to be told twice.
 */
export const CLOSE_REPLY_LIMIT_MS = 30_000;

/** What Fusion was told of a call, for the page that follows on this one. */
export const RememberedCommunication = z.object({
  eventId: z.string(),
  /** The life of the Fusion page that was told. */
  page: z.string(),
  outData: z.record(z.string(), z.unknown()),
  isAnnounced: z.boolean(),
  isStarted: z.boolean(),
  /** How it ended; absent while it is on. */
  end: z.optional(z.enum(CLOSE_REASONS)),
  isClosed: z.boolean(),
});
export type RememberedCommunication = z.infer<typeof RememberedCommunication>;

export interface CommunicationsOptions {
  /** Resolves with undefined when the toolbar stands alone: then nothing is published. */
  readonly channel: Promise<FusionChannel | undefined>;
  /** Told what Fusion found out about the caller. */
  readonly onContact: (eventId: string, outData: Tokens) => void;
  /** Told that Fusion has opened its wrap-up window for a call. */
  readonly onWrapUp: (eventId: string) => void;
  /** The life of the Fusion page around this one. */
  readonly page: string;
  readonly told: Memory<readonly RememberedCommunication[]>;
}

/** What Fusion is to know of the call and what it was told, which lags behind. */
interface Communication {
  readonly eventId: string;
  /** What later events of this call must hand back to Fusion: the reply to newCommEvent. */
  outData: Tokens;
  isAnnounced: boolean;
  isStarted: boolean;
  end?: CloseReason;
  readonly told: { isAnnounced: boolean; isStarted: boolean; isClosed: boolean };
  /** The end of this call's queue. */
  last: Promise<void>;
}

type CommOperation = "newCommEvent" | "startCommEvent" | "closeCommEvent";
type Told = keyof Communication["told"];
type Fill<Name extends CommOperation> = (
  request: PublishRequests[Name],
  habits: FusionHabits,
) => void;

/** Tells Fusion of each call: announced once, started once, closed exactly once, never out of turn. */
export class Communications {
  readonly #options: CommunicationsOptions;
  readonly #byEventId = new Map<string, Communication>();

  constructor(options: CommunicationsOptions) {
    this.#options = options;
    for (const call of options.told.load()) this.#recall(call);
    for (const call of this.#byEventId.values()) {
      if (call.end && !call.told.isClosed) this.#close(call, call.end);
    }
  }

  /** The calls that Fusion has been told of and that are not over. */
  get openIds(): readonly string[] {
    return [...this.#byEventId.values()].filter(isOpen).map(({ eventId }) => eventId);
  }

  /** Announces a call; one that is open already is left alone. */
  announce(eventId: string, inData: Tokens): void {
    const known = this.#byEventId.get(eventId);
    if (known?.isAnnounced && isOpen(known)) return;
    // A call that was declined may be offered again under its old name: it queues behind its close.
    const call = this.#remember(eventId, inData, known?.last);
    call.isAnnounced = true;
    this.#enqueue(call, "newCommEvent", "isAnnounced", {
      fill: (request, habits) => request.setInputData(offered(inData, habits)),
      isDue: () => isOpen(call),
      onReply: (outData) => {
        if (Object.keys(outData).length === 0) return;
        call.outData = outData;
        this.#save();
        this.#options.onContact(eventId, outData);
      },
    });
  }

  /** Starts the engagement of an announced call, with `inData` in place of newCommEvent's outData. */
  start(eventId: string, inData?: Tokens): void {
    const call = this.#byEventId.get(eventId);
    if (!call || !isOpen(call) || call.isStarted) return;
    call.isStarted = true;
    this.#enqueue(call, "startCommEvent", "isStarted", {
      fill: (request) => request.setInputData(inData ?? call.outData),
      isDue: () => isOpen(call),
    });
  }

  /** Closes a call; `inData` serves for one that this page never announced (it was reloaded). */
  close(eventId: string, reason: CloseReason, inData: Tokens): void {
    const known = this.#byEventId.get(eventId);
    if (known && !isOpen(known)) return;
    this.#close(known ?? this.#remember(eventId, inData), reason);
    this.#forgetOldest();
  }

  /** Tells that a command on a started call has come true, where this Fusion takes such news. */
  report(eventId: string, action: string): void {
    const call = this.#byEventId.get(eventId);
    if (!call || !isOpen(call) || !call.isStarted) return;
    call.last = call.last.then(async () => {
      const channel = await this.#options.channel;
      const operation = "interactionControlStateChanged";
      if (!channel?.phone.getSupportedActions?.().includes(operation) || !isOpen(call)) return;
      await publish(channel, operation, {
        fill(request) {
          request.setEventId(eventId);
          request.setActionName(action);
        },
      });
    });
  }

  /** This toolbar's name for a call that Fusion may have renamed in its reply. */
  ownIdOf(fusionId: string): string {
    if (this.#byEventId.has(fusionId)) return fusionId;
    const renamed = [...this.#byEventId.values()].find(({ outData }) =>
      outData["eventId"] === fusionId
    );
    return renamed?.eventId ?? fusionId;
  }

  /** Closes what is open and not among the living: its end has passed everybody by. */
  closeAllBut(living: ReadonlySet<string>): void {
    for (const call of [...this.#byEventId.values()]) {
      if (!isOpen(call) || living.has(call.eventId)) continue;
      this.close(call.eventId, call.isStarted ? "WRAPUP" : "REJECT", call.outData);
    }
  }

  #close(call: Communication, reason: CloseReason): void {
    call.end = reason;
    this.#enqueue(call, "closeCommEvent", "isClosed", {
      fill(request, habits) {
        request.setReason(toldReason(reason, habits));
        request.setInputData(call.outData);
      },
      onReply: (outData) => {
        if (opensWrapUp(outData)) this.#options.onWrapUp(call.eventId);
      },
      // A Fusion page that was told nothing of the call has nothing to close.
      isDue: () => call.told.isAnnounced,
      limitMs: CLOSE_REPLY_LIMIT_MS,
      isRepeatable: true,
    });
  }

  /** Takes up a call of the page before this one. Another Fusion page has been told nothing yet. */
  #recall(
    { eventId, page, outData, isAnnounced, isStarted, end, isClosed }: RememberedCommunication,
  ) {
    if (!isAnnounced && !isClosed) return;
    const isSamePage = page === this.#options.page;
    const call = this.#remember(eventId, outData);
    call.isAnnounced = call.told.isAnnounced = isAnnounced && isSamePage;
    call.isStarted = call.told.isStarted = isStarted && isSamePage;
    call.told.isClosed = isClosed;
    if (end) call.end = end;
  }

  #remember(eventId: string, outData: Tokens, last = Promise.resolve()): Communication {
    const told = { isAnnounced: false, isStarted: false, isClosed: false };
    const call = { eventId, outData, isAnnounced: false, isStarted: false, told, last };
    this.#byEventId.delete(eventId);
    this.#byEventId.set(eventId, call);
    return call;
  }

  #enqueue<Name extends CommOperation>(
    call: Communication,
    operation: Name,
    told: Told,
    { fill, ...options }: Omit<InsistOptions<Name>, "fill"> & { readonly fill: Fill<Name> },
  ): void {
    // An end must be known to the next page, too, if this one does not get to tell it.
    this.#save();
    call.last = call.last.then(async () => {
      const channel = await this.#options.channel;
      if (!channel) return;
      // Fusion must not hear the first two twice, and of the end rather twice than not at all.
      if (told !== "isClosed") this.#tell(call, told, true);
      const outcome = await publishUntilTaken(channel, operation, {
        fill(request) {
          request.setEventId(call.eventId);
          request.setAppClassification(APP_CLASSIFICATION);
          fill(request, channel.habits);
        },
        ...options,
      });
      if (told === "isClosed" || outcome === "failed") this.#tell(call, told, outcome === "done");
    });
  }

  #tell(call: Communication, told: Told, value: boolean): void {
    call.told[told] = value;
    this.#save();
  }

  #save(): void {
    const { page, told } = this.#options;
    told.save([...this.#byEventId.values()].map((call) => ({
      eventId: call.eventId,
      page,
      // Who called is nobody's business once the call is closed.
      outData: call.told.isClosed ? {} : call.outData,
      ...call.told,
      ...(call.end && { end: call.end }),
    })));
  }

  #forgetOldest(): void {
    const closed = [...this.#byEventId.values()].filter((call) => !isOpen(call));
    for (const { eventId } of closed.slice(0, -MAX_CLOSED_CALLS)) this.#byEventId.delete(eventId);
  }
}

const isOpen = ({ end }: Communication) => end === undefined;

/** What newCommEvent says, as this Fusion wants to hear it. */
function offered(inData: Tokens, { plainNumbers, offerTimeoutSec }: FusionHabits): Tokens {
  const { SVCMCA_ANI: number, SVCMCA_COMMUNICATION_DIRECTION: direction } = inData;
  const isTimed = offerTimeoutSec > 0 && direction === "ORA_SVC_INBOUND";
  return {
    ...inData,
    ...plainNumbers && typeof number === "string" && { SVCMCA_ANI: number.replace(/^\+/, "") },
    ...isTimed && { SVCMCA_OFFER_TIMEOUT_SEC: String(offerTimeoutSec) },
  };
}
