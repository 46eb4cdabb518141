// One WebSocket to the gateway that comes back by itself. Reads nothing of what passes through it.
import { Backoff } from "../../../../gateway/runtime/backoff.ts";
import type { Clock, Timer } from "../../../../gateway/runtime/clock.ts";
import type { Random } from "../../../../gateway/runtime/random.ts";

/** The longest waits before the first attempt to come back, and before the later ones, in milliseconds. */
export const FIRST_RECONNECT_MS = 500;
export const LAST_RECONNECT_MS = 8_000;

/** How long a connection may take to open, in milliseconds. */
export const OPEN_LIMIT_MS = 10_000;

/** What is used of a WebSocket. */
export type SocketLike = Pick<WebSocket, "close" | "onopen" | "onmessage" | "onclose" | "onerror">;

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
  | { readonly name: "open"; readonly socket: SocketLike }
  | { readonly name: "waiting"; readonly timer: Timer };

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
    const socket = connect(url());
    const timer = clock.setTimer(OPEN_LIMIT_MS, () => this.#lost(socket, undefined));
    this.#state = { name: "connecting", socket, timer };
    // A socket that was given up may still report: only the current one is listened to.
    const whileCurrent =
      <Args extends unknown[]>(handle: (...args: Args) => void) => (...args: Args) => {
        if (this.#isCurrent(socket)) handle(...args);
      };
    socket.onopen = whileCurrent(() => this.#opened(socket));
    socket.onmessage = whileCurrent((event: MessageEvent) => this.#options.onMessage(event));
    socket.onerror = whileCurrent((event: Event) => this.#options.onError(event));
    socket.onclose = (event) => this.#lost(socket, event);
  }

  /** Disconnects for good, until opened again. */
  close(): void {
    const state = this.#state;
    this.#state = { name: "closed" };
    this.#backoff.reset();
    if ("timer" in state) state.timer.cancel();
    if ("socket" in state) state.socket.close();
  }

  #opened(socket: SocketLike): void {
    if (this.#state.name === "connecting") this.#state.timer.cancel();
    this.#state = { name: "open", socket };
    this.#backoff.reset();
    this.#options.onOpen();
  }

  #lost(socket: SocketLike, event: CloseEvent | undefined): void {
    if (!this.#isCurrent(socket)) return;
    if (this.#state.name === "connecting") this.#state.timer.cancel();
    const retryInMs = this.#backoff.next();
    this.#state = {
      name: "waiting",
      timer: this.#options.clock.setTimer(retryInMs, () => this.open()),
    };
    if (!event) socket.close();
    this.#options.onClose(event, retryInMs);
  }

  #isCurrent(socket: SocketLike): boolean {
    return "socket" in this.#state && this.#state.socket === socket;
  }
}
