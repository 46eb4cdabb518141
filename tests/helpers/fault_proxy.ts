// A fault proxy between a client and a server that a test holds in its hands, on a manual clock.
import { systemClock } from "../../gateway/runtime/clock.ts";
import { ManualClock } from "../../gateway/runtime/manual_clock.ts";
import { seededRandom } from "../../gateway/runtime/random.ts";
import { FaultProxy, type ToxicInput } from "../../tasks/fault_proxy/mod.ts";

/** How long a test waits for something over a socket before it fails, in milliseconds. */
const PATIENCE_MS = 5_000;

/** Lets what is under way on sockets happen. */
export async function breathe(turns = 10): Promise<void> {
  for (let turn = 0; turn < turns; turn++) {
    await new Promise<void>((resolve) => systemClock.setTimer(0, resolve));
  }
}

/** Waits for a condition that something over a socket brings about. */
export async function until(condition: () => boolean, what: () => string): Promise<void> {
  const giveUpAt = systemClock.now() + PATIENCE_MS;
  while (!condition()) {
    if (systemClock.now() > giveUpAt) throw new Error(`It did not come to this: ${what()}`);
    await breathe(1);
  }
}

/** One end of a connection: it keeps what it is told and how that ended. */
export class End {
  readonly conn: Deno.TcpConn;
  /** The sizes of what came, read by read. */
  readonly sizes: number[] = [];
  text = "";
  state: "open" | "ended" | "reset" = "open";

  constructor(conn: Deno.TcpConn, { reads = true } = {}) {
    this.conn = conn;
    if (reads) this.read();
  }

  async send(text: string): Promise<void> {
    await this.conn.write(new TextEncoder().encode(text));
  }

  /** Waits for exactly this text to have come in all. */
  async has(text: string): Promise<void> {
    await until(() => this.text === text, () => `"${text}" came, and not "${this.text}"`);
  }

  async is(state: End["state"]): Promise<void> {
    await until(
      () => this.state === state,
      () => `the connection is ${state}, and not ${this.state}`,
    );
  }

  async read(): Promise<void> {
    const buffer = new Uint8Array(65_536);
    const decoder = new TextDecoder();
    try {
      for (;;) {
        const count = await this.conn.read(buffer);
        if (count === null) break;
        this.sizes.push(count);
        this.text += decoder.decode(buffer.subarray(0, count), { stream: true });
      }
      this.state = "ended";
    } catch {
      this.state = "reset";
    }
  }

  close(): void {
    try {
      this.conn.close();
    } catch {
      // It was closed before.
    }
  }
}

export interface Pair {
  readonly client: End;
  readonly server: End;
}

export class ProxyBench implements AsyncDisposable {
  readonly clock = new ManualClock();
  readonly proxy: FaultProxy;
  readonly #listener: Deno.TcpListener;
  readonly #ends: End[] = [];

  private constructor(clock: ManualClock, proxy: FaultProxy, listener: Deno.TcpListener) {
    this.clock = clock;
    this.proxy = proxy;
    this.#listener = listener;
  }

  static async open(...toxics: ToxicInput[]): Promise<ProxyBench> {
    const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
    const clock = new ManualClock();
    const upstream = { hostname: "127.0.0.1", port: listener.addr.port };
    const proxy = await FaultProxy.listen({ upstream, clock, random: seededRandom(1) });
    for (const toxic of toxics) proxy.add(toxic);
    return new ProxyBench(clock, proxy, listener);
  }

  /** A client that is connected to the server through the proxy. */
  async connect({ serverReads = true, clientReads = true } = {}): Promise<Pair> {
    const accepted = this.#listener.accept();
    const client = this.#end(await this.dial(), clientReads);
    return { client, server: this.#end(await accepted, serverReads) };
  }

  /** A client's connection to the proxy alone. */
  dial(): Promise<Deno.TcpConn> {
    return Deno.connect({ hostname: "127.0.0.1", port: this.proxy.port });
  }

  /** The server stops listening. */
  refuse(): void {
    this.#listener.close();
  }

  /** Waits until so many bytes wait in the proxy on their way to the client. */
  async holds(bytes: number): Promise<void> {
    const waiting = () => this.proxy.connections[0]?.waitingBytes.downstream;
    await until(() => waiting() === bytes, () => `${bytes} bytes wait in the proxy`);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.proxy[Symbol.asyncDispose]();
    for (const end of this.#ends) end.close();
    try {
      this.#listener.close();
    } catch {
      // A test closed it.
    }
  }

  #end(conn: Deno.TcpConn, reads: boolean): End {
    const end = new End(conn, { reads });
    this.#ends.push(end);
    return end;
  }
}
