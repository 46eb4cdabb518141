import { assertEquals } from "@std/assert";
import fc from "fast-check";
import { ManualClock } from "../../../../gateway/runtime/manual_clock.ts";
import { sharingTimers } from "../../../../gateway/runtime/shared_timers.ts";

function sharing() {
  const machine = new ManualClock();
  let elapsedMs = 0;
  const clock = sharingTimers(machine, () => elapsedMs);
  const fired: string[] = [];
  return {
    machine,
    clock,
    fired,
    set: (name: string, delayMs: number) => clock.setTimer(delayMs, () => void fired.push(name)),
    advance(ms: number) {
      for (let passed = 0; passed < ms; passed++) {
        elapsedMs++;
        machine.advance(1);
      }
    },
  };
}

Deno.test("Timers of one length are one timer of the clock, and fire each at its time", () => {
  const { machine, fired, set, advance } = sharing();
  set("first", 5_000);
  advance(1_000);
  set("second", 5_000);
  assertEquals(machine.pending, 1);
  advance(4_000);
  assertEquals(fired, ["first"]);
  advance(999);
  assertEquals(fired, ["first"]);
  advance(1);
  assertEquals(fired, ["first", "second"]);
  assertEquals(machine.pending, 0);
});

Deno.test("Nothing is left at the clock when the last time-out would have been", () => {
  const { machine, fired, set, advance } = sharing();
  const timers = [set("first", 5_000), set("second", 5_000)];
  for (const timer of timers) timer.cancel();
  for (const timer of timers) timer.cancel();
  advance(5_000);
  assertEquals(machine.pending, 0);
  set("third", 5_000);
  advance(5_000);
  assertEquals(fired, ["third"]);
});

Deno.test("A time-out that fires may cancel the next, and set another of its length", () => {
  const { machine, clock, fired, set, advance } = sharing();
  clock.setTimer(2_000, () => {
    next.cancel();
    set("set meanwhile", 2_000);
  });
  const next = set("next", 2_000);
  advance(2_000);
  assertEquals(fired, []);
  assertEquals(machine.pending, 1);
  advance(2_000);
  assertEquals(fired, ["set meanwhile"]);
});

Deno.test("A clock that is set an hour on fires no time-out early", () => {
  const { machine, fired, set, advance } = sharing();
  set("first", 5_000);
  advance(1_000);
  set("second", 5_000);
  machine.sleep(3_600_000);
  advance(1);
  assertEquals(fired, []);
  advance(3_999);
  assertEquals(fired, ["first"]);
});

const acts = fc.array(fc.oneof(
  fc.record({ do: fc.constant("set" as const), delayMs: fc.constantFrom(0, 10, 1_000, 1_003) }),
  fc.record({ do: fc.constant("cancel" as const), which: fc.nat(20) }),
  fc.record({ do: fc.constant("advance" as const), ms: fc.integer({ min: 1, max: 700 }) }),
));

Deno.test("Shared timers fire when timers of their own would, and are forgotten when cancelled", () => {
  fc.assert(fc.property(acts, (all) => {
    const shared = sharing();
    const plain = new ManualClock();
    const expected: string[] = [];
    const timers: { cancel(): void }[][] = [];
    for (const act of all) {
      if (act.do === "set") {
        const name = `${timers.length}`;
        const own = plain.setTimer(act.delayMs, () => void expected.push(name));
        timers.push([shared.set(name, act.delayMs), own]);
      } else if (act.do === "cancel") {
        for (const timer of timers[act.which] ?? []) timer.cancel();
      } else {
        plain.advance(act.ms);
        shared.advance(act.ms);
        assertEquals(shared.fired.toSorted(), expected.toSorted());
      }
    }
  }));
});
