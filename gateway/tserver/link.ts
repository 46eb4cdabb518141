// The gateway's one connection to the T-Server: numbers requests, hands each DN's events to its owner,
// and is the only writer of the link's status.
import type { Log } from "../runtime/log.ts";
import type { TServerEvent } from "./events.ts";
import type { TServerConnection, TServerPort } from "./port.ts";
import type { TServerRequest } from "./requests.ts";

/** The owner of a DN. */
export interface DNOwner {
  /** An event for the DN, an EventError for one of its requests, or a change of the link. */
  receive(event: TServerEvent): void;
}

/** A request before the link has numbered it. */
export type UnnumberedRequest = TServerRequest extends infer R
  ? R extends TServerRequest ? Omit<R, "ReferenceID"> : never
  : never;

export class TServerLink {
  readonly #connection: TServerConnection;
  readonly #log: Log;
  readonly #owners = new Map<string, DNOwner>();
  readonly #requesters = new Map<number, DNOwner>();
  #status: "up" | "down" = "down";
  #lastReferenceID = 0;

  constructor(port: TServerPort, log: Log) {
    this.#log = log;
    this.#connection = port.open((event) => this.#route(event));
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
    this.#connection.close();
  }

  #route(event: TServerEvent): void {
    switch (event.name) {
      case "EventLinkConnected":
      case "EventLinkDisconnected":
        this.#status = event.name === "EventLinkConnected" ? "up" : "down";
        this.#log.info(`T-Server link is ${this.#status}`);
        for (const owner of this.#owners.values()) this.#deliver(owner, event);
        return;
      case "EventServerConnected":
      case "EventServerDisconnected":
        if (event.name === "EventServerDisconnected") this.#status = "down";
        for (const owner of this.#owners.values()) this.#deliver(owner, event);
        return;
      case "EventError":
        return this.#deliver(this.#requesters.get(event.ReferenceID), event);
      default:
        return this.#deliver(this.#owners.get(event.ThisDN), event);
    }
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
