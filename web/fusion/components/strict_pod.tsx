// The switches of the strict pod: how real pods differ from what is documented.
import { useSignal } from "@preact/signals";
import { POD_TRAIT_NAMES, POD_TRAITS, podWith } from "../pod.ts";
import type { Desk } from "../desk.ts";

/** All traits at once, and each of its own. */
export function StrictPod({ desk }: { readonly desk: Desk }) {
  const { pod } = desk.desktop.value;
  const count = POD_TRAIT_NAMES.filter((name) => pod[name]).length;
  const isStrict = count === POD_TRAIT_NAMES.length;
  const isOpen = useSignal(count > 0 && !isStrict);
  return (
    <section class="settings__part" aria-label="Strict pod">
      <Switch
        title="Strict pod"
        detail={count === 0
          ? "As documented; mistakes are explained"
          : `${count} of ${POD_TRAIT_NAMES.length} ways of real pods`}
        isOn={isStrict}
        onPress={() => desk.choose({ pod: podWith(!isStrict) })}
      />
      <details
        class="traits"
        open={isOpen.value}
        onToggle={({ currentTarget }) => (isOpen.value = currentTarget.open)}
      >
        <summary class="traits__title">Each way by itself</summary>
        {POD_TRAIT_NAMES.map((name) => (
          <Switch
            key={name}
            title={POD_TRAITS[name].title}
            detail={POD_TRAITS[name].seen}
            isOn={pod[name]}
            onPress={() => desk.choose({ pod: { ...pod, [name]: !pod[name] } })}
          />
        ))}
      </details>
    </section>
  );
}

interface SwitchProps {
  readonly title: string;
  readonly detail: string;
  readonly isOn: boolean;
  readonly onPress: () => void;
}

function Switch({ title, detail, isOn, onPress }: SwitchProps) {
  return (
    <button
      type="button"
      class="switch switch--small settings__switch"
      role="switch"
      aria-checked={isOn}
      onClick={onPress}
    >
      <span class="settings__switch-text">
        <span class="settings__switch-title">{title}</span>
        <span class="choice__from">{detail}</span>
      </span>
      <span class="switch__track" aria-hidden="true">
        <span class="switch__thumb" />
      </span>
    </button>
  );
}
