import { assertEquals, assertThrows } from "@std/assert";
import fc from "fast-check";
import { isoTime } from "../../../../gateway/runtime/iso_time.ts";

Deno.test("isoTime() words a time as Date does, whichever it worded before", () => {
  const near = fc.integer({ min: 1_790_000_000_000, max: 1_790_000_200_000 });
  const any = fc.oneof(
    near,
    fc.integer({ min: -1e15, max: 8e15 }),
    fc.double({ min: 0, max: 1e13 }),
  );
  fc.assert(
    fc.property(any.filter((ms) => !Number.isNaN(ms)), (ms) => {
      assertEquals(isoTime(ms), new Date(ms).toISOString());
    }),
    { seed: 1, numRuns: 5_000 },
  );
});

Deno.test("isoTime() throws for what is no time, as Date does", () => {
  for (const ms of [NaN, Infinity, 9e15]) assertThrows(() => isoTime(ms), RangeError);
});
