// A client written from the tutorial alone: connects, asks to be initialized, connects again when the
// connection ends. Knows nothing of `since`, `calls` and snapshots.
import { Line } from "./line.ts";
import { readTold, type ToolbarKind } from "./record.ts";
import { Toolbar, type ToolbarOptions } from "./toolbar.ts";

/** The wait before `initialize` is asked for again that was not taken, in milliseconds. */
const AGAIN_MS = 1_000;

export class SeedToolbar extends Toolbar {
  override readonly kind: ToolbarKind = "seed";
  readonly #line: Line;

  constructor(options: ToolbarOptions) {
    super(options);
    const { authority, agentId } = options;
    this.#line = new Line({
      ...options,
      url: () => `ws://${authority}/genesysWs?agent=${agentId}`,
      opened: (url) => {
        this.note({ kind: "opened", query: new URL(url).search });
        void this.#initialize();
      },
      heard: (text) => {
        const event = readTold(text);
        if (event) this.note({ kind: "told", event });
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

  override stop(): void {
    this.#line.stop();
  }

  protected override forget(): void {}

  /** As an agent who presses the button until it works. */
  async #initialize(): Promise<void> {
    const connection = this.entries.length;
    if (await this.ask({ type: "initialize" })) return;
    this.options.clock.setTimer(AGAIN_MS, () => {
      const isSame = this.entries.slice(connection).every(({ kind }) => kind !== "lost");
      if (isSame && this.#line.isOpen) void this.#initialize();
    });
  }
}
