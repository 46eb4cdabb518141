// A toolbar as the simulation has it: written from the protocol alone, it shares no code with the page.
import { encodeResume, type ToolbarEvent } from "../../gateway/protocol/mod.ts";
import type { Clock } from "../../gateway/runtime/clock.ts";
import type { Random } from "../../gateway/runtime/random.ts";
import { between } from "./chance.ts";
import type { Host } from "./host.ts";
import { Page } from "./legs.ts";
import type { SimulatedCommand } from "./moves.ts";
import type { SimulatedSocket } from "./wire.ts";

/** `tutorial`: connects and sends `initialize`; `resuming`: says where it was and what it shows. */
export type ToolbarKind = "tutorial" | "resuming";

/** The longest wait before a lost connection is opened again, in milliseconds. */
const RECONNECT_MS = 2_000;

/** How long a command may be on its way, each way, in milliseconds. */
const HTTP_MS = 20;

/**
 * An end that was told so long before a connection broke, or was closed, may be told again, in milliseconds:
 * the gateway doubts what it told in its last 32 s, and may have lost the toolbar before it noticed.
 */
const DOUBTFUL_MS = { broken: 75_000, closed: 250 } as const;

export interface ToolbarOptions {
  readonly name: string;
  readonly agent: string;
  readonly kind: ToolbarKind;
  readonly host: Host;
  readonly clock: Clock;
  readonly random: Random;
  /** A number to call, transfer or redirect to. */
  readonly dial: () => string;
  readonly onTold: (event: ToolbarEvent) => void;
}

export class SimulatedToolbar {
  readonly #options: ToolbarOptions;
  /** Every page that was loaded, the present one last. */
  readonly pages: Page[] = [];
  #socket: SimulatedSocket | undefined;
  #isConnecting = false;
  /** Ends that the gateway may rightly think not to have arrived. */
  readonly #doubtful = new Set<string>();
  /** When it was last told of each end. */
  readonly #endedAt = new Map<string, number>();
  /** When the gateway sent it an end that did not arrive. */
  readonly #lostAt = new Map<string, number>();
  #requests = 0;
  /** Connections that it made. */
  connections = 0;

  constructor(options: ToolbarOptions) {
    this.#options = options;
    this.#load();
    void this.connect();
  }

  get name(): string {
    return this.#options.name;
  }

  get page(): Page {
    const page = this.pages.at(-1);
    if (!page) throw new Error("No page is loaded");
    return page;
  }

  get socket(): SimulatedSocket | undefined {
    return this.#socket;
  }

  get isOpen(): boolean {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  /**
   * Calls that it shows and whose end cannot be promised to it: it cannot say what it shows, the end was
   * sent to a dead connection, and the gateway died before it noticed.
   */
  get excused(): ReadonlySet<string> {
    const { kind, host } = this.#options;
    const dead = [...this.#lostAt].filter(([, at]) =>
      kind === "tutorial" && host.diedWithin(at, at + DOUBTFUL_MS.broken)
    );
    return new Set(dead.map(([eventId]) => eventId));
  }

  /** Loads the page anew: it remembers nothing. */
  reload(): void {
    this.#socket?.close(1001);
    this.#leave();
    this.#load();
    void this.connect();
  }

  async connect(): Promise<void> {
    const { agent, host, clock, random } = this.#options;
    if (this.#socket || this.#isConnecting) return;
    const page = this.page;
    this.#isConnecting = true;
    const socket = await host.connect(
      `/genesysWs?agent=${agent}${this.#resume()}`,
      (text) => this.#lost(JSON.parse(text)),
    );
    this.#isConnecting = false;
    if (page !== this.page) {
      socket?.close();
      return void this.connect();
    }
    if (!socket) {
      clock.setTimer(between(random, 1, RECONNECT_MS), () => void this.connect());
      return;
    }
    this.#socket = socket;
    this.connections++;
    socket.onopen = () => this.command("initialize");
    socket.onmessage = ({ data }) => {
      if (this.#socket === socket) this.#told(JSON.parse(data));
    };
    socket.onclose = ({ wasClean }) => {
      if (this.#socket !== socket) return;
      this.#doubt(wasClean && !socket.wire.wasStalled ? "closed" : "broken");
      this.#leave();
      clock.setTimer(between(random, 1, RECONNECT_MS), () => void this.connect());
    };
  }

  /** Something happens to its connection, for so long. */
  trouble(what: "cut" | "freeze" | "stall" | "close", forMs: number): void {
    const socket = this.#socket;
    if (!socket) return;
    switch (what) {
      case "cut":
        return socket.wire.cut();
      case "close":
        // A page that does not read does nothing else either.
        return socket.wire.isStalled ? socket.wire.cut() : socket.close();
      case "freeze":
        socket.wire.freeze();
        return void this.#options.clock.setTimer(forMs, () => socket.wire.cut());
      case "stall":
        socket.wire.stall();
        return void this.#options.clock.setTimer(forMs, () => socket.wire.resume());
    }
  }

  /** Asks for something; what becomes of it is told by events. */
  command(type: SimulatedCommand): void {
    const { agent, clock, random, host, dial } = this.#options;
    const call = this.page.open.at(-1);
    const needsCall = type !== "initialize" && type !== "MakeCall";
    if (needsCall && !call) return;
    const body = {
      type,
      ...(needsCall && { connectionId: call?.connectionId }),
      ...((type === "MakeCall" || type === "Transfer" || type === "Redirect") &&
        { toNumber: dial() }),
      ...(type !== "initialize" && { requestId: `${this.name}-${++this.#requests}` }),
    };
    const send = () => {
      void host.post(`/genesys/events?agent=${agent}`, body).then((answer) => {
        const isAgain = type === "initialize" && answer?.status !== 202;
        if (isAgain && this.isOpen) clock.setTimer(between(random, 500, RECONNECT_MS), send);
      });
    };
    clock.setTimer(between(random, 1, HTTP_MS), send);
  }

  #load(): void {
    const { kind } = this.#options;
    this.pages.push(
      new Page({
        mayHearAgain: (eventId) => kind === "tutorial" && this.#doubtful.has(eventId),
        readsSnapshots: kind === "resuming",
      }),
    );
  }

  #doubt(parting: keyof typeof DOUBTFUL_MS): void {
    const since = this.#options.clock.now() - DOUBTFUL_MS[parting];
    for (const [eventId, at] of this.#endedAt) if (at >= since) this.#doubtful.add(eventId);
  }

  #lost(event: ToolbarEvent): void {
    if (event.eventName !== "EventReleased") return;
    this.#lostAt.set(event.eventId, this.#options.clock.now());
  }

  #leave(): void {
    this.#socket = undefined;
  }

  #told(event: ToolbarEvent): void {
    this.#options.onTold(event);
    this.page.take(event);
    if (event.eventName === "EventReleased") {
      this.#doubtful.delete(event.eventId);
      this.#endedAt.set(event.eventId, this.#options.clock.now());
    }
  }

  #resume(): string {
    const { newest, open } = this.page;
    if (this.#options.kind === "tutorial") return "";
    const calls = open.map(({ eventId, wasEstablished }) => ({
      id: eventId,
      state: wasEstablished ? "established" as const : "ringing" as const,
    }));
    const parameters = new URLSearchParams(encodeResume({ since: newest, calls }));
    return `&${parameters}`;
  }
}
