// hookswitch whole, on a real port of its own, with the mock's controls; and a toolbar peer that
// speaks to it as the seed's client does.
import { createGateway, type Gateway } from "../../gateway/mod.ts";
import { pages } from "../../gateway/http/pages.ts";
import {
  decodeHeartbeatEvent,
  type Heartbeat,
  type HeartbeatEvent,
  type ToolbarEvent,
  type ToolbarEventName,
} from "../../gateway/protocol/mod.ts";
import { systemClock } from "../../gateway/runtime/clock.ts";
import { silentLog } from "../../gateway/runtime/log.ts";
import { seededRandom } from "../../gateway/runtime/random.ts";
import { createMockTServer, folderLibrary, type MockTServer } from "../../mock-tserver/mod.ts";
import { SteppedClock } from "./clock.ts";
import { settingsOf, type SettingTexts } from "./gateway.ts";

/** How long a test waits for something over a socket before it fails, in milliseconds. */
const PATIENCE_MS = 10_000;

/** `promise`, or a failure that says what did not come. */
async function within<T>(promise: Promise<T>, whatFailed: () => string): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = systemClock.setTimer(PATIENCE_MS, () => late.reject(new Error(whatFailed())));
  try {
    return await Promise.race([promise, late.promise]);
  } finally {
    timer.cancel();
  }
}

export type AnyToolbarEvent = ToolbarEvent & {
  readonly connectionId?: string;
  readonly eventId?: string;
};

export class Server implements AsyncDisposable {
  readonly gateway: Gateway;
  readonly mock: MockTServer;
  /** The clock of gateway and mock. */
  readonly clock = new SteppedClock();
  readonly #server: Deno.HttpServer<Deno.NetAddr>;
  readonly #toolbars: Toolbar[] = [];
  readonly #linkUp: Promise<void>;

  constructor(settings: SettingTexts = {}) {
    const { clock } = this;
    const read = settingsOf(settings);
    this.mock = createMockTServer(
      { agents: read.agents.map(({ agentId, thisDN }) => ({ agentId, dn: thisDN })) },
      {
        clock,
        random: seededRandom(1),
        scenarios: {
          library: folderLibrary(`${import.meta.dirname}/../../scenarios`),
          door: {
            fetch: (request) => this.gateway.fetch(request),
            attach: (...toolbar) => this.gateway.attach(...toolbar),
          },
        },
      },
    );
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#linkUp = promise;
    this.mock.control.subscribe(({ name }) => name === "EventLinkConnected" && resolve());
    let ids = 0;
    this.gateway = createGateway(read, {
      tserver: this.mock.port,
      clock,
      log: silentLog,
      random: seededRandom(1),
      newId: () => `id-${++ids}`,
      provision: (agentId) => this.mock.provision(agentId),
      trace: { journalId: () => this.mock.control.journalId() },
      mounts: {
        "/mock": this.mock.admin,
        "/": pages({ ...read, root: `${import.meta.dirname}/../../web/dist` }),
      },
    });
    this.#server = Deno.serve(
      { hostname: "127.0.0.1", port: 0, onListen() {} },
      this.gateway.fetch,
    );
  }

  get port(): number {
    return this.#server.addr.port;
  }

  url(path: string): string {
    return `http://localhost:${this.port}${path}`;
  }

  async post(path: string, body: unknown): Promise<Response> {
    return await fetch(this.url(path), {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  }

  /** Status and body of a command. */
  async command(
    body: unknown,
    query = "",
  ): Promise<{ status: number; body: Record<string, unknown> }> {
    const response = await this.post(`/genesys/events${query}`, body);
    return { status: response.status, body: await response.json() };
  }

  /** Connects a toolbar; `query` may name an agent. */
  async toolbar(query = ""): Promise<Toolbar> {
    // Right after its start a gateway has no link yet, and answers commands with 503.
    await within(this.#linkUp, () => "The T-Server link did not come up");
    const toolbar = new Toolbar(`ws://localhost:${this.port}/genesysWs${query}`);
    this.#toolbars.push(toolbar);
    await toolbar.opened;
    return toolbar;
  }

  /** Connects a toolbar and makes its agent available. */
  async readyToolbar(query = ""): Promise<Toolbar> {
    const toolbar = await this.toolbar(query);
    await this.command({ type: "initialize" }, query);
    await toolbar.next("EventRegistered");
    return toolbar;
  }

  /** A customer calls; returns once the toolbar rings. */
  async ring(toolbar: Toolbar, to = "7001"): Promise<string> {
    const { connectionId } = this.mock.control.customer.call({ from: "+14155550100", to });
    await toolbar.next("EventRinging");
    return connectionId;
  }

  /** How often the T-Server was sent this request or sent this event. */
  journalled(name: string): number {
    return this.mock.control.journal().entries.filter((entry) => entry.name === name).length;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#toolbars.map((toolbar) => toolbar.close()));
    await this.gateway.drain();
    this.mock.close();
    await this.#server.shutdown();
  }
}

/** A toolbar's WebSocket that keeps every event and hands them out in order. */
export class Toolbar {
  readonly told: AnyToolbarEvent[] = [];
  readonly heartbeats: HeartbeatEvent[] = [];
  readonly socket: WebSocket;
  readonly opened: Promise<void>;
  readonly closed: Promise<CloseEvent>;
  #read = 0;
  #arrived = Promise.withResolvers<void>();

  constructor(url: string) {
    this.socket = new WebSocket(url);
    const opened = Promise.withResolvers<void>();
    const closed = Promise.withResolvers<CloseEvent>();
    this.opened = opened.promise;
    this.closed = closed.promise;
    this.socket.onopen = () => opened.resolve();
    this.socket.onerror = () => opened.reject(new Error(`Cannot connect to ${url}`));
    this.socket.onclose = (event) => closed.resolve(event);
    this.socket.onmessage = ({ data }) => {
      const heartbeat = decodeHeartbeatEvent(data);
      if (heartbeat) this.heartbeats.push(heartbeat);
      else this.told.push(JSON.parse(data));
      this.#arrived.resolve();
      this.#arrived = Promise.withResolvers();
    };
  }

  /** The next event of this name that was not handed out yet; waits for it. */
  async next<Name extends ToolbarEventName>(
    name: Name,
  ): Promise<Extract<ToolbarEvent, { eventName: Name }>> {
    for (;;) {
      const index = this.told.findIndex((event, at) =>
        at >= this.#read && event.eventName === name
      );
      if (index >= 0) {
        this.#read = index + 1;
        return this.told[index] as Extract<ToolbarEvent, { eventName: Name }>;
      }
      await within(
        this.#arrived.promise,
        () => `No ${name} came; told: ${this.names().join(", ")}`,
      );
    }
  }

  /** The heartbeat with this number, counted from 1; waits for it. */
  async heartbeat(number = 1): Promise<HeartbeatEvent> {
    for (;;) {
      const heartbeat = this.heartbeats[number - 1];
      if (heartbeat) return heartbeat;
      await within(this.#arrived.promise, () => `Heartbeat ${number} did not come`);
    }
  }

  /** Answers a heartbeat, and returns what it sent. */
  answer(): Heartbeat {
    const answer: Heartbeat = { type: "Heartbeat" };
    this.socket.send(JSON.stringify(answer));
    return answer;
  }

  names(): ToolbarEventName[] {
    return this.told.map(({ eventName }) => eventName);
  }

  count(name: ToolbarEventName): number {
    return this.names().filter((told) => told === name).length;
  }

  async close(): Promise<void> {
    if (this.socket.readyState === WebSocket.CLOSED) return;
    this.socket.close();
    await this.closed;
  }
}
