// Scrolls the list of calls, and nothing around it: scrollIntoView would also move a framing page.

/** Room left below the element, in pixels. */
const MARGIN_PX = 12;

export function keepInSight(element: HTMLElement): void {
  const list = element.closest<HTMLElement>(".calls");
  if (!list) return;
  const [box, room] = [element.getBoundingClientRect(), list.getBoundingClientRect()];
  if (box.bottom > room.bottom) list.scrollTop += box.bottom - room.bottom + MARGIN_PX;
  // Of what is higher than the list the lower end is shown: there is what was opened.
  else if (box.top < room.top && box.height < room.height) {
    list.scrollTop -= room.top - box.top + MARGIN_PX;
  }
}
