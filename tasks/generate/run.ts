// Generates calls at a gateway and mock of its own, in real or virtual time, and looks what is left.
import { type Clock, systemClock } from "../../gateway/runtime/clock.ts";
import { ManualClock } from "../../gateway/runtime/manual_clock.ts";
import { seededRandom } from "../../gateway/runtime/random.ts";
import {
  type Figures,
  Generator,
  GeneratorPlan,
  type GeneratorPlanInput,
  phoneFloor,
} from "../../mock-tserver/generator/mod.ts";
import type { MockControl } from "../../mock-tserver/mod.ts";
import { createWorld } from "../scenario/world.ts";
import { ToolbarFloor } from "./floor.ts";

/** The agents' first login and DN; the others follow. */
const FIRST_AGENT = 1_001;
const FIRST_DN = 7_001;

/** Nothing new is looked for in the journal, so little of it is kept. */
const JOURNAL_ENTRIES = 1_000;

/** After the last call, what is under way may take so long to be told, in milliseconds. */
const SETTLE_MS = 1_000;

/** How often figures are told, in milliseconds. */
const EVERY_MS = 200;

export interface GenerateOptions {
  readonly plan: GeneratorPlanInput;
  readonly agents: number;
  readonly seed: number;
  readonly through: "toolbar" | "phone";
  readonly virtual: boolean;
  /** Gets the figures now and then. */
  readonly onFigures: (figures: Figures) => void;
  /** Told how calls can be stopped. */
  readonly onStart?: (generator: Generator) => void;
}

/** What remained when all should be over. */
export interface GenerateResult {
  readonly figures: Figures;
  /** What is left over, a phrase each; nothing when all is well. */
  readonly leftOver: readonly string[];
}

/** Generates until the plan is fulfilled. */
export async function generate(options: GenerateOptions): Promise<GenerateResult> {
  const manual = options.virtual ? new ManualClock() : undefined;
  const clock: Clock = manual ?? systemClock;
  const agents = Object.fromEntries(
    Array.from({ length: options.agents }, (_none, index) => [
      `${FIRST_AGENT + index}`,
      `${FIRST_DN + index}`,
    ]),
  );
  const { seed } = options;
  const world = createWorld({ agents, seed, clock, journalEntries: JOURNAL_ENTRIES });
  const toolbars = new ToolbarFloor(world, agents);
  const pass = (ms: number) => manual ? virtually(manual, { ms, toolbars }) : really(clock, ms);
  await pass(1);
  await toolbars.connect();
  while (toolbars.registered < options.agents) await pass(1);

  const { control } = world.mock;
  const plan = GeneratorPlan.parse(options.plan);
  // Direct calls are taken away (RONA) by the agents' time-out, as a queue's are by its own.
  control.changeSettings({ agent: { ringTimeout: plan.ronaAfterMs } });
  const floor = options.through === "phone" ? phoneFloor(control) : toolbars;
  const random = seededRandom(seed + 1);
  const generator = new Generator(plan, { control, clock, random, floor });
  options.onStart?.(generator);
  while (generator.figures.state !== "done") {
    await pass(EVERY_MS);
    options.onFigures(generator.figures);
  }
  await toolbars.settled();
  await pass(SETTLE_MS);
  const left = leftOver(control, toolbars);
  await world.gateway.drain();
  world.mock.close();
  return { figures: generator.figures, leftOver: left };
}

function leftOver(control: MockControl, { openCalls, surplus }: ToolbarFloor): string[] {
  const live = control.calls().filter(({ state }) => state !== "ended").length;
  const queues = control.dns().filter(({ queue }) => queue !== undefined);
  const notReady = control.dns().filter(({ agentState }) => agentState === "notReady").length;
  return [
    ...(live > 0 ? [`${live} calls live at the switch`] : []),
    ...queues.map(({ dn }) => `the queue ${dn}`),
    ...(notReady > 0 ? [`${notReady} agents who are not ready`] : []),
    ...(openCalls > 0 ? [`${openCalls} calls without EventReleased at a toolbar`] : []),
    ...(surplus > 0 ? [`${surplus} EventReleased too many`] : []),
  ];
}

async function virtually(
  clock: ManualClock,
  { ms, toolbars }: { ms: number; toolbars: ToolbarFloor },
): Promise<void> {
  const until = clock.now() + ms;
  while ((clock.nextDueAt ?? Infinity) <= until) {
    clock.advance(Math.max(0, (clock.nextDueAt ?? until) - clock.now()));
    await toolbars.settled();
  }
  clock.advance(until - clock.now());
}

function really(clock: Clock, ms: number): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  clock.setTimer(ms, resolve);
  return promise;
}
