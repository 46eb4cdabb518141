// Reads the two phones out of what the switch tells. Pure.
import type { MockSettings, SwitchCall, SwitchDN } from "../shared/mock_client.ts";
import type { PhoneCall, PhoneCallState } from "./phone.ts";

/** Where an agent sits, and how he stands. */
export interface AgentPlace {
  readonly dn: string;
  readonly isLoggedIn: boolean;
  readonly state: { readonly says: string; readonly tone: "good" | "warn" | "plain" };
}

export interface SwitchView {
  readonly dns: readonly SwitchDN[];
  readonly calls: readonly SwitchCall[];
  readonly agents: MockSettings["agents"];
}

const STATES: Readonly<Record<SwitchDN["calls"][number]["state"], PhoneCallState>> = {
  dialing: "dialling",
  ringing: "ringing",
  connected: "talking",
  held: "held",
  queued: "ringing",
};

const AGENT_STATES: Readonly<Record<string, AgentPlace["state"]>> = {
  ready: { says: "Ready", tone: "good" },
  notReady: { says: "Not ready", tone: "warn" },
  loggedOut: { says: "Logged out", tone: "plain" },
};

/**
 * The agent's DN: where the agent is logged in, or where he has his desk before he logs in.
 * Undefined for an agent whom the switch has not seen yet.
 */
export function placeOf(view: SwitchView, agentId: string): AgentPlace | undefined {
  const desk = view.agents.find((agent) => agent.agentId === agentId)?.dn;
  const found = view.dns.find((each) => each.agentId === agentId) ??
    view.dns.find((each) => each.dn === desk);
  if (!found) return undefined;
  const state = AGENT_STATES[found.agentState] ?? { says: found.agentState, tone: "plain" };
  return { dn: found.dn, isLoggedIn: found.agentId !== undefined, state };
}

/** The calls on a DN's phone. */
export function callsAtDN(view: SwitchView, dn: string | undefined): PhoneCall[] {
  const calls = view.dns.find((each) => each.dn === dn)?.calls ?? [];
  return calls.map((call) => ({
    connectionId: call.connectionId,
    state: STATES[call.state],
    otherNumber: call.otherDN ?? "",
  }));
}

/** The calls on the customer's phone: those that somebody outside has with the DN. */
export function callsOfCustomer(view: SwitchView, dn: string | undefined): PhoneCall[] {
  return view.calls.flatMap(({ connectionId, parties }) => {
    const customer = parties.find((party) => !party.isDN);
    const other = parties.find((party) => party.isDN);
    // Other agents' customers have their own pages to appear on.
    if (!customer || (other && other.number !== dn)) return [];
    return [{
      connectionId,
      state: STATES[customer.state],
      otherNumber: other?.number ?? "",
      ...(customer.number !== undefined && { ownNumber: customer.number }),
    }];
  });
}
