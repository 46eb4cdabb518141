import { assertEquals } from "@std/assert";
import { ManualClock } from "../../../../gateway/runtime/manual_clock.ts";
import { throttled } from "../../../../web/shared/throttle.ts";

Deno.test("throttled() acts at once, then at most every so often, and once more at the end", async () => {
  const clock = new ManualClock();
  let acts = 0;
  const ask = throttled(() => Promise.resolve(acts++), { clock, everyMs: 100 });
  const pass = async (ms: number) => {
    await Promise.resolve();
    clock.advance(ms);
    await Promise.resolve();
  };
  for (let times = 0; times < 5; times++) ask();
  assertEquals(acts, 1);
  await pass(99);
  assertEquals(acts, 1);
  await pass(1);
  assertEquals(acts, 2);
  await pass(100);
  assertEquals(acts, 2);
  ask();
  assertEquals(acts, 3);
});

Deno.test("throttled() does not begin anew while it is still at it", async () => {
  const clock = new ManualClock();
  const { promise, resolve } = Promise.withResolvers<void>();
  let acts = 0;
  const ask = throttled(() => {
    acts++;
    return promise;
  }, { clock, everyMs: 100 });
  ask();
  ask();
  clock.advance(10_000);
  assertEquals(acts, 1);
  resolve();
  await promise;
  await Promise.resolve();
  clock.advance(100);
  assertEquals(acts, 2);
});
