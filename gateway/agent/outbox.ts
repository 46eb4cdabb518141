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

/** A request that is on its way, and what happens when it is not answered. */
interface Waiting {
  readonly request: PendingRequest;
  readonly timer: Timer;
}

const NONE: readonly PendingRequest[] = [];

export class Outbox {
  readonly #options: OutboxOptions;
  /** The oldest first. A list, as they are few: a map that gets empty makes itself anew each time (V8). */
  readonly #pending: Waiting[] = [];

  constructor(options: OutboxOptions) {
    this.#options = options;
  }

  get isFull(): boolean {
    return this.#pending.length >= this.#options.maxPending;
  }

  send(request: UnnumberedRequest, purpose: Purpose = {}): void {
    const { link, clock, timeoutMs, onTimeout } = this.#options;
    const referenceID = link.send(request);
    const pending = { referenceID, request: request.name, ...purpose };
    const timer = clock.setTimer(timeoutMs, () => {
      this.take(referenceID);
      onTimeout(pending);
    });
    this.#pending.push({ request: pending, timer });
  }

  /** The request of this kind that is on its way already, for the call when one is named. */
  inFlight(name: RequestName, connID?: string): PendingRequest | undefined {
    for (const { request: pending } of this.#pending) {
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
    if (referenceID === undefined) return undefined;
    const at = this.#pending.findIndex(({ request }) => request.referenceID === referenceID);
    const [found] = at < 0 ? [] : this.#pending.splice(at, 1);
    if (!found) return undefined;
    found.timer.cancel();
    this.#options.link.forget(referenceID);
    return found.request;
  }

  /** Takes all matching requests off the list and returns them. */
  takeWhere(matches: (pending: PendingRequest) => boolean): readonly PendingRequest[] {
    // Asked at every event of a call, and mostly there is nothing on its way.
    if (this.#pending.length === 0) return NONE;
    const taken = this.#all().filter(matches);
    for (const { referenceID } of taken) this.take(referenceID);
    return taken;
  }

  #all(): PendingRequest[] {
    return this.#pending.map(({ request }) => request);
  }
}
