// One WebSocket to the gateway that comes back by itself, also when it went silent. Of what passes through
// it it reads the heartbeats alone.
import {
  decodeHeartbeatEvent,
  type Heartbeat,
  HEARTBEAT_PARAMETER,
} from "../../../../gateway/protocol/heartbeat.ts";
import { Backoff } from "../../../../gateway/runtime/backoff.ts";
import type { Clock, Timer } from "../../../../gateway/runtime/clock.ts";
import type { Random } from "../../../../gateway/runtime/random.ts";

/** The longest waits before the first attempt to come back, and before the later ones, in milliseconds. */
export const FIRST_RECONNECT_MS = 500;
export const LAST_RECONNECT_MS = 8_000;

/** How long a connection may take to open, in milliseconds. */
export const OPEN_LIMIT_MS = 10_000;

/** How late a heartbeat may be, and how old a sign of life that still counts, in milliseconds. */
const FRESH_MS = 2_000;

/** What is used of a WebSocket. */
export type SocketLike = Pick<
  WebSocket,
  "close" | "send" | "onopen" | "onmessage" | "onclose" | "onerror"
>;

export interface GatewaySocketOptions {
  /** The address to connect to: asked anew each time, for it says where to go on. */
  readonly url: () => string;
  readonly connect: (url: string) => SocketLike;
  readonly clock: Clock;
  readonly random: Random;
  readonly onOpen: () => void;
  readonly onMessage: (event: MessageEvent) => void;
  readonly onError: (event: Event) => void;
  /** The connection is gone, or could not be made; it is tried again in `retryInMs`. */
  readonly onClose: (event: CloseEvent | undefined, retryInMs: number) => void;
}

type SocketState =
  | { readonly name: "closed" }
  | { readonly name: "connecting"; readonly socket: SocketLike; readonly timer: Timer }
  | { readonly name: "open"; readonly socket: SocketLike; readonly lease?: Lease }
  | { readonly name: "waiting"; readonly timer: Timer };

/** The gateway is taken for gone when the timer fires; each message starts it anew. */
interface Lease {
  readonly leaseMs: number;
  readonly intervalMs: number;
  /** When it was heard of last. */
  readonly heardAt: number;
  readonly timer: Timer;
}

const ANSWER: Heartbeat = { type: "Heartbeat" };

export class GatewaySocket {
  readonly #options: GatewaySocketOptions;
  #state: SocketState = { name: "closed" };
  readonly #backoff: Backoff;

  constructor(options: GatewaySocketOptions) {
    this.#options = options;
    this.#backoff = new Backoff({
      firstMs: FIRST_RECONNECT_MS,
      lastMs: LAST_RECONNECT_MS,
      random: options.random,
    });
  }

  get isOpen(): boolean {
    return this.#state.name === "open";
  }

  /** Connects now, also in place of waiting; does nothing when connected or about to be. */
  open(): void {
    if (this.#state.name === "open" || this.#state.name === "connecting") return;
    if (this.#state.name === "waiting") this.#state.timer.cancel();
    const { url, connect, clock } = this.#options;
    const socket = connect(withHeartbeat(url()));
    const timer = clock.setTimer(OPEN_LIMIT_MS, () => this.#lost(socket, undefined));
    this.#state = { name: "connecting", socket, timer };
    // A socket that was given up may still report: only the current one is listened to.
    const whileCurrent =
      <Args extends unknown[]>(handle: (...args: Args) => void) => (...args: Args) => {
        if (this.#isCurrent(socket)) handle(...args);
      };
    socket.onopen = whileCurrent(() => this.#opened(socket));
    socket.onmessage = whileCurrent((event: MessageEvent) => this.#read(socket, event));
    socket.onerror = whileCurrent((event: Event) => this.#options.onError(event));
    socket.onclose = (event) => this.#lost(socket, event);
  }

  /** Tries to come back now, in place of waiting for the next attempt. */
  tryNow(): void {
    if (this.#state.name !== "waiting") return;
    this.#backoff.reset();
    this.open();
  }

  /**
   * The computer slept, the page was frozen, or the network is another: a connection that should have
   * been heard of by now is made anew at once, without waiting for its lease to end.
   */
  check({ networkChanged }: { readonly networkChanged: boolean }): void {
    if (this.#state.name === "waiting") return this.tryNow();
    if (this.#state.name !== "open" || !this.#state.lease) return;
    const { socket, lease: { heardAt, intervalMs } } = this.#state;
    const silentMs = this.#options.clock.now() - heardAt;
    const limitMs = networkChanged ? FRESH_MS : intervalMs + FRESH_MS;
    if (silentMs > limitMs) this.#silent(socket);
  }

  /** Disconnects for good, until opened again. */
  close(): void {
    const state = this.#state;
    this.#state = { name: "closed" };
    this.#backoff.reset();
    this.#cancelTimer(state);
    if ("socket" in state) state.socket.close();
  }

  #opened(socket: SocketLike): void {
    if (this.#state.name === "connecting") this.#state.timer.cancel();
    this.#state = { name: "open", socket };
    this.#backoff.reset();
    this.#options.onOpen();
  }

  /** A gateway that sends heartbeats is heard of within the lease, or it is gone. */
  #read(socket: SocketLike, event: MessageEvent): void {
    const heartbeat = typeof event.data === "string" ? decodeHeartbeatEvent(event.data) : undefined;
    const lease = this.#state.name === "open" ? this.#state.lease : undefined;
    const terms = heartbeat ?? lease;
    if (terms) {
      lease?.timer.cancel();
      const { clock } = this.#options;
      const { leaseMs, intervalMs } = terms;
      const timer = clock.setTimer(leaseMs, () => this.#silent(socket));
      const renewed = { leaseMs, intervalMs, heardAt: clock.now(), timer };
      this.#state = { name: "open", socket, lease: renewed };
    }
    if (heartbeat) socket.send(JSON.stringify(ANSWER));
    else this.#options.onMessage(event);
  }

  /** It may have been the computer that slept: connects at once, and waits only if that fails. */
  #silent(socket: SocketLike): void {
    this.#lost(socket, undefined);
    this.open();
  }

  #lost(socket: SocketLike, event: CloseEvent | undefined): void {
    if (!this.#isCurrent(socket)) return;
    this.#cancelTimer(this.#state);
    const retryInMs = this.#backoff.next();
    this.#state = {
      name: "waiting",
      timer: this.#options.clock.setTimer(retryInMs, () => this.open()),
    };
    if (!event) socket.close();
    this.#options.onClose(event, retryInMs);
  }

  #cancelTimer(state: SocketState): void {
    if ("timer" in state) state.timer.cancel();
    if (state.name === "open") state.lease?.timer.cancel();
  }

  #isCurrent(socket: SocketLike): boolean {
    return "socket" in this.#state && this.#state.socket === socket;
  }
}

const withHeartbeat = (url: string) =>
  `${url}${url.includes("?") ? "&" : "?"}${HEARTBEAT_PARAMETER}=true`;
