// The colours of an exported drawing: the page's own, so that it looks as it did there.

export interface Palette {
  readonly surface: string;
  readonly ink: string;
  readonly inkSoft: string;
  readonly line: string;
  readonly bad: string;
  readonly warn: string;
  readonly callNone: string;
  /** By the call's colour. */
  readonly calls: readonly string[];
}

type Rgb = readonly [number, number, number];

/** Two colours as `rgb(r, g, b)`, with so much of the first, from 0 to 1. */
export function mix(colour: string, ground: string, share: number): string {
  const [a, b] = [rgbOf(colour), rgbOf(ground)];
  const parts = a.map((part, index) => Math.round(part * share + b[index]! * (1 - share)));
  return `rgb(${parts.join(", ")})`;
}

function rgbOf(colour: string): Rgb {
  const [red = 0, green = 0, blue = 0] = [...colour.matchAll(/[\d.]+/g)].map(([part]) =>
    Number(part)
  );
  return [red, green, blue];
}
