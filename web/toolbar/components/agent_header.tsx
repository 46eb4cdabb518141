// The agent's state and the switch that changes it. The switch shows the wish, the words what is.
import { useWords } from "../i18n/use_words.ts";
import type { ToolbarState } from "../state/model.ts";
import { agentTone, agentWord } from "../state/words.ts";
import { AwayReason, reasonWord } from "./away_reason.tsx";

interface AgentHeaderProps {
  readonly state: ToolbarState;
  readonly onToggle: (available: boolean, reason?: string) => void;
}

export function AgentHeader({ state, onToggle }: AgentHeaderProps) {
  const say = useWords();
  const { agent } = state;
  const dn = agent.dn === undefined ? say("agent.noDn") : say("agent.dn", { dn: agent.dn });
  return (
    <header class="agent">
      <div class="agent__state" role="status">
        <p class={`agent__word tone-${agentTone(state)}`}>
          <span class="dot" aria-hidden="true" />
          {agentWord(say, state)}
        </p>
        <p class="agent__dn">
          {agent.reason === undefined
            ? dn
            : say("agent.dnWithReason", { dn, reason: reasonWord(say, agent.reason) })}
        </p>
      </div>
      <div class="agent__availability">
        <button
          type="button"
          class="switch"
          role="switch"
          aria-checked={agent.wanted}
          onClick={() => onToggle(!agent.wanted)}
        >
          <span class="switch__label">{say("agent.switch")}</span>
          <span class="switch__track" aria-hidden="true">
            <span class="switch__thumb" />
          </span>
        </button>
        <AwayReason agent={agent} onAway={(reason) => onToggle(false, reason)} />
      </div>
    </header>
  );
}
