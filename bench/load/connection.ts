// One TCP connection of a load generator. It may come from any loopback address, so that tens of
// thousands of connections find a local port each.
import { connect, type Socket } from "node:net";

export interface ConnectionOptions {
  /** Host and port. */
  readonly authority: string;
  readonly localAddress?: string | undefined;
  readonly received: (bytes: Uint8Array) => void;
  /** It is over, and this end did not close it. */
  readonly lost: () => void;
}

export class Connection {
  readonly #socket: Socket;
  #isClosed = false;

  private constructor(socket: Socket, { received, lost }: ConnectionOptions) {
    this.#socket = socket;
    socket.setNoDelay(true);
    socket.on("data", received);
    socket.on("close", () => {
      if (!this.#isClosed) lost();
      this.#isClosed = true;
    });
  }

  static open(options: ConnectionOptions): Promise<Connection> {
    const [host = "", port] = options.authority.split(":");
    const { localAddress } = options;
    const { promise, resolve, reject } = Promise.withResolvers<Connection>();
    const socket = connect({ host, port: Number(port), ...(localAddress && { localAddress }) });
    socket.on("error", reject);
    socket.on("connect", () => resolve(new Connection(socket, options)));
    return promise;
  }

  send(bytes: Uint8Array | string): void {
    if (!this.#isClosed) this.#socket.write(bytes);
  }

  close(): void {
    this.#isClosed = true;
    this.#socket.destroy();
  }
}
