import { assertEquals, assertMatch } from "@std/assert";
import { percent } from "../../../../../web/workbench/sequence/percent.ts";
import { sayClock, sayLength, saySince } from "../../../../../web/workbench/sequence/say_time.ts";

Deno.test("saySince() counts milliseconds from the start, and minutes from the first on", () => {
  assertEquals(saySince(0), "+0.000");
  assertEquals(saySince(1_204), "+1.204");
  assertEquals(saySince(62_345), "+1:02.345");
  assertEquals(saySince(-3), "+0.000");
});

Deno.test("sayLength() chooses the unit that reads best", () => {
  assertEquals(sayLength(420), "420 ms");
  assertEquals(sayLength(2_000), "2.0 s");
  assertEquals(sayLength(180_000), "3 min");
});

Deno.test("sayClock() gives hours, minutes and seconds", () => {
  assertMatch(sayClock(Date.UTC(2026, 0, 1, 3, 4, 5)), /^\d\d:\d\d:05$/);
});

Deno.test("percent() writes a fraction without rounding noise", () => {
  assertEquals(percent(0.25), "25%");
  assertEquals(percent(1 / 3), "33.3333%");
});
