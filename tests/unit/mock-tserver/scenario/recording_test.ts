// What a recording is taken from: it is whole, or it is refused in a sentence.
import { assert, assertEquals, assertRejects, assertStringIncludes } from "@std/assert";
import { MAX_KEPT } from "../../../../gateway/http/trace.ts";
import { ManualClock } from "../../../../gateway/runtime/manual_clock.ts";
import { readScenario } from "../../../../mock-tserver/scenario/mod.ts";
import { UsageError } from "../../../../tasks/command_line.ts";
import { eventData } from "../../../../tasks/scenario/event_stream.ts";
import { record } from "../../../../tasks/scenario/recording.ts";
import { createWorld } from "../../../../tasks/scenario/world.ts";

function bench(journalEntries?: number) {
  const clock = new ManualClock();
  const world = createWorld({
    ...{ agents: { "1001": "7001" }, seed: 1, clock },
    ...(journalEntries !== undefined && { journalEntries }),
  });
  const take = () => record({ base: "http://localhost", title: "t", send: world.gateway.fetch });
  const comeAndGo = (times: number) => {
    for (let n = 0; n < times; n++) world.gateway.attach("1001", () => {}).detach();
  };
  const trace = async (query: string, records: number) => {
    const response = await world.gateway.fetch(new Request(`http://localhost/trace${query}`));
    const ids: number[] = [];
    assert(response.body);
    for await (const data of eventData(response.body)) {
      ids.push(JSON.parse(data).id);
      if (ids.length === records) break;
    }
    return ids;
  };
  return { clock, ...world, take, comeAndGo, trace };
}

Deno.test("record() refuses a run that the journal no longer holds from its beginning", async () => {
  const { mock, take } = bench(5);
  for (let n = 0; n < 6; n++) mock.control.setLink(true);
  const { message } = await assertRejects(take, UsageError);
  assertStringIncludes(message, "the first 1 of the mock's journal since the reset are no longer");
  assertStringIncludes(message, "deno task trigger reset");
  mock.control.reset();
  mock.control.customer.call({ to: "7001" });
  assertStringIncludes(await take(), "customer: call");
});

Deno.test("record() refuses a run whose first toolbar messages are no longer kept", async () => {
  const { clock, mock, take, comeAndGo } = bench();
  comeAndGo(MAX_KEPT / 2 + 1);
  mock.control.customer.call({ to: "7001" });
  assertStringIncludes((await assertRejects(take, UsageError)).message, "messages of the toolbars");
  clock.advance(1);
  mock.control.reset();
  mock.control.customer.call({ to: "7001" });
  assertStringIncludes(await take(), "customer: call");
});

Deno.test("record() refuses a run of more steps than a file may have", async () => {
  const { mock, take, comeAndGo } = bench();
  mock.control.setLink(true);
  comeAndGo(MAX_KEPT / 2);
  mock.control.setLink(true);
  assertStringIncludes((await assertRejects(take, UsageError)).message, "Cannot record");
});

Deno.test("record() refuses when nobody did anything", async () => {
  assertStringIncludes((await assertRejects(bench().take, UsageError)).message, "nothing has");
});

Deno.test("/trace keeps what a recording needs, and repeats the latest for a page", async () => {
  const { comeAndGo, trace } = bench();
  comeAndGo(MAX_KEPT / 2 + 3);
  const all = await trace("?follow=false", Infinity);
  assertEquals([all.length, all[0]], [MAX_KEPT, 7]);
  assertEquals((await trace("", 500))[0], all[MAX_KEPT - 500]);
});

Deno.test("a recording has what was done before a play and what the play cleared up", async () => {
  const { clock, mock, take } = bench();
  const before = mock.control.settings();
  mock.control.changeSettings({ delays: { EventRinging: 100 } });
  mock.control.faults.add({ match: { message: "EventReleased" }, effect: { delay: 9 } });
  mock.control.customer.call({ to: "7001" });
  clock.advance(1_000);
  mock.control.restore({ ...before, delays: { EventReleased: 50 } });
  const read = readScenario(await take(), "s.yaml");
  assert(read.ok);
  assertEquals(read.scenario.steps.map(({ step }) => Object.keys(step)[0]).slice(0, 6), [
    "settings",
    "fault",
    "customer",
    "after",
    "control",
    "settings",
  ]);
});

Deno.test("what happens within a millisecond is recorded in its order", async () => {
  const { mock, gateway, clock, take } = bench();
  clock.advance(0);
  mock.control.setLink(true);
  gateway.attach("1001", () => {});
  mock.control.setLink(true);
  const body = JSON.stringify({ type: "initialize" });
  const headers = { "content-type": "application/json" };
  await gateway.fetch(
    new Request("http://localhost/genesys/events", { method: "POST", headers, body }),
  );
  mock.control.setLink(true);
  clock.advance(0);
  const read = readScenario(await take(), "s.yaml");
  assert(read.ok);
  assertEquals(read.scenario.steps.map(({ step }) => Object.keys(step)[0]), [
    "link",
    "toolbar",
    "link",
    "command",
    "link",
    "expect",
  ]);
});
