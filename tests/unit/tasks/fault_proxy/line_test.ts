// What toxics do to what passes, as plain data: bytes in, what is delivered and when out.
import { assert, assertEquals } from "@std/assert";
import { ManualClock } from "../../../../gateway/runtime/manual_clock.ts";
import { seededRandom } from "../../../../gateway/runtime/random.ts";
import { Line, MAX_WAITING_BYTES } from "../../../../tasks/fault_proxy/line.ts";
import { readToxic } from "../../../../tasks/fault_proxy/toxic_list.ts";
import type { ToxicInput } from "../../../../tasks/fault_proxy/toxics.ts";

/** A line whose deliveries are written down with the milliseconds since it began. */
function bench(...toxics: ToxicInput[]) {
  const clock = new ManualClock(0);
  const line = new Line(seededRandom(1));
  const put = (...inputs: ToxicInput[]) => line.setToxics(inputs.map(readToxic), clock.now());
  put(...toxics);
  const send = (text: string) =>
    line.receive({ kind: "data", at: clock.now(), bytes: new TextEncoder().encode(text) });
  const end = (kind: "end" | "reset" = "end") => line.receive({ kind, at: clock.now() });
  const deliveries = () => {
    const told: string[] = [];
    for (;;) {
      const item = line.take(clock.now());
      if (item) {
        const what = item.kind === "data" ? new TextDecoder().decode(item.bytes) : `<${item.kind}>`;
        told.push(`${clock.now()} ${what}`);
      } else if (line.nextAt === Infinity) return told;
      else clock.advance(line.nextAt - clock.now());
    }
  };
  return { clock, line, put, send, end, deliveries };
}

Deno.test("Line without toxics delivers at once and in order", () => {
  const { send, end, deliveries } = bench();
  send("one");
  send("two");
  end();
  assertEquals(deliveries(), ["0 one", "0 two", "0 <end>"]);
});

Deno.test("Line with jitter keeps the order, and stays within its bounds", () => {
  const { line, send, deliveries } = bench({ type: "latency", latencyMs: 100, jitterMs: 50 });
  for (let index = 10; index < 30; index++) send(`${index}`);
  const told = deliveries();
  assertEquals(told.map((text) => Number(text.split(" ")[1])), told.map((_, index) => index + 10));
  const times = told.map((text) => Number(text.split(" ")[0]));
  assert(times.every((at) => at >= 50 && at <= 150), `${times}`);
  assert(new Set(times).size > 1);
  assertEquals([line.passedBytes, line.waitingBytes], [40, 0]);
});

Deno.test("Line with bandwidth spreads bytes evenly, and what comes later waits its turn", () => {
  const { send, end, deliveries } = bench({ type: "bandwidth", bytesPerSecond: 40 });
  send("abcd");
  send("ef");
  end();
  assertEquals(deliveries(), ["50 ab", "100 cd", "150 ef", "150 <end>"]);
});

Deno.test("Line puts bytes through toxics one after the other", () => {
  const { send, end, deliveries } = bench(
    { type: "limit_data", maxBytes: 5 },
    { type: "slicer", averageBytes: 2, delayMs: 10 },
    { type: "latency", latencyMs: 100 },
    { type: "slow_close", delayMs: 1_000 },
  );
  send("abcdefgh");
  end();
  assertEquals(deliveries(), ["100 ab", "110 cd", "120 e", "1120 <close>"]);
});

Deno.test("Line with stall holds everything, a reset too, until it is removed", () => {
  const { line, put, send, end, deliveries } = bench({ type: "stall" });
  send("kept");
  end("reset");
  assertEquals([deliveries(), line.isFull], [[], true]);
  put();
  assertEquals([deliveries(), line.isFull], [["0 kept", "0 <reset>"], false]);
});

Deno.test("Line with timeout loses bytes for good, but not the end of the stream", () => {
  const { line, put, send, end, deliveries } = bench({ type: "timeout", closeAfterMs: 500 });
  assertEquals(line.deadline, { kind: "close", at: 500 });
  send("lost");
  assertEquals([deliveries(), line.passedBytes, line.waitingBytes], [[], 0, 0]);
  end();
  put();
  assertEquals([deliveries(), line.deadline], [["0 <end>"], undefined]);
});

Deno.test("Line keeps the deadline of a toxic when others come and go", () => {
  const { clock, line, put } = bench({ type: "reset_peer", afterMs: 500 });
  clock.advance(200);
  put({ type: "reset_peer", afterMs: 500 }, { type: "latency", latencyMs: 1 });
  assertEquals(line.deadline, { kind: "reset", at: 500 });
  put({ type: "latency", latencyMs: 1 });
  put({ type: "reset_peer", afterMs: 500 });
  assertEquals(line.deadline, { kind: "reset", at: 700 });
});

Deno.test("Line counts limit_data from when it was added, and not anew at every change", () => {
  const { put, send, deliveries } = bench();
  send("before");
  deliveries();
  const limit: ToxicInput = { type: "limit_data", maxBytes: 4 };
  put(limit);
  send("abc");
  assertEquals(deliveries(), ["0 abc"]);
  put(limit, { type: "latency", latencyMs: 0 });
  send("def");
  assertEquals(deliveries(), ["0 d", "0 <close>"]);
});

Deno.test("Line closes at once when limit_data is lowered to what has passed", () => {
  const { line, put, send, deliveries } = bench({ type: "limit_data", maxBytes: 100 });
  send("abc");
  deliveries();
  assertEquals(line.deadline, undefined);
  put({ type: "limit_data", maxBytes: 3 });
  assertEquals(line.deadline?.kind, "close");
});

Deno.test("Line delivers what limit_data would have cut off when it is removed in time", () => {
  const { clock, put, send, deliveries } = bench(
    { type: "limit_data", maxBytes: 2 },
    { type: "latency", latencyMs: 100 },
  );
  send("abcdef");
  clock.advance(50);
  put({ type: "latency", latencyMs: 100 });
  assertEquals(deliveries(), ["100 abcdef"]);
});

Deno.test("Line goes on in the middle of a slice when toxics change", () => {
  const { clock, line, put, send, deliveries } = bench({
    type: "slicer",
    averageBytes: 2,
    delayMs: 10,
  });
  send("abcdefgh");
  line.take(clock.now());
  clock.advance(10);
  line.take(clock.now());
  put();
  assertEquals(deliveries(), ["10 efgh"]);
});

Deno.test("Line is full when too much waits, in bytes or in pieces", () => {
  const slow = bench({ type: "latency", latencyMs: 1_000 });
  slow.send("x".repeat(MAX_WAITING_BYTES - 1));
  assertEquals(slow.line.isFull, false);
  slow.send("x");
  assertEquals(slow.line.isFull, true);
  slow.deliveries();
  assertEquals(slow.line.isFull, false);
  const sliced = bench({ type: "slicer", averageBytes: 1, delayMs: 1 });
  sliced.send("x".repeat(65_536));
  assertEquals(sliced.line.isFull, true);
  assertEquals(sliced.deliveries().length, 65_536);
});

Deno.test("Line slices by the same sizes for the same seed", () => {
  const sizes = () => {
    const { send, deliveries } = bench({ type: "slicer", averageBytes: 8, variationBytes: 4 });
    send("x".repeat(400));
    return deliveries().map((text) => text.length - 2);
  };
  assertEquals(sizes(), sizes());
  assert(sizes().slice(0, -1).every((size) => size >= 4 && size <= 12), `${sizes()}`);
  assert(new Set(sizes()).size > 2);
});
