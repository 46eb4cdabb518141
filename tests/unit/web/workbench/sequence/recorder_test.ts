import { assertEquals } from "@std/assert";
import { ManualClock } from "../../../../../gateway/runtime/manual_clock.ts";
import {
  type Cleared,
  NOTHING_CLEARED,
  sessionClearMemory,
} from "../../../../../web/workbench/sequence/clear_memory.ts";
import { createRecorder, GATHER_MS } from "../../../../../web/workbench/sequence/recorder.ts";
import { message } from "./messages.ts";

/** What a tab's storage holds across reloads. */
interface Tab {
  cleared: Cleared;
}

function setUp(tab: Tab = { cleared: NOTHING_CLEARED }) {
  const clock = new ManualClock();
  const recorder = createRecorder({
    clock,
    memory: { load: () => tab.cleared, save: (cleared) => tab.cleared = { ...cleared } },
  });
  const trace = (id: number, { time = id, agentId = "1001" } = {}) =>
    recorder.hear("trace", {
      id,
      time,
      from: "toolbar",
      to: "gateway",
      name: `n${id}`,
      agentId,
      payload: {},
    });
  const names = () => {
    clock.advance(GATHER_MS);
    return recorder.change.value.timeline.messages.map(({ name }) => name);
  };
  return { clock, recorder, trace, names };
}

Deno.test("hear() gathers arrivals and shows them together", () => {
  const { clock, recorder, trace } = setUp();
  trace(1);
  trace(2);
  assertEquals(recorder.change.value.timeline.messages.length, 0);
  assertEquals(clock.pending, 1);
  clock.advance(GATHER_MS);
  assertEquals(recorder.change.value.timeline.messages.length, 2);
});

Deno.test("hear() shows a record once, though a reopened stream tells it again", () => {
  const { trace, names } = setUp();
  for (const id of [1, 2, 1, 2, 3]) trace(id);
  assertEquals(names(), ["n1", "n2", "n3"]);
});

Deno.test("hear() goes on after the gateway was started anew and counts from 1", () => {
  const { recorder, trace, names } = setUp();
  trace(1, { time: 10 });
  trace(2, { time: 20 });
  trace(1, { time: 30 });
  assertEquals(names(), ["n1", "n2", "n1"]);
  assertEquals(new Set(recorder.change.value.timeline.messages.map(({ key }) => key)).size, 3);
});

Deno.test("hear() leaves out what cannot be read", () => {
  const { recorder, names } = setUp();
  recorder.hear("mock", { id: "one" });
  assertEquals(names(), []);
});

Deno.test("restore() adds what is not here and was not cleared", () => {
  const { recorder, trace, names } = setUp({
    cleared: { ...NOTHING_CLEARED, uef: { lastId: 0, lastTime: 3 } },
  });
  trace(5);
  assertEquals(names(), ["n5"]);
  const kept = message("fusion>toolbar kept", 4);
  const cleared = message("fusion>toolbar cleared", 3);
  recorder.restore([...recorder.change.value.timeline.messages, kept, cleared]);
  assertEquals(names(), ["kept", "n5"]);
});

Deno.test("tell() says how the sources stand", () => {
  const { recorder } = setUp();
  assertEquals(recorder.sources.value, { uef: "up", trace: "waiting", mock: "waiting" });
  recorder.tell("mock", "down");
  assertEquals(recorder.sources.value, { uef: "up", trace: "waiting", mock: "down" });
});

Deno.test("pause() stands still and counts what waits; resume() shows it", () => {
  const { recorder, trace, names } = setUp();
  trace(1);
  assertEquals(names(), ["n1"]);
  recorder.pause();
  trace(2);
  trace(3);
  assertEquals(names(), ["n1"]);
  assertEquals(recorder.behind.value, 2);
  recorder.resume();
  assertEquals(names(), ["n1", "n2", "n3"]);
  assertEquals(recorder.behind.value, 0);
});

Deno.test("clear() empties the diagram, ends a pause, and does not show old records again", () => {
  const { recorder, trace, names } = setUp();
  trace(1);
  trace(2);
  recorder.pause();
  recorder.clear();
  trace(2);
  trace(3);
  assertEquals(recorder.isPaused.value, false);
  assertEquals(names(), ["n3"]);
});

Deno.test("after Reset and a reload the gateway's old records do not come back", () => {
  const tab: Tab = { cleared: NOTHING_CLEARED };
  const before = setUp(tab);
  for (const id of [1, 2]) before.trace(id);
  before.recorder.clear();
  before.trace(3);
  assertEquals(before.names(), ["n3"]);

  const reloaded = setUp(tab);
  for (const id of [1, 2, 3, 4]) reloaded.trace(id);
  assertEquals(reloaded.names(), ["n3", "n4"]);
  reloaded.recorder.clear();

  const again = setUp(tab);
  for (const id of [1, 2, 3, 4]) again.trace(id);
  assertEquals(again.names(), []);
  again.trace(1, { time: 5 });
  assertEquals(again.names(), ["n1"]);
});

Deno.test("sessionClearMemory() keeps the times, and forgets what it cannot read", () => {
  const kept = new Map<string, string>();
  const memory = sessionClearMemory(() => ({
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
  }));
  assertEquals(memory.load(), NOTHING_CLEARED);
  const cleared = { ...NOTHING_CLEARED, trace: { lastId: 7, lastTime: 1_000 } };
  memory.save(cleared);
  assertEquals(memory.load(), cleared);
  for (const key of kept.keys()) kept.set(key, '{"trace":"yesterday"}');
  assertEquals(memory.load(), NOTHING_CLEARED);
});
