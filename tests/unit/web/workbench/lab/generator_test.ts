// The generator's plan, readings, charts and toolbars.
import { assert, assertEquals } from "@std/assert";
import { ManualClock } from "../../../../../gateway/runtime/manual_clock.ts";
import { IDLE } from "../../../../../mock-tserver/generator/figures.ts";
import { GeneratorPlan } from "../../../../../mock-tserver/generator/plan.ts";
import type { Figures } from "../../../../../web/workbench/lab/schemas.ts";
import { NEW_PLAN, planOf } from "../../../../../web/workbench/lab/generator/plan_form.ts";
import {
  chartsOf,
  type Reading,
  verdictOf,
} from "../../../../../web/workbench/lab/generator/reading.ts";
import {
  MAX_SAMPLES,
  NO_SAMPLES,
  readings,
  type Samples,
  withReading,
} from "../../../../../web/workbench/lab/generator/samples.ts";
import {
  agentNames,
  connectToolbars,
  READY_MS,
  type SocketHandlers,
} from "../../../../../web/workbench/lab/generator/toolbars.ts";

Deno.test("the plan that stands there at first is taken by the mock, and so is one without a queue", () => {
  for (const form of [NEW_PLAN, { ...NEW_PLAN, queue: "", toolbars: "0" }]) {
    const filled = planOf(form);
    assert(filled.ok);
    assertEquals(GeneratorPlan.safeParse(filled.plan).error, undefined);
  }
});

Deno.test("a plan is told by its field what is wrong with it", () => {
  const wrong = (change: Partial<typeof NEW_PLAN>) => {
    const filled = planOf({ ...NEW_PLAN, ...change });
    return filled.ok ? undefined : filled.field;
  };
  assertEquals(wrong({ rate: "0" }), "rate");
  assertEquals(wrong({ rate: "many" }), "rate");
  assertEquals(wrong({ seconds: "" }), "seconds");
  assertEquals(wrong({ abandon: "101" }), "abandon");
  assertEquals(wrong({ rona: "-1" }), "rona");
  assertEquals(wrong({ queue: "sales" }), "queue");
  assertEquals(wrong({ toolbars: "2.5" }), "toolbars");
  assertEquals(wrong({ toolbars: "1000" }), "toolbars");
});

Deno.test("a run of any length keeps a bounded number of readings, from its first to its newest", () => {
  let samples: Samples<number> = NO_SAMPLES;
  for (let reading = 0; reading < 10_000; reading++) {
    samples = withReading(samples, reading);
    assert(samples.kept.length <= MAX_SAMPLES);
  }
  const kept = readings(samples);
  assertEquals([kept[0], kept.at(-1)], [0, 9_999]);
  assert(kept.length > MAX_SAMPLES / 3, `${kept.length}`);
  assertEquals(kept, [...new Set(kept)].toSorted((a, b) => a - b));
});

const reading = (
  { elapsedMs = 0, offered = 0, state = "done" as Figures["state"], ...more } = {},
): Reading => ({
  figures: { ...IDLE, state, elapsedMs, offered } as Figures,
  ended: 4,
  told: 4,
  heard: { begun: 4, ended: 4, doubled: 0 },
  ...more,
});

Deno.test("a run that kept the promise says so, and one that did not says how", () => {
  const says = (more: object) => verdictOf({ ...reading(), ...more });
  assertEquals(says({}).tone, "good");
  assert(says({}).says.startsWith("Nothing left over"));
  assertEquals(says({ told: 3 }).says, "Left over: 1 EventReleased are missing.");
  assertEquals(says({ told: 5 }).tone, "bad");
  assertEquals(
    says({ heard: { begun: 5, ended: 4, doubled: 2 } }).says,
    "Left over: 1 call open at a toolbar, 2 EventReleased came twice.",
  );
  assertEquals(verdictOf(reading({ state: "running" })).tone, "accent");
  assertEquals(verdictOf(reading({ state: "ending" })).tone, "accent");
});

Deno.test("calls a second are taken from what came, and the last point of each chart is now", () => {
  const run = [0, 1, 2, 3].map((second) =>
    reading({ elapsedMs: second * 1_000, offered: second * 5 })
  );
  const charts = chartsOf(run);
  assertEquals(charts[0]?.series[0]?.points.map(({ y }) => y), [0, 5, 5, 5]);
  for (const { series } of charts) {
    for (const { points } of series) assertEquals(points.at(-1)?.x, 3);
  }
  assertEquals(charts.at(-1)?.series.map(({ points }) => points.at(-1)?.y), [4, 4]);
});

/** A gateway that the test speaks for. */
function fakeGateway() {
  const clock = new ManualClock();
  const sockets = new Map<string, SocketHandlers>();
  const commands: string[] = [];
  const closed: string[] = [];
  const connecting = connectToolbars(agentNames("lab", 2), {
    clock,
    edge: {
      open(agentId, handlers) {
        sockets.set(agentId, handlers);
        return () => closed.push(agentId);
      },
      command: (agentId, body) => {
        commands.push(`${agentId} ${JSON.stringify(body)}`);
        return Promise.resolve();
      },
    },
  });
  const tell = (agentId: string, event: object) =>
    sockets.get(agentId)?.heard(JSON.stringify(event));
  return { clock, sockets, commands, closed, connecting, tell };
}

Deno.test("the toolbars are there when each agent is registered, and say goodbye at the end", async () => {
  const { sockets, commands, closed, connecting, tell } = fakeGateway();
  for (const { opened } of sockets.values()) opened();
  assertEquals(commands[0], 'lab-1 {"type":"initialize"}');
  tell("lab-1", { eventName: "EventRegistered", thisDN: "7100" });
  sockets.get("lab-2")?.heard("no JSON");
  tell("lab-2", { eventName: "EventRegistered", thisDN: "7101" });
  const toolbars = await connecting;
  assertEquals(toolbars.dns, ["7100", "7101"]);
  toolbars.close();
  assertEquals(closed, ["lab-1", "lab-2"]);
  assertEquals(commands.slice(-2).map((line) => line.includes("NotReady")), [true, true]);
});

Deno.test("a toolbar that cannot connect, or is not answered, keeps nobody waiting", async () => {
  const { clock, sockets, connecting, tell } = fakeGateway();
  sockets.get("lab-1")?.closed();
  tell("lab-2", { eventName: "EventAgentNotReady" });
  clock.advance(READY_MS);
  assertEquals((await connecting).dns, []);
});

Deno.test("each call that begins at a toolbar is open until its EventReleased, and a second one is noticed", async () => {
  const { connecting, tell } = fakeGateway();
  const call = { connectionId: "c1" };
  for (const agentId of ["lab-1", "lab-2"]) {
    tell(agentId, { eventName: "EventRegistered", thisDN: agentId });
  }
  const { heard } = await connecting;
  tell("lab-1", { eventName: "EventRinging", ...call });
  tell("lab-1", { eventName: "EventEstablished", ...call });
  tell("lab-2", { eventName: "EventRinging", ...call });
  assertEquals(heard.counts, { begun: 2, ended: 0, doubled: 0 });
  tell("lab-1", { eventName: "EventReleased", ...call });
  tell("lab-1", { eventName: "EventReleased", ...call });
  assertEquals(heard.counts, { begun: 2, ended: 1, doubled: 1 });
  tell("lab-1", { eventName: "EventRinging", ...call });
  assertEquals(heard.counts.begun, 3);
});
