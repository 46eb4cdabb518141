import { assertEquals, assertThrows } from "@std/assert";
import { ManualClock } from "../../../../gateway/runtime/manual_clock.ts";

Deno.test("ManualClock.advance() fires timers in order of due time, then of creation", () => {
  const clock = new ManualClock(0);
  const fired: string[] = [];
  clock.setTimer(20, () => fired.push(`late at ${clock.now()}`));
  clock.setTimer(10, () => fired.push(`first at ${clock.now()}`));
  clock.setTimer(10, () => fired.push(`second at ${clock.now()}`));

  clock.advance(15);
  assertEquals(fired, ["first at 10", "second at 10"]);
  clock.advance(5);
  assertEquals(fired, ["first at 10", "second at 10", "late at 20"]);
});

Deno.test("ManualClock.advance() fires a timer that was set by another on the way", () => {
  const clock = new ManualClock(0);
  const fired: number[] = [];
  clock.setTimer(5, () => clock.setTimer(5, () => fired.push(clock.now())));

  clock.advance(10);
  assertEquals(fired, [10]);
  assertEquals(clock.now(), 10);
});

Deno.test("ManualClock: a cancelled timer does not fire", () => {
  const clock = new ManualClock();
  const timer = clock.setTimer(1, () => {
    throw new Error("fired");
  });
  timer.cancel();
  timer.cancel();
  clock.advance(10);
  assertEquals(clock.pending, 0);
});

Deno.test("ManualClock.runAll() gives up on timers that never end", () => {
  const clock = new ManualClock();
  const again = () => void clock.setTimer(1, again);
  again();
  assertThrows(() => clock.runAll(10), RangeError, "10 fired");
});
