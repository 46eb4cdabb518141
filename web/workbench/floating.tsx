// A button and what floats beside it while it is open: over everything, closed by Escape and by a press
// elsewhere, as the browser's own popovers are.
import type { ComponentChildren } from "preact";
import { useSignal } from "@preact/signals";
import { useId, useRef } from "preact/hooks";
import { place } from "./placement.ts";

interface FloatingProps {
  /** The button's class. */
  readonly look: string;
  /** The name of button and panel. */
  readonly name: string;
  /** What is in the button. */
  readonly sign: ComponentChildren;
  /** How wide the panel is, in px. */
  readonly width: number;
  readonly opened?: () => void;
  /** What is in the panel, made when it opens; `close` closes it. */
  readonly children: (close: () => void) => ComponentChildren;
}

export function Floating({ look, name, sign, width, opened, children }: FloatingProps) {
  const id = useId();
  const isOpen = useSignal(false);
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const onBeforeToggle = ({ newState }: Pick<ToggleEvent, "newState">) => {
    isOpen.value = newState === "open";
    const anchor = button.current?.getBoundingClientRect();
    if (!isOpen.value || !anchor || !panel.current) return;
    const { top, bottom, right } = anchor;
    const room = { windowWidth: innerWidth, windowHeight: innerHeight, width };
    Object.assign(panel.current.style, place({ left: right - width, top, bottom }, room));
    opened?.();
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        class={look}
        aria-label={name}
        aria-expanded={isOpen.value}
        title={name}
        popovertarget={id}
      >
        {sign}
      </button>
      <div
        ref={panel}
        id={id}
        popover="auto"
        class="popover floating"
        role="dialog"
        aria-label={name}
        style={{ width: `${width}px` }}
        onBeforeToggle={onBeforeToggle}
      >
        {isOpen.value && children(() => panel.current?.hidePopover())}
      </div>
    </>
  );
}
