// One connection through the proxy: the client's socket, the upstream's socket, and a channel for
// each direction. It never throws; it ends.
import type { Socket } from "node:net";
import type { Clock } from "../../gateway/runtime/clock.ts";
import { type Random, seededRandom } from "../../gateway/runtime/random.ts";
import { Channel } from "./channel.ts";
import { Line } from "./line.ts";
import { type Ending, Peer } from "./peer.ts";
import { concerns, type Direction, type Toxic } from "./toxics.ts";

/** A live connection, as it is listed. */
export interface ConnectionView {
  readonly id: number;
  /** The client's address, such as 127.0.0.1:50312. */
  readonly client: string;
  /** When it was accepted, in milliseconds since the epoch. */
  readonly openedAt: number;
  /** Bytes delivered each way. */
  readonly bytes: Readonly<Record<Direction, number>>;
  /** Bytes that wait in the proxy each way. */
  readonly waitingBytes: Readonly<Record<Direction, number>>;
  /** The names of the toxics that concern it. */
  readonly toxics: readonly string[];
}

export interface ConnectionDeps {
  readonly id: number;
  readonly client: Socket;
  /** A socket that is connecting to the server behind the proxy. */
  readonly upstream: Socket;
  readonly clock: Clock;
  /** The seed of this connection's own chance. */
  readonly seed: number;
}

const DIRECTIONS = ["upstream", "downstream"] as const;

export class Connection {
  /** Resolves when both sockets are closed. */
  readonly closed: Promise<void>;
  readonly #deps: ConnectionDeps;
  readonly #address: string;
  readonly #openedAt: number;
  readonly #random: Random;
  readonly #peers: readonly Peer[];
  readonly #lines: Readonly<Record<Direction, Line>>;
  readonly #channels: Readonly<Record<Direction, Channel>>;
  /** For each toxic the number from 0 to 1 that decides whether it concerns this connection. */
  #draws = new Map<string, number>();
  #toxics: readonly Toxic[] = [];
  #ended = 0;
  #isOver = false;
  #isConnected = false;
  #isRefused = false;

  constructor(deps: ConnectionDeps, toxics: readonly Toxic[]) {
    this.#deps = deps;
    const { remoteAddress = "unknown", remotePort = 0 } = deps.client;
    this.#address = `${remoteAddress}:${remotePort}`;
    this.#openedAt = deps.clock.now();
    this.#random = seededRandom(deps.seed);
    this.#lines = { upstream: this.#line(), downstream: this.#line() };
    this.#channels = {
      upstream: this.#channel("upstream"),
      downstream: this.#channel("downstream"),
    };
    const client = new Peer(deps.client, () => this.#channels.upstream.broken());
    const upstream = new Peer(deps.upstream, () => {
      this.#isRefused = !this.#isConnected;
      this.#channels.downstream.broken();
    });
    deps.upstream.once("connect", () => this.#isConnected = true);
    this.#peers = [client, upstream];
    this.closed = Promise.all([client.closed, upstream.closed]).then(() => {});
    this.setToxics(toxics);
    this.#channels.upstream.start({ from: client, to: upstream });
    this.#channels.downstream.start({ from: upstream, to: client });
  }

  /** Whether the server behind the proxy could not be reached. */
  get isRefused(): boolean {
    return this.#isRefused;
  }

  get view(): ConnectionView {
    const { upstream, downstream } = this.#lines;
    return {
      id: this.#deps.id,
      client: this.#address,
      openedAt: this.#openedAt,
      bytes: { upstream: upstream.passedBytes, downstream: downstream.passedBytes },
      waitingBytes: { upstream: upstream.waitingBytes, downstream: downstream.waitingBytes },
      toxics: this.#toxics.map(({ name }) => name),
    };
  }

  /** Puts those of the toxics into force that chance chooses for this connection. */
  setToxics(toxics: readonly Toxic[]): void {
    if (this.#isOver) return;
    this.#draws = new Map(
      toxics.map(({ name }) => [name, this.#draws.get(name) ?? this.#random.next()]),
    );
    this.#toxics = toxics.filter(({ name, toxicity }) => (this.#draws.get(name) ?? 1) < toxicity);
    for (const direction of DIRECTIONS) {
      const ours = this.#toxics.filter((toxic) => concerns(toxic, direction));
      this.#channels[direction].setToxics(ours);
    }
  }

  /** Ends the connection on both sides; what waits is lost. */
  end(ending: Ending): void {
    if (this.#isOver) return;
    this.#isOver = true;
    for (const direction of DIRECTIONS) this.#channels[direction].stop();
    for (const peer of this.#peers) peer.destroy(ending);
  }

  #line(): Line {
    return new Line(seededRandom(Math.floor(this.#random.next() * 2 ** 32)));
  }

  #channel(direction: Direction): Channel {
    return new Channel({
      line: this.#lines[direction],
      clock: this.#deps.clock,
      onEnded: () => ++this.#ended === DIRECTIONS.length && this.end("close"),
      onOver: (ending) => this.end(ending),
    });
  }
}
