import { assertEquals } from "@std/assert";
import { keyOf } from "../../../../../web/toolbar/components/keypad.tsx";

const press = (key: string, held: Partial<Parameters<typeof keyOf>[0]> = {}) =>
  keyOf({ key, ctrlKey: false, metaKey: false, altKey: false, ...held });

Deno.test("keyOf() knows the twelve keys of a telephone and nothing else", () => {
  for (const key of "0123456789*#") assertEquals(press(key), key);
  for (const key of ["A", "Enter", "Tab", " ", "F1", "12"]) assertEquals(press(key), undefined);
});

Deno.test("keyOf() leaves the browser's own shortcuts alone", () => {
  assertEquals(press("1", { ctrlKey: true }), undefined);
  assertEquals(press("1", { metaKey: true }), undefined);
  assertEquals(press("1", { altKey: true }), undefined);
});
