// Decides what a command means for an agent as it stands now. Pure: it sends nothing.
import { type AgentCalls, allowedCommands, type TrackedCall } from "../call/mod.ts";
import type { CallCommandType, Command } from "../protocol/mod.ts";
import type { RequestName, UnnumberedRequest } from "../tserver/mod.ts";
import { REASON_KEY } from "./announce.ts";
import type { Presence } from "./presence.ts";
import type { Refusal } from "./refusal.ts";

export interface AgentView {
  readonly thisDN: string;
  readonly presence: Presence;
  readonly calls: AgentCalls;
}

export type Plan =
  /** Go through registration, login and ready, as far as they are missing. */
  | { readonly do: "initialize" }
  | { readonly do: "request"; readonly request: UnnumberedRequest; readonly connID?: string }
  /** The call is over already: see to it that every toolbar knows. */
  | { readonly do: "catchUp"; readonly over: TrackedCall }
  | { readonly do: "refuse"; readonly refusal: Refusal };

const refuse = (refusal: Refusal): Plan => ({ do: "refuse", refusal });

export function planCommand(command: Command, { thisDN, presence, calls }: AgentView): Plan {
  if (command.type === "initialize") return { do: "initialize" };
  const over = command.type === "Reject" && calls.find(command.connectionId || "");
  if (over && over.call.state === "released") return { do: "catchUp", over };
  const needsLogin = command.type === "Ready" || command.type === "NotReady";
  if (!presence.registered || (needsLogin && presence.agent === "loggedOut")) {
    return refuse({
      code: "not-registered",
      detail:
        `Cannot ${command.type}: the agent is not registered. Send {"type":"initialize"} first`,
    });
  }
  switch (command.type) {
    case "MakeCall":
      return {
        do: "request",
        request: { name: "RequestMakeCall", ThisDN: thisDN, OtherDN: dialable(command.toNumber) },
      };
    case "Ready":
      return { do: "request", request: { name: "RequestAgentReady", ThisDN: thisDN } };
    case "NotReady":
      return {
        do: "request",
        request: {
          name: "RequestAgentNotReady",
          ThisDN: thisDN,
          ...(command.reason !== undefined && { Reasons: { [REASON_KEY]: command.reason } }),
        },
      };
    default:
      return planCallCommand(command.type, command.connectionId || undefined, { thisDN, calls });
  }
}

const REQUESTS = {
  Accept: "RequestAnswerCall",
  Reject: "RequestReleaseCall",
  Hold: "RequestHoldCall",
  Retrieve: "RequestRetrieveCall",
} as const satisfies Record<CallCommandType, RequestName>;

function planCallCommand(
  type: CallCommandType,
  connectionId: string | undefined,
  { thisDN, calls }: Pick<AgentView, "thisDN" | "calls">,
): Plan {
  const tracked = connectionId === undefined ? onlyLive(type, calls) : calls.find(connectionId);
  if (tracked === undefined) return refuse(unknownCall(type, connectionId));
  if ("code" in tracked) return refuse(tracked);
  const { connID, state } = tracked.call;
  const allowed = allowedCommands(state);
  if (!allowed.includes(type)) return refuse(wrongState(type, connID, state, allowed));
  return {
    do: "request",
    request: { name: REQUESTS[type], ThisDN: thisDN, ConnID: connID },
    connID,
  };
}

/** A client that reloaded names no call: with exactly one live call that one is meant. */
function onlyLive(type: CallCommandType, calls: AgentCalls): TrackedCall | Refusal {
  const live = calls.live();
  const [only] = live;
  if (only && live.length === 1) return only;
  return only
    ? {
      code: "ambiguous-call",
      field: "connectionId",
      detail: `Cannot ${type}: the agent has ${live.length} live calls. Name one of ` +
        live.map(({ call }) => `"${call.connID}"`).join(", "),
    }
    : {
      code: "no-live-call",
      field: "connectionId",
      detail: `Cannot ${type}: the agent has no live call`,
    };
}

function unknownCall(type: CallCommandType, connectionId = ""): Refusal {
  return {
    code: "unknown-call",
    field: "connectionId",
    detail: `Cannot ${type} call "${connectionId}": the agent has no such call. ` +
      `Use the connectionId of an event such as EventRinging`,
  };
}

function wrongState(
  type: CallCommandType,
  connID: string,
  state: string,
  allowed: readonly string[],
): Refusal {
  const choice = allowed.length > 0 ? `It allows ${allowed.join(", ")}` : "It allows nothing";
  return {
    code: "wrong-state",
    field: "connectionId",
    detail: `Cannot ${type} call "${connID}": it is "${state}". ${choice}`,
  };
}

/** A number as the switch dials it: without the punctuation that people write. */
const dialable = (number: string) => number.replaceAll(/[().\- ]/g, "");
