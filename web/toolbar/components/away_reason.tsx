// Why the agent takes no calls: a short list beside the switch. The switch alone is enough for plain "off".
import type { Say } from "../i18n/catalogue.ts";
import { useWords } from "../i18n/use_words.ts";
import type { AgentView } from "../state/model.ts";
import { ChevronIcon } from "./icons.tsx";

/** As the switch is told; what the agent reads is in the catalogue. */
const REASONS = ["Break", "Lunch", "Meeting"] as const;

/** A reason as the agent reads it; one that was given elsewhere stays as it is. */
export function reasonWord(say: Say, reason: string): string {
  const known = REASONS.find((one) => one === reason);
  return known ? say(`away.${known}`) : reason;
}

interface AwayReasonProps {
  readonly agent: AgentView;
  readonly onAway: (reason: string | undefined) => void;
}

export function AwayReason({ agent, onAway }: AwayReasonProps) {
  const say = useWords();
  const { status, reason } = agent;
  // The entry that is chosen cannot be chosen again: while available that is one that is not listed.
  const value = status === "unavailable" ? reason ?? "none" : "";
  const isOther = value !== "none" && !REASONS.some((one) => one === value);
  return (
    <span class="away">
      <ChevronIcon />
      <select
        class="away__list"
        aria-label={say("away.label")}
        title={say("away.label")}
        value={value}
        disabled={status !== "available" && status !== "unavailable"}
        onChange={({ currentTarget }) => {
          const wanted = currentTarget.value;
          // What is shown follows the switch's word, as everywhere.
          currentTarget.value = value;
          onAway(wanted === "none" ? undefined : wanted);
        }}
      >
        {isOther && <option value={value} hidden>{value || say("away.choose")}</option>}
        {REASONS.map((one) => <option key={one} value={one}>{say(`away.${one}`)}</option>)}
        <option value="none">{say("away.none")}</option>
      </select>
    </span>
  );
}
