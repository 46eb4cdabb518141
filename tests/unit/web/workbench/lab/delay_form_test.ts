// A delay between its form and the T-Server, and the slider's scale.
import { assert, assertEquals } from "@std/assert";
import {
  asKind,
  type DelayForm,
  delayOf,
  formOf,
  KINDS,
  msAt,
  NO_DELAY,
  positionOf,
  readMs,
  sayDelay,
  SLIDER,
} from "../../../../../web/workbench/lab/delays/delay_form.ts";

const FORMS: readonly DelayForm[] = [
  { kind: "fixed", ms: 250 },
  { kind: "range", min: 50, max: 500 },
  { kind: "normal", mean: 300, sd: 80 },
  { kind: "never" },
];

Deno.test("every kind of delay comes back from the T-Server as it was filled in", () => {
  for (const form of FORMS) assertEquals(formOf(delayOf(form) ?? undefined), form);
  assertEquals(delayOf(NO_DELAY), null);
  assertEquals(formOf(undefined), NO_DELAY);
});

Deno.test("a delay of a kind that the page does not know is shown as none", () => {
  assertEquals(formOf({ exponential: 5 }), NO_DELAY);
});

Deno.test("another kind of delay begins near the one that was", () => {
  for (const form of FORMS) for (const kind of KINDS) assertEquals(asKind(form, kind).kind, kind);
  assertEquals(asKind({ kind: "fixed", ms: 400 }, "range"), { kind: "range", min: 200, max: 600 });
  assertEquals(asKind({ kind: "range", min: 0, max: 200 }, "fixed"), { kind: "fixed", ms: 100 });
  assertEquals(asKind({ kind: "never" }, "fixed"), NO_DELAY);
  assertEquals(asKind(NO_DELAY, "normal"), { kind: "normal", mean: 250, sd: 63 });
});

Deno.test("the slider goes from nothing to 30 s, ever upwards, and back to the position that it was at", () => {
  const delays = Array.from({ length: SLIDER.steps + 1 }, (_, position) => msAt(position));
  assertEquals([delays[0], delays.at(-1)], [0, SLIDER.maxMs]);
  for (const [position, ms] of delays.entries()) {
    assert(position === 0 || ms > delays[position - 1]!, `${position}: ${ms}`);
    // Else the arrow keys would not get past it.
    assertEquals(positionOf(ms), position);
  }
  assert(msAt(1) <= 10 && msAt(50) > 200 && msAt(50) < 1_000);
  assertEquals(positionOf(3_600_000), SLIDER.steps);
});

Deno.test("sayDelay() says each kind in a word or two", () => {
  assertEquals(FORMS.map(sayDelay), ["250 ms", "50 ms to 500 ms", "300 ms ± 80 ms", "never"]);
  assertEquals(sayDelay({ kind: "fixed", ms: 2_500 }), "2.5 s");
  assertEquals(sayDelay(NO_DELAY), "none");
});

Deno.test("readMs() takes whole milliseconds that a timer can hold", () => {
  assertEquals(["0", " 250 ", "2147483647"].map(readMs), [0, 250, 2_147_483_647]);
  for (const text of ["", " ", "1.5", "-1", "soon", "2147483648"]) {
    assertEquals(readMs(text), undefined);
  }
});
