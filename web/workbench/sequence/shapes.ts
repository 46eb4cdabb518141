// The signs of the diagram as SVG paths around the point (0, LINE_Y) of a row: drawn on the page and in
// exports alike.
import type { MessageRow } from "./layout.ts";

/** Where an arrow's line runs within its row, in px from the top. */
export const LINE_Y = 20;

/** How far a message that never arrived gets. */
const LOST_SHARE = 0.62;

/** Where the line ends, as a fraction of the width. */
export function lineEnd({ fromX, toX, message }: MessageRow): number {
  return message.isLost ? fromX + (toX - fromX) * LOST_SHARE : toX;
}

export function arrowHead(isRightward: boolean): string {
  return isRightward ? `M-.5 ${LINE_Y}l-8-3.8v7.6z` : `M.5 ${LINE_Y}l8-3.8v7.6z`;
}

export const LOST_CROSS = `M-4 ${LINE_Y - 4}l8 8m0-8l-8 8`;

/** A disc, square, diamond, two triangles and a plus: calls differ by them, too, and not by colour alone. */
const TAILS: readonly string[] = [
  `M-2.75 ${LINE_Y}a2.75 2.75 0 1 0 5.5 0a2.75 2.75 0 1 0 -5.5 0z`,
  `M-2.5 ${LINE_Y - 2.5}h5v5h-5z`,
  `M0 ${LINE_Y - 3.75}l3.75 3.75l-3.75 3.75l-3.75 -3.75z`,
  `M0 ${LINE_Y - 3.5}l3.5 6h-7z`,
  `M0 ${LINE_Y + 3.5}l3.5 -6h-7z`,
  `M-1 ${LINE_Y - 3.5}h2v2.5h2.5v2h-2.5v2.5h-2v-2.5h-2.5v-2h2.5z`,
];

/** The sign at the sender's end, by the call's colour. */
export function tailShape(colour: number | undefined): string {
  return TAILS[colour ?? 0] ?? TAILS[0]!;
}
