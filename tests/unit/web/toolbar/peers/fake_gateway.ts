// A gateway as the toolbar meets it: takes commands, sends events, drops connections.
import type { ToolbarEvent } from "../../../../../gateway/protocol/events.ts";
import type { GatewayCommand } from "../../../../../web/toolbar/cti/vendor/gatewayCommands.ts";
import type { SocketLike } from "../../../../../web/toolbar/cti/vendor/gatewaySocket.ts";

type Body<Event> = Event extends ToolbarEvent
  ? Omit<Event, "seq" | "epoch" | "time" | "thisDN"> & Partial<Event>
  : never;

/** An event whose stamp the gateway adds. */
export type EventBody = Body<ToolbarEvent>;

export class FakeSocket implements SocketLike {
  onopen: SocketLike["onopen"] = null;
  onmessage: SocketLike["onmessage"] = null;
  onclose: SocketLike["onclose"] = null;
  onerror: SocketLike["onerror"] = null;
  closedByToolbar = false;
  readonly sent: string[] = [];

  constructor(readonly url: string) {}

  open(): void {
    this.onopen?.call(this.#asSocket, new Event("open"));
  }

  drop(code = 1006): void {
    this.onclose?.call(this.#asSocket, new CloseEvent("close", { code }));
  }

  say(data: unknown): void {
    this.onmessage?.call(this.#asSocket, new MessageEvent("message", { data }));
  }

  send(text: string): void {
    this.sent.push(text);
  }

  close(): void {
    this.closedByToolbar = true;
  }

  get #asSocket(): WebSocket {
    return this as unknown as WebSocket;
  }
}

export class FakeGateway {
  readonly sockets: FakeSocket[] = [];
  readonly posts: GatewayCommand[] = [];
  readonly urls: string[] = [];
  settings: Readonly<Record<string, unknown>> = {};
  epoch = "epoch-1";
  #seq = 0;
  #answer: (command: GatewayCommand) => Response | Promise<Response> = accept;

  constructor(readonly now: () => number) {}

  readonly connect = (url: string): FakeSocket => {
    const socket = new FakeSocket(url);
    this.sockets.push(socket);
    return socket;
  };

  readonly fetch: typeof fetch = async (input, init) => {
    if (String(input).endsWith("settings.json")) {
      const frameworkClientUrl = "https://fusion.example/uef.js";
      return Response.json({ frameworkClientUrl, ...this.settings });
    }
    this.urls.push(String(input));
    const command: GatewayCommand = JSON.parse(String(init?.body));
    this.posts.push(command);
    return await this.#answer(command);
  };

  get socket(): FakeSocket {
    const socket = this.sockets.at(-1);
    if (!socket) throw new Error("The toolbar has not connected");
    return socket;
  }

  /** The newest command, without the requestId that every one has; that of MakeCall has a meaning. */
  get lastPost(): GatewayCommand | undefined {
    const last = this.posts.at(-1);
    if (!last || last.type === "MakeCall") return last;
    const { requestId: _, ...command } = last;
    return command;
  }

  get types(): readonly string[] {
    return this.posts.map(({ type }) => type);
  }

  /** Answers every command from now on in this way. */
  answers(answer: (command: GatewayCommand) => Response | Promise<Response>): void {
    this.#answer = answer;
  }

  accepts(): void {
    this.#answer = accept;
  }

  /** Answers every command from now on with a problem. */
  refuses(code: string, { status = 409, detail = `Refused: ${code}` } = {}): void {
    const problem = {
      type: `https://hookswitch.dev/problems/${code}`,
      title: code,
      status,
      detail,
    };
    this.#answer = () => Response.json(problem, { status });
  }

  /** Sends an event and returns the text, to be sent again. */
  sends(body: EventBody): string {
    const stamp = {
      seq: ++this.#seq,
      epoch: this.epoch,
      time: new Date(this.now()).toISOString(),
      thisDN: "7001",
    };
    const text = JSON.stringify({ ...stamp, ...body });
    this.socket.say(text);
    return text;
  }
}

function accept({ type, requestId = "given-by-gateway" }: GatewayCommand): Response {
  return Response.json({ requestId, type }, { status: 202 });
}
