// The buttons of an engagement beside End call: hold, mute, record, transfer. There are those that the
// toolbar said it supports, and they stand as it told.
import { useSignal } from "@preact/signals";
import { ArrowRightLeft, CircleDot, Mic, MicOff, Pause, PhoneForwarded, Play } from "lucide";
import type { IconNode } from "lucide";
import { Icon } from "../../shared/icon.tsx";
import type { Communication } from "../communication.ts";
import { type Toggle, TOGGLES } from "../controls.ts";
import type { Desk } from "../desk.ts";
import { isDisabled } from "../features.ts";
import { useFocusIfLost } from "./focus.ts";

interface ControlsProps {
  readonly call: Communication;
  readonly desk: Desk;
}

interface Face {
  readonly label: string;
  readonly icon: IconNode;
}

/** The word and the sign of each button, while it is off and while it is on. */
const FACES: Readonly<Record<Toggle, { readonly off: Face; readonly on: Face }>> = {
  hold: { off: { label: "Hold", icon: Pause }, on: { label: "Resume", icon: Play } },
  mute: { off: { label: "Mute", icon: MicOff }, on: { label: "Unmute", icon: Mic } },
  record: {
    off: { label: "Record", icon: CircleDot },
    on: { label: "Stop recording", icon: CircleDot },
  },
};

const NAMES = Object.keys(TOGGLES) as readonly Toggle[];

/** The buttons that this toolbar supports; nothing when it supports none. */
export function CallControls({ call, desk }: ControlsProps) {
  const isAsking = useSignal(false);
  const { abilities, disabledFeatures, communications } = desk.desktop.value;
  const supports = (command: string) => abilities.supportedCommands.includes(command);
  const toggles = NAMES.filter((name) => supports(TOGGLES[name].on) && supports(TOGGLES[name].off));
  const transfers = supports("transfer") && !isDisabled(disabledFeatures, "transfer");
  const others = communications.some((other) => other !== call && other.phase === "engaged");
  const activates = others && supports("setActive");
  if (toggles.length === 0 && !transfers && !activates) return null;
  return (
    <div class="controls">
      <div class="controls__row" role="group" aria-label="Call controls">
        {toggles.map((name) => <ToggleButton key={name} name={name} call={call} desk={desk} />)}
        {transfers && (
          <button
            type="button"
            class="button button--small"
            aria-expanded={isAsking.value}
            aria-disabled={isWaiting(call, ["transfer"])}
            onClick={() => (isAsking.value = !isAsking.value)}
          >
            <Icon of={PhoneForwarded} />
            Transfer
          </button>
        )}
        {activates && (
          <button
            type="button"
            class="button button--small"
            aria-busy={isWaiting(call, ["setActive"])}
            onClick={() => desk.setActive(call.eventId)}
          >
            <Icon of={ArrowRightLeft} />
            Make active
          </button>
        )}
      </div>
      {transfers && isAsking.value && (
        <TransferForm
          onCancel={() => (isAsking.value = false)}
          onTransfer={(number) => {
            isAsking.value = false;
            desk.transfer(call.eventId, number);
          }}
        />
      )}
    </div>
  );
}

function ToggleButton({ name, call, desk }: ControlsProps & { readonly name: Toggle }) {
  const { on, off } = TOGGLES[name];
  const isOn = call.controls[name];
  const isBusy = isWaiting(call, [on, off]);
  const isOff = call.controls.disabled.includes(name);
  const face = FACES[name][isOn ? "on" : "off"];
  return (
    <button
      type="button"
      class="button button--small control"
      data-on={isOn}
      aria-busy={isBusy}
      aria-disabled={isBusy || isOff}
      onClick={() => !isBusy && !isOff && desk.toggle(call.eventId, name)}
    >
      {isBusy ? <span class="spinner" aria-hidden="true" /> : <Icon of={face.icon} />}
      {face.label}
    </button>
  );
}

interface TransferFormProps {
  readonly onTransfer: (number: string) => void;
  readonly onCancel: () => void;
}

function TransferForm({ onTransfer, onCancel }: TransferFormProps) {
  const number = useSignal("");
  const field = useFocusIfLost<HTMLInputElement>();
  const submit = (event: Event) => {
    event.preventDefault();
    onTransfer(number.value.trim());
  };
  return (
    <form class="transfer" onSubmit={submit}>
      <label class="form-field transfer__to">
        <span class="label">Transfer to</span>
        <input
          ref={field}
          class="field field--small field--number"
          type="tel"
          required
          autocomplete="off"
          placeholder="Number or extension"
          value={number.value}
          onInput={(event) => (number.value = event.currentTarget.value)}
        />
      </label>
      <button type="submit" class="button button--small button--accent">Transfer call</button>
      <button type="button" class="button button--small button--quiet" onClick={onCancel}>
        Cancel
      </button>
    </form>
  );
}

/** Whether one of the commands is on its way. */
const isWaiting = ({ pending }: Communication, commands: readonly string[]): boolean =>
  pending !== undefined && commands.includes(pending.command);
