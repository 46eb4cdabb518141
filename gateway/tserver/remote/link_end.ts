// One end of the link to a remote T-Server; both ends are alike. Sends and reads frames, keeps the
// link alive, and notices when the other end is gone, silent, unreadable or too slow. Never throws.
import type { Clock, Timer } from "../../runtime/clock.ts";
import type { Log } from "../../runtime/log.ts";
import type { TServerRequest } from "../requests.ts";
import { type Decoded, encodeFrame, type KeepAlive, type LinkEvent } from "./frames.ts";

/** How often each end says that it is alive, in milliseconds. */
export const KEEP_ALIVE_MS = 2_000;

/** After so many keep-alives of its own without a frame from the other end, an end gives up. */
const MAX_SILENT_KEEP_ALIVES = 3;

/** How soon an end gives up a link that is silent, or that does not open, in milliseconds. */
export const LEASE_MS = MAX_SILENT_KEEP_ALIVES * KEEP_ALIVE_MS;

/** The largest frame that an end reads, in bytes; a snapshot of four calls full of data fits. */
export const MAX_FRAME_BYTES = 1_048_576;

/** Bytes that may wait for the other end before it is cut off as too slow. */
export const MAX_UNREAD_BYTES = 16_777_216;

/** The code of a link that ended without a word (RFC 6455 section 7.4.1). */
const WITHOUT_A_WORD = 1006;

/** Why an end closes the link. A client connects again after each of them. */
export const LinkCloseCode = {
  /** The client has no more need of it. */
  Done: 1000,
  /** A frame cannot be read. */
  UnreadableFrame: 4400,
  /** The other end was silent for longer than the lease. */
  Silent: 4408,
  FrameTooBig: 4413,
  /** The other end reads too slowly. */
  TooSlow: 4429,
  /** This end failed; its log says why. */
  Failed: 4500,
  /** The T-Server stops, or has dropped this client. */
  Dropped: 4503,
} as const;
export type LinkCloseCode = typeof LinkCloseCode[keyof typeof LinkCloseCode];

/** What an end needs of a WebSocket. */
export type LinkSocket = Pick<
  WebSocket,
  | "bufferedAmount"
  | "close"
  | "onclose"
  | "onerror"
  | "onmessage"
  | "onopen"
  | "readyState"
  | "send"
>;

export interface LinkEndOptions<Message> {
  readonly socket: LinkSocket;
  readonly clock: Clock;
  readonly log: Log;
  readonly decode: (text: string) => Decoded<Message | KeepAlive>;
  readonly opened: () => void;
  readonly received: (message: Message) => void;
  /** The link is over: why, in words and as a close code. Comes once, and not for this end's `close`. */
  readonly lost: (why: string, code: number) => void;
}

export class LinkEnd<Message extends { readonly name: string }> {
  readonly #options: LinkEndOptions<Message>;
  #state: "opening" | "open" | "over" = "opening";
  #silentFor = 0;
  readonly #closed = Promise.withResolvers<void>();
  #keepAlive: Timer;
  #telling: Timer | undefined;

  constructor(options: LinkEndOptions<Message>) {
    this.#options = options;
    const { socket, opened } = options;
    socket.onopen = this.#guarded(() => {
      if (this.#state !== "opening") return;
      this.#state = "open";
      this.#silentFor = 0;
      opened();
    });
    socket.onmessage = this.#guarded(({ data }: MessageEvent) => this.#read(data));
    socket.onclose = this.#guarded(({ code, reason }: CloseEvent) => {
      this.#closed.resolve();
      this.#end(reason || "closed without a reason", code);
    });
    socket.onerror = this.#guarded((event: Event) => {
      const why = event instanceof ErrorEvent && event.message || "connection failed";
      this.#end(why, WITHOUT_A_WORD);
    });
    this.#keepAlive = this.#nextKeepAlive();
  }

  /** Sends a message; on a link that is not open nothing is sent. */
  send(message: LinkEvent | TServerRequest | KeepAlive): void {
    const { socket } = this.#options;
    if (this.#state !== "open" || socket.readyState !== WebSocket.OPEN) return;
    this.#guarded(() => socket.send(encodeFrame(message)))();
    if (socket.bufferedAmount > MAX_UNREAD_BYTES) {
      this.#cut(LinkCloseCode.TooSlow, "the other end reads too slowly");
    }
  }

  /** Ends the link from this end; nothing is told afterwards. Resolves when the other end knows. */
  close(code: LinkCloseCode, reason: string): Promise<void> {
    this.#cut(code, reason);
    this.#telling?.cancel();
    return this.#closed.promise;
  }

  #read(data: unknown): void {
    if (this.#state !== "open") return;
    this.#silentFor = 0;
    if (typeof data !== "string") {
      return this.#cut(LinkCloseCode.UnreadableFrame, "a frame is binary");
    }
    if (isTooBig(data)) {
      return this.#cut(LinkCloseCode.FrameTooBig, `a frame is over ${MAX_FRAME_BYTES} bytes`);
    }
    const decoded = this.#options.decode(data);
    if (!decoded.ok) {
      return this.#cut(LinkCloseCode.UnreadableFrame, `a frame is ${decoded.why}`);
    }
    if (!isKeepAlive(decoded.message)) this.#options.received(decoded.message);
  }

  /** The keep-alives of this end are the measure of the other's silence, also while it opens. */
  #nextKeepAlive(): Timer {
    return this.#options.clock.setTimer(KEEP_ALIVE_MS, () => {
      if (++this.#silentFor >= MAX_SILENT_KEEP_ALIVES) {
        return this.#cut(LinkCloseCode.Silent, `silent for ${LEASE_MS} ms`);
      }
      this.#keepAlive = this.#nextKeepAlive();
      this.send({ name: "KeepAlive" });
    });
  }

  #cut(code: LinkCloseCode, why: string): void {
    if (this.#state === "over") return;
    this.#end(why, code);
    try {
      this.#options.socket.close(code, reasonOf(why));
    } catch {
      // It is closed already: there is nobody left to tell.
    }
  }

  #end(why: string, code: number): void {
    if (this.#state === "over") return;
    this.#state = "over";
    this.#keepAlive.cancel();
    // By way of a timer, so that nobody is told within a call of `send`.
    const { clock, lost } = this.#options;
    this.#telling = clock.setTimer(0, this.#guarded(() => lost(why, code)));
  }

  /** A throw in a WebSocket's handler would end the process (Deno, observed with 2.9.6). */
  #guarded<Args extends unknown[]>(handler: (...args: Args) => void): (...args: Args) => void {
    return (...args) => {
      try {
        handler(...args);
      } catch (error) {
        this.#options.log.error("T-Server link failed", { error });
        this.#cut(LinkCloseCode.Failed, "this end failed");
      }
    };
  }
}

function isKeepAlive(message: { readonly name: string }): message is KeepAlive {
  return message.name === "KeepAlive";
}

/** Whether a frame has more bytes than are read; Deno has assembled it whole by then. */
function isTooBig(text: string): boolean {
  return text.length > MAX_FRAME_BYTES ||
    (3 * text.length > MAX_FRAME_BYTES && new TextEncoder().encode(text).length > MAX_FRAME_BYTES);
}

/** A reason that fits into a close frame, which holds 123 bytes (RFC 6455 section 5.5). */
const reasonOf = (why: string) => why.replaceAll(/[^ -~]/g, "?").slice(0, 123);
