// Pure: what each toxic does to what passes. A stage owns numbers only, and reads no clock: time is
// in the items, which say when they are to be delivered.
import type { Random } from "../../gateway/runtime/random.ts";
import type { Toxic } from "./toxics.ts";

/** What is to be delivered, and when, in milliseconds since the epoch; Infinity holds it back. */
export type Item =
  | { readonly kind: "data"; readonly at: number; readonly bytes: Uint8Array }
  /** Bytes that never arrive. */
  | { readonly kind: "swallowed"; readonly at: number; readonly bytes: Uint8Array }
  /** The sender has closed its half (FIN). */
  | { readonly kind: "end"; readonly at: number }
  /** The sender is gone (RST). */
  | { readonly kind: "reset"; readonly at: number }
  /** A toxic closes the whole connection. */
  | { readonly kind: "close"; readonly at: number };

/** Turns an item into what comes of it; called for every item, in order. */
export type Stage = (item: Item) => readonly Item[];

/** A toxic where it took hold of one direction of one connection. */
export interface Hold {
  readonly toxic: Toxic;
  /** When it took hold. */
  readonly since: number;
  /** Bytes that have passed since. */
  readonly passedBytes: number;
}

/** Bandwidth is spread by pieces that take so long each, in milliseconds. */
const BANDWIDTH_PIECE_MS = 50;

/** The stage of a toxic for what is delivered from `now` on. */
export function stageOf(hold: Hold, { now, random }: { now: number; random: Random }): Stage {
  const stage = unordered(hold, { now, random });
  let last = -Infinity;
  // A TCP connection keeps its order: nothing overtakes what comes before it.
  return (item) =>
    stage(item).map((outcome) => {
      last = Math.max(last, outcome.at);
      return { ...outcome, at: last };
    });
}

function unordered(hold: Hold, { now, random }: { now: number; random: Random }): Stage {
  const { toxic } = hold;
  switch (toxic.type) {
    case "latency":
      return (item) => {
        const offMs = (2 * random.next() - 1) * toxic.jitterMs;
        return [{ ...item, at: item.at + Math.max(0, toxic.latencyMs + offMs) }];
      };
    case "bandwidth":
      return bandwidth(toxic.bytesPerSecond, now);
    case "slow_close":
      return (item) => {
        const isClosing = item.kind === "end" || item.kind === "close";
        return [isClosing ? { ...item, at: item.at + toxic.delayMs } : item];
      };
    case "timeout":
      return (item) => [
        item.kind === "data" ? { ...item, kind: "swallowed" } : { ...item, at: Infinity },
      ];
    case "slicer":
      return slicer(toxic, random);
    case "limit_data":
      return limitData(toxic.maxBytes - hold.passedBytes);
    case "stall":
      return (item) => [{ ...item, at: Infinity }];
    case "reset_peer":
      return (item) => [item];
  }
}

/** When a toxic ends the connection, whatever passes; undefined when it never does. */
export function deadlineOf({ toxic, since, passedBytes }: Hold): Item | undefined {
  switch (toxic.type) {
    case "timeout":
      return toxic.closeAfterMs === "never"
        ? undefined
        : { kind: "close", at: since + toxic.closeAfterMs };
    case "reset_peer":
      return { kind: "reset", at: since + toxic.afterMs };
    case "limit_data":
      // A limit lowered to what has passed already; otherwise the stage says when it is reached.
      return passedBytes >= toxic.maxBytes ? { kind: "close", at: since } : undefined;
    default:
      return undefined;
  }
}

function bandwidth(bytesPerSecond: number, now: number): Stage {
  const pieceBytes = Math.max(1, Math.floor(bytesPerSecond * BANDWIDTH_PIECE_MS / 1_000));
  let freeAt = now;
  return (item) => {
    if (item.kind !== "data") return [{ ...item, at: Math.max(item.at, freeAt) }];
    return pieces(item.bytes, () => pieceBytes).map((bytes) => {
      freeAt = Math.max(item.at, freeAt) + bytes.length * 1_000 / bytesPerSecond;
      return { kind: "data", at: freeAt, bytes };
    });
  };
}

function slicer(
  { averageBytes, variationBytes, delayMs }: Extract<Toxic, { type: "slicer" }>,
  random: Random,
): Stage {
  const size = () =>
    Math.max(1, Math.round(averageBytes + (2 * random.next() - 1) * variationBytes));
  let freeAt = 0;
  return (item) => {
    if (item.kind !== "data") return [item];
    return pieces(item.bytes, size).map((bytes) => {
      const at = Math.max(item.at, freeAt);
      freeAt = at + delayMs;
      return { kind: "data", at, bytes };
    });
  };
}

function limitData(maxBytes: number): Stage {
  let left = maxBytes;
  let isOver = false;
  return (item) => {
    if (isOver) return [];
    if (item.kind !== "data") return [item];
    const bytes = item.bytes.subarray(0, Math.max(0, left));
    left -= item.bytes.length;
    isOver = left <= 0;
    const passes: Item[] = bytes.length > 0 ? [{ ...item, bytes }] : [];
    return isOver ? [...passes, { kind: "close", at: item.at }] : passes;
  };
}

function pieces(bytes: Uint8Array, size: () => number): Uint8Array[] {
  const all: Uint8Array[] = [];
  for (let from = 0; from < bytes.length;) {
    const to = from + size();
    all.push(bytes.subarray(from, to));
    from = to;
  }
  return all;
}
