import { assert, assertEquals } from "@std/assert";
import { Histogram } from "../../../bench/measure/histogram.ts";

Deno.test("Histogram gives exact percentiles of small times", () => {
  const histogram = new Histogram();
  for (let micros = 1; micros <= 100; micros++) histogram.record(micros);
  assertEquals([50, 99, 100].map((percent) => histogram.percentile(percent)), [50, 99, 100]);
  assertEquals(histogram.count, 100);
});

Deno.test("Histogram is off by at most 1.6 percent, however long a time is", () => {
  for (let micros = 1; micros < 1e9; micros = Math.ceil(micros * 1.37)) {
    const histogram = new Histogram();
    histogram.record(micros);
    const told = histogram.percentile(50);
    assert(told >= micros && told <= micros * 1.016, `${told} for ${micros}`);
  }
});

Deno.test("Histogram of several counts what each of them has counted", () => {
  const [one, other] = [new Histogram(), new Histogram()];
  for (let n = 0; n < 99; n++) one.record(10);
  other.record(5_000_000);
  const all = Histogram.of(one.toJSON(), other.toJSON());
  assertEquals(all.count, 100);
  assertEquals(all.percentile(99), 10);
  assert(all.percentile(99.9) >= 5_000_000);
});

Deno.test("Histogram without a time in it tells 0", () => {
  assertEquals(new Histogram().percentile(99), 0);
});
