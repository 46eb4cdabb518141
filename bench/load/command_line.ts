// A connection for commands: posts one after the other and hands out the answers in their order.
import { Connection, type ConnectionOptions } from "./connection.ts";
import { type HttpAnswer, HttpAnswers } from "./http_answers.ts";

type Waiting = PromiseWithResolvers<HttpAnswer>;

type Options = Pick<ConnectionOptions, "authority" | "localAddress">;

export class CommandLine {
  readonly #options: Options;
  /** What was sent and is not answered; only the first is on its way. */
  readonly #queue: { readonly request: string; readonly waiting: Waiting }[] = [];
  #connection: Connection | undefined;

  private constructor(options: Options) {
    this.#options = options;
  }

  static async open(options: Options): Promise<CommandLine> {
    const line = new CommandLine(options);
    line.#connection = await line.#connect();
    return line;
  }

  post(path: string, body: string): Promise<HttpAnswer> {
    const request = `POST ${path} HTTP/1.1\r\nhost: ${this.#options.authority}\r\n` +
      `content-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`;
    const waiting = Promise.withResolvers<HttpAnswer>();
    this.#queue.push({ request, waiting });
    if (this.#queue.length === 1) this.#sendFirst();
    return waiting.promise;
  }

  close(): void {
    this.#connection?.close();
  }

  async #connect(): Promise<Connection> {
    const answers = new HttpAnswers();
    return await Connection.open({
      ...this.#options,
      received: (bytes) => this.#received(answers.read(bytes)),
      lost: () => this.#lost(),
    });
  }

  #sendFirst(): void {
    const request = this.#queue[0]?.request ?? "";
    if (this.#connection) return this.#connection.send(request);
    this.#connect().then((connection) => {
      this.#connection = connection;
      connection.send(request);
    }, (error) => this.#fail(error));
  }

  #received(answers: readonly HttpAnswer[]): void {
    for (const answer of answers) {
      this.#queue.shift()?.waiting.resolve(answer);
      if (this.#queue.length > 0) this.#sendFirst();
    }
  }

  /** Servers close a connection that was idle for a while: the next command opens it again. */
  #lost(): void {
    this.#connection = undefined;
    if (this.#queue.length > 0) this.#fail(new Error("The connection of a command broke"));
  }

  #fail(error: unknown): void {
    for (const { waiting } of this.#queue.splice(0)) waiting.reject(error);
  }
}
