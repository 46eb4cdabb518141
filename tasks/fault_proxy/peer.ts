// One TCP socket of a connection, read and written at the pace of whoever asks. The sockets are
// node:net's, as Deno's own have no way to send an RST: no SO_LINGER.
import type { Socket } from "node:net";

export type Ending = "close" | "reset";

export class Peer {
  /** Resolves when the socket is closed, whichever way. */
  readonly closed: Promise<void>;
  readonly #socket: Socket;
  readonly #chunks: AsyncIterator<Uint8Array>;

  /** `onBroken` is called when the peer is gone without having closed (RST, refused). */
  constructor(socket: Socket, onBroken: (error: Error) => void) {
    this.#socket = socket;
    socket.setNoDelay(true);
    socket.on("error", onBroken);
    this.closed = new Promise((resolve) => socket.once("close", () => resolve()));
    this.#chunks = socket.iterator({ destroyOnReturn: false });
  }

  /**
   * The next bytes; undefined when the peer has closed its half. Reads ahead by one small buffer
   * at the most, so not asking is back-pressure.
   * @throws {Error} when the peer is gone
   */
  async read(): Promise<Uint8Array | undefined> {
    const { value, done } = await this.#chunks.next();
    return done ? undefined : value;
  }

  /**
   * Resolves when the system has taken the bytes.
   * @throws {Error} when the peer is gone
   */
  write(bytes: Uint8Array): Promise<void> {
    return new Promise((resolve, reject) =>
      this.#socket.write(bytes, (error) => error ? reject(error) : resolve())
    );
  }

  /** Closes the half that is written to (FIN); reading goes on. */
  end(): void {
    this.#socket.end();
  }

  /** Ends the socket in both directions, also what waits to be written. */
  destroy(ending: Ending): void {
    // There is nobody to reset while the socket is connecting; waiting for that may take for ever.
    if (ending === "reset" && !this.#socket.connecting) this.#socket.resetAndDestroy();
    else this.#socket.destroy();
  }
}
