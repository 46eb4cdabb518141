// What goes wrong during a run: one step after another, drawn from the seed. Each step says what it does,
// does it, and puts it right again.
import type { Clock } from "../../gateway/runtime/clock.ts";
import type { Random } from "../../gateway/runtime/random.ts";
import type { FaultRule } from "../../mock-tserver/faults/rule.ts";
import type { FaultProxy, ToxicInput } from "../fault_proxy/mod.ts";
import type { Stage } from "./stage.ts";
import { between, oneOf, pause } from "./time.ts";
import { ResumingToolbar } from "./toolbars/resuming_toolbar.ts";
import type { Desk } from "./traffic.ts";

/**
 * Whom a step concerns: "link" what the gateway knows of the switch, "toolbars" what toolbars hear of the
 * gateway; a gateway that ends concerns both.
 */
export type Scope = "link" | "toolbars" | "gateway";

/** One step, as the report tells it. */
export interface StepReport {
  readonly number: number;
  readonly what: string;
  readonly scope: Scope;
  /** It may keep the gateway from hearing of a call at all. */
  readonly hides: boolean;
  /** Milliseconds since the epoch. */
  readonly from: number;
  to: number;
}

interface Step {
  readonly what: string;
  readonly scope: Scope;
  readonly hides?: boolean;
  readonly act: () => Promise<unknown>;
}

export interface ChaosOptions {
  readonly stage: Stage;
  readonly desks: readonly [Desk, ...Desk[]];
  readonly clock: Clock;
  readonly random: Random;
  readonly onStep: (step: StepReport) => void;
}

type Draw = (chaos: ChaosOptions) => Step;

const round = (ms: number) => Math.round(ms);

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

/** Messages that a fault may strike. */
const MESSAGES = [
  "RequestAnswerCall",
  "RequestReleaseCall",
  "RequestRegisterAddress",
  "RequestSingleStepTransfer",
  "EventRegistered",
  "EventRinging",
  "EventEstablished",
  "EventReleased",
  "EventReleased",
  "EventAbandoned",
  "EventAgentReady",
] as const;

const EFFECTS: readonly [FaultRule["effect"], ...FaultRule["effect"][]] = [
  { drop: true },
  { drop: true },
  { delay: { uniform: [50, 3_000] } },
  { duplicate: 1 },
  { reorder: true },
];

/** The steps; one that is here several times comes so much more often. */
const DRAWS: readonly [Draw, ...Draw[]] = [
  gatewayEnds("SIGKILL"),
  gatewayEnds("SIGKILL"),
  gatewayEnds("SIGKILL"),
  gatewayEnds("SIGTERM"),
  gatewayEnds("SIGTERM"),
  freeze,
  freeze,
  (chaos) => toxic(chaos, "toolbars"),
  (chaos) => toxic(chaos, "toolbars"),
  (chaos) => toxic(chaos, "toolbars"),
  (chaos) => toxic(chaos, "link"),
  (chaos) => toxic(chaos, "link"),
  (chaos) => cut(chaos, "toolbars"),
  (chaos) => cut(chaos, "toolbars"),
  (chaos) => cut(chaos, "link"),
  (chaos) => refusal(chaos, "toolbars"),
  (chaos) => refusal(chaos, "link"),
  ({ stage, clock, random }) => {
    const ms = between(random, [50, 4_000]);
    return {
      what: `T-Server link down for ${round(ms)} ms`,
      scope: "link",
      act: async () => {
        await stage.mock.post("/link", { up: false });
        await pause(clock, ms);
        await stage.mock.post("/link", { up: true });
      },
    };
  },
  ({ stage, random }) => {
    const mode = oneOf(random, ["warm", "warm", "hot"] as const);
    return {
      what: `${mode} switchover`,
      scope: "link",
      act: () => stage.mock.post("/link/switchover", { mode }),
    };
  },
  ({ stage }) => ({
    what: "T-Server drops the gateway's connection",
    scope: "link",
    act: async () => {
      // The witness came with the stage and stays; whoever came last is the gateway.
      const ids = (await stage.mock.connections()).map(({ id }) => id).toSorted((a, b) => a - b);
      if (ids.length > 1) await stage.mock.post("/connections/drop", { id: ids.at(-1) });
    },
  }),
  ({ stage, desks, random }) => {
    const { dn } = oneOf(random, desks);
    return {
      what: `DN ${dn} unregistered`,
      scope: "link",
      act: () => stage.mock.post(`/dns/${dn}/unregister`),
    };
  },
  fault,
  fault,
  fault,
  fault,
  reloads,
  reloads,
  reloads,
  ({ desks, random }) => {
    const lost = toolbarsOf(desks).filter((toolbar) => toolbar instanceof ResumingToolbar)
      .filter(() => random.next() < 0.5);
    return {
      what: `${lost.length} toolbars leave their sockets: ${
        lost.map(({ name }) => name).join(" ")
      }`,
      scope: "toolbars",
      act: () => Promise.resolve(lost.forEach((toolbar) => toolbar.abandon())),
    };
  },
];

const toolbarsOf = (desks: readonly Desk[]) => desks.flatMap(({ toolbars }) => toolbars);

function gatewayEnds(signal: "SIGKILL" | "SIGTERM"): Draw {
  return ({ stage, clock, random }) => {
    const ms = between(random, [0, 2_500]);
    return {
      what: `gateway ended by ${signal}, started again after ${round(ms)} ms`,
      scope: "gateway",
      act: async () => {
        await stage.endGateway(signal);
        await pause(clock, ms);
        await stage.startGateway();
      },
    };
  };
}

function proxyOf({ stage }: ChaosOptions, scope: "link" | "toolbars"): FaultProxy {
  return scope === "link" ? stage.linkProxy : stage.toolbarProxy;
}

function toxic(chaos: ChaosOptions, scope: "link" | "toolbars"): Step {
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

function cut(chaos: ChaosOptions, scope: "link" | "toolbars"): Step {
  const ending = oneOf(chaos.random, ["close", "reset"] as const);
  return {
    what: `${scope}: all connections end by a ${ending}`,
    scope,
    act: () => Promise.resolve(proxyOf(chaos, scope).cut(ending)),
  };
}

function refusal(chaos: ChaosOptions, scope: "link" | "toolbars"): Step {
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

function fault({ stage, clock, random }: ChaosOptions): Step {
  const message = oneOf(random, MESSAGES);
  const effect = oneOf(random, EFFECTS);
  const probability = Math.round(between(random, [0.2, 0.9]) * 100) / 100;
  const ms = between(random, [1_000, 6_000]);
  const rule: FaultRule = { match: { message, probability }, effect };
  return {
    what: `${message} ${JSON.stringify(effect)} with a chance of ${probability} for ${
      round(ms)
    } ms`,
    scope: "link",
    hides: !message.startsWith("Request") && "drop" in effect,
    act: async () => {
      const end = await stage.mock.fault(rule);
      await pause(clock, ms);
      await end();
    },
  };
}

function freeze({ stage, clock, random }: ChaosOptions): Step {
  const ms = between(random, [300, 9_000]);
  return {
    what: `gateway frozen for ${round(ms)} ms (SIGSTOP)`,
    scope: "gateway",
    act: async () => {
      stage.signal("SIGSTOP");
      await pause(clock, ms);
      stage.signal("SIGCONT");
    },
  };
}

function reloads({ desks, random }: ChaosOptions): Step {
  const leaving = toolbarsOf(desks).filter(() => random.next() < 0.3);
  return {
    what: `${leaving.length} pages reloaded: ${leaving.map(({ name }) => name).join(" ")}`,
    scope: "toolbars",
    act: () => Promise.resolve(leaving.forEach((toolbar) => toolbar.reload())),
  };
}

/** The wait from one step to the next, and the calm after every few of them, in milliseconds. */
const BETWEEN_MS = [100, 1_800] as const;
const CALM_MS = 9_000;
const STEPS_TO_CALM = 7;

export class Chaos {
  readonly #options: ChaosOptions;
  readonly steps: StepReport[] = [];
  #isStopped = false;

  constructor(options: ChaosOptions) {
    this.#options = options;
  }

  /** Makes trouble until `stop`; resolves when the last step is over. */
  async run(): Promise<void> {
    const { clock, random } = this.#options;
    let before: Promise<void> = Promise.resolve();
    while (!this.#isStopped) {
      const step = oneOf(random, DRAWS)(this.#options);
      const waitMs = between(random, BETWEEN_MS);
      const isOverlapping = random.next() < 0.3 && this.steps.at(-1)?.scope !== step.scope &&
        step.scope !== "gateway" && this.steps.at(-1)?.scope !== "gateway";
      if (!isOverlapping) await before;
      if (this.#isStopped) break;
      before = this.#take(step);
      await pause(clock, waitMs);
      if (this.steps.length % STEPS_TO_CALM === 0) await this.#calm(before);
    }
    await before;
  }

  stop(): void {
    this.#isStopped = true;
  }

  async #calm(before: Promise<void>): Promise<void> {
    const { clock } = this.#options;
    await before;
    for (let ms = 0; ms < CALM_MS && !this.#isStopped; ms += 250) await pause(clock, 250);
  }

  async #take({ what, scope, hides = false, act }: Step): Promise<void> {
    const { clock, onStep } = this.#options;
    const from = clock.now();
    const number = this.steps.length + 1;
    const report: StepReport = { number, what, scope, hides, from, to: Infinity };
    this.steps.push(report);
    onStep(report);
    await act();
    report.to = clock.now();
  }
}
