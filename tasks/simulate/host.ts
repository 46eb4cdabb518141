// The gateway as a process: it can be killed and started again, and knows nothing of the life before.
import type { CallMemory } from "../../gateway/agent/mod.ts";
import { createGateway, type Gateway } from "../../gateway/mod.ts";
import type { Clock } from "../../gateway/runtime/clock.ts";
import { silentLog } from "../../gateway/runtime/log.ts";
import type { Random } from "../../gateway/runtime/random.ts";
import type { Settings } from "../../gateway/settings.ts";
import type { TServerPort } from "../../gateway/tserver/mod.ts";
import { MortalClock, MortalPort } from "./mortal.ts";
import { type SimulatedSocket, Wire } from "./wire.ts";

const BASE = "http://localhost";

const HANDSHAKE = {
  host: "localhost",
  connection: "Upgrade",
  upgrade: "websocket",
  "sec-websocket-version": "13",
  "sec-websocket-key": "dGhlIHNhbXBsZSBub25jZQ==",
};

export interface HostOptions {
  readonly clock: Clock;
  readonly random: Random;
  readonly settings: Settings;
  readonly tserver: TServerPort;
}

interface Life {
  readonly gateway: Gateway;
  readonly clock: MortalClock;
  readonly port: MortalPort;
  readonly wires: Set<Wire>;
}

export class Host {
  readonly #options: HostOptions;
  /** Answers that are on their way out of the gateway. */
  readonly #underWay = new Set<Promise<unknown>>();
  /** Outlives the process. */
  readonly #disk = new Disk();
  #life: Life | undefined;
  readonly #kills: number[] = [];
  #ids = 0;
  /** The wire of the handshake that is being made. */
  #wire: Wire | undefined;

  constructor(options: HostOptions) {
    this.#options = options;
    this.start();
  }

  get isUp(): boolean {
    return this.#life !== undefined;
  }

  start(): void {
    if (this.#life) return;
    const { settings, random } = this.#options;
    const clock = new MortalClock(this.#options.clock);
    const port = new MortalPort(this.#options.tserver, this.#options.clock);
    const gateway = createGateway(settings, {
      tserver: port,
      clock,
      log: silentLog,
      random,
      newId: () => `id-${++this.#ids}`,
      memory: this.#disk,
      upgrade: () => this.#upgrade(),
    });
    this.#life = { gateway, clock, port, wires: new Set() };
  }

  /** Ends the process without a word. */
  kill(): void {
    const life = this.#life;
    if (!life) return;
    this.#kills.push(this.#options.clock.now());
    this.#end(life);
  }

  #end(life: Life): void {
    this.#life = undefined;
    life.clock.kill();
    life.port.kill();
    for (const wire of life.wires) wire.serverDied();
  }

  /** Lets the process end by itself. */
  stop(): void {
    const life = this.#life;
    if (!life) return;
    void life.gateway.drain().then(() => {
      if (this.#life === life) this.#end(life);
    });
  }

  beSilent(forMs: number): void {
    this.#life?.port.beSilent(forMs);
  }

  /** Whether the process was killed in this time. */
  diedWithin(from: number, until: number): boolean {
    return this.#kills.some((at) => at >= from && at <= until);
  }

  /**
   * Opens a WebSocket; undefined when nobody listens, or the handshake is refused. `onLost` gets what
   * the gateway sends and nobody receives.
   */
  async connect(
    path: string,
    onLost: (text: string) => void,
  ): Promise<SimulatedSocket | undefined> {
    const life = this.#life;
    if (!life) return undefined;
    const wire = new Wire({ ...this.#options, onLost });
    this.#wire = wire;
    const request = new Request(`${BASE}${path}`, { headers: HANDSHAKE });
    const response = await this.#answered(life.gateway.fetch(request));
    if (response.status !== 200 || life !== this.#life) return undefined;
    life.wires.add(wire);
    wire.open();
    return wire.client;
  }

  /** Sends a command; undefined when nobody listens, or the process ends over it. */
  async post(path: string, body: unknown): Promise<{ status: number } | undefined> {
    const life = this.#life;
    if (!life) return undefined;
    const response = await this.#answered(life.gateway.fetch(
      new Request(`${BASE}${path}`, {
        method: "POST",
        headers: { host: "localhost", "content-type": "application/json" },
        body: JSON.stringify(body),
      }),
    ));
    await this.#answered(response.text());
    return life === this.#life ? { status: response.status } : undefined;
  }

  /** Resolves when the gateway has answered all that it was asked. */
  async settled(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.all(this.#underWay);
  }

  #upgrade(): { socket: WebSocket; response: Response } {
    const wire = this.#wire;
    if (!wire) throw new Error("No handshake is being made");
    // A Response cannot have status 101; what stands for it is never read.
    return { socket: wire.server as unknown as WebSocket, response: new Response() };
  }

  #answered<T>(promise: T | Promise<T>): Promise<T> {
    const answered = Promise.resolve(promise).finally(() => this.#underWay.delete(answered));
    this.#underWay.add(answered);
    return answered;
  }
}

/** What a file would hold. */
class Disk implements CallMemory {
  readonly #lines = new Map<string, string>();

  recall(agentId: string): ReturnType<CallMemory["recall"]> {
    return JSON.parse(this.#lines.get(agentId) ?? "[]");
  }

  remember(agentId: string, toolbars: Parameters<CallMemory["remember"]>[1]): void {
    this.#lines.set(agentId, JSON.stringify(toolbars));
  }
}
