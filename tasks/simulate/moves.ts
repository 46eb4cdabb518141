// What happens in a simulation, and when: drawn from the seed before it begins, so that a run can be
// repeated without some of it. Pure.
import type { FaultRule } from "../../mock-tserver/faults/rule.ts";
import type { Random } from "../../gateway/runtime/random.ts";
import { between, oneOf, weighted } from "./chance.ts";

/** What an agent asks for on the toolbar. */
const COMMANDS = {
  Accept: 10,
  Reject: 8,
  Hold: 2,
  Retrieve: 2,
  MakeCall: 2,
  Transfer: 1,
  Redirect: 1,
  initialize: 1,
} as const;
export type SimulatedCommand = keyof typeof COMMANDS;

/** Where something happens: agents and toolbars are counted, and counted round. */
interface At {
  readonly agent: number;
}

export type Deed =
  | ({ readonly do: "customer-calls" | "customer-hangs-up" } & At)
  | ({ readonly do: "phone-answers" | "phone-hangs-up" } & At)
  | ({
    readonly do: "command";
    readonly type: SimulatedCommand;
    readonly toolbar: number;
    /** How often it is sent. */
    readonly times: number;
  } & At)
  /** The connection of a toolbar: broken off, dead without anybody noticing, not read, or closed well. */
  | ({
    readonly do: "socket";
    readonly what: "cut" | "freeze" | "stall" | "close";
    readonly toolbar: number;
    readonly forMs: number;
  } & At)
  /** The page is loaded anew and remembers nothing. */
  | ({ readonly do: "reload"; readonly toolbar: number } & At)
  | { readonly do: "gateway"; readonly what: "kill" | "restart"; readonly forMs: number }
  | { readonly do: "link"; readonly what: "down" | "silent" | "drop"; readonly forMs: number }
  | { readonly do: "switchover"; readonly mode: "warm" | "hot" }
  | ({ readonly do: "unregister" } & At)
  | { readonly do: "fault"; readonly rule: FaultRule; readonly forMs: number };

/** A deed and its time in milliseconds from the beginning. */
export type Move = Deed & { readonly at: number };

export interface PlanOptions {
  readonly agents: number;
  readonly moves: number;
  /** How long it goes on, in milliseconds. */
  readonly forMs: number;
  /** The share of moves that make trouble, from 0 to 1. */
  readonly trouble: number;
}

const LIFE = {
  "customer-calls": 12,
  "customer-hangs-up": 4,
  "phone-answers": 3,
  "phone-hangs-up": 3,
  command: 20,
} as const;

const TROUBLE = {
  socket: 10,
  reload: 2,
  gateway: 1,
  link: 2,
  switchover: 1,
  unregister: 1,
  fault: 6,
} as const;

/** Draws a plan, in order of time. */
export function drawPlan(random: Random, options: PlanOptions): Move[] {
  const moves = Array.from({ length: options.moves }, (): Move => ({
    at: between(random, 0, options.forMs),
    ...drawDeed(random, options),
  }));
  return moves.sort((a, b) => a.at - b.at);
}

function drawDeed(random: Random, { agents, trouble }: PlanOptions): Deed {
  const agent = between(random, 0, agents - 1);
  const toolbar = between(random, 0, 1);
  const forMs = drawDuration(random);
  const kind = random.next() < trouble ? weighted(random, TROUBLE) : weighted(random, LIFE);
  switch (kind) {
    case "command": {
      const times = random.next() < 0.2 ? 2 : 1;
      return { do: kind, agent, toolbar, times, type: weighted(random, COMMANDS) };
    }
    case "socket":
      return {
        do: kind,
        agent,
        toolbar,
        forMs,
        what: oneOf(random, ["cut", "freeze", "stall", "close"]),
      };
    case "reload":
      return { do: kind, agent, toolbar };
    case "gateway":
      return { do: kind, forMs, what: oneOf(random, ["kill", "restart"]) };
    case "link":
      return { do: kind, forMs, what: oneOf(random, ["down", "silent", "drop"]) };
    case "switchover":
      return { do: kind, mode: oneOf(random, ["warm", "hot"]) };
    case "fault":
      return { do: kind, forMs, rule: drawRule(random) };
    default:
      return { do: kind, agent };
  }
}

/** Mostly short, sometimes longer than any time-out, in milliseconds. */
function drawDuration(random: Random): number {
  const max = oneOf(random, [200, 2_000, 10_000, 40_000]);
  return between(random, 1, max);
}

const STRUCK = [
  "EventRinging",
  "EventEstablished",
  "EventReleased",
  "EventAbandoned",
  "EventHeld",
  "EventRegistered",
  "EventAgentReady",
  "EventError",
  "RequestReleaseCall",
  "RequestAnswerCall",
  "RequestRegisterAddress",
] as const;

function drawRule(random: Random): FaultRule {
  const message = oneOf(random, STRUCK);
  const effect = oneOf<() => FaultRule["effect"]>(random, [
    () => ({ drop: true }),
    () => ({ delay: between(random, 1, 8_000) }),
    () => ({ duplicate: between(random, 1, 2) }),
    () => ({ reorder: true }),
  ])();
  return {
    match: { message, probability: oneOf(random, [0.3, 0.7, 1]) },
    effect,
    times: between(random, 1, 4),
  };
}
