// One toolbar's WebSocket from its upgrade to its end: takes the agent's events to it, bounds what it may
// send and leave unread, and gives it up when it is dead.
import { decodeHeartbeat, type HeartbeatEvent, type Resume } from "../protocol/mod.ts";
import type { Log } from "../runtime/log.ts";
import { CloseCode } from "./close_codes.ts";
import type { EndCause } from "./end_tally.ts";
import { closeQuietly, guarded } from "./guard.ts";
import { type HeartbeatTerms, Liveness } from "./liveness.ts";

export interface SocketLimits {
  /** The largest message that a toolbar may send, in bytes. */
  readonly maxFrameBytes: number;
  /** Bytes that may wait for the toolbar before it is disconnected as too slow. */
  readonly maxBufferedBytes: number;
  /** How long bytes may wait for the toolbar without becoming fewer, in milliseconds. */
  readonly stalledReaderMs: number;
  /** How long Deno lets a peer leave its pings unanswered before it cuts the connection, in milliseconds. */
  readonly idleTimeoutMs: number;
}

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

/**
 * How a connection ended: `received` when the toolbar has proved to have all that it was told, by its
 * answer to our close; `closed` by the toolbar, which no longer reads then; `broken` without a word.
 */
export type Parting = "received" | "closed" | "broken";

/** How a toolbar connects. */
export interface Wishes {
  /** Where it goes on, when it comes back. */
  readonly resume?: Resume | undefined;
  /** Absent for a client that sends nothing on the socket. */
  readonly heartbeat?: HeartbeatTerms | undefined;
}

export interface ToolbarSocketOptions extends Wishes {
  readonly socket: WebSocket;
  readonly source: EventSource;
  readonly limits: SocketLimits;
  readonly log: Log;
  /** Milliseconds that have passed, from any beginning. */
  readonly nowMs: () => number;
  /** From 0 to 1: where its heartbeats are in the interval. */
  readonly phase: number;
  /** It is no toolbar of its agent any more; its connection may linger. */
  readonly onGivenUp: (cause: EndCause) => void;
  /** Its connection is gone. */
  readonly onGone: () => void;
}

type Attachment = ReturnType<EventSource["attach"]>;

/** Before a source has taken the toolbar, and when it cannot. */
const NOBODY: Attachment = { detach() {} };

/** Why the gateway closes a socket. */
interface Closing {
  readonly code: number;
  readonly reason: string;
}

type State =
  /** Upgraded, and not open yet. */
  | { readonly name: "connecting"; readonly attachment: Attachment }
  | { readonly name: "open"; readonly attachment: Attachment }
  /** Given up without a close, so that Deno can still cut the connection; see `look`. */
  | { readonly name: "silent"; readonly attachment: Attachment }
  /** Closed by the gateway; only the peer can end it. */
  | {
    readonly name: "closing";
    readonly attachment: Attachment;
    readonly closing: Closing;
    readonly sinceMs: number;
  }
  | { readonly name: "gone" };

export type SocketStateName = State["name"];

/** A peer that has not answered a close for this long will hardly do so, in milliseconds. */
export const CLOSE_TIMEOUT_MS = 10_000;

/** How much longer than Deno's own limit a silent peer is left to Deno, in milliseconds. */
const CUT_MARGIN_MS = 2_000;

export class ToolbarSocket {
  readonly #options: ToolbarSocketOptions;
  readonly #liveness: Liveness;
  readonly #gone = Promise.withResolvers<void>();
  #state: State = { name: "connecting", attachment: NOBODY };
  /** What it is told before it is open: a client may be quicker with its first command. */
  #early: string[] | undefined = [];
  /** What still waits of that which it was told at once when it connected; the history bounds it. */
  #replayBytes = 0;

  constructor(options: ToolbarSocketOptions) {
    const { socket, limits, nowMs, heartbeat, phase } = options;
    const { stalledReaderMs } = limits;
    this.#options = options;
    this.#liveness = new Liveness({ nowMs: nowMs(), stalledReaderMs, heartbeat, phase });
    socket.onopen = this.#guarded(() => this.#opened());
    socket.onmessage = this.#guarded((message: MessageEvent) => this.#read(message));
    // The closing handshake comes after all that was sent: a peer that took part in it has read that. Only
    // the first close tells: after one for unanswered pings Deno fires a second, which says it was clean.
    socket.onclose = this.#guarded(({ wasClean }: CloseEvent) =>
      this.#ended(wasClean ? "closed" : "lost")
    );
    socket.onerror = this.#guarded((event: Event) => {
      const error = event instanceof ErrorEvent ? event.message : "unknown";
      options.log.debug("WebSocket error", { error });
      this.#ended("lost");
    });
    this.#guarded(() => this.#attach(options))();
  }

  get stateName(): SocketStateName {
    return this.#state.name;
  }

  /** Whether it is a toolbar of its agent: connected, or about to be. */
  get isToolbar(): boolean {
    return this.#state.name === "connecting" || this.#state.name === "open";
  }

  get hasHeartbeat(): boolean {
    return this.#options.heartbeat !== undefined;
  }

  /** The gateway closed it, and the peer does not answer: nothing ends such a connection but the peer. */
  get isStuck(): boolean {
    return this.#state.name === "closing" &&
      this.#options.nowMs() - this.#state.sinceMs >= CLOSE_TIMEOUT_MS;
  }

  /** Resolves when its connection is gone. */
  get gone(): Promise<void> {
    return this.#gone.promise;
  }

  /** Gives it up, and closes it. */
  disconnect(cause: EndCause, closing: Closing): void {
    if (this.#state.name === "closing" || this.#state.name === "gone") return;
    const { attachment } = this.#state;
    const wasToolbar = this.isToolbar;
    this.#state = { name: "closing", attachment, closing, sinceMs: this.#options.nowMs() };
    closeQuietly(this.#options.socket, closing.code, closing.reason);
    // A socket that stalls may never close: what is given up gets nothing more.
    if (wasToolbar) this.#giveUp(attachment, cause);
  }

  /** Looks whether it lives, now and again. */
  look(): void {
    this.#guarded(() => {
      if (this.#state.name !== "open" && this.#state.name !== "silent") return;
      const { socket, nowMs } = this.#options;
      // Of thousands of toolbars, most were told nothing since the last look.
      const waiting = this.#liveness.isIdle ? 0 : socket.bufferedAmount;
      this.#replayBytes = Math.min(this.#replayBytes, waiting);
      const verdict = this.#liveness.judge(nowMs(), waiting);
      if (verdict === "stalled") this.disconnect("stalled", SLOW);
      else if (verdict === "beat") this.#beat();
      else if (verdict === "silent") this.#isSilent(this.#state);
    })();
  }

  #attach({ source, resume }: Pick<ToolbarSocketOptions, "source" | "resume">): void {
    const attachment = source.attach(({ text }) => this.#tell(text), resume);
    this.#state = { name: "connecting", attachment };
  }

  #opened(): void {
    const { socket } = this.#options;
    if (this.#state.name === "closing") {
      // Deno opens a socket that was closed while it connected.
      const { code, reason } = this.#state.closing;
      return closeQuietly(socket, code, reason);
    }
    if (this.#state.name !== "connecting") return;
    const { attachment } = this.#state;
    const early = this.#early ?? [];
    this.#early = undefined;
    this.#liveness.heard(this.#options.nowMs());
    this.#state = { name: "open", attachment };
    this.#beat();
    for (const text of early) this.#send(text);
    this.#replayBytes = socket.bufferedAmount;
  }

  #tell(text: string): void {
    const { socket, limits, log } = this.#options;
    if (this.#early) return void this.#early.push(text);
    if (this.#state.name !== "open" || socket.readyState !== WebSocket.OPEN) return;
    const waiting = socket.bufferedAmount;
    // A toolbar that comes back had no chance yet to read what it is told at once.
    if (waiting > limits.maxBufferedBytes + this.#replayBytes) {
      log.warn("Toolbar reads too slowly", { buffered: waiting });
      return this.disconnect("slow", SLOW);
    }
    this.#send(text, waiting);
  }

  /** Sends it behind what is `waiting`, in bytes. */
  #send(text: string, waiting = this.#options.socket.bufferedAmount): void {
    const { socket } = this.#options;
    this.#guarded(() => socket.send(text))();
    this.#liveness.sent(socket.bufferedAmount - waiting);
  }

  #beat(): void {
    const { heartbeat } = this.#options;
    if (!heartbeat) return;
    const event: HeartbeatEvent = { eventName: "EventHeartbeat", ...heartbeat };
    this.#tell(JSON.stringify(event));
  }

  /** Events flow one way: commands come with POST, so that each gets its answer. */
  #read({ data }: MessageEvent): void {
    const { maxFrameBytes } = this.#options.limits;
    if (sizeOf(data) > maxFrameBytes) {
      const reason = `Messages may have ${maxFrameBytes} bytes`;
      this.disconnect("refused", { code: CloseCode.MessageTooBig, reason });
    } else if (!this.hasHeartbeat || typeof data !== "string" || !decodeHeartbeat(data)) {
      const reason = "Send commands with POST /genesys/events";
      this.disconnect("refused", { code: CloseCode.PolicyViolation, reason });
    } else if (this.#state.name === "silent") this.disconnect("silent", SILENT);
    else this.#liveness.heard(this.#options.nowMs());
  }

  /**
   * A peer that is dead would never answer a close, and Deno has no other way to end its connection than
   * its own limit for unanswered pings, which needs a socket that is open. So it is left open for as long;
   * a peer that answers pings, but does not speak, is closed then.
   */
  #isSilent(state: State & { readonly name: "open" | "silent" }): void {
    const { limits, nowMs, heartbeat } = this.#options;
    if (state.name === "open") {
      this.#state = { name: "silent", attachment: state.attachment };
      return this.#giveUp(state.attachment, "silent");
    }
    const untilMs = Math.max(heartbeat?.leaseMs ?? 0, limits.idleTimeoutMs) + CUT_MARGIN_MS;
    if (this.#liveness.silentMs(nowMs()) >= untilMs) this.disconnect("silent", SILENT);
  }

  #giveUp(attachment: Attachment, cause: EndCause): void {
    attachment.detach("broken");
    this.#options.onGivenUp(cause);
  }

  /** The connection is gone; a closing handshake may come long after the socket was given up. */
  #ended(how: "closed" | "lost"): void {
    const state = this.#state;
    if (state.name === "gone") return;
    const wasToolbar = this.isToolbar;
    this.#state = { name: "gone" };
    state.attachment.detach(how === "lost" ? "broken" : wasToolbar ? "closed" : "received");
    if (wasToolbar) this.#options.onGivenUp(how);
    this.#options.onGone();
    this.#gone.resolve();
  }

  #guarded<Args extends unknown[]>(handler: (...args: Args) => void): (...args: Args) => void {
    const close = (code: number = CloseCode.InternalError, reason = "") =>
      this.disconnect("failed", { code, reason });
    return guarded({ close }, this.#options.log, handler);
  }
}

const SLOW: Closing = {
  code: CloseCode.TryAgainLater,
  reason: "Reads too slowly: connect again",
};

const SILENT: Closing = {
  code: CloseCode.TryAgainLater,
  reason: "Was not heard of: connect again",
};

/** Bytes of a message; Deno has assembled it whole by then, and offers no limit of its own. */
function sizeOf(data: string | ArrayBuffer | Blob): number {
  if (typeof data === "string") return new TextEncoder().encode(data).length;
  return data instanceof Blob ? data.size : data.byteLength;
}
