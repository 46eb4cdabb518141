// How the switch's state looks from the control interface: copies, never the state itself.
import { CallType } from "../gateway/tserver/attributes.ts";
import type { CallIds, CallInfo, DNInfo } from "./control_schemas.ts";
import { type Leg, legsAt, otherParty } from "./switch/legs.ts";
import type { Call, DN, Queue } from "./switch/state.ts";

/** The ids of a call by the names of the toolbar's wire. */
export function callIds({ ConnID, CallUUID }: Call): CallIds {
  return { connectionId: ConnID, eventId: CallUUID };
}

/** A call as it stands. */
export function callInfo(call: Call): CallInfo {
  return {
    ...callIds(call),
    state: callState(call),
    callType: callType(call),
    ...(call.ANI !== undefined && { from: call.ANI }),
    ...(call.DNIS !== undefined && { to: call.DNIS }),
    userData: { ...call.UserData },
    beganAt: call.beganAt,
    parties: call.parties.map(({ number, isDN, phase, since, queue }) => ({
      ...(number !== undefined && { number }),
      isDN,
      state: phase,
      since,
      ...(queue !== undefined && { queue }),
    })),
  };
}

/** A DN with its agent and its calls. */
export function dnInfo(dn: DN): DNInfo {
  const { login } = dn;
  return {
    dn: dn.number,
    ...(login && { agentId: login.AgentID }),
    agentState: login ? (login.ready ? "ready" : "notReady") : "loggedOut",
    ...(login?.AgentWorkMode !== undefined && { workMode: login.AgentWorkMode }),
    registered: dn.clients.size > 0,
    ...(dn.outOfService && { outOfService: true }),
    ...(dn.queue && { queue: queueInfo(dn.queue) }),
    calls: legsAt(dn).map(legInfo),
  };
}

function queueInfo({ agents, isRoutePoint, defaultTo }: Queue): DNInfo["queue"] {
  return {
    agents: [...agents],
    ...(isRoutePoint && { routePoint: true }),
    ...(defaultTo !== undefined && { defaultTo }),
  };
}

function legInfo(leg: Leg): DNInfo["calls"][number] {
  const otherDN = otherParty(leg)?.number;
  return {
    ...callIds(leg.call),
    state: leg.party.phase,
    callType: callType(leg.call),
    ...(otherDN !== undefined && { otherDN }),
  };
}

function callType(call: Call): CallInfo["callType"] {
  if (call.CallType === CallType.Inbound) return "inbound";
  if (call.CallType === CallType.Consult) return "consult";
  return call.CallType === CallType.Outbound ? "outbound" : "internal";
}

function callState({ parties }: Call): CallInfo["state"] {
  const isIn = (phase: string) => parties.some((party) => party.phase === phase);
  if (parties.length === 0) return "ended";
  if (isIn("queued")) return "queued";
  if (isIn("ringing")) return "ringing";
  return isIn("held") ? "held" : "connected";
}
