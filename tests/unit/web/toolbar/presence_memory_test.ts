import { assertEquals } from "@std/assert";
import { presenceOf, sessionMemory } from "../../../../web/toolbar/presence_memory.ts";
import { INITIAL_STATE, type ToolbarState } from "../../../../web/toolbar/state/model.ts";

const agentIs = (agent: Partial<ToolbarState["agent"]>): ToolbarState => ({
  ...INITIAL_STATE,
  agent: { ...INITIAL_STATE.agent, ...agent },
});

Deno.test("presenceOf() is unknown as long as the toolbar is still finding out", () => {
  assertEquals(presenceOf(INITIAL_STATE), "away");
  assertEquals(presenceOf(agentIs({ status: "available", wanted: true })), "available");
  assertEquals(presenceOf(agentIs({ status: "unavailable" })), "away");
  assertEquals(presenceOf(agentIs({ status: "connecting" })), undefined);
  assertEquals(presenceOf(agentIs({ status: "reconnecting" })), undefined);
  assertEquals(presenceOf(agentIs({ status: "unavailable", problem: "No link" })), undefined);
});

Deno.test("sessionMemory() gives back what it kept, and away for anything else", () => {
  const kept = new Map<string, string>();
  const memory = sessionMemory(() => ({
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
  }));
  assertEquals(memory.load(), "away");
  memory.save("on-call");
  assertEquals(memory.load(), "on-call");
  for (const key of kept.keys()) kept.set(key, "asleep");
  assertEquals(memory.load(), "away");
});

Deno.test("a framed page that is denied storage starts away and does not fail", () => {
  const memory = sessionMemory(() => {
    throw new Error("denied");
  });
  memory.save("available");
  assertEquals(memory.load(), "away");
});
