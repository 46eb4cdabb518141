import { assert, assertEquals, assertThrows } from "@std/assert";
import { seededRandom } from "../../../../gateway/runtime/random.ts";
import {
  type Figures,
  Generator,
  type GeneratorPlanInput,
} from "../../../../mock-tserver/generator/mod.ts";
import { createBench } from "../../../helpers/mock_bench.ts";

const DNS = ["7001", "7002"];

/** A generator over a mock in virtual time; `run` lets time go on. */
function generating(plan: Partial<GeneratorPlanInput>, seed = 3) {
  const { clock, mock, control, connect } = createBench();
  connect(...DNS);
  const deps = { control, clock, random: seededRandom(seed) };
  const generator = new Generator({ rate: 1, dns: DNS, ...plan }, deps);
  return { clock, mock, control, generator };
}

const sum = ({ released }: Figures) => Object.values(released).reduce((a, b) => a + b, 0);

Deno.test("Generator plays an hour in virtual time and leaves nothing over", async () => {
  const { clock, control, generator, mock } = generating({ rate: 2, forMs: 3_600_000 });
  clock.advance(3_600_000);
  const midway = generator.figures;
  assertEquals(midway.offered, midway.blocked + midway.ringing + midway.talking + sum(midway));
  clock.advance(60_000);
  const figures = await generator.done;
  assert(Math.abs(figures.offered - 7_200) < 400, `${figures.offered} calls came`);
  assertEquals(figures.offered, figures.blocked + sum(figures));
  const { abandoned, unanswered, byAgent, byCustomer, elsewhere, stuck } = figures.released;
  assert(
    [abandoned, unanswered, byAgent, byCustomer].every((count) => count > 50),
    JSON.stringify(figures),
  );
  assertEquals([elsewhere, stuck, figures.late, figures.refused], [0, 0, 0, 0]);
  assertEquals(control.calls().filter(({ state }) => state !== "ended"), []);
  assertEquals(clock.pending, 0);
  mock.close();
});

Deno.test("Generator comes to the same figures from the same seed", () => {
  const figuresOf = (seed: number) => {
    const { clock, generator } = generating({ count: 200, rate: 5 }, seed);
    clock.advance(600_000);
    return generator.figures;
  };
  assertEquals(figuresOf(1), figuresOf(1));
  assert(JSON.stringify(figuresOf(1)) !== JSON.stringify(figuresOf(2)));
});

Deno.test("Generator counts calls that find no free agent as blocked", () => {
  const { clock, generator } = generating({
    count: 10,
    rate: 100,
    talkTime: 60_000,
    dns: ["7001"],
    abandonRate: 0,
    ronaRate: 0,
  });
  clock.advance(30_000);
  const { offered, blocked, talking, state } = generator.figures;
  assertEquals({ offered, blocked, talking, state }, {
    offered: 10,
    blocked: 9,
    talking: 1,
    state: "ending",
  });
  clock.advance(60_000);
  assertEquals(generator.figures.state, "done");
});

Deno.test("Generator says when somebody else ends its calls", () => {
  const { clock, control, generator } = generating({
    count: 1,
    rate: 100,
    talkTime: 60_000,
    abandonRate: 0,
    ronaRate: 0,
  });
  clock.advance(5_000);
  control.reset();
  clock.advance(0);
  assertEquals(generator.figures.state, "done");
  assertEquals(generator.figures.released.elsewhere, 1);
});

Deno.test("Generator hangs up where agents never answer, and is told of refusals", () => {
  const { clock, control } = createBench();
  const floor = { answer: () => false, hangup: () => false, ready: () => false };
  const plan = { rate: 10, count: 1, dns: DNS, abandonRate: 0, ronaRate: 0 };
  const generator = new Generator(plan, { control, clock, random: seededRandom(1), floor });
  clock.advance(60_000);
  const { released, refused, state } = generator.figures;
  assertEquals([released.stuck, refused, state], [1, 1, "done"]);
});

Deno.test("Generator stops when it is told to, and its calls end", () => {
  const { clock, control, generator } = generating({ forMs: 3_600_000, talkTime: 600_000 });
  clock.advance(60_000);
  generator.stop();
  clock.advance(0);
  assertEquals(generator.figures.state, "done");
  assertEquals(control.calls().filter(({ state }) => state !== "ended"), []);
  assertEquals(clock.pending, 0);
});

Deno.test("Generator streams its figures until the end", async () => {
  const { clock, generator } = generating({ count: 3, rate: 10 });
  const stream = generator.stream(1_000);
  clock.advance(60_000);
  const states: string[] = [];
  for await (const { state } of stream) states.push(state);
  assertEquals(states.at(-1), "done");
  assert(states.length > 1);
  assertEquals(clock.pending, 0);
});

Deno.test("Generator refuses plans without an end, and a switch without ready agents", () => {
  const { clock, control } = createBench();
  const deps = { control, clock, random: seededRandom(1) };
  assertThrows(() => new Generator({ rate: 1 }, deps));
  assertThrows(() => new Generator({ rate: 1, count: 1 }, deps), TypeError, "no agent is ready");
});
