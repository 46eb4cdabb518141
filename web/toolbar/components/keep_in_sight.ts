// Scrolls an element's own list, and nothing around it: scrollIntoView would also move a framing page.

/** Room left below the element, in pixels. */
const MARGIN_PX = 12;

export function keepInSight(element: HTMLElement): void {
  const list = element.parentElement;
  if (!list) return;
  const [box, room] = [element.getBoundingClientRect(), list.getBoundingClientRect()];
  if (box.bottom > room.bottom) list.scrollTop += box.bottom - room.bottom + MARGIN_PX;
  else if (box.top < room.top) list.scrollTop -= room.top - box.top + MARGIN_PX;
}
