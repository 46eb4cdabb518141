// What is heard, of how many tabs, and when it stops.
import { assertEquals } from "@std/assert";
import { ManualClock } from "../../../../../gateway/runtime/manual_clock.ts";
import { Ringer, type Sounder } from "../../../../../web/toolbar/attention/ringer.ts";
import { PHRASES } from "../../../../../web/toolbar/attention/tones.ts";
import { FakeTurns } from "../peers/fake_turns.ts";

const RING = { tone: "classic", gain: 0.5 } as const;

class FakeSounder implements Sounder {
  state: Sounder["state"] = "ready";
  /** The gains of what was played. */
  readonly played: number[] = [];
  hushed = 0;
  #changed = () => {};

  watch(changed: () => void): void {
    this.#changed = changed;
  }

  unlock(): void {
    this.state = "ready";
    this.#changed();
  }

  play(_: unknown, gain: number): void {
    this.played.push(gain);
  }

  hush(): void {
    this.hushed++;
  }
}

function tabs() {
  const clock = new ManualClock();
  const turns = new FakeTurns();
  const open = (sounder = new FakeSounder()) => ({
    sounder,
    ringer: new Ringer({ sounder, turns: turns.tab(), clock }),
  });
  return { clock, open };
}

Deno.test("a tone is played again and again until the call is decided", () => {
  const { clock, open } = tabs();
  const { ringer, sounder } = open();
  ringer.ring(RING);
  clock.advance(PHRASES.classic.everyMs * 2);
  assertEquals(sounder.played.length, 3);
  ringer.ring(undefined);
  clock.advance(60_000);
  assertEquals(sounder.played.length, 3);
  assertEquals(clock.pending, 0);
});

Deno.test("of two tabs one rings, and the other goes on when that one is silenced", () => {
  const { open } = tabs();
  const [one, other] = [open(), open()];
  one.ringer.ring(RING);
  other.ringer.ring(RING);
  assertEquals([one.sounder.played.length, other.sounder.played.length], [1, 0]);
  one.ringer.ring(undefined);
  assertEquals([one.sounder.played.length, other.sounder.played.length], [1, 1]);
  other.ringer.ring(undefined);
});

Deno.test("a tab that may make no sound leaves the ringing to one that may", () => {
  const { open } = tabs();
  const locked = open(Object.assign(new FakeSounder(), { state: "locked" as const }));
  const free = open();
  locked.ringer.ring(RING);
  free.ringer.ring(RING);
  assertEquals([locked.sounder.played.length, free.sounder.played.length], [0, 1]);
  free.ringer.ring(undefined);
});

Deno.test("the first click is heard: a call that rings already is rung for then", () => {
  const { open } = tabs();
  const { ringer, sounder } = open(Object.assign(new FakeSounder(), { state: "locked" as const }));
  ringer.ring(RING);
  assertEquals(sounder.played, []);
  sounder.unlock();
  assertEquals(sounder.played, [0.5]);
  ringer.ring(undefined);
});

Deno.test("a volume that is changed while it rings is heard at once", () => {
  const { open } = tabs();
  const { ringer, sounder } = open();
  ringer.ring(RING);
  ringer.ring({ ...RING });
  ringer.ring({ ...RING, gain: 0.1 });
  assertEquals(sounder.played, [0.5, 0.1]);
  ringer.ring(undefined);
});
