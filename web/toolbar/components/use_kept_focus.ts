// Keeps the keyboard's place: when the focused button goes away, the focus moves to the nearest
// surviving element around it that is marked `data-keeps-focus`, not to the top of the page.
import { useLayoutEffect, useRef } from "preact/hooks";

/** To be called in the component that draws all of the page; returns its `onFocusIn`. */
export function useKeptFocus(): (event: FocusEvent) => void {
  const path = useRef<readonly HTMLElement[]>([]);
  useLayoutEffect(() => {
    const [focused, ...around] = path.current;
    if (!focused || focused.isConnected || document.activeElement !== document.body) return;
    around.find((element) => element.isConnected)?.focus({ preventScroll: true });
  });
  return ({ target }) => {
    if (!(target instanceof HTMLElement)) return;
    const around: HTMLElement[] = [target];
    let element = target.parentElement?.closest<HTMLElement>("[data-keeps-focus]");
    while (element) {
      around.push(element);
      element = element.parentElement?.closest<HTMLElement>("[data-keeps-focus]");
    }
    path.current = around;
  };
}
