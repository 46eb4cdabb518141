// The top of the workbench: the name, the T-Server's patience, the links, scenarios, theme and reset.
import type { Signal } from "@preact/signals";
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
};

/** Each theme's sign: half and half, a sun, a moon. */
const THEME_SIGNS: Readonly<Record<Theme, string>> = {
  system: "M10 3.5a6.5 6.5 0 1 0 0 13zM10 3.5a6.5 6.5 0 0 1 0 13",
  light: "M10 6.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM10 1.8v2M10 16.2v2M1.8 10h2M16.2 10h2" +
    "M4.2 4.2l1.4 1.4M14.4 14.4l1.4 1.4M4.2 15.8l1.4-1.4M14.4 5.6l1.4-1.4",
  dark: "M16.5 11.8A7 7 0 0 1 8.2 3.5a7 7 0 1 0 8.3 8.3z",
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
          <svg class={`sign sign--${each}`} viewBox="0 0 20 20" aria-hidden="true">
            <path d={THEME_SIGNS[each]} />
          </svg>
        </button>
      ))}
    </div>
  );
}
