// Keys: what each does, which may be used, and which call is meant.
import { assertEquals } from "@std/assert";
import { callFor } from "../../../../../web/toolbar/shortcuts/call_for.ts";
import {
  actionOf,
  ACTIONS,
  chordOf,
  DEFAULT_KEYS,
  problemOf,
} from "../../../../../web/toolbar/shortcuts/keys.ts";
import { callIn } from "../peers/calls.ts";

const press = (key: string, modifiers: string = "") => ({
  key,
  ctrlKey: modifiers.includes("C"),
  metaKey: modifiers.includes("M"),
  altKey: modifiers.includes("A"),
  shiftKey: modifiers.includes("S"),
});

Deno.test("a key is written as people write it, wherever it is on the keyboard", () => {
  assertEquals(chordOf(press("a")), "A");
  assertEquals(chordOf(press("A", "S")), "Shift+A");
  assertEquals(chordOf(press("?", "S")), "?");
  assertEquals(chordOf(press("k", "AS")), "Alt+Shift+K");
  assertEquals(chordOf(press("Shift", "S")), undefined);
});

Deno.test("a pressed key does what it was given, and with other modifiers nothing", () => {
  assertEquals(actionOf(press("a"), DEFAULT_KEYS), "accept");
  assertEquals(actionOf(press("a", "C"), DEFAULT_KEYS), undefined);
  assertEquals(actionOf(press("?", "S"), DEFAULT_KEYS), "help");
  assertEquals(actionOf(press("z"), DEFAULT_KEYS), undefined);
  assertEquals(actionOf(press("a"), { ...DEFAULT_KEYS, accept: "" }), undefined);
});

Deno.test("no key as delivered is one that the browser needs, or is given twice", () => {
  for (const action of ACTIONS) {
    assertEquals(problemOf(DEFAULT_KEYS[action], action, DEFAULT_KEYS), undefined, action);
  }
});

Deno.test("keys of browsers, screen readers and the keypad cannot be taken", () => {
  const refused = [
    "Ctrl+T",
    "Meta+A",
    "Alt+D",
    "Tab",
    "Enter",
    "Escape",
    "F5",
    "ArrowDown",
    " ",
    "5",
    "#",
    "/",
    "+",
    "Shift+Tab",
  ];
  for (const chord of refused) {
    assertEquals(problemOf(chord, "accept", DEFAULT_KEYS), { name: "reserved" }, chord);
  }
  assertEquals(problemOf("Alt+Shift+A", "accept", DEFAULT_KEYS), undefined);
});

Deno.test("a key that something else has is not given away", () => {
  const taken = { name: "taken", by: "end" } as const;
  assertEquals(problemOf("E", "accept", DEFAULT_KEYS), taken);
  assertEquals(problemOf("E", "end", DEFAULT_KEYS), undefined);
});

Deno.test("of several calls the most pressing is meant", () => {
  const [talking, held, ringing] = [callIn("ACCEPTED"), callIn("HELD"), callIn("RINGING")];
  const calls = [held, talking, ringing];
  assertEquals(callFor("accept", calls), ringing);
  assertEquals(callFor("end", calls), ringing);
  assertEquals(callFor("end", [held, talking]), talking);
  assertEquals(callFor("hold", calls), talking);
  assertEquals(callFor("hold", [held, ringing]), held);
  assertEquals(callFor("mute", [held]), undefined);
});
