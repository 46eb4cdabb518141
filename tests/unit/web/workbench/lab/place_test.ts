// Where the lab is: address, memory, width.
import { assertEquals } from "@std/assert";
import {
  hashOfPanel,
  panelByKey,
  panelOfHash,
  PANELS,
} from "../../../../../web/workbench/lab/address.ts";
import { createLabPlace, LAB_KEY, WIDTH } from "../../../../../web/workbench/lab/place.ts";

class FakeMemory {
  readonly items = new Map<string, string>();
  getItem = (key: string) => this.items.get(key) ?? null;
  setItem = (key: string, value: string) => void this.items.set(key, value);
}

function bench({ hash = "", isRoomy = false, memory = new FakeMemory() } = {}) {
  const shown: string[] = [];
  const show = (next: string) => void shown.push(next);
  const place = createLabPlace({ hash, isRoomy, storage: () => memory, show });
  return { place, shown, memory };
}

Deno.test("each panel has an address, and the address leads to it", () => {
  for (const panel of PANELS) assertEquals(panelOfHash(hashOfPanel(panel)), panel);
  assertEquals(panelOfHash("#lab"), "any");
  assertEquals(panelOfHash("#lab/nowhere"), undefined);
  assertEquals(panelOfHash("#phones"), undefined);
});

Deno.test("arrows go around the tabs, Home and End to their ends", () => {
  const [first, last] = [PANELS[0], PANELS.at(-1)!];
  assertEquals(panelByKey("ArrowRight", last), first);
  assertEquals(panelByKey("ArrowLeft", first), last);
  assertEquals([panelByKey("Home", last), panelByKey("End", first)], [first, last]);
  assertEquals(panelByKey("a", first), undefined);
});

Deno.test("the lab is closed at first, but for a wide screen and an address that names it", () => {
  assertEquals(bench().place.panel.value, undefined);
  const { place } = bench({ isRoomy: true });
  assertEquals([place.panel.value, place.width.value], [PANELS[0], WIDTH.roomy]);
  assertEquals(bench({ hash: "#lab/scenarios" }).place.panel.value, "scenarios");
  assertEquals(bench({ hash: "#phones" }).place.panel.value, undefined);
});

Deno.test("panel and width are there again on the next visit, and a closed lab stays closed", () => {
  const { place, memory, shown } = bench({ hash: "#lab/scenarios" });
  place.resize(500);
  const next = bench({ memory });
  assertEquals([next.place.panel.value, next.place.width.value], ["scenarios", 500]);
  place.close();
  assertEquals(shown.at(-1), "");
  const later = bench({ memory, isRoomy: true });
  assertEquals(later.place.panel.value, undefined);
  later.place.toggle();
  assertEquals(later.place.panel.value, "scenarios");
});

Deno.test("the width stays within its bounds, and what was remembered wrongly is forgotten", () => {
  const { place } = bench();
  place.resize(10);
  assertEquals(place.width.value, WIDTH.min);
  place.resize(9_999);
  assertEquals(place.width.value, WIDTH.max);
  const memory = new FakeMemory();
  memory.setItem(LAB_KEY, "{half");
  assertEquals(bench({ memory }).place.width.value, WIDTH.initial);
});

Deno.test("a jump elsewhere on the page leaves the lab as it is", () => {
  const { place } = bench({ hash: "#lab/state" });
  place.heed("#phones");
  assertEquals(place.panel.value, "state");
  place.heed("#lab/scenarios");
  assertEquals(place.panel.value, "scenarios");
});
