// The requests of one agent that the T-Server has not answered yet: sends them, bounds them, and gives
// each a time-out.
import type { CommandType } from "../protocol/mod.ts";
import type { Clock, Timer } from "../runtime/clock.ts";
import type { RequestName, TServerLink, UnnumberedRequest } from "../tserver/mod.ts";

/** The command that asked for a request. */
export interface Asked {
  readonly type: CommandType;
  readonly requestId: string;
}

/** What a request is for. */
export interface Purpose {
  /** Absent for what the gateway asks by itself. */
  readonly asked?: Asked | undefined;
  readonly connID?: string | undefined;
}

/** A request that is on its way. */
export interface PendingRequest extends Purpose {
  readonly referenceID: number;
  readonly request: RequestName;
}

export interface OutboxOptions {
  readonly link: TServerLink;
  readonly clock: Clock;
  readonly maxPending: number;
  readonly timeoutMs: number;
  /** The request was not answered in time; it is off the list. */
  readonly onTimeout: (pending: PendingRequest) => void;
}

const NONE: readonly PendingRequest[] = [];

export class Outbox {
  readonly #options: OutboxOptions;
  readonly #pending = new Map<
    number,
    { readonly request: PendingRequest; readonly timer: Timer }
  >();

  constructor(options: OutboxOptions) {
    this.#options = options;
  }

  get isFull(): boolean {
    return this.#pending.size >= this.#options.maxPending;
  }

  send(request: UnnumberedRequest, purpose: Purpose = {}): void {
    const { link, clock, timeoutMs, onTimeout } = this.#options;
    const referenceID = link.send(request);
    const pending = { referenceID, request: request.name, ...purpose };
    const timer = clock.setTimer(timeoutMs, () => {
      this.take(referenceID);
      onTimeout(pending);
    });
    this.#pending.set(referenceID, { request: pending, timer });
  }

  /** The request of this kind that is on its way already, for the call when one is named. */
  inFlight(name: RequestName, connID?: string): PendingRequest | undefined {
    for (const { request: pending } of this.#pending.values()) {
      if (pending.request === name && pending.connID === connID) return pending;
    }
    return undefined;
  }

  /** The requests for a call that are on their way. */
  pendingFor(connID: string): readonly PendingRequest[] {
    return this.#all().filter((pending) => pending.connID === connID);
  }

  /** Takes a request off the list: it was answered or is given up. */
  take(referenceID: number | undefined): PendingRequest | undefined {
    const found = referenceID === undefined ? undefined : this.#pending.get(referenceID);
    if (!found) return undefined;
    found.timer.cancel();
    this.#pending.delete(found.request.referenceID);
    this.#options.link.forget(found.request.referenceID);
    return found.request;
  }

  /** Takes all matching requests off the list and returns them. */
  takeWhere(matches: (pending: PendingRequest) => boolean): readonly PendingRequest[] {
    // Asked at every event of a call, and mostly there is nothing on its way.
    if (this.#pending.size === 0) return NONE;
    const taken = this.#all().filter(matches);
    for (const { referenceID } of taken) this.take(referenceID);
    return taken;
  }

  #all(): PendingRequest[] {
    return [...this.#pending.values()].map(({ request }) => request);
  }
}
