// One toolbar's WebSocket: takes the agent's events to it, and bounds what it may send and leave unread.
import type { Resume } from "../protocol/mod.ts";
import type { Log } from "../runtime/log.ts";
import { CloseCode } from "./close_codes.ts";
import { closeQuietly, guarded } from "./guard.ts";

export interface SocketLimits {
  /** The largest message that a toolbar may send, in bytes. */
  readonly maxFrameBytes: number;
  /** Bytes that may wait for the toolbar before it is disconnected as too slow. */
  readonly maxBufferedBytes: number;
}

/**
 * How a connection ended: `received` when the toolbar has proved to have all that it was told, by its
 * answer to our close; `closed` by the toolbar, which no longer reads then; `broken` without a word.
 */
export type Parting = "received" | "closed" | "broken";

/** Where a toolbar's events come from: starts with `attach`, ends with `detach`. */
export interface EventSource {
  attach(
    deliver: (entry: { readonly text: string }) => void,
    resume?: Resume,
  ): {
    /** `received` may follow when the connection was thought to be broken. */
    detach(parting: Parting): void;
  };
}

interface Served {
  readonly source: EventSource;
  /** Tells the socket nothing any more. */
  readonly part: (parting: Parting) => void;
}

/** The sockets that are open; closes them together when the gateway stops. */
export class ToolbarSockets {
  readonly #limits: SocketLimits;
  readonly #log: Log;
  /** Keyed by the socket object: `close` can fire twice for one. */
  readonly #open = new Map<WebSocket, Served>();
  readonly #countOf = new Map<EventSource, number>();
  readonly #closedByUs = new WeakSet<WebSocket>();
  #whenEmpty: (() => void)[] = [];

  constructor(limits: SocketLimits, log: Log) {
    this.#limits = limits;
    this.#log = log;
  }

  get size(): number {
    return this.#open.size;
  }

  /** How many sockets of this source there are, those that are not open yet included. */
  countOf(source: EventSource): number {
    return this.#countOf.get(source) ?? 0;
  }

  /** Connects a socket that has just been upgraded with its agent's events; `resume` when it comes back. */
  serve(socket: WebSocket, source: EventSource, resume?: Resume): void {
    const on = <Args extends unknown[]>(handler: (...args: Args) => void) =>
      guarded(socket, this.#log, handler);
    let isGone = false;
    const part = (parting: Parting) => {
      isGone = true;
      attachment.detach(parting);
    };
    const gone = (parting: Parting) => {
      part(parting);
      this.#remove(socket);
    };
    this.#open.set(socket, { source, part });
    this.#countOf.set(source, this.countOf(source) + 1);
    /** What is told before the socket is open: a client may be quicker with its first command. */
    let early: string[] | undefined = [];
    const deliver = ({ text }: { readonly text: string }) => {
      if (early) early.push(text);
      // A socket that stalls may never close: what is given up gets nothing more.
      else this.#send(socket, text, () => gone("broken"));
    };
    const attachment = source.attach(deliver, resume);
    socket.onopen = on(() => {
      const texts = early ?? [];
      early = undefined;
      for (const text of texts) if (!isGone) deliver({ text });
    });
    socket.onmessage = on((message: MessageEvent) => {
      this.#refuse(socket, message);
      // A peer that ignores the close stays connected for a while; it gets nothing more.
      gone("broken");
    });
    socket.onclose = on(({ wasClean }: CloseEvent) => {
      if (!wasClean) gone("broken");
      else gone(this.#closedByUs.has(socket) ? "received" : "closed");
    });
    socket.onerror = on((event: Event) => {
      const error = event instanceof ErrorEvent ? event.message : "unknown";
      this.#log.debug("WebSocket error", { error });
      gone("broken");
    });
  }

  /** Closes every socket with 1012; resolves when all are gone. */
  closeAll(): Promise<void> {
    for (const [socket, { part }] of this.#open) {
      this.#close(socket, CloseCode.ServiceRestart, "The gateway is stopping");
      // Whether all that it was told has arrived, its answer to the close will say.
      part("broken");
    }
    if (this.#open.size === 0) return Promise.resolve();
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#whenEmpty.push(resolve);
    return promise;
  }

  #send(socket: WebSocket, text: string, giveUp: () => void): void {
    if (socket.readyState !== WebSocket.OPEN) return;
    if (socket.bufferedAmount > this.#limits.maxBufferedBytes) {
      this.#log.warn("Toolbar reads too slowly", { buffered: socket.bufferedAmount });
      this.#close(socket, CloseCode.TryAgainLater, "Reads too slowly: connect again");
      return giveUp();
    }
    guarded(socket, this.#log, () => socket.send(text))();
  }

  /** Events flow one way: commands come with POST, so that each gets its answer. */
  #refuse(socket: WebSocket, { data }: MessageEvent): void {
    if (sizeOf(data) > this.#limits.maxFrameBytes) {
      const reason = `Messages may have ${this.#limits.maxFrameBytes} bytes`;
      return this.#close(socket, CloseCode.MessageTooBig, reason);
    }
    const reason = "Send commands with POST /genesys/events";
    this.#close(socket, CloseCode.PolicyViolation, reason);
  }

  /** Closes by our own will: the answer comes after all that was sent, and proves that it was read. */
  #close(socket: WebSocket, code: number, reason: string): void {
    this.#closedByUs.add(socket);
    closeQuietly(socket, code, reason);
  }

  #remove(socket: WebSocket): void {
    const served = this.#open.get(socket);
    if (!served) return;
    const { source } = served;
    this.#open.delete(socket);
    const others = this.countOf(source) - 1;
    if (others > 0) this.#countOf.set(source, others);
    else this.#countOf.delete(source);
    if (this.#open.size > 0) return;
    for (const resolve of this.#whenEmpty.splice(0)) resolve();
  }
}

/** Bytes of a message; Deno has assembled it whole by then, and offers no limit of its own. */
function sizeOf(data: string | ArrayBuffer | Blob): number {
  if (typeof data === "string") return new TextEncoder().encode(data).length;
  return data instanceof Blob ? data.size : data.byteLength;
}
