// Pure: one direction of one connection. What was received waits here until its time comes; when the
// toxics change, what waits is planned anew as if they had been there when it came.
import type { Random } from "../../gateway/runtime/random.ts";
import { Queue } from "./queue.ts";
import { deadlineOf, type Item, type Stage, stageOf } from "./stages.ts";
import type { Toxic } from "./toxics.ts";

/** Bytes that may wait in one direction of a connection before no more are read. */
export const MAX_WAITING_BYTES = 262_144;

/** Pieces that may wait, as small ones cost more than their bytes. */
const MAX_WAITING_PIECES = 4_096;

/** When a toxic took hold, and what had passed then. */
interface Start {
  readonly since: number;
  readonly passedBytes: number;
}

export class Line {
  readonly #random: Random;
  /** As it came, with the time of its arrival. */
  #received: Item[] = [];
  /** What came of it, in the order in which it is delivered. */
  readonly #planned = new Queue<Item>();
  #stages: readonly Stage[] = [];
  #toxics: readonly Toxic[] = [];
  #starts = new Map<string, Start>();
  #waitingBytes = 0;
  #passedBytes = 0;

  constructor(random: Random) {
    this.#random = random;
  }

  /** Bytes that were received and neither delivered nor swallowed. */
  get waitingBytes(): number {
    return this.#waitingBytes;
  }

  /** Bytes that were delivered. */
  get passedBytes(): number {
    return this.#passedBytes;
  }

  /** Whether no more is to be read from the sender now. */
  get isFull(): boolean {
    return this.#waitingBytes >= MAX_WAITING_BYTES || this.#planned.length >= MAX_WAITING_PIECES ||
      this.#toxics.some(({ type }) => type === "stall");
  }

  /** When the next item is to be delivered; Infinity when none is. */
  get nextAt(): number {
    return this.#planned.first?.at ?? Infinity;
  }

  /** The first end of the connection that toxics have set. */
  get deadline(): Item | undefined {
    return this.#holds().map(deadlineOf).filter((deadline) => deadline !== undefined)
      .toSorted((a, b) => a.at - b.at)[0];
  }

  /** Takes in what came from the sender. */
  receive(item: Item): void {
    this.#received.push(item);
    if (item.kind === "data") this.#waitingBytes += item.bytes.length;
    this.#plan(item);
  }

  /** Puts these toxics into force, in place of those before. */
  setToxics(toxics: readonly Toxic[], now: number): void {
    const fresh: Start = { since: now, passedBytes: this.#passedBytes };
    this.#starts = new Map(toxics.map(({ name }) => [name, this.#starts.get(name) ?? fresh]));
    this.#toxics = toxics;
    this.#stages = this.#holds().map((hold) => stageOf(hold, { now, random: this.#random }));
    this.#planned.clear();
    for (const item of this.#received) this.#plan(item);
  }

  /** The next item whose time has come. */
  take(now: number): Exclude<Item, { kind: "swallowed" }> | undefined {
    for (;;) {
      const item = this.#planned.first;
      if (!item || item.at > now) return undefined;
      this.#planned.shift();
      this.#forget(item);
      if (item.kind !== "swallowed") return item;
    }
  }

  #holds() {
    return this.#toxics.map((toxic) => {
      const start = this.#starts.get(toxic.name);
      const passedBytes = this.#passedBytes - (start?.passedBytes ?? 0);
      return { toxic, since: start?.since ?? 0, passedBytes };
    });
  }

  #plan(item: Item): void {
    const outcome = this.#stages.reduce<readonly Item[]>((all, stage) => all.flatMap(stage), [
      item,
    ]);
    for (const next of outcome) this.#planned.push(next);
  }

  /** Drops what this item stands for from what was received. */
  #forget(item: Item): void {
    if (item.kind !== "data" && item.kind !== "swallowed") {
      this.#received = this.#received.filter(({ kind }) => kind !== item.kind);
      return;
    }
    this.#waitingBytes -= item.bytes.length;
    if (item.kind === "data") this.#passedBytes += item.bytes.length;
    for (let left = item.bytes.length; left > 0;) {
      const [first] = this.#received;
      if (first?.kind !== "data") return;
      if (first.bytes.length > left) {
        this.#received[0] = { ...first, bytes: first.bytes.subarray(left) };
        return;
      }
      left -= first.bytes.length;
      this.#received.shift();
    }
  }
}
