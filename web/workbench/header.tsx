// The top of the workbench: the name, the links, what trouble is made on purpose, whose page it is, the lab,
// theme and reset.
import type { Signal } from "@preact/signals";
import { Contrast, FlaskConical, type IconNode, Monitor, Moon, Sun, TriangleAlert } from "lucide";
import { Icon } from "../shared/icon.tsx";
import { type Theme, THEMES } from "../shared/theme.ts";
import { AgentMenu } from "./agent_menu.tsx";
import type { Panel } from "./lab/address.ts";
import type { DelaysDesk } from "./lab/delays/delays_desk.ts";
import type { FaultsDesk } from "./lab/faults/faults_desk.ts";
import type { LabPlace } from "./lab/place.ts";
import type { StateDesk } from "./lab/state/state_desk.ts";
import type { ScenarioDesk } from "./scenarios/scenario_desk.ts";
import type { Links, LinkState } from "./links.ts";
import { Logo } from "./logo.tsx";
import { ToolbarMenu, type ToolbarMenuProps } from "./toolbar_menu.tsx";

interface HeaderProps {
  readonly links: Links;
  readonly scenarios: Pick<ScenarioDesk, "run">;
  readonly place: LabPlace;
  readonly delays: Pick<DelaysDesk, "count">;
  readonly faults: Pick<FaultsDesk, "count">;
  readonly agentId: string;
  readonly agents: Pick<StateDesk, "agentIds" | "read">;
  readonly theme: Signal<Theme>;
  readonly toolbarMenu: ToolbarMenuProps;
  readonly reset: () => void;
}

export function Header(props: HeaderProps) {
  const { links, scenarios, place, agentId, agents, theme, toolbarMenu, reset } = props;
  return (
    <header class="bench-header" aria-label="Workbench">
      <h1 class="bench-name">
        <Logo />
        hookswitch
      </h1>
      <div class="bench-links" role="group" aria-label="Links">
        <LinkBadge name="Gateway" state={links.gateway.value} />
        <LinkBadge name="Mock T-Server" state={links.mock.value} />
        <LinkBadge name="Switch link" state={links.tserver.value} />
      </div>
      <div class="bench-tools">
        <Trouble place={place} panel="delays" count={props.delays.count.value} one="delay" />
        <Trouble place={place} panel="faults" count={props.faults.count.value} one="fault" />
        <AgentMenu
          agentId={agentId}
          known={agents.agentIds.value}
          opened={() => void agents.read()}
        />
        <ToolbarMenu {...toolbarMenu} />
        <LabButton place={place} scenarios={scenarios} />
        <ThemeToggle theme={theme} />
        <button type="button" class="button button--small bench-button" onClick={reset}>
          Reset
        </button>
      </div>
    </header>
  );
}

interface TroubleProps {
  readonly place: LabPlace;
  readonly panel: Panel;
  readonly count: number;
  /** What one of them is called. */
  readonly one: string;
}

/** That the T-Server does not behave, and the way to where that was set; nothing while it does. */
function Trouble({ place, panel, count, one }: TroubleProps) {
  if (count === 0) return null;
  return (
    <button type="button" class="chip bench-trouble" onClick={() => place.open(panel)}>
      <Icon of={TriangleAlert} />
      {count} {count === 1 ? one : `${one}s`}
    </button>
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
      class="button button--small bench-button"
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
