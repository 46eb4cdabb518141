// A client that says where it was: the position it was told up to, and the calls that it believes alive.
import { encodeResume } from "../../../gateway/protocol/mod.ts";
import { Line } from "./line.ts";
import { readTold, type Told, type ToolbarKind } from "./record.ts";
import { Toolbar, type ToolbarOptions } from "./toolbar.ts";

/** The wait before the agent is made ready again, in milliseconds. */
const AGAIN_MS = 1_000;

type ClaimState = "ringing" | "established";

const STATE_AFTER: Readonly<Record<string, ClaimState>> = {
  EventRinging: "ringing",
  EventDialing: "ringing",
  EventEstablished: "established",
  EventHeld: "established",
  EventRetrieved: "established",
};

export class ResumingToolbar extends Toolbar {
  override readonly kind: ToolbarKind = "resuming";
  readonly #line: Line;
  #since: { readonly epoch: string; readonly seq: number } | undefined;
  /** By eventId. */
  readonly #calls = new Map<string, ClaimState>();

  constructor(options: ToolbarOptions) {
    super(options);
    const { authority, agentId } = options;
    this.#line = new Line({
      ...options,
      url: () => {
        const query = new URLSearchParams({ agent: agentId, ...this.#resume() });
        return `ws://${authority}/genesysWs?${query}`;
      },
      opened: (url) => {
        this.note({ kind: "opened", query: new URL(url).search });
        if (!this.#since) void this.#makeReady();
      },
      heard: (text) => {
        const event = readTold(text);
        if (event) this.#told(event);
      },
      lost: (isClean) => this.note({ kind: "lost", isClean }),
    });
  }

  override start(): void {
    this.#line.open();
  }

  override reconnect(): void {
    this.#line.reopen();
  }

  /** Leaves its socket open behind it, as a page that the system has put to sleep. */
  abandon(): void {
    this.#line.abandon();
  }

  override stop(): void {
    this.#line.stop();
  }

  protected override forget(): void {
    this.#since = undefined;
    this.#calls.clear();
  }

  #resume() {
    const calls = [...this.#calls].map(([id, state]) => ({ id, state }));
    return encodeResume({ since: this.#since, calls });
  }

  #told(event: Told): void {
    this.note({ kind: "told", event });
    this.#since = { epoch: event.epoch, seq: event.seq };
    const { eventName, eventId } = event;
    const state = STATE_AFTER[eventName];
    if (eventId !== undefined && state) this.#calls.set(eventId, state);
    if (eventId !== undefined && eventName === "EventReleased") this.#calls.delete(eventId);
  }

  async #makeReady(): Promise<void> {
    if (await this.ask({ type: "initialize" })) return;
    this.options.clock.setTimer(AGAIN_MS, () => {
      if (this.#line.isOpen && !this.#since) void this.#makeReady();
    });
  }
}
