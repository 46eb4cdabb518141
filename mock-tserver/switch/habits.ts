// What happens by itself at a DN: the agent's own habits, the queue's, then everybody's.
import type { Habits } from "./options.ts";
import type { DN, SwitchState } from "./state.ts";

/** The habits that hold at `dn` for a call that came from `queue`, or from none. */
export function habitsAt(
  { options: { habits }, agents, dns, agentAtDesk }: SwitchState,
  dn: DN,
  queue?: string | undefined,
): Habits {
  const AgentID = dn.login?.AgentID ?? agentAtDesk.get(dn.number);
  const own = AgentID === undefined ? undefined : agents.get(AgentID)?.habits;
  const ringTimeoutMs = queue === undefined ? undefined : dns.get(queue)?.queue?.ringTimeoutMs;
  return {
    autoAnswerMs: own?.autoAnswerMs ?? habits.autoAnswerMs,
    ringTimeoutMs: ringTimeoutMs ?? own?.ringTimeoutMs ?? habits.ringTimeoutMs,
    afterCallWorkMs: own?.afterCallWorkMs ?? habits.afterCallWorkMs,
  };
}
