// Small parts that the panels share.
import type { ComponentChildren } from "preact";
import type { ReadonlySignal } from "@preact/signals";
import { CircleAlert } from "lucide";
import { Icon } from "../../shared/icon.tsx";

/** Why the last thing that was asked for was not done; nothing when it was. */
export function Problem({ of: problem }: { readonly of: ReadonlySignal<string | undefined> }) {
  if (problem.value === undefined) return null;
  return (
    <div class="banner banner--bad" role="alert">
      <Icon of={CircleAlert} />
      <p class="banner__detail">{problem.value}</p>
    </div>
  );
}

interface SwitchProps {
  readonly label: string;
  readonly isOn: boolean;
  readonly toggle: () => void;
  /** Shown beside the track; by default the label. */
  readonly children?: ComponentChildren;
}

/** A switch that says "on" and "off" to a screen reader by itself. */
export function Switch({ label, isOn, toggle, children = label }: SwitchProps) {
  return (
    <button
      type="button"
      class="switch switch--small"
      role="switch"
      aria-checked={isOn}
      aria-label={label}
      onClick={toggle}
    >
      <span class="switch__track" aria-hidden="true">
        <span class="switch__thumb" />
      </span>
      {children}
    </button>
  );
}
