// One agent under load: its toolbars, its commands, and what it waits for.
import type { Messages, Target } from "./orders.ts";
import type { CommandLine } from "./command_line.ts";
import { ToolbarLine } from "./toolbar_line.ts";

/** What a customer's number looks like. */
const CALLER = "+14155550100";

export interface AgentOptions {
  readonly target: Target;
  readonly name: string;
  readonly toolbars: number;
  readonly localAddress?: string | undefined;
  readonly saysCalls: boolean;
  readonly messages?: Messages | undefined;
  /** Where commands are sent, and where calls are made. */
  readonly commands: CommandLine;
  readonly controls: CommandLine;
  /** Every event at every toolbar. */
  readonly told: (eventName: string, text: string) => void;
  /** What was sent and answered, for the record. */
  readonly answered?: (type: string, body: string) => void;
  readonly failed: (why: string) => void;
}

interface Awaited {
  readonly eventName: string;
  readonly resolve: (text: string) => void;
}

export class Agent {
  readonly #options: AgentOptions;
  readonly #lines: ToolbarLine[] = [];
  readonly #commandPath: string;
  #awaited: Awaited[] = [];
  #dn = "";
  #since: string | undefined;
  #connectionId = "";
  /** The calls that the first toolbar shows, by eventId. */
  readonly #shown = new Map<string, "ringing" | "established">();

  constructor(options: AgentOptions) {
    this.#options = options;
    const { target: { style }, name } = options;
    this.#commandPath = style === "publish"
      ? `/publish?agent=${name}`
      : `/genesys/events?agent=${name}`;
  }

  /** The call that it has, or had last. */
  get connectionId(): string {
    return this.#connectionId;
  }

  /** Whether calls come by themselves. */
  get isCalledWhenReady(): boolean {
    return this.#options.target.style === "echo";
  }

  /** Opens its toolbars' connections, and makes it ready. */
  async connect(): Promise<void> {
    const { toolbars, target } = this.#options;
    for (let index = 0; index < toolbars; index++) this.#lines.push(await this.#open(index));
    if (target.style === "publish") return;
    const registered = await this.command("initialize", "EventRegistered");
    this.#dn = field(registered, "thisDN");
  }

  /** Breaks the first toolbar's connection, and goes on where it was. */
  async reconnect(): Promise<void> {
    this.#lines[0]?.close();
    this.#lines[0] = await this.#open(0);
  }

  close(): void {
    for (const line of this.#lines) line.close();
  }

  /** Lets a customer call; resolves when it rings. */
  async ring(): Promise<void> {
    const { target: { style }, controls } = this.#options;
    const ringing = this.next("EventRinging");
    if (style === "gateway") {
      this.#check(await controls.post("/mock/calls", `{"from":"${CALLER}","to":"${this.#dn}"}`));
    } else if (style === "publish") await this.#publish("EventRinging");
    else await this.send("Ready");
    await ringing;
  }

  /** Sends a command, and waits for its answer and for the event that comes of it. */
  async command(type: string, eventName: string): Promise<string> {
    const event = this.next(eventName);
    await this.send(type);
    return await event;
  }

  /** Sends a command, and waits for its answer. */
  async send(type: string): Promise<void> {
    const { target: { style }, commands, answered } = this.#options;
    if (style === "publish") return await this.#publish(PUBLISHED[type] ?? "");
    const body = TAKES_CALL.has(type)
      ? `{"type":"${type}","connectionId":"${this.#connectionId}"}`
      : `{"type":"${type}"}`;
    const answer = await commands.post(this.#commandPath, body);
    this.#check(answer);
    answered?.(type, answer.body);
  }

  /** The next event of this name. */
  next(eventName: string): Promise<string> {
    return new Promise((resolve) => this.#awaited.push({ eventName, resolve }));
  }

  async #publish(eventName: string): Promise<void> {
    const { messages, commands } = this.#options;
    const event = Object.values(messages?.events ?? {}).flat()
      .find((text) => field(text, "eventName") === eventName);
    this.#check(await commands.post(this.#commandPath, event ?? ""));
  }

  #check({ status, body }: { status: number; body: string }): void {
    if (status < 200 || status > 299) this.#options.failed(`${status} ${body.slice(0, 200)}`);
  }

  async #open(index: number): Promise<ToolbarLine> {
    const { target: { authority, style }, name, localAddress, saysCalls, failed } = this.#options;
    const says = style === "gateway" && saysCalls
      ? `&calls=${[...this.#shown].map(([id, state]) => `${id}:${state}`).join(",")}` +
        (this.#since === undefined ? "" : `&since=${this.#since}`)
      : "";
    return await ToolbarLine.open({
      authority,
      localAddress,
      path: `/genesysWs?agent=${name}${says}`,
      told: (text) => this.#told(index, text),
      lost: () => failed(`The connection of agent ${name} broke`),
    });
  }

  #told(index: number, text: string): void {
    const eventName = field(text, "eventName");
    this.#options.told(eventName, text);
    if (index > 0) return;
    if (this.#options.saysCalls) this.#note(eventName, text);
    if (eventName === "EventRinging") this.#connectionId = field(text, "connectionId");
    const at = this.#awaited.findIndex((awaited) => awaited.eventName === eventName);
    if (at >= 0) this.#awaited.splice(at, 1)[0]?.resolve(text);
  }

  /** What a toolbar that comes back says of itself. */
  #note(eventName: string, text: string): void {
    this.#since = `${field(text, "epoch")}:${/"seq":(\d+)/.exec(text)?.[1]}`;
    const eventId = field(text, "eventId");
    if (eventName === "EventRinging") this.#shown.set(eventId, "ringing");
    else if (eventName === "EventEstablished") this.#shown.set(eventId, "established");
    else if (eventName === "EventReleased") this.#shown.delete(eventId);
  }
}

const TAKES_CALL: ReadonlySet<string> = new Set(["Accept", "Reject", "Hold", "Retrieve"]);

/** Where there is no logic, the event itself is posted. */
const PUBLISHED: Readonly<Record<string, string>> = {
  Ready: "EventAgentReady",
  Accept: "EventEstablished",
  Reject: "EventReleased",
  Hold: "EventHeld",
  Retrieve: "EventRetrieved",
};

/** A field of an event; to parse it whole would cost the generator more than all else. */
export function field(text: string, name: string): string {
  const key = `"${name}":"`;
  const start = text.indexOf(key);
  if (start < 0) return "";
  const from = start + key.length;
  return text.slice(from, text.indexOf('"', from));
}
