// Generated calls that wait in queues, and agents who let them ring (RONA).
import { assert, assertEquals, assertThrows } from "@std/assert";
import { seededRandom } from "../../../../gateway/runtime/random.ts";
import {
  type Floor,
  Generator,
  type GeneratorPlanInput,
} from "../../../../mock-tserver/generator/mod.ts";
import type { MockSettingsInput } from "../../../../mock-tserver/mod.ts";
import { createBench } from "../../../helpers/mock_bench.ts";

/** Longer than an agent is passed over: no timer of the switch waits after it. */
const SETTLE_MS = 10_000;

/** So many agents who are ready. */
function createCentre(size: number, settings: MockSettingsInput = {}) {
  const agents = Array.from({ length: size }, (_none, index) => ({
    agentId: `${1001 + index}`,
    dn: `${7001 + index}`,
  }));
  const bench = createBench({ agents, ...settings });
  const client = bench.connect(...agents.map(({ dn }) => dn), "5000", "6000");
  for (const { agentId: AgentID, dn: ThisDN } of agents) {
    client.send({ name: "RequestAgentLogin", ThisDN, AgentID });
    client.send({ name: "RequestAgentReady", ThisDN });
  }
  bench.settle();
  const generate = (
    plan: Partial<GeneratorPlanInput>,
    { seed = 3, ...more }: { seed?: number; floor?: Floor } = {},
  ) => {
    const deps = { control: bench.control, clock: bench.clock, random: seededRandom(seed) };
    return new Generator({ rate: 50, ...plan }, { ...deps, ...more });
  };
  const states = () => agents.map(({ dn }) => bench.control.dn(dn).agentState);
  return { ...bench, client, generate, states };
}

const ONE_CALL = { count: 1, ringTime: 100, talkTime: 1_000, abandonRate: 0, ronaRate: 0 };
const CERTAIN_RONA = { ...ONE_CALL, ronaRate: 1, ronaAfterMs: 500, returnAfterMs: 300 };

for (const to of [undefined, "5000"]) {
  const way = to === undefined ? "at the agents' DNs" : "via a queue";
  Deno.test(`50 calls a second for a minute ${way} leave nothing over`, () => {
    const { clock, control, generate, states } = createCentre(60, { agent: { ringTimeout: 700 } });
    const plan = { forMs: 60_000, ronaRate: 0.1, ronaAfterMs: 700, patienceMs: 3_000 };
    const generator = generate({ ...plan, ...(to && { to }) });
    let mostQueued = 0;
    for (let second = 0; second < 60; second++) {
      clock.advance(1_000);
      const { offered, blocked, queued, ringing, talking, released } = generator.figures;
      const ended = Object.values(released).reduce((a, b) => a + b, 0);
      assertEquals(offered, blocked + queued + ringing + talking + ended);
      mostQueued = Math.max(mostQueued, queued);
    }
    clock.advance(SETTLE_MS);
    const figures = generator.figures;
    assertEquals(figures.state, "done");
    assert(Math.abs(figures.offered - 3_000) < 200, `${figures.offered} calls came`);
    assert(figures.rona > 100, `${figures.rona} times RONA`);
    const { released: { elsewhere, stuck }, late, refused, returning } = figures;
    assertEquals([elsewhere, stuck, late, refused, returning], [0, 0, 0, 0, 0]);
    assertEquals([figures.waits.count > 0, mostQueued > 0], [to !== undefined, to !== undefined]);
    assertEquals(control.calls().filter(({ state }) => state !== "ended"), []);
    assertEquals(control.dns().flatMap(({ calls }) => calls), []);
    assertEquals(control.dns().filter(({ queue }) => queue), []);
    assertEquals(new Set(states()), new Set(["ready"]));
    assertEquals(clock.pending, 0);
  });
}

Deno.test("Generator plays the same, message by message, from the same seed", () => {
  const played = (seed: number, talkTime?: number) => {
    const { clock, control, generate } = createCentre(5);
    const plan = { to: "5000", count: 100, rate: 2, ronaRate: 0.2 };
    const generator = generate({ ...plan, ...(talkTime && { talkTime }) }, { seed });
    clock.advance(120_000);
    return { journal: JSON.stringify(control.journal().entries), figures: generator.figures };
  };
  const { journal, figures } = played(1);
  assertEquals(played(1).journal, journal);
  assert(played(2).journal !== journal);
  // Longer talks change neither when calls come nor who gives up.
  assertEquals(played(1, 801).figures.released.abandoned, figures.released.abandoned);
});

Deno.test("after a RONA the call waits again, and the agent is ready again after a while", () => {
  const { clock, generate, states } = createCentre(1);
  const generator = generate({ ...CERTAIN_RONA, to: "5000", patienceMs: 1_000, rate: 1_000 });
  clock.advance(550);
  assertEquals(states(), ["notReady"]);
  const { rona, queued, returning } = generator.figures;
  assertEquals([rona, queued, returning], [1, 1, 1]);
  clock.advance(300);
  assertEquals([states(), generator.figures.ringing], [["ready"], 1]);
  clock.advance(SETTLE_MS);
  const { released, state, waits } = generator.figures;
  assertEquals([released.unanswered, state], [1, "done"]);
  assertEquals(waits, { count: 1, longestMs: 300, meanMs: 300, p50Ms: 300, p95Ms: 300 });
});

Deno.test("a RONA at an agent's DN ends the call, and he is not called before he is ready", () => {
  const { clock, control, generate, states } = createCentre(1);
  control.changeSettings({ agent: { ringTimeout: 500 } });
  const generator = generate({ ...CERTAIN_RONA, count: 100, rate: 100, returnAfterMs: 60_000 });
  clock.advance(30_000);
  const { rona, blocked, released, state } = generator.figures;
  assertEquals([rona, blocked, released.unanswered, state], [1, 99, 1, "ending"]);
  assertEquals(states(), ["notReady"]);
  clock.advance(60_000);
  assertEquals([states(), generator.figures.state], [["ready"], "done"]);
});

Deno.test("where the switch takes no call away, the customer gives up at last", () => {
  const { clock, generate, states } = createCentre(1);
  const generator = generate({ ...CERTAIN_RONA, patienceMs: 2_000 });
  clock.advance(SETTLE_MS);
  const { rona, released, state } = generator.figures;
  assertEquals([rona, released.unanswered, state], [0, 1, "done"]);
  assertEquals(states(), ["ready"]);
});

Deno.test("a RONA that nobody is told of is noticed when the customer gives up", () => {
  const { clock, control, generate, states } = createCentre(1);
  control.unregister("7001");
  const generator = generate({ ...CERTAIN_RONA, to: "5000", patienceMs: 2_000 });
  clock.advance(SETTLE_MS);
  const { rona, released, state } = generator.figures;
  assertEquals([rona, released.abandoned, state], [1, 1, "done"]);
  assertEquals(states(), ["ready"]);
});

Deno.test("a call that is taken away while its agent answers waits as before", () => {
  const floor = { answer: () => true, hangup: () => true, ready: () => true };
  const { clock, generate } = createCentre(1);
  const plan = { ...ONE_CALL, to: "5000", ronaAfterMs: 500, patienceMs: 1_000 };
  const generator = generate(plan, { floor });
  clock.advance(2_000);
  const { rona, released } = generator.figures;
  assertEquals([rona, released.abandoned], [1, 1]);
});

Deno.test("an agent who logs out after a RONA need not be ready", () => {
  const { clock, client, generate, states } = createCentre(1, { agent: { ringTimeout: 500 } });
  const generator = generate({ ...CERTAIN_RONA, returnAfterMs: 2_000 });
  clock.advance(1_500);
  client.send({ name: "RequestAgentLogout", ThisDN: "7001" });
  clock.advance(SETTLE_MS);
  const { rona, refused, state } = generator.figures;
  assertEquals([rona, refused, state, ...states()], [1, 0, "done", "loggedOut"]);
});

Deno.test("customers who give up while they wait in the queue have abandoned", () => {
  const { clock, generate } = createCentre(1);
  const plan = { ...ONE_CALL, to: "5000", count: 4, rate: 100, talkTime: 5_000 };
  const generator = generate({ ...plan, patienceMs: 1_000 });
  clock.advance(800);
  const { queued, talking } = generator.figures;
  assertEquals([queued, talking], [3, 1]);
  clock.advance(SETTLE_MS);
  const { released, waits } = generator.figures;
  assertEquals([released.abandoned, released.byAgent + released.byCustomer], [3, 1]);
  assertEquals(waits, { count: 3, longestMs: 1_000, meanMs: 1_000, p50Ms: 1_000, p95Ms: 1_000 });
});

Deno.test("an agent who was not ready before is left so", () => {
  const { clock, client, control, generate, states } = createCentre(1);
  control.changeSettings({ agent: { ringTimeout: 500 } });
  client.send({ name: "RequestAgentNotReady", ThisDN: "7001" });
  const generator = generate({ ...CERTAIN_RONA, dns: ["7001"] });
  clock.advance(SETTLE_MS);
  assertEquals([generator.figures.rona, generator.figures.state], [0, "done"]);
  assertEquals(states(), ["notReady"]);
});

Deno.test("Generator.stop() makes agents ready and takes its queue away at once", () => {
  const { clock, control, generate, states } = createCentre(1);
  const generator = generate({ ...CERTAIN_RONA, to: "5000", returnAfterMs: 60_000 });
  clock.advance(2_000);
  assertEquals(states(), ["notReady"]);
  generator.stop();
  assertEquals([generator.figures.state, states()], ["done", ["ready"]]);
  assertEquals(control.dns().filter(({ queue }) => queue), []);
});

Deno.test("a queue that was there keeps its agents and its time-out, and stays", () => {
  const { clock, control, generate, states } = createCentre(2, {
    queues: [{ dn: "5000", agents: ["1002"], ringTimeout: 200 }],
  });
  const generator = generate({ ...CERTAIN_RONA, to: "5000", patienceMs: 250 });
  clock.advance(249);
  assertEquals(states(), ["ready", "notReady"]);
  clock.advance(SETTLE_MS);
  assertEquals([generator.figures.rona, generator.figures.state], [1, "done"]);
  assertEquals(control.dn("5000").queue, { agents: ["1002"] });
});

Deno.test("a generated call at a route point is answered where a client routes it", () => {
  const { clock, control, client, generate } = createCentre(2, { routePoints: [{ dn: "6000" }] });
  const generator = generate({ ...ONE_CALL, to: "6000", rate: 1_000 });
  clock.advance(20);
  assertEquals(generator.figures.queued, 1);
  const [call] = control.dn("6000").calls;
  const ConnID = call?.connectionId ?? "";
  client.send({ name: "RequestRouteCall", ThisDN: "6000", ConnID, OtherDN: "7002" });
  clock.advance(200);
  assertEquals([control.dn("7002").calls[0]?.state, generator.figures.talking], ["connected", 1]);
  clock.advance(SETTLE_MS);
  assertEquals(generator.figures.state, "done");
});

Deno.test("Generator says what is wrong with the queue or its agents", () => {
  const { generate, control } = createCentre(1);
  assertThrows(() => generate({ count: 1, to: "7001" }), TypeError, "it is no queue");
  assertThrows(
    () => generate({ count: 1, to: "5000", dns: ["7009"] }),
    TypeError,
    "no agent is logged in",
  );
  assertThrows(() => generate({ count: 1, to: "five" }));
  assertEquals(control.dns().length, 1);
});
