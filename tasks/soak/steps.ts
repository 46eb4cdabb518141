// What can go wrong during a run, as steps to be drawn. Each says what it does, does it, and puts it right
// again.
import type { FaultRule } from "../../mock-tserver/faults/rule.ts";
import { cut, refusal, round, toxic } from "./proxy_steps.ts";
import type { Draw, Step, StepOptions } from "./step.ts";
import { between, oneOf, pause } from "./time.ts";
import { ResumingToolbar } from "./toolbars/resuming_toolbar.ts";
import type { Desk } from "./traffic.ts";

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
export const DRAWS: readonly [Draw, ...Draw[]] = [
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
      forgets: true,
      act: async () => {
        await stage.endGateway(signal);
        await pause(clock, ms);
        await stage.startGateway();
      },
    };
  };
}

function fault({ stage, clock, random }: StepOptions): Step {
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

function freeze({ stage, clock, random }: StepOptions): Step {
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

function reloads({ desks, random }: StepOptions): Step {
  const leaving = toolbarsOf(desks).filter(() => random.next() < 0.3);
  return {
    what: `${leaving.length} pages reloaded: ${leaving.map(({ name }) => name).join(" ")}`,
    scope: "toolbars",
    act: () => Promise.resolve(leaving.forEach((toolbar) => toolbar.reload())),
  };
}
