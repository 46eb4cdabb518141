import { assertEquals, assertNotEquals } from "@std/assert";
import { nameOfFrame, tabMemories } from "../../../../web/toolbar/tab_memories.ts";
import { TabStorage } from "./peers/desk.ts";

const CALL = {
  eventId: "A",
  connectionId: "conn-A",
  ANI: "",
  direction: "inbound",
  wasEstablished: true,
} as const;

function memoryOver(storage: () => Pick<Storage, "getItem" | "setItem">, agent = "") {
  return tabMemories({ storage, agent, page: "page-1" });
}

Deno.test("tabMemories() give back what they kept, each agent's own", () => {
  const storage = new TabStorage();
  memoryOver(() => storage, "1001").presence.save("on-call");
  memoryOver(() => storage, "1001").calls.save([CALL]);
  assertEquals(memoryOver(() => storage, "1001").presence.load(), "on-call");
  assertEquals(memoryOver(() => storage, "1001").calls.load(), [CALL]);
  memoryOver(() => storage, "1001").wrapUp.save({ page: "page-1", eventId: "A", since: 1 });
  assertEquals(memoryOver(() => storage, "1001").wrapUp.load()?.since, 1);
  assertEquals(memoryOver(() => storage, "1002").wrapUp.load(), null);
  assertEquals(memoryOver(() => storage, "1002").presence.load(), "away");
  assertEquals(memoryOver(() => storage, "1002").calls.load(), []);
});

Deno.test("whatever else lies in the storage is as good as nothing", () => {
  const storage = new TabStorage();
  const { presence, calls, told, asked } = memoryOver(() => storage);
  presence.save("available");
  calls.save([CALL]);
  told.save([]);
  asked.save([]);
  const garbage = ["", "{", "null", "42", '"asleep"', "[1]", '[{"eventId":"A"}]', '{"a":[]}'];
  for (const text of garbage) {
    for (const key of storage.kept.keys()) storage.kept.set(key, text);
    const found = memoryOver(() => storage);
    const values = [found.presence, found.calls, found.told, found.asked].map((one) => one.load());
    assertEquals(values, ["away", [], [], []], text);
  }
});

Deno.test("a framed page that is denied storage, or whose storage is full, only forgets", () => {
  const denied = memoryOver(() => {
    throw new Error("denied");
  });
  denied.presence.save("available");
  assertEquals(denied.presence.load(), "away");
  const full = memoryOver(() => ({
    getItem: () => null,
    setItem() {
      throw new Error("full");
    },
  }));
  full.calls.save([CALL]);
  assertEquals(full.calls.load(), []);
});

Deno.test("nameOfFrame() names a frame once, and leaves a name from elsewhere alone", () => {
  let ids = 0;
  const newId = () => String(++ids);
  const frame = { name: "" };
  const name = nameOfFrame(frame, newId);
  assertEquals(nameOfFrame(frame, newId), name);
  const named = { name: "toolbar" };
  assertNotEquals(nameOfFrame(named, newId), nameOfFrame(named, newId));
  assertEquals(named.name, "toolbar");
});
