// What stands where a call would be: nothing is going on, and what to expect.
import { useWords } from "../i18n/use_words.ts";
import type { AgentView } from "../state/model.ts";
import { HandsetIcon } from "./icons.tsx";

interface NoCallsProps {
  readonly agent: AgentView;
  readonly dnInService: boolean;
}

export function NoCalls({ agent, dnInService }: NoCallsProps) {
  const say = useWords();
  const hint = dnInService ? (`noCalls.${agent.status}` as const) : "noCalls.outOfService";
  return (
    <div class="no-calls">
      <span class="no-calls__icon" aria-hidden="true">
        <HandsetIcon />
      </span>
      <h2 class="no-calls__title">{say("noCalls.title")}</h2>
      {/* Another hint is another element, whose text does not move into its place. */}
      <p key={hint} class="no-calls__hint">{say(hint)}</p>
    </div>
  );
}
