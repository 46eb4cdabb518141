// Which rows are in sight. Pure: the heights of all rows are known, so nothing is measured.
import type { Row } from "./layout.ts";

/** How far rows are drawn beyond the edges, in px: what a quick turn of the wheel brings into sight. */
export const OVERSCAN_PX = 280;

/** The index of the row at the height `y`, or the nearest. */
export function rowAt(rows: readonly Row[], y: number): number {
  let low = 0;
  let high = rows.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (rows[middle]!.y <= y) low = middle;
    else high = middle - 1;
  }
  return Math.max(0, low);
}

export interface Sight {
  /** How far the reader has scrolled, in px. */
  readonly top: number;
  /** How high the part in sight is, in px. */
  readonly height: number;
}

/** The rows to draw: from `start` to before `end`. */
export function rowsInSight(
  rows: readonly Row[],
  { top, height }: Sight,
): { readonly start: number; readonly end: number } {
  if (rows.length === 0) return { start: 0, end: 0 };
  return {
    start: rowAt(rows, top - OVERSCAN_PX),
    end: rowAt(rows, top + height + OVERSCAN_PX) + 1,
  };
}
