// One kind of fault: its switch, what it does, and what it is done with.
import { useSignal } from "@preact/signals";
import { ChevronDown, ChevronRight } from "lucide";
import { Icon } from "../../../shared/icon.tsx";
import { Switch } from "../bits.tsx";
import { EffectFields } from "./effect_fields.tsx";
import { type Fault, FAULT_WORDS } from "./fault_form.ts";
import type { FaultsDesk } from "./faults_desk.ts";
import { MatchFields } from "./match_fields.tsx";

interface FaultCardProps {
  readonly fault: Fault;
  readonly desk: FaultsDesk;
}

export function FaultCard({ fault, desk }: FaultCardProps) {
  const isOpen = useSignal(false);
  const { title, says } = FAULT_WORDS[fault];
  const rules = desk.rulesOf(fault);
  const isOn = rules.length > 0;
  const struck = rules.reduce((sum, rule) => sum + rule.struck, 0);
  const wrong = desk.wrong.value?.fault === fault ? desk.wrong.value : undefined;
  const shows = isOpen.value || wrong !== undefined;
  const form = desk.forms.value[fault];
  const id = `fault-${fault}`;
  return (
    <div class={`fault ${isOn ? "is-on" : ""}`} role="group" aria-label={title}>
      <div class="fault-head">
        <Switch
          label={`${title}: ${form.message}`}
          isOn={isOn}
          toggle={() => void (isOn ? desk.end(fault) : desk.add(fault))}
        >
          <span class="fault-title">{title}</span>
        </Switch>
        <span class="fault-message">{form.message}</span>
        {isOn && (
          <span class={`badge ${struck > 0 ? "badge--warn" : ""}`}>
            struck {struck === 1 ? "once" : `${struck} times`}
          </span>
        )}
        <button
          type="button"
          class="icon-button icon-button--small"
          aria-label={`${title}: which messages, and how`}
          aria-expanded={shows}
          aria-controls={id}
          onClick={() => isOpen.value = !isOpen.value}
        >
          <Icon of={shows ? ChevronDown : ChevronRight} />
        </button>
      </div>
      {shows && (
        <div class="fault-form" id={id}>
          <p class="hint">{says}</p>
          <div class="fault-fields">
            <MatchFields fault={fault} desk={desk} wrong={wrong}>
              <EffectFields fault={fault} desk={desk} wrong={wrong} />
            </MatchFields>
          </div>
          <button type="button" class="button button--small" onClick={() => void desk.add(fault)}>
            {isOn ? "Add another rule" : "Switch on"}
          </button>
        </div>
      )}
    </div>
  );
}
