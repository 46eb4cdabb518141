// The toolbar's windows as the page has them: the floating toolbar is the panel that frames it, and of a
// companion panel only whether it would be open is kept.
import type { Signal } from "@preact/signals";
import type { Windows } from "./own_calls.ts";

/** The windows over the panel's signal. */
export function toolbarWindows(docked: Signal<boolean>): { value: Windows } {
  let companionPanel = false;
  return {
    get value() {
      return { floatingToolbar: docked.value, companionPanel };
    },
    set value(windows) {
      docked.value = windows.floatingToolbar;
      companionPanel = windows.companionPanel;
    },
  };
}
