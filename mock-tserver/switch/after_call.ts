// After-call work: an agent who took calls is not ready for a while when one is over.
import { WorkMode } from "../../gateway/tserver/attributes.ts";
import { tellReadiness } from "./agents.ts";
import { habitsAt } from "./habits.ts";
import type { DN } from "./state.ts";
import type { Turn } from "./turn.ts";

/** The DN's agent begins after-call work, unless calls go on or he took none before. */
export function startAfterCallWork(turn: Turn, dn: DN): void {
  const { state } = turn;
  const afterMs = habitsAt(state, dn).afterCallWorkMs;
  if (dn.login === undefined || dn.calls.size > 0) return;
  const idleSince = ++state.turnsMade;
  dn.login = { ...dn.login, idleSince };
  if (!afterMs || !dn.login.ready) return;
  const wrapUp = ++state.turnsMade;
  const { AgentID } = dn.login;
  const AgentWorkMode = WorkMode.AfterCallWork;
  dn.login = { AgentID, ready: false, AgentWorkMode, since: turn.time, idleSince, wrapUp };
  tellReadiness(turn, dn, dn.login);
  turn.timings.push({ afterMs, timer: { kind: "wrapUpEnd", dn: dn.number, wrapUp } });
}

/** The DN's agent takes calls again, if this is still the same after-call work. */
export function endAfterCallWork(turn: Turn, dn: DN, wrapUp: number): void {
  if (dn.login?.wrapUp !== wrapUp) return;
  const { AgentID } = dn.login;
  dn.login = { AgentID, ready: true, since: turn.time, idleSince: ++turn.state.turnsMade };
  tellReadiness(turn, dn, dn.login);
}
