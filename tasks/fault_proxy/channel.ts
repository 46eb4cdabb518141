// One direction of a connection at work: reads from one peer into the line, and delivers what the
// line hands out to the other peer when its time has come.
import { type Clock, MAX_DELAY_MS, type Timer } from "../../gateway/runtime/clock.ts";
import type { Line } from "./line.ts";
import type { Ending, Peer } from "./peer.ts";
import { Signal } from "./signal.ts";
import type { Toxic } from "./toxics.ts";

export interface ChannelDeps {
  readonly line: Line;
  readonly clock: Clock;
  /** Called once the end of the stream is delivered. */
  readonly onEnded: () => void;
  /** Called when the whole connection has to end. */
  readonly onOver: (ending: Ending) => void;
}

export class Channel {
  readonly #deps: ChannelDeps;
  readonly #hasRoom = new Signal();
  readonly #hasNews = new Signal();
  #deadline: Timer | undefined;
  #isStopped = false;

  constructor(deps: ChannelDeps) {
    this.#deps = deps;
  }

  /** Begins to pass on what `from` sends. */
  start({ from, to }: { from: Peer; to: Peer }): void {
    this.#read(from);
    this.#deliver(to);
  }

  /** Puts these toxics into force at once, also for what waits. */
  setToxics(toxics: readonly Toxic[]): void {
    const { line, clock, onOver } = this.#deps;
    line.setToxics(toxics, clock.now());
    this.#deadline?.cancel();
    const { deadline } = line;
    this.#deadline = deadline && clock.setTimer(
      this.#delayTo(deadline.at),
      () => onOver(deadline.kind === "reset" ? "reset" : "close"),
    );
    this.#hasNews.wake();
    this.#hasRoom.wake();
  }

  /** The peer that is read from is gone. */
  broken(): void {
    this.#deps.line.receive({ kind: "reset", at: this.#deps.clock.now() });
    this.#hasNews.wake();
  }

  stop(): void {
    this.#isStopped = true;
    this.#deadline?.cancel();
    this.#hasNews.wake();
    this.#hasRoom.wake();
  }

  async #read(from: Peer): Promise<void> {
    const { line, clock } = this.#deps;
    for (;;) {
      while (line.isFull && !this.#isStopped) await this.#hasRoom.wait();
      if (this.#isStopped) return;
      let bytes: Uint8Array | undefined;
      try {
        bytes = await from.read();
      } catch {
        return; // `broken` is called too.
      }
      const at = clock.now();
      line.receive(bytes ? { kind: "data", at, bytes } : { kind: "end", at });
      this.#hasNews.wake();
      if (!bytes) return;
    }
  }

  async #deliver(to: Peer): Promise<void> {
    const { line, clock, onEnded, onOver } = this.#deps;
    while (!this.#isStopped) {
      const item = line.take(clock.now());
      this.#hasRoom.wake();
      if (!item) {
        await this.#due();
        continue;
      }
      switch (item.kind) {
        case "data":
          // When the receiver is gone, the other direction says so in its own time.
          await to.write(item.bytes).catch(() => {});
          break;
        case "end":
          to.end();
          onEnded();
          break;
        default:
          onOver(item.kind);
      }
    }
  }

  /** Resolves when there may be something to deliver. */
  async #due(): Promise<void> {
    const { line: { nextAt }, clock } = this.#deps;
    const timer = nextAt === Infinity
      ? undefined
      : clock.setTimer(this.#delayTo(nextAt), () => this.#hasNews.wake());
    await this.#hasNews.wait();
    timer?.cancel();
  }

  #delayTo(at: number): number {
    return Math.min(MAX_DELAY_MS, Math.max(0, Math.ceil(at - this.#deps.clock.now())));
  }
}
