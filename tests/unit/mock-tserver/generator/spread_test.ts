import { assert, assertEquals } from "@std/assert";
import { MAX_DELAY_MS } from "../../../../gateway/runtime/clock.ts";
import { seededRandom } from "../../../../gateway/runtime/random.ts";
import { Spread } from "../../../../mock-tserver/generator/spread.ts";

Deno.test("Spread tells quantiles that are at most 5 % too long, and never too short", () => {
  const random = seededRandom(7);
  const times = Array.from({ length: 5_000 }, () => Math.round(30_000 * random.next() ** 3));
  const spread = new Spread();
  for (const ms of times) spread.add(ms);
  times.sort((a, b) => a - b);
  for (const share of [0.01, 0.5, 0.95, 1]) {
    const exact = times[Math.ceil(share * times.length) - 1]!;
    const told = spread.quantile(share);
    assert(told >= exact && told <= exact * 1.05 + 1, `${share}: ${told}, exactly ${exact}`);
  }
});

Deno.test("Spread of nothing is 0, and the longest time that there is fits in", () => {
  const spread = new Spread();
  assertEquals(spread.quantile(0.5), 0);
  spread.add(MAX_DELAY_MS);
  assert(spread.quantile(1) >= MAX_DELAY_MS);
});
