// A WebSocket that comes back by itself, as simple as the tutorial's: it waits a moment and opens again.
import type { Clock, Timer } from "../../../gateway/runtime/clock.ts";
import type { Random } from "../../../gateway/runtime/random.ts";

/** How long a connection may take to open, in milliseconds. */
const OPEN_LIMIT_MS = 4_000;

/** How long the closing handshake may take, in milliseconds. */
const CLOSE_LIMIT_MS = 2_000;

/** The shortest and the longest wait before it is opened again, in milliseconds. */
const WAIT_MS = [200, 1_200] as const;

export interface LineOptions {
  readonly clock: Clock;
  readonly random: Random;
  /** Where to connect now. */
  readonly url: () => string;
  readonly opened: (url: string) => void;
  readonly heard: (text: string) => void;
  readonly lost: (isClean: boolean) => void;
}

export class Line {
  readonly #options: LineOptions;
  #socket: WebSocket | undefined;
  #timer: Timer | undefined;
  #isStopped = false;

  constructor(options: LineOptions) {
    this.#options = options;
  }

  get isOpen(): boolean {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  open(): void {
    if (this.#isStopped) return;
    this.#timer?.cancel();
    const { clock, url, opened, heard } = this.#options;
    const address = url();
    const socket = new WebSocket(address);
    this.#socket = socket;
    this.#timer = clock.setTimer(OPEN_LIMIT_MS, () => this.#gone(socket, false));
    // A socket that was given up may still speak: only the current one is listened to.
    const isCurrent = () => this.#socket === socket;
    socket.onopen = () => {
      if (!isCurrent()) return;
      this.#timer?.cancel();
      opened(address);
    };
    socket.onmessage = ({ data }) => isCurrent() && heard(data);
    socket.onerror = (event) => event.preventDefault();
    socket.onclose = ({ wasClean }) => this.#gone(socket, wasClean);
  }

  /** Closes the connection in order, and opens another. */
  reopen(): void {
    const socket = this.#socket;
    if (!socket) return;
    closeQuietly(socket);
    this.#timer?.cancel();
    this.#timer = this.#options.clock.setTimer(CLOSE_LIMIT_MS, () => this.#gone(socket, false));
  }

  /** Gives the connection up without waiting for its end, and opens another. */
  abandon(): void {
    if (this.#socket) this.#gone(this.#socket, false, 0);
  }

  stop(): void {
    this.#isStopped = true;
    this.#timer?.cancel();
    const socket = this.#socket;
    this.#socket = undefined;
    closeQuietly(socket);
  }

  #gone(socket: WebSocket, isClean: boolean, waitMs?: number): void {
    if (this.#socket !== socket) return;
    this.#socket = undefined;
    const { clock, random, lost } = this.#options;
    lost(isClean);
    closeQuietly(socket);
    const [least, most] = WAIT_MS;
    this.#timer?.cancel();
    this.#timer = clock.setTimer(
      waitMs ?? least + random.next() * (most - least),
      () => this.open(),
    );
  }
}

function closeQuietly(socket: WebSocket | undefined): void {
  try {
    socket?.close();
  } catch {
    // It was not open yet, or is closed already.
  }
}
