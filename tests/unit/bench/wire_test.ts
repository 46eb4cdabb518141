// The load generator's own reading of HTTP and WebSocket, however the bytes are cut.
import { assertEquals, assertThrows } from "@std/assert";
import fc from "fast-check";
import { clientFrame, FrameReader, Opcode } from "../../../bench/load/frames.ts";
import { HttpAnswers } from "../../../bench/load/http_answers.ts";

const encode = (text: string) => new TextEncoder().encode(text);

const answer = (status: number, body: string) =>
  `HTTP/1.1 ${status} Whatever\r\nContent-Length: ${encode(body).length}\r\nx: y\r\n\r\n${body}`;

/** The bytes in pieces that end where `cuts` say. */
function pieces(bytes: Uint8Array, cuts: readonly number[]): Uint8Array[] {
  const ends = [...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length]
    .sort((one, other) => one - other);
  return ends.map((end, index) => bytes.subarray(index === 0 ? 0 : ends[index - 1], end));
}

const cuts = fc.array(fc.nat(), { maxLength: 8 });

Deno.test("HttpAnswers reads answers in any pieces", () => {
  const bodies = fc.array(fc.string({ unit: "binary" }), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(bodies, cuts, (bodies, cuts) => {
      const answers = new HttpAnswers();
      const bytes = encode(bodies.map((body) => answer(202, body)).join(""));
      const read = pieces(bytes, cuts).flatMap((piece) => answers.read(piece));
      assertEquals(read, bodies.map((body) => ({ status: 202, body })));
    }),
    { seed: 1 },
  );
});

Deno.test("HttpAnswers says what it cannot read", () => {
  const chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n";
  assertThrows(() => new HttpAnswers().read(encode(chunked)), Error, "in chunks");
  assertThrows(() => new HttpAnswers().read(encode("SSH-2.0\r\n\r\n")), Error, "HTTP answer");
});

/** A server's frame: not masked. */
function serverFrame(opcode: number, text: string): Uint8Array {
  const payload = encode(text);
  const length = payload.length < 126
    ? [payload.length]
    : payload.length < 65_536
    ? [126, payload.length >> 8, payload.length & 255]
    : [127, 0, 0, 0, 0, 0, payload.length >> 16, payload.length >> 8 & 255, payload.length & 255];
  return new Uint8Array([0x80 | opcode, ...length, ...payload]);
}

Deno.test("FrameReader reads frames of any length in any pieces", () => {
  const text = fc.integer({ min: 0, max: 70_000 }).map((length) => "é".repeat(length / 2));
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 3 }), cuts, (texts, cuts) => {
      const reader = new FrameReader();
      const frames = texts.map((text) => serverFrame(Opcode.Text, text));
      const bytes = new Uint8Array(frames.flatMap((frame) => [...frame]));
      const read = pieces(bytes, cuts).flatMap((piece) => reader.read(piece));
      assertEquals(read, texts.map((text) => ({ opcode: Opcode.Text, text })));
    }),
    { seed: 1, numRuns: 20 },
  );
});

Deno.test("clientFrame() writes a masked frame, and refuses what does not fit", () => {
  assertEquals([...clientFrame(Opcode.Pong, encode("hi"))], [0x8a, 0x82, 0, 0, 0, 0, 104, 105]);
  assertThrows(() => clientFrame(Opcode.Text, new Uint8Array(126)), RangeError);
});
