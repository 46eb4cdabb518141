// Where the focus goes when what had it disappears.
import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

/**
 * Focuses the element when it appears and nothing else has the focus: the button that was pressed went
 * away with what it was on. Never takes the focus from where the agent is, nor from another frame.
 */
export function useFocusIfLost<Type extends HTMLElement>(wanted = true): RefObject<Type | null> {
  const ref = useRef<Type>(null);
  useLayoutEffect(() => {
    const { activeElement, body } = document;
    const lost = document.hasFocus() && (activeElement === null || activeElement === body);
    if (wanted && lost) ref.current?.focus({ preventScroll: true });
  }, []);
  return ref;
}
