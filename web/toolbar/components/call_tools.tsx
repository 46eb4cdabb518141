// What else can be done with a call: small buttons in a row, and the one panel that they open below.
// Which there are is the switch's decision.
import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { useWords } from "../i18n/use_words.ts";
import { type CallView, mustWait } from "../state/model.ts";
import type { AskCall } from "./call_buttons.tsx";
import { CallData, isLongData } from "./call_data.tsx";
import { DataEditor } from "./data_editor.tsx";
import { DataIcon, KeypadIcon, MicrophoneIcon, MutedIcon, TransferIcon } from "./icons.tsx";
import { keepInSight } from "./keep_in_sight.ts";
import { Keypad } from "./keypad.tsx";
import { useKeyOf } from "./use_aids.ts";
import { SENDING, TransferForm, TRANSFERS } from "./transfer_form.tsx";

type Panel = "keypad" | "send" | "transfer" | "data";

interface CallToolsProps {
  readonly call: CallView;
  readonly onAsk: AskCall;
  /** Stands between the buttons and what they open. */
  readonly children?: ComponentChildren;
}

export function CallTools({ call, onAsk, children }: CallToolsProps) {
  const say = useWords();
  const [chosen, choose] = useState<Panel>();
  const row = useRef<HTMLDivElement>(null);
  const canEdit = call.allowed.includes("UpdateUserData");
  const offered: Record<Panel, boolean> = {
    keypad: call.allowed.includes("SendDtmf"),
    send: call.allowed.includes("Redirect"),
    transfer: TRANSFERS.some(({ command }) => call.allowed.includes(command)),
    data: canEdit || Object.keys(call.userData).length > 0,
  };
  const panel = chosen && offered[chosen] ? chosen : undefined;
  // One that went away, as with a hold, does not come back by itself.
  useEffect(() => choose(panel), [panel]);
  useLayoutEffect(() => {
    const card = row.current?.closest<HTMLElement>(".call");
    if (panel && card) keepInSight(card);
  }, [panel]);

  const keys = { keypad: useKeyOf("keypad"), transfer: useKeyOf("transfer") };
  const keyOf = (name: Panel) => {
    if (name === "data") return undefined;
    return keys[name === "keypad" ? "keypad" : "transfer"];
  };

  const opener = (name: Panel, says: string, icon: ComponentChildren) =>
    offered[name] && (
      <button
        type="button"
        class={`tool tool--${name}`}
        aria-expanded={panel === name}
        aria-disabled={panel !== name && mustWait(call)}
        title={keyOf(name)?.hint(says)}
        aria-keyshortcuts={keyOf(name)?.aria}
        data-action={name === "send" ? "transfer" : name}
        onClick={() =>
          (panel !== name && mustWait(call)) || choose(panel === name ? undefined : name)}
      >
        {icon}
        <span>{says}</span>
      </button>
    );
  const close = () => choose(undefined);
  const closeOnEscape = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || panel === undefined) return;
    event.preventDefault();
    row.current?.querySelector<HTMLElement>(`.tool--${panel}`)?.focus();
    close();
  };
  return (
    <div class="call__extras" onKeyDown={closeOnEscape}>
      <div
        ref={row}
        class={`tools ${canEdit || isLongData(call.userData) ? "tools--data" : ""}`}
        role="group"
        aria-label={say("tools.label")}
      >
        <MuteButton call={call} onAsk={onAsk} />
        {opener("keypad", say("button.keypad"), <KeypadIcon />)}
        {opener("send", say("button.sendTo"), <TransferIcon />)}
        {opener("transfer", say("button.transfer"), <TransferIcon />)}
        {opener("data", say("button.data"), <DataIcon />)}
      </div>
      {children}
      {panel === "keypad" && <Keypad call={call} onAsk={onAsk} />}
      {panel === "send" && <TransferForm call={call} ways={SENDING} onAsk={onAsk} onDone={close} />}
      {panel === "transfer" && (
        <TransferForm call={call} ways={TRANSFERS} onAsk={onAsk} onDone={close} />
      )}
      {panel === "data" && canEdit && <DataEditor call={call} onAsk={onAsk} />}
      {(panel === undefined || (panel === "data" && !canEdit)) && (
        <CallData call={call} isOpen={panel === "data"} />
      )}
    </div>
  );
}

/** One button in one place: what it says is what it does. */
function MuteButton({ call, onAsk }: Pick<CallToolsProps, "call" | "onAsk">) {
  const say = useWords();
  const key = useKeyOf("mute");
  const command = (["Mute", "Unmute"] as const).find((one) => call.allowed.includes(one));
  if (!command) return null;
  const waiting = mustWait(call, command);
  const says = say(command === "Mute" ? "button.mute" : "button.unmute");
  return (
    <button
      type="button"
      class={`tool ${call.muted ? "tool--on" : ""}`}
      title={key.hint(says)}
      aria-keyshortcuts={key.aria}
      data-action="mute"
      aria-disabled={waiting}
      onClick={() => waiting || onAsk(command, call)}
    >
      {call.muted ? <MutedIcon /> : <MicrophoneIcon />}
      <span>{says}</span>
    </button>
  );
}
