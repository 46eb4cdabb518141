// The bar across the top: whose page it is, the phone icon that shows the agent's state, the settings.
import type { Signal } from "@preact/signals";
import type { Phone, PhoneIcon } from "../desktop.ts";
import type { Desk } from "../desk.ts";
import { Icon } from "./icons.tsx";
import { Settings } from "./settings.tsx";
import type { Framing } from "./toolbar_dock.tsx";

const PHONE_TEXT: Readonly<Record<PhoneIcon, string>> = {
  disabled: "Signed out",
  greyed: "Unavailable",
  available: "Available",
};

interface TopBarProps {
  readonly desk: Desk;
  readonly docked: Signal<boolean>;
  readonly framing: Framing;
}

/** The top bar. The phone icon opens and closes the media toolbar, as Fusion's does. */
export function TopBar({ desk, docked, framing }: TopBarProps) {
  const { phone, communications } = desk.desktop.value;
  const engaged = communications.some(({ phase }) => phase === "engaged");
  const text = engaged ? "On a call" : PHONE_TEXT[phone.icon];
  return (
    <header class="bar">
      <svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
        <path class="mark__arc" d="M5 22a11 11 0 0 1 22 0" />
        <path class="mark__arc" d="M11 22a5 5 0 0 1 10 0" />
      </svg>
      <h1 class="bar__title">
        Fusion Service <span class="bar__aside">(simulated)</span>
      </h1>
      <button
        type="button"
        class="phone"
        data-state={engaged ? "engaged" : phone.icon}
        aria-expanded={docked.value}
        aria-controls="toolbar-panel"
        onClick={() => (docked.value = !docked.value)}
      >
        <Icon name="phone" />
        <span class="visually-hidden">Phone:</span>
        <span class="phone__text" aria-live="polite">{text}</span>
        <AgentWords phone={phone} />
      </button>
      <button type="button" class="bar__button" popovertarget="settings" aria-label="Settings">
        <Icon name="settings" />
      </button>
      <Settings desk={desk} framing={framing} />
    </header>
  );
}

/** The toolbar's own words for the state and its reason, where they say more than the icon. */
function AgentWords({ phone }: { readonly phone: Phone }) {
  const said = PHONE_TEXT[phone.icon].toLowerCase();
  const isSame = (word: string) => word === "" || word.toLowerCase() === said;
  const words = [phone.text, phone.reason].filter((word) => !isSame(word));
  return words.length === 0 ? null : <span class="phone__words">{words.join(", ")}</span>;
}
