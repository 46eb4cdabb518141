// A layout's fraction as CSS and SVG write it.

/** 0.25 becomes "25%". */
export function percent(fraction: number): string {
  return `${Math.round(fraction * 1e6) / 1e4}%`;
}
