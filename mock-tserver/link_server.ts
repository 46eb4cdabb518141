// The T-Server's end of the link: each WebSocket is one client's connection to the port, so that its
// registrations end with it.
import type { Clock } from "../gateway/runtime/clock.ts";
import type { Log } from "../gateway/runtime/log.ts";
import type { TServerEvent } from "../gateway/tserver/events.ts";
import type { TServerConnection, TServerPort } from "../gateway/tserver/port.ts";
import type { TServerRequest } from "../gateway/tserver/requests.ts";
import {
  decodeRequest,
  LinkCloseCode,
  LinkEnd,
  type LinkSocket,
} from "../gateway/tserver/remote/mod.ts";

/** Links at one time; another is refused. */
export const MAX_LINKS = 256;

export interface LinkServerOptions {
  readonly port: TServerPort;
  readonly clock: Clock;
  readonly log: Log;
}

type ServerEnd = LinkEnd<TServerRequest>;

export class LinkServer {
  readonly #options: LinkServerOptions;
  /** The links, and the connection of each that is open. */
  readonly #links = new Map<ServerEnd, TServerConnection | undefined>();

  constructor(options: LinkServerOptions) {
    this.#options = options;
  }

  get isFull(): boolean {
    return this.#links.size >= MAX_LINKS;
  }

  /** Connects a WebSocket that has just been upgraded with the port. */
  serve(socket: LinkSocket): void {
    const { port, clock, log } = this.#options;
    const end: ServerEnd = new LinkEnd<TServerRequest>({
      socket,
      clock,
      log,
      decode: decodeRequest,
      opened: () => {
        this.#links.set(end, port.open((event) => this.#pass(event, end)));
      },
      received: (request) => this.#links.get(end)?.send(request),
      lost: (why, code) => {
        const level = code === LinkCloseCode.Done ? "info" : "warn";
        log[level]("Mock T-Server: a client's link is over", { why, code });
        this.#forget(end);
      },
    });
    this.#links.set(end, undefined);
  }

  /** Ends every link; resolves when all clients know. */
  async close(): Promise<void> {
    await Promise.all([...this.#links.keys()].map((end) => {
      this.#forget(end);
      return end.close(LinkCloseCode.Dropped, "the T-Server stops");
    }));
  }

  #forget(end: ServerEnd): void {
    this.#links.get(end)?.close();
    this.#links.delete(end);
  }

  /** The client's library tells by itself of its connection: to drop a client is to close its link. */
  #pass(event: TServerEvent, end: ServerEnd): void {
    if (event.name === "EventServerConnected") return;
    if (event.name !== "EventServerDisconnected") return end.send(event);
    end.close(LinkCloseCode.Dropped, "the T-Server has dropped the connection");
    this.#forget(end);
  }
}
