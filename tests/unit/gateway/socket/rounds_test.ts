import { assert, assertEquals } from "@std/assert";
import { ManualClock } from "../../../../gateway/runtime/manual_clock.ts";
import { Rounds } from "../../../../gateway/socket/rounds.ts";

function begun() {
  const clock = new ManualClock();
  const visited: number[] = [];
  const rounds = new Rounds<number>({
    clock,
    roundMs: 1_000,
    steps: 10,
    visit: (member) => void visited.push(member),
  });
  return { clock, visited, rounds };
}

Deno.test("Rounds visits each member once a round, a share of them at a time, with one timer", () => {
  const { clock, visited, rounds } = begun();
  for (let member = 0; member < 18_000; member++) rounds.add(member);
  assertEquals(clock.pending, 1);
  for (let step = 1; step <= 10; step++) {
    clock.advance(100);
    assertEquals([visited.length, clock.pending], [1_800 * step, 1]);
  }
  assertEquals(new Set(visited).size, 18_000);
});

Deno.test("Rounds has no timer while there is nobody to visit", () => {
  const { clock, visited, rounds } = begun();
  rounds.add(1);
  rounds.add(2);
  rounds.delete(1);
  rounds.delete(1);
  clock.advance(1_000);
  rounds.delete(2);
  clock.advance(1_000);
  assertEquals([visited, clock.pending], [[2], 0]);
  rounds.add(3);
  clock.advance(1_000);
  assertEquals(visited, [2, 3]);
  rounds.stop();
  assertEquals(clock.pending, 0);
});

Deno.test("Rounds counts no time that this process was stopped", () => {
  let now = 0;
  let fire = () => {};
  const clock = {
    now: () => now,
    setTimer: (_delayMs: number, fires: () => void) => {
      fire = fires;
      return { cancel() {} };
    },
  };
  const rounds = new Rounds<number>({ clock, roundMs: 1_000, steps: 10, visit() {} });
  rounds.add(1);
  now += 3_600_000;
  fire();
  assert(now > 0);
  assertEquals(rounds.elapsedMs, 100);
});
