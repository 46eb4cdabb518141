import { assert, assertEquals } from "@std/assert";
import { Backoff } from "../../../../gateway/runtime/backoff.ts";
import { seededRandom } from "../../../../gateway/runtime/random.ts";
import { leastChance } from "../../../helpers/chance.ts";

Deno.test("Backoff doubles up to its longest wait, and begins anew when it worked", () => {
  const backoff = new Backoff({ firstMs: 500, lastMs: 1_500, random: leastChance });
  assertEquals([backoff.next(), backoff.next(), backoff.next(), backoff.next()], [
    250,
    500,
    750,
    750,
  ]);
  backoff.reset();
  assertEquals(backoff.next(), 250);
});

Deno.test("a thousand gateways that lost one T-Server do not come back in one instant", () => {
  const inSlot = new Map<number, number>();
  for (let seed = 0; seed < 1_000; seed++) {
    const backoff = new Backoff({ firstMs: 500, lastMs: 10_000, random: seededRandom(seed) });
    const waitMs = backoff.next();
    assert(waitMs >= 250 && waitMs < 500, `${waitMs}`);
    const slot = Math.floor(waitMs / 10);
    inSlot.set(slot, (inSlot.get(slot) ?? 0) + 1);
  }
  // 25 slots of 10 ms: 40 in each on average.
  assertEquals(inSlot.size, 25);
  assert(Math.max(...inSlot.values()) < 80, `${[...inSlot.values()]}`);
});
