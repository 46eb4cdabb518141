// What the soak runs: a mock and a gateway as processes, and a fault proxy on either side of the gateway.
import type { Clock } from "../../gateway/runtime/clock.ts";
import { type Random, seededRandom } from "../../gateway/runtime/random.ts";
import { FaultProxy } from "../fault_proxy/mod.ts";
import { MockControlClient } from "./mock_control.ts";
import { type Env, Process } from "./process.ts";
import { Witness } from "./witness.ts";

/** How much of what the gateways said is kept, in characters. */
const MAX_LOG_CHARS = 200_000;

/** How often the gateway asks the switch about live calls, in milliseconds: an event that is lost is found soon. */
const AUDIT_MS = 5_000;

export interface StageOptions {
  /** DNs by agent. */
  readonly agents: ReadonlyMap<string, string>;
  readonly seed: number;
  readonly clock: Clock;
  readonly random: Random;
}

export class Stage implements AsyncDisposable {
  readonly mock: MockControlClient;
  readonly toolbarProxy: FaultProxy;
  readonly linkProxy: FaultProxy;
  readonly #mock: Process;
  readonly #env: Env;
  readonly #callFile: string;
  readonly #witness: Witness;
  #gateway: Process;
  #said = "";
  /** Times that a gateway was started in place of another. */
  restarts = 0;

  private constructor(parts: {
    readonly mock: Process;
    readonly gateway: Process;
    readonly toolbarProxy: FaultProxy;
    readonly linkProxy: FaultProxy;
    readonly env: Env;
    readonly callFile: string;
    readonly witness: Witness;
  }) {
    this.#mock = parts.mock;
    this.#gateway = parts.gateway;
    this.toolbarProxy = parts.toolbarProxy;
    this.linkProxy = parts.linkProxy;
    this.#env = parts.env;
    this.#callFile = parts.callFile;
    this.#witness = parts.witness;
    this.mock = new MockControlClient(`http://127.0.0.1:${parts.mock.port}`);
  }

  static async start({ agents, seed, clock, random }: StageOptions): Promise<Stage> {
    const shared = {
      HOOKSWITCH_AGENTS: [...agents].map(([agent, dn]) => `${agent}:${dn}`).join(","),
      HOOKSWITCH_MOCK_SEED: `${seed}`,
      HOOKSWITCH_LOG_LEVEL: "warn",
    };
    const ownRandom = () => seededRandom(Math.floor(random.next() * 2 ** 32));
    const before = (port: number) =>
      FaultProxy.listen({
        upstream: { hostname: "127.0.0.1", port },
        clock,
        random: ownRandom(),
      });
    await using started = new AsyncDisposableStack();
    const mock = started.adopt(await Process.startMock(shared), end);
    const linkProxy = started.use(await before(mock.port));
    // Of its own for each run: what one left behind is nothing to the next.
    const callFile = `.hookswitch/soak-${mock.port}.jsonl`;
    await Deno.remove(callFile).catch(() => {});
    started.defer(() => Deno.remove(callFile).catch(() => {}));
    const env = {
      ...shared,
      HOOKSWITCH_TSERVER_URL: `ws://127.0.0.1:${linkProxy.port}/tserver`,
      HOOKSWITCH_AUDIT_MS: `${AUDIT_MS}`,
      HOOKSWITCH_CALL_FILE: callFile,
    };
    // Before the gateway: the first connection is the witness's.
    const url = `ws://127.0.0.1:${mock.port}/tserver`;
    const witness = new Witness({ url, dns: [...agents.values()], clock });
    started.defer(() => witness.close());
    const gateway = started.adopt(await Process.start(env), end);
    const toolbarProxy = started.use(await before(gateway.port));
    started.move();
    return new Stage({ mock, gateway, toolbarProxy, linkProxy, env, callFile, witness });
  }

  /** Where toolbars connect. */
  get authority(): string {
    return `localhost:${this.toolbarProxy.port}`;
  }

  /** What the gateways wrote to their logs, the end of it. */
  get said(): string {
    return this.#said;
  }

  signal(signal: Deno.Signal): void {
    this.#gateway.kill(signal);
  }

  /** Ends the gateway by this signal; resolves when it is gone. */
  async endGateway(signal: "SIGKILL" | "SIGTERM"): Promise<void> {
    this.#gateway.kill(signal);
    await this.#gone();
  }

  /** Starts another gateway where the last one was. */
  async startGateway(): Promise<void> {
    const HOOKSWITCH_PORT = `${this.#gateway.port}`;
    this.#gateway = await Process.start({ ...this.#env, HOOKSWITCH_PORT });
    this.restarts++;
  }

  /** Whether the gateway's link to the switch is up, asked past the proxy. */
  async isLinkUp(): Promise<boolean> {
    try {
      const response = await fetch(`http://127.0.0.1:${this.#gateway.port}/health`);
      const { link } = await response.json();
      return link === "up";
    } catch {
      return false;
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#witness.close();
    this.#gateway.killIfAlive();
    await this.#gone();
    await Promise.all([this.toolbarProxy.down(), this.linkProxy.down()]);
    await end(this.#mock);
    await Deno.remove(this.#callFile).catch(() => {});
  }

  async #gone(): Promise<void> {
    const { stderr } = await this.#gateway.ended();
    this.#said = (this.#said + stderr).slice(-MAX_LOG_CHARS);
  }
}

async function end(process: Process): Promise<void> {
  process.killIfAlive();
  await process.ended();
}
