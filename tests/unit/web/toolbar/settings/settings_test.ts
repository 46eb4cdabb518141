// Settings: kept for the next page, followed by other tabs, and never in the way when they are broken.
import { assertEquals } from "@std/assert";
import { ManualClock } from "../../../../../gateway/runtime/manual_clock.ts";
import { openKeepsakes } from "../../../../../web/toolbar/aids.ts";
import { DEFAULT_SETTINGS, Settings } from "../../../../../web/toolbar/settings/settings.ts";
import { TabStorage } from "../peers/desk.ts";

function open(storage: TabStorage, watchStorage = (_: (key: string | null) => void) => {}) {
  const clock = new ManualClock();
  return openKeepsakes({ storage: () => storage, watchStorage, agent: "1002", clock }).settings;
}

Deno.test("what was set is there again on the next page, and at once in another tab", () => {
  const storage = new TabStorage();
  let tell = (_: string | null) => {};
  const other = open(storage, (changed) => tell = changed);
  const first = open(storage);
  first.change({ volume: 10, tone: "chime" });
  assertEquals(open(storage).settings.value, { ...DEFAULT_SETTINGS, volume: 10, tone: "chime" });
  tell("hookswitch.settings.1002");
  assertEquals(other.settings.value.tone, "chime");
});

Deno.test("one value that cannot be understood does not take the others with it", () => {
  const kept = { ...DEFAULT_SETTINGS, volume: "loud", tone: "soft", keys: { accept: "Q" } };
  assertEquals(Settings.parse(kept), { ...DEFAULT_SETTINGS, tone: "soft" });
  assertEquals(
    open(new TabStorage([["hookswitch.settings.1002", "no"]])).settings.value,
    DEFAULT_SETTINGS,
  );
});
