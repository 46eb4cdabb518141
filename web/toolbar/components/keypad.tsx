// Digits for the far end, such as a menu's. A key only asks; what was sent is what the switch confirms.
import { useLayoutEffect, useRef } from "preact/hooks";
import { useWords } from "../i18n/use_words.ts";
import type { CallView } from "../state/model.ts";
import type { AskCall } from "./call_buttons.tsx";
import { DIAL_KEYS, KeyGrid } from "./key_grid.tsx";

/** The key that a press on the computer's keyboard means, if any. */
export function keyOf(
  event: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey">,
): string | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  return DIAL_KEYS.find((key) => key === event.key);
}

interface KeypadProps {
  readonly call: CallView;
  readonly onAsk: AskCall;
}

export function Keypad({ call, onAsk }: KeypadProps) {
  const say = useWords();
  const pad = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => pad.current?.focus({ preventScroll: true }), []);
  const send = (digits: string) => onAsk("SendDtmf", call, { digits });
  return (
    <div
      ref={pad}
      class="keypad"
      role="group"
      aria-label={say("keypad.label")}
      tabIndex={-1}
      data-keeps-focus
      onKeyDown={(event) => {
        const key = keyOf(event);
        if (key === undefined) return;
        event.preventDefault();
        send(key);
      }}
    >
      <p class="keypad__sent" role="status" aria-label={say("keypad.sent")}>
        {call.digits || <span class="keypad__hint">{say("keypad.hint")}</span>}
      </p>
      <KeyGrid onKey={send} />
    </div>
  );
}
