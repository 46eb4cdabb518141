// The bar between the Fusion desktop and the diagram: drag it, or move it with the arrow keys.
import type { Signal } from "@preact/signals";

/** The diagram's share of the height, in percent: what it can be, and what it is at first. */
export const SHARE = { min: 15, max: 80, initial: 36, step: 4 } as const;

/** A share within its bounds. */
export function clampShare(percent: number): number {
  return Math.round(Math.min(SHARE.max, Math.max(SHARE.min, percent)));
}

/** Sets `share` by the pointer's height within the element that holds the bar. */
export function Splitter({ share }: { readonly share: Signal<number> }) {
  const drag = (event: PointerEvent) => {
    const bar = event.currentTarget as HTMLElement;
    if (!bar.hasPointerCapture(event.pointerId)) return;
    const page = bar.parentElement?.getBoundingClientRect();
    if (!page) return;
    share.value = clampShare(100 * (page.bottom - event.clientY) / page.height);
  };
  const nudge = (event: KeyboardEvent) => {
    const by = event.key === "ArrowUp" ? SHARE.step : event.key === "ArrowDown" ? -SHARE.step : 0;
    if (by === 0) return;
    event.preventDefault();
    share.value = clampShare(share.value + by);
  };
  return (
    <div
      class="splitter"
      role="separator"
      tabIndex={0}
      aria-orientation="horizontal"
      aria-label="Height of the diagram"
      aria-valuemin={SHARE.min}
      aria-valuemax={SHARE.max}
      aria-valuenow={share.value}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
      onKeyDown={nudge}
    />
  );
}
