// The top of the workbench: the name, the T-Server's patience, the links, scenarios, theme and reset.
import type { Signal } from "@preact/signals";
import { Contrast, type IconNode, Monitor, Moon, Sun } from "lucide";
import { Icon } from "../shared/icon.tsx";
import { type Theme, THEMES } from "../shared/theme.ts";
import type { Links, LinkState } from "./links.ts";
import { Logo } from "./logo.tsx";
import type { ScenarioDesk } from "./scenarios/scenario_desk.ts";
import { ScenarioMenu } from "./scenarios/scenario_menu.tsx";
import { DELAY_CHOICES, DELAYED, type ReleaseDelay } from "./release_delay.ts";

interface HeaderProps {
  readonly links: Links;
  readonly releaseDelay: ReleaseDelay;
  readonly scenarios: ScenarioDesk;
  readonly theme: Signal<Theme>;
  readonly reset: () => void;
}

export function Header({ links, releaseDelay, scenarios, theme, reset }: HeaderProps) {
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
        <ScenarioMenu scenarios={scenarios} />
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

const WORDS: Readonly<Record<LinkState, string>> = { waiting: "waiting", up: "up", down: "down" };

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
