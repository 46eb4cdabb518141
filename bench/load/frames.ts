// Reads a server's WebSocket frames and writes a client's (RFC 6455 section 5): as much as a load
// generator needs, which must cost less than what it measures. Pure.
import { joined } from "./http_answers.ts";

export const Opcode = { Text: 1, Close: 8, Ping: 9, Pong: 10 } as const;

export interface Frame {
  readonly opcode: number;
  readonly text: string;
}

const decoder = new TextDecoder();
const NO_BYTES = new Uint8Array(0);

/** The first byte's bit of a frame that ends a message. */
const FINAL = 0x80;

/** The second byte's bit of a frame whose payload is masked, as a client's must be. */
const MASKED = 0x80;

export class FrameReader {
  #rest: Uint8Array = NO_BYTES;

  /** The frames that these bytes complete. */
  read(bytes: Uint8Array): Frame[] {
    const all = joined(this.#rest, bytes);
    const frames: Frame[] = [];
    let at = 0;
    for (;;) {
      const payload = payloadOf(all, at);
      if (!payload || payload.end > all.length) break;
      const first = all[at] ?? 0;
      if ((first & FINAL) === 0) throw new Error("Cannot read a message of several frames");
      const text = decoder.decode(all.subarray(payload.start, payload.end));
      frames.push({ opcode: first & 0x0f, text });
      at = payload.end;
    }
    // The caller may use its buffer again.
    this.#rest = at === all.length ? NO_BYTES : all.slice(at);
    return frames;
  }
}

/** Where the payload of the frame at `at` is; undefined while its length has not come. */
function payloadOf(bytes: Uint8Array, at: number): { start: number; end: number } | undefined {
  const short = bytes[at + 1];
  if (short === undefined) return undefined;
  if (short < 126) return { start: at + 2, end: at + 2 + short };
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (short === 126) {
    if (bytes.length < at + 4) return undefined;
    return { start: at + 4, end: at + 4 + view.getUint16(at + 2) };
  }
  if (bytes.length < at + 10) return undefined;
  return { start: at + 10, end: at + 10 + Number(view.getBigUint64(at + 2)) };
}

/** A client's frame without a mask to speak of: its key is 0, which changes nothing. */
export function clientFrame(opcode: number, payload: Uint8Array = NO_BYTES): Uint8Array {
  if (payload.length > 125) throw new RangeError("Cannot send more than 125 bytes in one frame");
  const frame = new Uint8Array(6 + payload.length);
  frame[0] = FINAL | opcode;
  frame[1] = MASKED | payload.length;
  frame.set(payload, 6);
  return frame;
}
