// A WebSocket's two ends without a network, on the test's clock; a test can make an end deaf, or cut it.
import type { Clock } from "../../gateway/runtime/clock.ts";
import type { LinkSocket } from "../../gateway/tserver/remote/mod.ts";

/** One end. What it sends arrives at the other by way of a timer. */
export class FakeSocket implements LinkSocket {
  readyState: LinkSocket["readyState"] = WebSocket.CONNECTING;
  bufferedAmount = 0;
  onopen: LinkSocket["onopen"] = null;
  onmessage: LinkSocket["onmessage"] = null;
  onclose: LinkSocket["onclose"] = null;
  onerror: LinkSocket["onerror"] = null;
  /** It reads nothing, and its system has not noticed: what it is sent piles up. */
  isDeaf = false;
  closedWith: number | undefined;
  readonly #clock: Clock;
  #peer: FakeSocket | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Connects both ends, which open on the clock. */
  connect(peer: FakeSocket): void {
    this.#peer = peer;
    peer.#peer = this;
    for (const end of [this, peer]) this.#clock.setTimer(0, () => end.#open());
  }

  send(data: unknown): void {
    const peer = this.#peer;
    if (peer === undefined) return;
    if (peer.isDeaf) this.bufferedAmount += String(data).length;
    else this.#clock.setTimer(0, () => peer.#hear(data));
  }

  close(code = 1005, reason = ""): void {
    if (this.readyState === WebSocket.CLOSED) return;
    this.closedWith = code;
    this.readyState = WebSocket.CLOSED;
    const peer = this.#peer;
    if (peer) this.#clock.setTimer(0, () => peer.#isClosed(code, reason));
  }

  /** The network is gone: this end learns of it. */
  cut(): void {
    this.#isClosed(1006, "");
  }

  #open(): void {
    if (this.readyState !== WebSocket.CONNECTING) return;
    this.readyState = WebSocket.OPEN;
    this.onopen?.call(this as unknown as WebSocket, new Event("open"));
  }

  #hear(data: unknown): void {
    if (this.readyState !== WebSocket.OPEN || this.isDeaf) return;
    this.onmessage?.call(this as unknown as WebSocket, new MessageEvent("message", { data }));
  }

  #isClosed(code: number, reason: string): void {
    if (this.readyState === WebSocket.CLOSED || this.isDeaf) return;
    this.readyState = WebSocket.CLOSED;
    this.onclose?.call(this as unknown as WebSocket, new CloseEvent("close", { code, reason }));
  }
}
