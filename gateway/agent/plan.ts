// Decides what a command means for an agent as it stands now. Pure: it sends nothing.
import { type AgentCalls, allowedCommands, type Call, type TrackedCall } from "../call/mod.ts";
import type { CallCommandType, Command } from "../protocol/mod.ts";
import { MergeType, type UnnumberedRequest } from "../tserver/mod.ts";
import { REASON_KEY } from "./standing.ts";
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
  | {
    readonly do: "request";
    readonly request: UnnumberedRequest;
    readonly connID?: string;
    /** Asked again while it is on its way, it is not sent a second time. */
    readonly isOnce?: boolean;
  }
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
  if (!presence.inService) {
    return refuse({
      code: "out-of-service",
      detail: `Cannot ${command.type}: DN "${thisDN}" is out of service. ` +
        "Try again after EventDNBackInService",
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
      return planCallCommand(command, { thisDN, calls });
  }
}

type CallCommand = Extract<Command, { type: CallCommandType }>;

function planCallCommand(
  command: CallCommand,
  { thisDN, calls }: Pick<AgentView, "thisDN" | "calls">,
): Plan {
  const { type } = command;
  const connectionId = command.connectionId || undefined;
  const tracked = connectionId === undefined ? onlyLive(type, calls) : calls.find(connectionId);
  if (tracked === undefined) return refuse(unknownCall(type, connectionId));
  if ("code" in tracked) return refuse(tracked);
  const { call } = tracked;
  const allowed = allowedCommands(call, calls.others(call));
  if (!allowed.includes(type)) return refuse(wrongState(type, call, allowed));
  return {
    do: "request",
    request: requestFor(command, call, thisDN),
    connID: call.connID,
    isOnce: !REPEATABLE.has(type),
  };
}

/** Asked again while they are on their way, these mean a second time. */
const REPEATABLE: ReadonlySet<CallCommandType> = new Set([
  "SendDtmf",
  "AttachUserData",
  "UpdateUserData",
  "DeleteUserData",
  "RemoveParty",
]);

function requestFor(command: CallCommand, call: Call, ThisDN: string): UnnumberedRequest {
  const { connID: ConnID, consults } = call;
  const leg = { ThisDN, ConnID };
  const held = consults !== undefined && { PreviousConnID: consults };
  const main = { ThisDN, ConnID: consults ?? ConnID };
  switch (command.type) {
    case "Accept":
      return { name: "RequestAnswerCall", ...leg };
    case "Reject":
      return { name: "RequestReleaseCall", ...leg };
    case "Hold":
      return { name: "RequestHoldCall", ...leg };
    case "Retrieve":
      return { name: "RequestRetrieveCall", ...leg };
    case "Mute":
      return { name: "RequestSetMuteOn", ...leg };
    case "Unmute":
      return { name: "RequestSetMuteOff", ...leg };
    case "SendDtmf":
      return { name: "RequestSendDTMF", ...leg, DTMFDigits: command.digits };
    case "CompleteTransfer":
      return { name: "RequestCompleteTransfer", ...main, TransferConnID: ConnID };
    case "CompleteConference":
      return { name: "RequestCompleteConference", ...main, ConferenceConnID: ConnID };
    case "Alternate":
      return { name: "RequestAlternateCall", ThisDN, ...inHandFirst(call) };
    case "Reconnect":
      return { name: "RequestReconnectCall", ...leg, ...held };
    case "AttachUserData":
    case "UpdateUserData":
      return { name: `Request${command.type}`, ...leg, UserData: command.userData };
    case "DeleteUserData":
      return { name: "RequestDeletePair", ...leg, Key: command.key };
    case "Merge":
      return { name: "RequestMergeCalls", ...leg, MergeType: MergeType.ForConference };
    default: {
      const OtherDN = dialable(command.toNumber);
      return { name: WITH_PARTY[command.type], ...leg, OtherDN };
    }
  }
}

/** The switch wants the call in hand named first, and the held one as the other. */
function inHandFirst({ connID, state, consults = connID }: Call) {
  return state === "held"
    ? { ConnID: consults, PreviousConnID: connID }
    : { ConnID: connID, PreviousConnID: consults };
}

const WITH_PARTY = {
  Transfer: "RequestSingleStepTransfer",
  InitiateTransfer: "RequestInitiateTransfer",
  Conference: "RequestSingleStepConference",
  InitiateConference: "RequestInitiateConference",
  RemoveParty: "RequestDeleteFromConference",
  Redirect: "RequestRedirectCall",
} as const;

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
  { connID, state }: Call,
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
