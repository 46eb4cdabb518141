// The lab's left edge: drag it, or move it with the arrow keys.
import { type LabPlace, WIDTH } from "./place.ts";

export function Edge({ place }: { readonly place: LabPlace }) {
  const drag = (event: PointerEvent) => {
    const edge = event.currentTarget as HTMLElement;
    if (!edge.hasPointerCapture(event.pointerId)) return;
    const drawer = edge.parentElement?.getBoundingClientRect();
    if (drawer) place.resize(drawer.right - event.clientX);
  };
  const nudge = (event: KeyboardEvent) => {
    const by = event.key === "ArrowLeft"
      ? WIDTH.step
      : event.key === "ArrowRight"
      ? -WIDTH.step
      : 0;
    if (by === 0) return;
    event.preventDefault();
    place.resize(place.width.value + by);
  };
  return (
    <div
      class="lab-edge"
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label="Width of the lab"
      aria-valuemin={WIDTH.min}
      aria-valuemax={WIDTH.max}
      aria-valuenow={place.width.value}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
      onKeyDown={nudge}
    />
  );
}
