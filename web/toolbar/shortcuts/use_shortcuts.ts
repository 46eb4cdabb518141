// Lets keys press the toolbar's buttons. A key does nothing that no button on the screen would do: which
// there are, and which must wait, is decided where they are drawn.
import { useEffect } from "preact/hooks";
import type { Settings } from "../settings/settings.ts";
import type { CallView } from "../state/model.ts";
import { callFor, isCallAction } from "./call_for.ts";
import { type Action, actionOf } from "./keys.ts";

export interface Shortcuts {
  readonly settings: () => Settings;
  readonly calls: () => readonly CallView[];
  /** Opens or closes what is no button of a call. */
  readonly onAction: (action: Extract<Action, "history" | "help">) => void;
}

/** To be called once, with the same object each time. */
export function useShortcuts(shortcuts: Shortcuts): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { shortcuts: isOn, keys } = shortcuts.settings();
      if (!isOn || event.defaultPrevented || event.repeat || event.isComposing) return;
      if (isTyping(event.target)) return;
      const action = actionOf(event, keys);
      if (action && perform(action, shortcuts)) event.preventDefault();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [shortcuts]);
}

/** Whether something was done. */
function perform(action: Action, { calls, onAction }: Shortcuts): boolean {
  if (action === "history" || action === "help") {
    onAction(action);
    return true;
  }
  const call = isCallAction(action) ? callFor(action, calls()) : undefined;
  if (isCallAction(action) && !call) return false;
  const within = call
    ? document.querySelector(`[data-call="${CSS.escape(call.eventId)}"]`)
    : document;
  const target = within?.querySelector<HTMLElement>(`[data-action="${action}"]`);
  if (!target) return false;
  target.focus({ preventScroll: true });
  if (!(target instanceof HTMLInputElement)) target.click();
  return true;
}

const TEXT_FIELD =
  'input:not([type="checkbox"], [type="radio"], [type="range"]), textarea, select, ' +
  "[contenteditable], [data-takes-keys]";

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(TEXT_FIELD) !== null;
}
