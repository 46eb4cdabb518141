// Why the agent takes no calls: a short list beside the switch. The switch alone is enough for plain "off".
import type { AgentView } from "../state/model.ts";
import { ChevronIcon } from "./icons.tsx";

const REASONS = ["Break", "Lunch", "Meeting"] as const;

interface AwayReasonProps {
  readonly agent: AgentView;
  readonly onAway: (reason: string | undefined) => void;
}

export function AwayReason({ agent, onAway }: AwayReasonProps) {
  const { status, reason } = agent;
  // The entry that is chosen cannot be chosen again: while available that is one that is not listed.
  const value = status === "unavailable" ? reason ?? "none" : "";
  const isOther = value !== "none" && !REASONS.some((one) => one === value);
  return (
    <span class="away">
      <ChevronIcon />
      <select
        class="away__list"
        aria-label="Not available, with a reason"
        title="Not available, with a reason"
        value={value}
        disabled={status !== "available" && status !== "unavailable"}
        onChange={({ currentTarget }) => {
          const wanted = currentTarget.value;
          // What is shown follows the switch's word, as everywhere.
          currentTarget.value = value;
          onAway(wanted === "none" ? undefined : wanted);
        }}
      >
        {isOther && <option value={value} hidden>{value || "Not available for…"}</option>}
        {REASONS.map((one) => <option key={one} value={one}>{one}</option>)}
        <option value="none">No reason</option>
      </select>
    </span>
  );
}
