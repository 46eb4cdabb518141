// A WebSocket between a toolbar and the gateway, both ends in this process: it delays, breaks off, dies
// unnoticed or is not read, as the plan has it.
import type { Clock, Timer } from "../../gateway/runtime/clock.ts";
import type { Random } from "../../gateway/runtime/random.ts";
import { between } from "./chance.ts";

/** How long a message is on its way at most, in milliseconds. */
const LATENCY_MS = 20;

/** After this time a browser gives up a closing handshake that is not answered, in milliseconds. */
const CLOSE_LIMIT_MS = 5_000;

/** A peer that leaves Deno's pings unanswered for so long is cut off, in milliseconds. */
const IDLE_TIMEOUT_MS = 30_000;

const CLOSED_ABNORMALLY = 1006;

/** One end, as much of a WebSocket as gateway and toolbars use. */
export class SimulatedSocket {
  readyState: number = WebSocket.CONNECTING;
  bufferedAmount = 0;
  onopen: (() => void) | null = null;
  onmessage: ((event: MessageEvent) => void) | null = null;
  onclose: ((event: CloseEvent) => void) | null = null;
  onerror: ((event: Event) => void) | null = null;
  readonly wire: Wire;

  constructor(wire: Wire) {
    this.wire = wire;
  }

  send(text: string): void {
    if (this.readyState === WebSocket.OPEN) this.wire.send(this, text);
  }

  close(code = 1000, reason = ""): void {
    if (this.readyState >= WebSocket.CLOSING) return;
    this.readyState = WebSocket.CLOSING;
    this.wire.close(this, { code, reason });
  }

  opened(): void {
    if (this.readyState !== WebSocket.CONNECTING) return;
    this.readyState = WebSocket.OPEN;
    this.onopen?.();
  }

  closed(code: number, wasClean: boolean): void {
    if (this.readyState === WebSocket.CLOSED) return;
    this.readyState = WebSocket.CLOSED;
    this.bufferedAmount = 0;
    this.onclose?.(new CloseEvent("close", { code, wasClean }));
  }
}

export interface WireOptions {
  readonly clock: Clock;
  readonly random: Random;
  /** Gets what was sent to the toolbar and never arrived there. */
  readonly onLost?: (text: string) => void;
}

export class Wire {
  readonly server = new SimulatedSocket(this);
  readonly client = new SimulatedSocket(this);
  readonly #options: WireOptions;
  /** When the newest message towards each end arrives: none overtakes another. */
  readonly #lastAt = new Map<SimulatedSocket, number>();
  /** What has come and is not read: it is lost when the connection breaks. */
  #unread: { readonly arrive: () => void; readonly lose: () => void }[] = [];
  #state: "up" | "frozen" | "gone" = "up";
  #isStalled = false;
  #wasStalled = false;
  #stalls = 0;

  constructor(options: WireOptions) {
    this.#options = options;
  }

  /** The handshake is done: both ends open. */
  open(): void {
    this.#carry(this.server, () => this.server.opened());
    this.#carry(this.client, () => this.client.opened());
  }

  /** The connection breaks, and each end notices in its own time. */
  cut(): void {
    if (this.#state === "gone") return;
    this.#state = "gone";
    for (const { lose } of this.#unread.splice(0)) lose();
    for (const end of [this.server, this.client]) {
      this.#later(() => end.closed(CLOSED_ABNORMALLY, false));
    }
  }

  /** The gateway's process is gone: only the toolbar is left to notice. */
  serverDied(): void {
    this.#state = "gone";
    this.server.onclose = null;
    const arrive = () => this.client.closed(CLOSED_ABNORMALLY, false);
    // What has come before is read before the end.
    if (this.#isStalled) this.#unread.push({ arrive, lose() {} });
    else this.#later(arrive);
  }

  /** Nothing passes any more, and nobody notices. */
  freeze(): void {
    if (this.#state !== "up") return;
    this.#state = "frozen";
    this.#cutOffLater(() => this.#state === "frozen");
  }

  get isStalled(): boolean {
    return this.#isStalled;
  }

  /** It was not read for some time: the gateway may have given it up meanwhile. */
  get wasStalled(): boolean {
    return this.#wasStalled;
  }

  /** The toolbar does not read. */
  stall(): void {
    this.#isStalled = true;
    this.#wasStalled = true;
    const stall = ++this.#stalls;
    this.#cutOffLater(() => this.#isStalled && this.#stalls === stall);
  }

  /** It reads again, what has come meanwhile first. */
  resume(): void {
    this.#isStalled = false;
    for (const { arrive } of this.#unread.splice(0)) arrive();
  }

  send(from: SimulatedSocket, text: string): void {
    const to = this.#other(from);
    const lose = () => void (to === this.client && this.#options.onLost?.(text));
    if (this.#state !== "up") return lose();
    from.bufferedAmount += text.length;
    this.#carry(to, () => {
      from.bufferedAmount = Math.max(0, from.bufferedAmount - text.length);
      // What comes after a close was begun is not told to the page (HTML, WebSockets).
      if (to.readyState === WebSocket.OPEN) {
        to.onmessage?.(new MessageEvent("message", { data: text }));
      } else lose();
    }, lose);
  }

  close(from: SimulatedSocket, { code }: { readonly code: number; readonly reason: string }): void {
    const to = this.#other(from);
    // A server has no such limit: its socket stays as it is (denoland/deno#27924).
    if (from === this.client) {
      this.#options.clock.setTimer(CLOSE_LIMIT_MS, () => from.closed(CLOSED_ABNORMALLY, false));
    }
    if (this.#state !== "up") return;
    this.#carry(to, () => {
      to.closed(code, true);
      this.#carry(from, () => from.closed(code, true));
    });
  }

  #other(end: SimulatedSocket): SimulatedSocket {
    return end === this.server ? this.client : this.server;
  }

  /** Deno cuts off a peer that answers no pings; a toolbar that only does not read learns it when it does. */
  #cutOffLater(isDue: () => boolean): void {
    this.#options.clock.setTimer(IDLE_TIMEOUT_MS, () => {
      if (!isDue()) return;
      this.server.closed(CLOSED_ABNORMALLY, false);
      if (this.#state === "up") this.serverDied();
    });
  }

  /** Takes something to an end, behind all that is on its way there. */
  #carry(to: SimulatedSocket, arrive: () => void, lose = () => {}): void {
    const { clock, random } = this.#options;
    const soonest = clock.now() + between(random, 1, LATENCY_MS);
    const at = Math.max(soonest, this.#lastAt.get(to) ?? 0);
    this.#lastAt.set(to, at);
    clock.setTimer(at - clock.now(), () => {
      if (this.#state !== "up") lose();
      else if (to === this.client && this.#isStalled) this.#unread.push({ arrive, lose });
      else arrive();
    });
  }

  #later(happen: () => void): Timer {
    const { clock, random } = this.#options;
    return clock.setTimer(between(random, 1, LATENCY_MS), happen);
  }
}
