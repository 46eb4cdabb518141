import { assertEquals } from "@std/assert";
import { ManualClock } from "../../../../../gateway/runtime/manual_clock.ts";
import { createRecorder, GATHER_MS } from "../../../../../web/workbench/sequence/recorder.ts";

function setUp() {
  const clock = new ManualClock();
  const recorder = createRecorder({
    clock,
    isOurs: ({ agentId }) => agentId === undefined || agentId === "1001",
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
    return recorder.shown.value.messages.map(({ name }) => name);
  };
  return { clock, recorder, trace, names };
}

Deno.test("hear() gathers arrivals and shows them together", () => {
  const { clock, recorder, trace } = setUp();
  trace(1);
  trace(2);
  assertEquals(recorder.shown.value.messages.length, 0);
  assertEquals(clock.pending, 1);
  clock.advance(GATHER_MS);
  assertEquals(recorder.shown.value.messages.length, 2);
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
  assertEquals(new Set(recorder.shown.value.messages.map(({ key }) => key)).size, 3);
});

Deno.test("hear() leaves out another agent's messages and what cannot be read", () => {
  const { recorder, trace, names } = setUp();
  trace(1, { agentId: "2002" });
  recorder.hear("mock", { id: "one" });
  assertEquals(names(), []);
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
