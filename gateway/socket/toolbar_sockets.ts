// The sockets of all toolbars: counts them, looks whether they live, and closes them together when the
// gateway stops.
import type { Clock } from "../runtime/clock.ts";
import type { Log } from "../runtime/log.ts";
import { CloseCode } from "./close_codes.ts";
import { EndTally } from "./end_tally.ts";
import type { HeartbeatTerms } from "./liveness.ts";
import { Rounds } from "./rounds.ts";
import {
  type EventSource,
  type SocketLimits,
  ToolbarSocket,
  type Wishes,
} from "./toolbar_socket.ts";

/** Each socket is looked at this often, in milliseconds, a tenth of them at a time. */
const ROUND_MS = 1_000;
const STEPS = 10;

/** Multiples of it fall evenly between 0 and 1, however many there are: the golden ratio. */
const GOLDEN_SHARE = 0.618_033_988_749_895;

export interface ToolbarSocketsOptions extends SocketLimits {
  readonly heartbeatMs: number;
  readonly heartbeatLeaseMs: number;
  readonly maxToolbarsPerAgent: number;
}

/** How a toolbar asks to be served. */
export interface ServeOptions extends Omit<Wishes, "heartbeat"> {
  readonly wantsHeartbeat?: boolean;
}

export class ToolbarSockets {
  readonly #options: ToolbarSocketsOptions;
  readonly #log: Log;
  readonly #rounds: Rounds<ToolbarSocket>;
  /** Also those that were given up and linger. */
  readonly #socketsOf = new Map<EventSource, Set<ToolbarSocket>>();
  readonly #ends = new EndTally();
  #served = 0;
  #hasWarned = false;

  constructor(options: ToolbarSocketsOptions, { clock, log }: { clock: Clock; log: Log }) {
    this.#options = options;
    this.#log = log;
    this.#rounds = new Rounds({
      clock,
      roundMs: ROUND_MS,
      steps: STEPS,
      visit: (socket) => this.#look(socket),
    });
  }

  /** How many toolbars are connected, or about to be. */
  get size(): number {
    return this.#all().filter(({ isToolbar }) => isToolbar).length;
  }

  /**
   * Whether this source may have one more toolbar. Connections that were given up and linger do not keep
   * an agent out who comes back, until there are as many of them again.
   */
  hasRoomFor(source: EventSource): boolean {
    const sockets = [...this.#socketsOf.get(source) ?? []];
    const most = this.#options.maxToolbarsPerAgent;
    return sockets.length < 2 * most && sockets.filter(({ isToolbar }) => isToolbar).length < most;
  }

  /** Connects a socket that has just been upgraded with its agent's events. */
  serve(
    socket: WebSocket,
    source: EventSource,
    { resume, wantsHeartbeat }: ServeOptions = {},
  ): void {
    const heartbeat: HeartbeatTerms = {
      intervalMs: this.#options.heartbeatMs,
      leaseMs: this.#options.heartbeatLeaseMs,
    };
    const served = new ToolbarSocket({
      socket,
      source,
      resume,
      ...(wantsHeartbeat && { heartbeat }),
      limits: this.#options,
      log: this.#log,
      nowMs: () => this.#rounds.elapsedMs,
      phase: (++this.#served * GOLDEN_SHARE) % 1,
      onGivenUp: (cause) => this.#ends.count(cause),
      onGone: () => this.#remove(served, source),
    });
    const others = this.#socketsOf.get(source);
    if (others) others.add(served);
    else this.#socketsOf.set(source, new Set([served]));
    this.#rounds.add(served);
  }

  /** Closes every socket with 1012; resolves when all are gone whose peers still lived. */
  async closeAll(): Promise<void> {
    const alive = this.#all().filter(({ isToolbar }) => isToolbar);
    for (const socket of this.#all()) {
      socket.disconnect("stopping", {
        code: CloseCode.ServiceRestart,
        reason: "The gateway is stopping",
      });
    }
    await Promise.all(alive.map(({ gone }) => gone));
  }

  /** Looks at no socket any more. */
  stop(): void {
    this.#rounds.stop();
  }

  /** What became of the sockets, for operators. */
  report() {
    const all = this.#all();
    const count = (is: (socket: ToolbarSocket) => boolean) => all.filter(is).length;
    return {
      heartbeating: count(({ isToolbar, hasHeartbeat }) => isToolbar && hasHeartbeat),
      silent: count(({ stateName }) => stateName === "silent"),
      closing: count(({ stateName }) => stateName === "closing"),
      stuck: count(({ isStuck }) => isStuck),
      ended: this.#ends.report(),
    };
  }

  #all(): ToolbarSocket[] {
    return [...this.#socketsOf.values()].flatMap((sockets) => [...sockets]);
  }

  #look(socket: ToolbarSocket): void {
    socket.look();
    if (!socket.isStuck || this.#hasWarned) return;
    this.#hasWarned = true;
    this.#log.warn(
      "A peer does not answer the close of its WebSocket; /health counts them as stuck",
    );
  }

  #remove(socket: ToolbarSocket, source: EventSource): void {
    this.#rounds.delete(socket);
    const others = this.#socketsOf.get(source);
    others?.delete(socket);
    if (others?.size === 0) this.#socketsOf.delete(source);
  }
}
