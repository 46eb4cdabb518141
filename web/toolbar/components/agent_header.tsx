// Where the agent stands, and the switch that changes it. The switch shows the wish, the words what is.
import type { Clock } from "../../../gateway/runtime/clock.ts";
import { useWords } from "../i18n/use_words.ts";
import type { ToolbarState } from "../state/model.ts";
import { standingOf } from "../state/standing.ts";
import { standingTone, standingWord } from "../state/standing_words.ts";
import { AwayReason, reasonWord } from "./away_reason.tsx";
import { RunningTime } from "./running_time.tsx";
import { StandingIcon } from "./standing_icon.tsx";
import { useKeyOf } from "./use_aids.ts";

interface AgentHeaderProps {
  readonly state: ToolbarState;
  /** The gateway's. */
  readonly clock: Clock;
  readonly onToggle: (available: boolean, reason?: string) => void;
}

export function AgentHeader({ state, clock, onToggle }: AgentHeaderProps) {
  const say = useWords();
  const key = useKeyOf("availability");
  const { agent } = state;
  const standing = standingOf(state);
  const dn = agent.dn === undefined ? say("agent.noDn") : say("agent.dn", { dn: agent.dn });
  const tone = standingTone(standing, agent.problem !== undefined);
  // A call's own time is on its card.
  const since = standing.name === "available" || standing.name === "not-ready" ||
      standing.name === "wrapping-up"
    ? standing.since
    : undefined;
  return (
    <header class="agent">
      <h1 class="visually-hidden">{say("toolbar.title")}</h1>
      <div class="agent__state">
        <p class={`agent__word tone-${tone}`}>
          <span class="agent__icon">
            <StandingIcon of={standing.name} />
          </span>
          <span role="status">{standingWord(say, standing)}</span>
          {since !== undefined && (
            <span class="agent__time">
              <RunningTime clock={clock} since={since} />
            </span>
          )}
        </p>
        <p class="agent__dn" role="status">
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
          data-action="availability"
          title={key.hint(say("agent.switch"))}
          aria-keyshortcuts={key.aria}
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
