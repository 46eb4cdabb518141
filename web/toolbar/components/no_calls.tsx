// What stands where a call would be: nothing is going on, and what to expect.
import type { AgentStatus, AgentView } from "../state/model.ts";
import { HandsetIcon } from "./icons.tsx";

const HINTS: Record<AgentStatus, string> = {
  offline: "Turn on “Available for calls” to receive calls.",
  connecting: "One moment, the phone is being connected.",
  available: "Incoming calls appear here.",
  leaving: "One moment, calls are being turned off.",
  unavailable: "Turn on “Available for calls” to receive calls.",
  reconnecting: "Incoming calls appear here once connected.",
};

const OUT_OF_SERVICE = "Incoming calls appear here once your line is back.";

interface NoCallsProps {
  readonly agent: AgentView;
  readonly dnInService: boolean;
}

export function NoCalls({ agent, dnInService }: NoCallsProps) {
  return (
    <div class="no-calls">
      <span class="no-calls__icon" aria-hidden="true">
        <HandsetIcon />
      </span>
      <h2 class="no-calls__title">No calls</h2>
      <p>{dnInService ? HINTS[agent.status] : OUT_OF_SERVICE}</p>
    </div>
  );
}
