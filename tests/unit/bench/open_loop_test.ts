// Calls at fixed times: what is timed from when, and what is counted. Agents and time are made up.
import { assert, assertEquals } from "@std/assert";
import { Histogram } from "../../../bench/measure/histogram.ts";
import type { Agent } from "../../../bench/load/agent.ts";
import { OpenLoop } from "../../../bench/load/open_loop.ts";
import { settle } from "../../helpers/settle.ts";

/** Time that passes when everybody waits. */
class Time {
  now = 0;
  readonly #waiting: { at: number; resolve: () => void }[] = [];
  readonly watch = {
    nowMs: () => this.now,
    wait: (ms: number) =>
      new Promise<void>((resolve) => void this.#waiting.push({ at: this.now + ms, resolve })),
    chance: () => 0.5,
  };

  async pass(untilMs: number): Promise<void> {
    for (;;) {
      await settle();
      this.#waiting.sort((one, other) => one.at - other.at);
      const next = this.#waiting[0];
      if (!next || next.at > untilMs) break;
      this.#waiting.shift();
      this.now = Math.max(this.now, next.at);
      next.resolve();
    }
  }
}

class FakeAgent {
  connectionId = "";
  rings = 0;
  reconnects = 0;
  readonly #name: string;
  readonly #time: Time;
  readonly #told: (connectionId: string) => void;
  /** How long the server takes for a command. */
  takesMs = 2;

  constructor(name: string, time: Time, told: (connectionId: string) => void) {
    this.#name = name;
    this.#time = time;
    this.#told = told;
  }

  ring(): Promise<void> {
    this.connectionId = `${this.#name}${(++this.rings).toString(16).padStart(4, "0")}`;
    return Promise.resolve();
  }

  async command(type: string): Promise<string> {
    await this.#time.watch.wait(this.takesMs);
    if (type === "Reject") this.#told(this.connectionId);
    return "";
  }

  reconnect(): Promise<void> {
    this.reconnects++;
    return Promise.resolve();
  }
}

function scene(agents: number, plan: ConstructorParameters<typeof OpenLoop>[1]) {
  const time = new Time();
  const fakes = Array.from(
    { length: agents },
    (_, index) => new FakeAgent(`a${index}`, time, (id) => loop.ended(id)),
  );
  const loop = new OpenLoop(fakes as unknown as Agent[], plan, time.watch);
  return { time, fakes, loop };
}

Deno.test("OpenLoop times a release from when it was intended", async () => {
  const { time, loop } = scene(10, { callsPerSecond: 10, seconds: 2 });
  const running = loop.run();
  await time.pass(20_000);
  const outcome = await running;
  assertEquals([outcome.calls, outcome.missing, outcome.doubled], [20, 0, 0]);
  const slowest = Histogram.of(outcome.release).percentile(100);
  assert(slowest >= 2_000 && slowest < 2_050, `${slowest}`);
});

Deno.test("OpenLoop charges a server that stalls for all that waited meanwhile", async () => {
  const { time, fakes, loop } = scene(1, { callsPerSecond: 1, seconds: 4 });
  const [agent] = fakes;
  assert(agent);
  agent.takesMs = 1_500;
  const running = loop.run();
  await time.pass(60_000);
  const release = Histogram.of((await running).release);
  // The fourth call began six seconds late, and its release took a second and a half more.
  assert(release.percentile(100) > 7_000_000, `${release.percentile(100)}`);
  assert(release.percentile(25) < 4_000_000, `${release.percentile(25)}`);
});

Deno.test("OpenLoop counts calls that are told to be over twice or never", async () => {
  const { time, loop, fakes } = scene(2, { callsPerSecond: 2, seconds: 1 });
  const [agent, other] = fakes;
  assert(agent && other);
  agent.command = () => Promise.resolve("");
  const running = loop.run();
  await time.pass(600);
  await time.pass(20_000);
  loop.ended(other.connectionId);
  const outcome = await running;
  assertEquals([outcome.calls, outcome.missing], [2, 1]);
});

Deno.test("OpenLoop lets every agent connect again in a storm, once", async () => {
  const { time, fakes, loop } = scene(5, { callsPerSecond: 5, seconds: 2, stormSeconds: 2 });
  const running = loop.run();
  await time.pass(20_000);
  assertEquals((await running).reconnects, 5);
  assertEquals(fakes.map(({ reconnects }) => reconnects), [1, 1, 1, 1, 1]);
});
