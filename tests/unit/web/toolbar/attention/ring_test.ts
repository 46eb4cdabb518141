// When a call is heard, and how.
import { assert, assertEquals } from "@std/assert";
import { badgedTitle, badgeOf } from "../../../../../web/toolbar/attention/badge.ts";
import { ringOf } from "../../../../../web/toolbar/attention/ring.ts";
import { PHRASES } from "../../../../../web/toolbar/attention/tones.ts";
import { DEFAULT_SETTINGS, TONES } from "../../../../../web/toolbar/settings/settings.ts";
import { asking, callIn } from "../peers/calls.ts";

const settings = { ...DEFAULT_SETTINGS, volume: 50 };
const ringing = callIn("RINGING");

Deno.test("a call that rings is heard until the agent has decided, which is before the switch has", () => {
  assertEquals(ringOf([ringing], settings), { tone: "classic", gain: 0.5 });
  for (const command of ["Accept", "Reject"] as const) {
    assertEquals(ringOf([{ ...ringing, ...asking(command) }], settings), undefined);
  }
  for (const phase of ["DIALLING", "ACCEPTED", "HELD", "DISCONNECTED"] as const) {
    assertEquals(ringOf([callIn(phase)], settings), undefined, phase);
  }
});

Deno.test("while the agent talks, another call rings softly, or not at all", () => {
  const calls = [callIn("ACCEPTED"), ringing];
  assertEquals(ringOf(calls, settings)?.gain, 0.1);
  assertEquals(ringOf(calls, { ...settings, duringCalls: "silently" }), undefined);
  // Nobody is disturbed who waits with a parked call.
  const parked = [callIn("HELD"), ringing];
  assertEquals(ringOf(parked, { ...settings, duringCalls: "silently" })?.gain, 0.5);
});

Deno.test("sound that is turned off, or down, is none", () => {
  assertEquals(ringOf([ringing], { ...settings, sound: false }), undefined);
  assertEquals(ringOf([ringing], { ...settings, volume: 0 }), undefined);
});

Deno.test("each tone ends before it begins again", () => {
  for (const tone of TONES) {
    const { notes, everyMs } = PHRASES[tone];
    assert(notes.every(({ at, forSeconds }) => (at + forSeconds) * 1_000 < everyMs), tone);
  }
});

Deno.test("the title says how many calls ring, else how many were missed", () => {
  const badge = badgeOf([ringing, callIn("ACCEPTED")], 3);
  assertEquals(badge, { count: 1, icon: "ringing" });
  assertEquals(badgedTitle("Media toolbar", badge), "(1) Media toolbar");
  assertEquals(badgeOf([], 3), { count: 3, icon: "missed" });
  assertEquals(badgedTitle("Media toolbar", badgeOf([], 0)), "Media toolbar");
});
