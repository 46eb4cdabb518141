// The mock T-Server and the gateway as two processes, and what a toolbar and a customer do with them.
import { Process } from "./process.ts";
import { Toolbar } from "./wire.ts";

type Env = Readonly<Record<string, string>>;

const postTo = (url: string, body: unknown) =>
  fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });

export class TwoProcesses implements AsyncDisposable {
  mock: Process;
  gateway: Process;
  readonly #env: Env;
  readonly #started: Process[] = [];
  readonly #toolbars: Toolbar[] = [];

  private constructor(mock: Process, gateway: Process, env: Env) {
    this.mock = mock;
    this.gateway = gateway;
    this.#env = env;
    this.#started.push(mock, gateway);
  }

  static async start(more: Env = {}): Promise<TwoProcesses> {
    const mock = await Process.startMock();
    const env = {
      HOOKSWITCH_TSERVER_URL: `ws://127.0.0.1:${mock.port}/tserver`,
      HOOKSWITCH_MOCK_URL: `http://127.0.0.1:${mock.port}/mock`,
      HOOKSWITCH_LOG_LEVEL: "silent",
      ...more,
    };
    return new TwoProcesses(mock, await Process.start(env), env);
  }

  /** Ends the gateway without a chance to say goodbye. */
  async killGateway(): Promise<void> {
    this.gateway.kill("SIGKILL");
    await this.gateway.ended();
  }

  /** Starts another gateway where the first one was. */
  async startGatewayAgain(): Promise<void> {
    this.gateway = await Process.start({
      ...this.#env,
      HOOKSWITCH_PORT: String(this.gateway.port),
    });
    this.#started.push(this.gateway);
  }

  /** Ends the mock without a chance to say goodbye. */
  async killMock(): Promise<void> {
    this.mock.kill("SIGKILL");
    await this.mock.ended();
  }

  /** Starts another mock where the first one was. */
  async startMockAgain(): Promise<void> {
    this.mock = await Process.startMock({ HOOKSWITCH_MOCK_PORT: String(this.mock.port) });
    this.#started.push(this.mock);
  }

  url(path: string): string {
    return `http://localhost:${this.gateway.port}${path}`;
  }

  /** The status of a command's answer. */
  async command(body: unknown): Promise<number> {
    const response = await postTo(this.url("/genesys/events"), body);
    await response.body?.cancel();
    return response.status;
  }

  /** A toolbar whose agent is available; asks until the gateway's link is up. */
  async readyToolbar(): Promise<Toolbar> {
    const toolbar = new Toolbar(`ws://localhost:${this.gateway.port}/genesysWs`);
    this.#toolbars.push(toolbar);
    await toolbar.opened;
    while (await this.command({ type: "initialize" }) === 503);
    await toolbar.next("EventRegistered");
    return toolbar;
  }

  /** A customer calls, by way of the gateway's own /mock; the ConnID. */
  async call(): Promise<string> {
    const response = await postTo(this.url("/mock/calls"), { from: "+14155550100", to: "7001" });
    return (await response.json()).connectionId;
  }

  /** The customer hangs up, while the gateway may be away. */
  async hangup(connectionId: string): Promise<void> {
    const url = `http://127.0.0.1:${this.mock.port}/mock/calls/${connectionId}/hangup`;
    await (await postTo(url, {})).body?.cancel();
  }

  /** How many calls live at the mock. */
  async callsAtMock(): Promise<number> {
    const response = await fetch(`http://127.0.0.1:${this.mock.port}/mock/calls`);
    const { calls } = await response.json() as { calls: { parties: unknown[] }[] };
    return calls.filter(({ parties }) => parties.length > 0).length;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const process of this.#started) process.killIfAlive();
    await Promise.all(this.#started.map((process) => process.ended()));
    await Promise.all(this.#toolbars.map((toolbar) => toolbar.closed));
  }
}
