// One toolbar's WebSocket: opens it, hands out what it is told, answers pings.
import { Connection, type ConnectionOptions } from "./connection.ts";
import { clientFrame, FrameReader, Opcode } from "./frames.ts";
import { headLength, joined } from "./http_answers.ts";

/** The key of RFC 6455's own example; a server needs no other. */
const KEY = "dGhlIHNhbXBsZSBub25jZQ==";

export interface ToolbarLineOptions extends Omit<ConnectionOptions, "received"> {
  /** Path and parameters. */
  readonly path: string;
  readonly told: (text: string) => void;
}

export class ToolbarLine {
  readonly #options: ToolbarLineOptions;
  readonly #frames = new FrameReader();
  readonly #opened = Promise.withResolvers<void>();
  #connection: Connection | undefined;
  /** The head of the answer to the handshake, while it is not complete. */
  #head: Uint8Array | undefined = new Uint8Array(0);

  private constructor(options: ToolbarLineOptions) {
    this.#options = options;
  }

  static async open(options: ToolbarLineOptions): Promise<ToolbarLine> {
    const line = new ToolbarLine(options);
    const { authority, localAddress, path, lost } = options;
    line.#connection = await Connection.open({
      authority,
      localAddress,
      received: (bytes) => line.#received(bytes),
      lost: () => {
        line.#opened.reject(new Error("A toolbar's connection broke"));
        lost();
      },
    });
    line.#connection.send(
      `GET ${path} HTTP/1.1\r\nhost: ${authority}\r\nupgrade: websocket\r\n` +
        `connection: Upgrade\r\nsec-websocket-version: 13\r\nsec-websocket-key: ${KEY}\r\n\r\n`,
    );
    await line.#opened.promise;
    return line;
  }

  close(): void {
    this.#connection?.close();
  }

  #received(bytes: Uint8Array): void {
    if (this.#head === undefined) return this.#read(bytes);
    const all = joined(this.#head, bytes);
    const end = headLength(all);
    if (end === undefined) return void (this.#head = all.slice());
    this.#head = undefined;
    const status = new TextDecoder().decode(all.subarray(0, Math.min(end, 12)));
    if (status !== "HTTP/1.1 101") {
      return this.#opened.reject(new Error(`Cannot open a WebSocket: ${status}`));
    }
    this.#opened.resolve();
    if (end < all.length) this.#read(all.subarray(end));
  }

  #read(bytes: Uint8Array): void {
    for (const { opcode, text } of this.#frames.read(bytes)) {
      if (opcode === Opcode.Text) this.#options.told(text);
      else if (opcode === Opcode.Ping) {
        this.#connection?.send(clientFrame(Opcode.Pong, new TextEncoder().encode(text)));
      }
    }
  }
}
