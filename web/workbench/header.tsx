// The top of the workbench: the name, the T-Server's patience, the links, whose page it is, the lab, theme
// and reset.
import type { Signal } from "@preact/signals";
import { Contrast, FlaskConical, type IconNode, Monitor, Moon, Sun } from "lucide";
import { Icon } from "../shared/icon.tsx";
import { type Theme, THEMES } from "../shared/theme.ts";
import { AgentMenu } from "./agent_menu.tsx";
import type { LabPlace } from "./lab/place.ts";
import type { StateDesk } from "./lab/state/state_desk.ts";
import type { ScenarioDesk } from "./scenarios/scenario_desk.ts";
import type { Links, LinkState } from "./links.ts";
import { Logo } from "./logo.tsx";
import { DELAY_CHOICES, DELAYED, type ReleaseDelay } from "./release_delay.ts";

interface HeaderProps {
  readonly links: Links;
  readonly releaseDelay: ReleaseDelay;
  readonly scenarios: Pick<ScenarioDesk, "run">;
  readonly place: LabPlace;
  readonly agentId: string;
  readonly agents: Pick<StateDesk, "agentIds" | "read">;
  readonly theme: Signal<Theme>;
  readonly reset: () => void;
}

export function Header(props: HeaderProps) {
  const { links, releaseDelay, scenarios, place, agentId, agents, theme, reset } = props;
  return (
    <header class="bench-header" aria-label="Workbench">
      <h1 class="bench-name">
        <Logo />
        hookswitch
      </h1>
      <DelayControl releaseDelay={releaseDelay} />
      <div class="bench-links" role="group" aria-label="Links">
        <LinkBadge name="Gateway" state={links.gateway.value} />
        <LinkBadge name="Mock T-Server" state={links.mock.value} />
        <LinkBadge name="Switch link" state={links.tserver.value} />
      </div>
      <div class="bench-tools">
        <AgentMenu
          agentId={agentId}
          known={agents.agentIds.value}
          opened={() => void agents.read()}
        />
        <LabButton place={place} scenarios={scenarios} />
        <ThemeToggle theme={theme} />
        <button type="button" class="quiet-button quiet-button--framed" onClick={reset}>
          Reset
        </button>
      </div>
    </header>
  );
}

function DelayControl({ releaseDelay }: { readonly releaseDelay: ReleaseDelay }) {
  const { delay, problem, choose } = releaseDelay;
  return (
    <div class="delay" role="group" aria-label={`T-Server delay for ${DELAYED}`}>
      <span class="delay-label" aria-hidden="true">
        Delay of <code>{DELAYED}</code>
      </span>
      <div class="segments">
        {DELAY_CHOICES.map((choice) => (
          <button
            key={choice.says}
            type="button"
            class="segment"
            aria-pressed={delay.value === choice.delay}
            disabled={delay.value === undefined}
            onClick={() => choose(choice)}
          >
            {choice.says}
          </button>
        ))}
      </div>
      {problem.value !== undefined && (
        <span class="badge badge--bad" role="alert">{problem.value}</span>
      )}
    </div>
  );
}

interface LabButtonProps {
  readonly place: LabPlace;
  readonly scenarios: Pick<ScenarioDesk, "run">;
}

/** Opens and closes the lab; its lamp says how the play of a scenario stands. */
function LabButton({ place, scenarios }: LabButtonProps) {
  const state = scenarios.run.value?.state;
  return (
    <button
      type="button"
      class="quiet-button quiet-button--framed"
      aria-expanded={place.panel.value !== undefined}
      aria-controls="lab"
      onClick={place.toggle}
    >
      <Icon of={FlaskConical} />
      Lab
      {state !== undefined && (
        <>
          <span class={`scenario-lamp scenario-lamp--${state}`} aria-hidden="true" />
          <span class="visually-hidden">, scenario {state}</span>
        </>
      )}
    </button>
  );
}

const WORDS: Readonly<Record<LinkState, string>> = {
  waiting: "waiting",
  up: "up",
  down: "down",
  absent: "not in use",
};

function LinkBadge({ name, state }: { readonly name: string; readonly state: LinkState }) {
  return (
    <span class={`link link--${state}`} title={`${name}: ${WORDS[state]}`}>
      <span class="link-lamp" aria-hidden="true" />
      {name}
      <span class="visually-hidden">{` ${WORDS[state]}`}</span>
    </span>
  );
}

const THEME_NAMES: Readonly<Record<Theme, string>> = {
  system: "System",
  light: "Light",
  dark: "Dark",
  contrast: "High contrast",
};

const THEME_SIGNS: Readonly<Record<Theme, IconNode>> = {
  system: Monitor,
  light: Sun,
  dark: Moon,
  contrast: Contrast,
};

function ThemeToggle({ theme }: { readonly theme: Signal<Theme> }) {
  return (
    <div class="segments" role="group" aria-label="Theme">
      {THEMES.map((each) => (
        <button
          key={each}
          type="button"
          class="segment segment--sign"
          aria-label={THEME_NAMES[each]}
          aria-pressed={theme.value === each}
          title={`${THEME_NAMES[each]} theme`}
          onClick={() => theme.value = each}
        >
          <Icon of={THEME_SIGNS[each]} />
        </button>
      ))}
    </div>
  );
}
