// Series on a chart's plane: scale and polylines. Pure.

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Series {
  readonly name: string;
  readonly points: readonly Point[];
}

/** The plane that is drawn on; the page stretches it. */
export const PLANE = { width: 240, height: 72 } as const;

export interface Scale {
  readonly fromX: number;
  readonly toX: number;
  /** A round figure that no point is above; below is 0. */
  readonly top: number;
}

export function scaleOf(series: readonly Series[]): Scale {
  let [fromX, toX, highest] = [Infinity, -Infinity, 0];
  for (const { points } of series) {
    for (const { x, y } of points) {
      fromX = Math.min(fromX, x);
      toX = Math.max(toX, x);
      highest = Math.max(highest, y);
    }
  }
  if (fromX > toX) [fromX, toX] = [0, 0];
  return { fromX, toX, top: roundUp(highest) };
}

/** 1, 2 or 5 times a power of ten; at least 1. */
function roundUp(value: number): number {
  if (value <= 1) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return ([1, 2, 5].find((times) => times * power >= value) ?? 10) * power;
}

/** The points of a polyline, as SVG has them. */
export function polylineOf({ points }: Series, { fromX, toX, top }: Scale): string {
  const width = toX - fromX || 1;
  return points.map(({ x, y }) => {
    const at = (x - fromX) / width * PLANE.width;
    const height = PLANE.height - y / top * PLANE.height;
    return `${round(at)},${round(height)}`;
  }).join(" ");
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** A figure as the legend has it. */
export function sayFigure(value: number): string {
  if (Number.isInteger(value)) return String(value);
  return value.toFixed(value < 10 ? 1 : 0);
}

/** A chart in words: what each series is at now, and at most. */
export function sayChart(title: string, series: readonly Series[]): string {
  const words = series.map(({ name, points }) => {
    const now = points.at(-1)?.y ?? 0;
    const most = points.reduce((highest, { y }) => Math.max(highest, y), 0);
    return `${name} ${sayFigure(now)}, at most ${sayFigure(most)}`;
  });
  return `${title}: ${words.join("; ")}`;
}
