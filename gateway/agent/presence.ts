// Where the agent stands with the T-Server, as its events told. Pure.
import type { RequestName, TServerEvent } from "../tserver/mod.ts";

export interface Presence {
  /** The T-Server sends the DN's events. */
  readonly registered: boolean;
  readonly agent: "loggedOut" | "notReady" | "ready";
}

export const ABSENT: Presence = { registered: false, agent: "loggedOut" };

/** Presence after `event`; the same object when the event does not concern it. */
export function presenceAfter(presence: Presence, event: TServerEvent): Presence {
  switch (event.name) {
    case "EventRegistered":
      return { ...presence, registered: true };
    // A link that comes back knows nothing of what was registered before.
    case "EventUnregistered":
    case "EventLinkDisconnected":
      return { ...presence, registered: false };
    case "EventAgentLogin":
    case "EventAgentNotReady":
      return { ...presence, agent: "notReady" };
    case "EventAgentReady":
      return { ...presence, agent: "ready" };
    case "EventAgentLogout":
      return { ...presence, agent: "loggedOut" };
    default:
      return presence;
  }
}

export type PresenceRequest = Extract<
  RequestName,
  "RequestRegisterAddress" | "RequestAgentLogin" | "RequestAgentReady"
>;

/** The next request on the way to an agent that takes calls; undefined when it has arrived. */
export function nextTowardsReady({ registered, agent }: Presence): PresenceRequest | undefined {
  if (!registered) return "RequestRegisterAddress";
  if (agent === "loggedOut") return "RequestAgentLogin";
  if (agent === "notReady") return "RequestAgentReady";
  return undefined;
}
