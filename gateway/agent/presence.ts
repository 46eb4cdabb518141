// Where the agent stands with the T-Server, as its events told. Pure.
import type { AgentState } from "../protocol/mod.ts";
import type { EventAddressInfo, RequestName, TServerEvent } from "../tserver/mod.ts";

export interface Presence {
  /** The T-Server sends the DN's events. */
  readonly registered: boolean;
  /** `unknown` until the T-Server has told, and again after the link was down. */
  readonly agent: AgentState;
  /** The DN can be used, as far as the T-Server has told. */
  readonly inService: boolean;
}

export const ABSENT: Presence = { registered: false, agent: "unknown", inService: true };

/** Presence after `event`; the same object when the event does not concern it. */
export function presenceAfter(presence: Presence, event: TServerEvent): Presence {
  switch (event.name) {
    case "EventRegistered":
      // A DN that is out of service is told to be so next.
      return { ...presence, registered: true, inService: true };
    case "EventUnregistered":
      return { ...presence, registered: false };
    // A link that comes back knows nothing of what was before.
    case "EventLinkDisconnected":
      return { ...ABSENT, inService: presence.inService };
    case "EventDNOutOfService":
      return { ...presence, inService: false };
    case "EventDNBackInService":
      return { ...presence, inService: true };
    case "EventAgentLogin":
    case "EventAgentNotReady":
      return { ...presence, agent: "notReady" };
    case "EventAgentReady":
      return { ...presence, agent: "ready" };
    case "EventAgentLogout":
      return { ...presence, agent: "loggedOut" };
    // Answered while it was unknown only: what events told since is newer.
    case "EventAddressInfo":
      return presence.agent === "unknown" ? { ...presence, agent: stateIn(event) } : presence;
    default:
      return presence;
  }
}

function stateIn({ AgentID, ready }: EventAddressInfo): AgentState {
  if (AgentID === undefined) return "loggedOut";
  return ready ? "ready" : "notReady";
}

const STEPS = ["RequestRegisterAddress", "RequestAgentLogin", "RequestAgentReady"] as const;
export type PresenceRequest = typeof STEPS[number] & RequestName;

/** True for a request that takes the agent nearer to ready. */
export function isPresenceRequest(name: RequestName): name is PresenceRequest {
  return (STEPS as readonly RequestName[]).includes(name);
}

/** The next request on the way to an agent that takes calls; undefined when it has arrived. */
export function nextTowardsReady({ registered, agent }: Presence): PresenceRequest | undefined {
  if (!registered) return "RequestRegisterAddress";
  if (agent === "unknown" || agent === "loggedOut") return "RequestAgentLogin";
  if (agent === "notReady") return "RequestAgentReady";
  return undefined;
}
