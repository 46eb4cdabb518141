// Steps at the fault proxies: what passes there is delayed, cut, swallowed or refused.
import type { Random } from "../../gateway/runtime/random.ts";
import type { FaultProxy, ToxicInput } from "../fault_proxy/mod.ts";
import type { Step, StepOptions } from "./step.ts";
import { between, oneOf, pause } from "./time.ts";

export const round = (ms: number) => Math.round(ms);

const TOXICS: readonly [(random: Random) => ToxicInput, ...((random: Random) => ToxicInput)[]] = [
  (random) => ({
    type: "latency",
    direction: "both",
    latencyMs: round(between(random, [20, 900])),
    jitterMs: 20,
  }),
  () => ({ type: "bandwidth", direction: "both", bytesPerSecond: 2_000 }),
  () => ({ type: "slicer", direction: "both", averageBytes: 7, variationBytes: 5, delayMs: 2 }),
  (random) => ({ type: "stall", direction: direction(random), toxicity: 0.6 }),
  (random) => ({ type: "timeout", direction: direction(random), toxicity: 0.6 }),
  (random) => ({ type: "timeout", direction: direction(random), toxicity: 0.6 }),
  (random) => ({ type: "reset_peer", toxicity: 0.5, afterMs: round(between(random, [0, 1_500])) }),
  (random) => ({ type: "limit_data", maxBytes: round(between(random, [1, 3_000])) }),
  () => ({ type: "slow_close", direction: "both", delayMs: 1_500 }),
];

const direction = (random: Random) => oneOf(random, ["upstream", "downstream", "both"] as const);

function proxyOf({ stage }: StepOptions, scope: "link" | "toolbars"): FaultProxy {
  return scope === "link" ? stage.linkProxy : stage.toolbarProxy;
}

export function toxic(chaos: StepOptions, scope: "link" | "toolbars"): Step {
  const { clock, random } = chaos;
  const input = oneOf(random, TOXICS)(random);
  const ms = between(random, [500, 6_000]);
  const proxy = proxyOf(chaos, scope);
  return {
    what: `${scope}: ${JSON.stringify(input)} for ${round(ms)} ms`,
    scope,
    act: async () => {
      proxy.add(input);
      await pause(clock, ms);
      // What swallowed bytes has broken the streams for good.
      if (input.type === "timeout") proxy.cut("reset");
      proxy.clear();
    },
  };
}

export function cut(chaos: StepOptions, scope: "link" | "toolbars"): Step {
  const ending = oneOf(chaos.random, ["close", "reset"] as const);
  return {
    what: `${scope}: all connections end by a ${ending}`,
    scope,
    act: () => Promise.resolve(proxyOf(chaos, scope).cut(ending)),
  };
}

export function refusal(chaos: StepOptions, scope: "link" | "toolbars"): Step {
  const { clock, random } = chaos;
  const ms = between(random, [200, 4_000]);
  const proxy = proxyOf(chaos, scope);
  return {
    what: `${scope}: refused for ${round(ms)} ms`,
    scope,
    act: async () => {
      await proxy.down();
      await pause(clock, ms);
      await proxy.up();
    },
  };
}
