// Agents: who there is, who is logged in where, and whether he takes calls.
import { type TServerError, TServerErrors } from "../../gateway/tserver/errors.ts";
import type { RequestAgentLogin, RequestAgentNotReady } from "../../gateway/tserver/requests.ts";
import type { Habits } from "./options.ts";
import type { DN, Login, SwitchState } from "./state.ts";
import { tellDN, type Turn } from "./turn.ts";

/** Adds an agent with a DN on the desk. */
export function addAgent(
  state: SwitchState,
  { agentId, dn, habits }: { agentId: string; dn: string; habits?: Habits | undefined },
): void {
  state.dns.set(dn, { number: dn, clients: new Set(), calls: new Set() });
  state.agents.set(agentId, { AgentID: agentId, desk: dn, habits });
  state.agentAtDesk.set(dn, agentId);
}

/** The DN of an agent, who gets the next free one when unknown; none when there is no room. */
export function provisionAgent(state: SwitchState, agentId: string): string | undefined {
  const desk = state.agents.get(agentId)?.desk;
  if (desk !== undefined || state.dns.size >= state.options.maxDNs) return desk;
  while (state.dns.has(String(state.nextDN))) state.nextDN++;
  const dn = String(state.nextDN++);
  addAgent(state, { agentId, dn });
  return dn;
}

/**
 * Logs an agent in, at whichever DN. EventAgentLogin does not say whether he takes calls; the event
 * after it does. Who is logged in at this DN already is told so once more.
 */
export function logIn(
  turn: Turn,
  dn: DN,
  { AgentID }: RequestAgentLogin,
): TServerError | undefined {
  const agent = turn.state.agents.get(AgentID);
  if (agent === undefined) return TServerErrors.InvalidAgentID;
  if (agent.at !== undefined && agent.at !== dn.number) return TServerErrors.AlreadyLoggedIn;
  if (dn.login !== undefined && dn.login.AgentID !== AgentID) return TServerErrors.AlreadyLoggedIn;
  agent.at = dn.number;
  dn.login ??= { AgentID, ready: false, since: turn.time, idleSince: 0 };
  tellDN(turn, dn, { name: "EventAgentLogin", ThisDN: dn.number, AgentID });
  tellReadiness(turn, dn, dn.login);
}

/** Logs the DN's agent out; calls go on. */
export function logOut(turn: Turn, dn: DN): TServerError | undefined {
  if (dn.login === undefined) return TServerErrors.InvalidLogoutRequest;
  const { AgentID } = dn.login;
  const agent = turn.state.agents.get(AgentID);
  if (agent !== undefined) agent.at = undefined;
  dn.login = undefined;
  tellDN(turn, dn, { name: "EventAgentLogout", ThisDN: dn.number, AgentID });
}

/** The DN's agent takes calls. */
export function becomeReady(turn: Turn, dn: DN): TServerError | undefined {
  if (dn.login === undefined) return TServerErrors.InvalidReadyRequest;
  const { AgentID, ready: wasReady } = dn.login;
  const since = wasReady ? dn.login.since : turn.time;
  const idleSince = wasReady ? dn.login.idleSince : ++turn.state.turnsMade;
  dn.login = { AgentID, ready: true, since, idleSince };
  for (const call of turn.state.waiting) call.passedBy?.delete(dn.number);
  tellReadiness(turn, dn, dn.login);
}

/** The DN's agent takes no calls, or gives another reason for it. */
export function becomeNotReady(
  turn: Turn,
  dn: DN,
  { AgentWorkMode, Reasons }: Pick<RequestAgentNotReady, "AgentWorkMode" | "Reasons">,
): TServerError | undefined {
  if (dn.login === undefined) return TServerErrors.InvalidNotReadyRequest;
  dn.login = {
    AgentID: dn.login.AgentID,
    ready: false,
    since: turn.time,
    idleSince: 0,
    ...(AgentWorkMode !== undefined && { AgentWorkMode }),
    ...(Reasons !== undefined && { Reasons }),
  };
  tellReadiness(turn, dn, dn.login);
}

/** Tells whether the DN's agent takes calls, and why not. */
export function tellReadiness(turn: Turn, dn: DN, login: Login): void {
  const { AgentID, AgentWorkMode, Reasons } = login;
  tellDN(turn, dn, {
    name: login.ready ? "EventAgentReady" : "EventAgentNotReady",
    ThisDN: dn.number,
    AgentID,
    ...(AgentWorkMode !== undefined && { AgentWorkMode }),
    ...(Reasons !== undefined && { Reasons }),
  });
}
