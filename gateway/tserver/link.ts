// The gateway's one connection to the T-Server: opens it, and again when it is lost; numbers requests,
// hands each DN's events to its owner, and is the only writer of the link's status.
import { Backoff } from "../runtime/backoff.ts";
import type { Clock, Timer } from "../runtime/clock.ts";
import type { Log } from "../runtime/log.ts";
import type { Random } from "../runtime/random.ts";
import type { TServerEvent } from "./events.ts";
import type { TServerConnection, TServerPort } from "./port.ts";
import type { TServerRequest } from "./requests.ts";

/** The longest waits before a lost connection is opened again, in milliseconds. */
const FIRST_REOPEN_MS = 500;
const LAST_REOPEN_MS = 10_000;

/** The owner of a DN. */
export interface DNOwner {
  /** An event for the DN, an EventError for one of its requests, or a change of the link. */
  receive(event: TServerEvent): void;
}

/** A request before the link has numbered it. */
export type UnnumberedRequest = TServerRequest extends infer R
  ? R extends TServerRequest ? Omit<R, "ReferenceID"> : never
  : never;

export interface LinkDeps {
  readonly clock: Clock;
  readonly log: Log;
  /** Spreads the attempts to open a lost connection again. */
  readonly random: Random;
}

export class TServerLink {
  readonly #port: TServerPort;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #backoff: Backoff;
  readonly #owners = new Map<string, DNOwner>();
  readonly #requesters = new Map<number, DNOwner>();
  #connection: TServerConnection;
  #status: "up" | "down" = "down";
  #lastReferenceID = 0;
  #reopening: Timer | undefined;

  constructor(port: TServerPort, { clock, log, random }: LinkDeps) {
    this.#port = port;
    this.#clock = clock;
    this.#log = log;
    this.#backoff = new Backoff({ firstMs: FIRST_REOPEN_MS, lastMs: LAST_REOPEN_MS, random });
    this.#connection = this.#open();
  }

  get status(): "up" | "down" {
    return this.#status;
  }

  /** From now on `owner` gets the events of `dn`. */
  own(dn: string, owner: DNOwner): void {
    this.#owners.set(dn, owner);
  }

  /** Sends a request for the DN that it names; an EventError with the returned number goes to its owner. */
  send(request: UnnumberedRequest): number {
    const ReferenceID = ++this.#lastReferenceID;
    const owner = this.#owners.get(request.ThisDN);
    if (owner) this.#requesters.set(ReferenceID, owner);
    this.#connection.send({ ...request, ReferenceID } as TServerRequest);
    return ReferenceID;
  }

  /** Nobody waits for this request any more: it was answered, given up, or its call is over. */
  forget(referenceID: number): void {
    this.#requesters.delete(referenceID);
  }

  close(): void {
    this.#reopening?.cancel();
    this.#connection.close();
  }

  #open(): TServerConnection {
    return this.#port.open((event) => this.#route(event));
  }

  #route(event: TServerEvent): void {
    switch (event.name) {
      case "EventLinkConnected":
        this.#backoff.reset();
        return this.#changed("up", event);
      case "EventLinkDisconnected":
        return this.#changed("down", event);
      case "EventServerConnected":
        return;
      case "EventServerDisconnected":
        // To an agent a lost connection is a link that is down: nothing is told until it is back.
        if (this.#status === "up") {
          this.#changed("down", { ...event, name: "EventLinkDisconnected" });
        }
        return this.#reopenLater();
      case "EventError":
        return this.#deliver(this.#requesters.get(event.ReferenceID), event);
      default:
        return this.#deliver(this.#owners.get(event.ThisDN), event);
    }
  }

  #changed(status: "up" | "down", event: TServerEvent): void {
    this.#status = status;
    this.#log.info(`T-Server link is ${status}`);
    for (const owner of this.#owners.values()) this.#deliver(owner, event);
  }

  #reopenLater(): void {
    this.#connection.close();
    this.#reopening?.cancel();
    this.#reopening = this.#clock.setTimer(this.#backoff.next(), () => {
      this.#connection = this.#open();
    });
  }

  #deliver(owner: DNOwner | undefined, event: TServerEvent): void {
    if (!owner) return this.#log.debug("T-Server event for nobody", { event: event.name });
    try {
      owner.receive(event);
    } catch (error) {
      // One agent's failure must not keep the event from the others.
      this.#log.error("T-Server event failed", { event: event.name, error });
    }
  }
}
