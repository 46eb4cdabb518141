// The fault proxy: listens, connects each client through to the server behind it, and keeps the
// toxics, the live connections and the counts.
import net, { type AddressInfo } from "node:net";
import type { Clock } from "../../gateway/runtime/clock.ts";
import type { Random } from "../../gateway/runtime/random.ts";
import { Connection, type ConnectionView } from "./connection.ts";
import type { Ending } from "./peer.ts";
import { ToxicList } from "./toxic_list.ts";
import type { Direction, Toxic, ToxicInput, ToxicPatch } from "./toxics.ts";

/** Connections that may live at a time; more are closed at once. */
const MAX_CONNECTIONS = 20_000;

export interface Address {
  readonly hostname: string;
  readonly port: number;
}

export interface FaultProxyOptions {
  /** The server behind the proxy. */
  readonly upstream: Address;
  /** Where the proxy listens. @default 127.0.0.1 and a free port */
  readonly listen?: Address;
  readonly clock: Clock;
  /** Decides which connections a toxic concerns, jitter and sizes. */
  readonly random: Random;
}

export interface Counts {
  /** Connections that were accepted. */
  readonly accepted: number;
  /** Connections for which the server behind the proxy could not be reached. */
  readonly refused: number;
  readonly live: number;
  /** Bytes delivered each way, by connections that are over too. */
  readonly bytes: Readonly<Record<Direction, number>>;
}

export class FaultProxy implements AsyncDisposable {
  readonly upstream: Address;
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #toxics = new ToxicList();
  readonly #live = new Set<Connection>();
  #address: Address;
  #server: net.Server | undefined;
  #accepted = 0;
  #refused = 0;
  #bytesBefore: Record<Direction, number> = { upstream: 0, downstream: 0 };

  private constructor(options: FaultProxyOptions) {
    this.upstream = options.upstream;
    this.#address = options.listen ?? { hostname: "127.0.0.1", port: 0 };
    this.#clock = options.clock;
    this.#random = options.random;
  }

  /**
   * A proxy that listens.
   * @throws {Error} when the address cannot be listened on
   */
  static async listen(options: FaultProxyOptions): Promise<FaultProxy> {
    const proxy = new FaultProxy(options);
    await proxy.up();
    return proxy;
  }

  get hostname(): string {
    return this.#address.hostname;
  }

  /** The port that clients connect to; it stays over `down` and `up`. */
  get port(): number {
    return this.#address.port;
  }

  get isUp(): boolean {
    return this.#server !== undefined;
  }

  /** The toxics in force, in the order in which bytes meet them. */
  get toxics(): readonly Toxic[] {
    return this.#toxics.all;
  }

  get connections(): readonly ConnectionView[] {
    return [...this.#live].map(({ view }) => view);
  }

  get counts(): Counts {
    const total = (direction: Direction) =>
      this.connections.reduce(
        (sum, { bytes }) => sum + bytes[direction],
        this.#bytesBefore[direction],
      );
    return {
      accepted: this.#accepted,
      refused: this.#refused,
      live: this.#live.size,
      bytes: { upstream: total("upstream"), downstream: total("downstream") },
    };
  }

  /**
   * Puts a toxic into force, for live connections too.
   * @throws {ToxicError} when it cannot be used, or its name is taken
   */
  add(input: ToxicInput): Toxic {
    return this.#applied(this.#toxics.add(input));
  }

  /**
   * Changes fields of a toxic; what they are about counts on from when it was added.
   * @throws {ToxicError} when there is none of this name, or it cannot be changed so
   */
  change(name: string, patch: ToxicPatch): Toxic {
    return this.#applied(this.#toxics.change(name, patch));
  }

  /**
   * Removes a toxic; what it held back passes now.
   * @throws {ToxicError} when there is none of this name
   */
  remove(name: string): void {
    this.#applied(this.#toxics.remove(name));
  }

  /** Removes all toxics. */
  clear(): void {
    this.#applied(this.#toxics.clear());
  }

  /** Ends all live connections on both sides; says how many they were. */
  cut(ending: Ending = "close"): number {
    const { size } = this.#live;
    for (const connection of this.#live) connection.end(ending);
    return size;
  }

  /** Stops listening, so that clients are refused, and ends all live connections. */
  async down(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    const closed = new Promise((resolve) => server ? server.close(resolve) : resolve(undefined));
    this.cut();
    await Promise.all([closed, ...[...this.#live].map((connection) => connection.closed)]);
  }

  /**
   * Listens again, on the same port.
   * @throws {Error} when the address cannot be listened on
   */
  async up(): Promise<void> {
    if (this.#server) return;
    const server = net.createServer(
      { allowHalfOpen: true, pauseOnConnect: true },
      (client) => this.#accept(client),
    );
    const { hostname, port } = this.#address;
    this.#server = server;
    try {
      await new Promise<void>((resolve, reject) => {
        server.on("error", reject);
        server.listen({ host: hostname, port }, () => resolve());
      });
    } catch (error) {
      this.#server = undefined;
      throw error;
    }
    this.#address = { hostname, port: (server.address() as AddressInfo).port };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.down();
  }

  #accept(client: net.Socket): void {
    this.#accepted++;
    if (!this.#server || this.#live.size >= MAX_CONNECTIONS) {
      client.on("error", () => {});
      client.destroy();
      return;
    }
    const { hostname, port } = this.upstream;
    const connection = new Connection({
      id: this.#accepted,
      client,
      upstream: net.connect({ host: hostname, port, allowHalfOpen: true }),
      clock: this.#clock,
      seed: Math.floor(this.#random.next() * 2 ** 32),
    }, this.#toxics.all);
    this.#live.add(connection);
    connection.closed.then(() => this.#over(connection));
  }

  #over(connection: Connection): void {
    const { bytes } = connection.view;
    this.#live.delete(connection);
    this.#bytesBefore.upstream += bytes.upstream;
    this.#bytesBefore.downstream += bytes.downstream;
    if (connection.isRefused) this.#refused++;
  }

  #applied<T>(result: T): T {
    for (const connection of this.#live) connection.setToxics(this.#toxics.all);
    return result;
  }
}
