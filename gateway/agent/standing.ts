// Since when, how and why the agent is what the agent is, as far as the T-Server told. Pure.
import type { AgentState } from "../protocol/mod.ts";
import { type KVList, type TServerEvent, WorkMode } from "../tserver/mod.ts";

export interface Standing {
  /** `unknown` before anything was told; a lost link does not change it. */
  readonly agent: AgentState;
  /** When it began, on the gateway's clock, in milliseconds since the epoch. */
  readonly since?: number;
  readonly reason?: string;
  /** The T-Library's word, such as `AfterCallWork`. */
  readonly workMode?: string;
}

export const UNTOLD: Standing = { agent: "unknown" };

/** The key under which a not-ready reason travels in Reasons. */
export const REASON_KEY = "ReasonCode";

/** How the agent stands after `event`, which made of the agent what `agent` says, at `now`. */
export function standingAfter(
  before: Standing,
  event: TServerEvent,
  { agent, now }: { readonly agent: AgentState; readonly now: number },
): Standing {
  switch (event.name) {
    case "EventAgentLogin":
    case "EventAgentReady":
    case "EventAgentNotReady":
    case "EventAgentLogout":
      return dated(
        before,
        { agent, ...reasonOf(event.Reasons), ...wordOf(event.AgentWorkMode) },
        now,
      );
    case "EventAddressInfo": {
      if (agent === "unknown") return before;
      // It says how, and not why: that was told before, and holds while the state does.
      const reason = agent === before.agent ? before.reason : undefined;
      const told = {
        agent,
        ...(reason !== undefined && { reason }),
        ...wordOf(event.AgentWorkMode),
      };
      return dated(before, told, now);
    }
    default:
      return before;
  }
}

/** What is told again has not begun again. */
function dated(before: Standing, after: Omit<Standing, "since">, now: number): Standing {
  const isSame = before.agent === after.agent && before.reason === after.reason &&
    before.workMode === after.workMode;
  return { ...after, since: isSame ? before.since ?? now : now };
}

function reasonOf(reasons: KVList | undefined): Pick<Standing, "reason"> {
  const reason = reasons?.[REASON_KEY];
  return reason === undefined ? {} : { reason: String(reason) };
}

function wordOf(mode: WorkMode | undefined): Pick<Standing, "workMode"> {
  const named = Object.entries(WorkMode).find(([, value]) => value === mode);
  return !named || named[1] === WorkMode.Unknown ? {} : { workMode: named[0] };
}
