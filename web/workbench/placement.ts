// Where a card goes that belongs to something on the page: below it or above it, where there is more
// room, and within the window. Pure.

/** In px from the window's upper left corner, as getBoundingClientRect tells them. */
export interface Anchor {
  readonly left: number;
  readonly top: number;
  readonly bottom: number;
}

interface Room {
  readonly windowWidth: number;
  readonly windowHeight: number;
  /** How wide the card is. */
  readonly width: number;
}

/** The distance that is kept from the window's edges, in px. */
const MARGIN_PX = 8;

/** The card's place as CSS writes it; it grows away from what it belongs to. */
export interface Placement {
  readonly left: string;
  readonly top: string;
  readonly bottom: string;
  readonly maxHeight: string;
}

export function place(
  { left, top, bottom }: Anchor,
  { windowWidth, windowHeight, width }: Room,
): Placement {
  const furthest = Math.max(MARGIN_PX, windowWidth - width - MARGIN_PX);
  const below = windowHeight - bottom;
  const isBelow = below >= top;
  return {
    left: `${Math.min(Math.max(left, MARGIN_PX), furthest)}px`,
    top: isBelow ? `${bottom}px` : "auto",
    bottom: isBelow ? "auto" : `${windowHeight - top}px`,
    maxHeight: `${Math.max(below, top) - MARGIN_PX}px`,
  };
}
