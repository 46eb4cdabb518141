// How much the mock does without a wire: calls through the pure switch model, and steps of scenarios through
// gateway and mock in virtual time.
import { seededRandom } from "../../gateway/runtime/random.ts";
import type { TServerRequest } from "../../gateway/tserver/requests.ts";
import { play, readScenario, type Scenario } from "../../mock-tserver/scenario/mod.ts";
import { MockSettings } from "../../mock-tserver/settings.ts";
import { addAgent } from "../../mock-tserver/switch/agents.ts";
import { createSwitchState, type SwitchState } from "../../mock-tserver/switch/state.ts";
import { step, stepPerson, type StepResult } from "../../mock-tserver/switch/step.ts";
import { switchOptions } from "../../mock-tserver/switch_options.ts";
import { scenarioFiles } from "../../tasks/scenario/files.ts";
import { createVirtualStage } from "../../tasks/scenario/virtual_stage.ts";
import { cpuSeconds } from "../measure/processes.ts";
import type { Stage } from "../stage.ts";

export interface MockFigures {
  /** For one second of CPU time. */
  readonly callsPerSecond: number;
  readonly eventsPerSecond: number;
  readonly stepsPerSecond: number;
  readonly scenarios: number;
}

const DNS = 100;
const CLIENT = 1;

/** Calls between two looks at the time. */
const BATCH = 2_000;

export async function measureMock(stage: Stage): Promise<MockFigures> {
  const { seconds } = stage.scope.mock;
  stage.say("the switch model");
  const model = measureModel(seconds);
  stage.say("scenarios in virtual time");
  return { ...model, ...await measureScenarios(seconds, stage.root) };
}

function measureModel(seconds: number) {
  const state = registeredSwitch();
  calls(state, BATCH);
  const begin = cpuSeconds(Deno.pid);
  let count = 0;
  let events = 0;
  while (cpuSeconds(Deno.pid) - begin < seconds) {
    events += calls(state, BATCH);
    count += BATCH;
  }
  const took = cpuSeconds(Deno.pid) - begin;
  return { callsPerSecond: count / took, eventsPerSecond: events / took };
}

const dnOf = (index: number) => String(7_001 + index % DNS);

/** A switch whose DNs are all registered by one client. */
function registeredSwitch(): SwitchState {
  const options = switchOptions(MockSettings.parse({}));
  const state = createSwitchState({ options, firstProvisionedDN: 9_000, random: seededRandom(1) });
  step(state, { input: { kind: "connect", client: CLIENT }, time: 0 });
  for (let index = 0; index < DNS; index++) {
    addAgent(state, { agentId: dnOf(index), dn: dnOf(index) });
    ask(state, { name: "RequestRegisterAddress", ThisDN: dnOf(index), ReferenceID: index });
  }
  return state;
}

const ask = (state: SwitchState, request: TServerRequest) =>
  step(state, { input: { kind: "request", client: CLIENT, request }, time: 0 });

/** Customers call, agents answer and hang up; how many events that makes for the client. */
function calls(state: SwitchState, count: number): number {
  let events = 0;
  for (let index = 0; index < count; index++) {
    const ThisDN = dnOf(index);
    const rings = stepPerson(state, {
      input: { kind: "customer", action: "call", from: "+14155550100", to: ThisDN, UserData: {} },
      time: index,
    });
    if ("code" in rings.outcome) throw new Error(rings.outcome.detail);
    const { ConnID } = rings.outcome;
    const leg = { ThisDN, ConnID, ReferenceID: index };
    events += told(rings) + told(ask(state, { name: "RequestAnswerCall", ...leg })) +
      told(ask(state, { name: "RequestReleaseCall", ...leg }));
  }
  return events;
}

const told = ({ events }: StepResult) => events.reduce((sum, { copies }) => sum + copies.length, 0);

async function measureScenarios(seconds: number, root: string) {
  const scenarios = scenarioFiles([`${root}/scenarios`]).flatMap((file): Scenario[] => {
    const read = readScenario(Deno.readTextFileSync(file), file);
    return read.ok ? [read.scenario] : [];
  });
  const playAll = async () => {
    let steps = 0;
    for (const scenario of scenarios) {
      const stage = createVirtualStage(scenario, scenario.seed ?? 1);
      const { failure } = await play(scenario, stage);
      await stage.close();
      if (failure) throw new Error(`${scenario.file} failed: ${failure.why}`);
      steps += scenario.steps.length;
    }
    return steps;
  };
  await playAll();
  const begin = cpuSeconds(Deno.pid);
  let steps = 0;
  while (cpuSeconds(Deno.pid) - begin < seconds) steps += await playAll();
  const stepsPerSecond = steps / (cpuSeconds(Deno.pid) - begin);
  return { stepsPerSecond, scenarios: scenarios.length };
}
