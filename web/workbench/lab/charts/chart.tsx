// A small chart of lines, as an SVG that takes the page's colours: in high contrast and print too, which a canvas
// does not. Series differ by their dashes besides their colour; a screen reader is told now and the most.
import { PLANE, polylineOf, sayChart, sayFigure, scaleOf, type Series } from "./series.ts";

interface ChartProps {
  readonly title: string;
  readonly unit: string;
  readonly series: readonly Series[];
}

export function Chart({ title, unit, series }: ChartProps) {
  const scale = scaleOf(series);
  const middle = PLANE.height / 2;
  return (
    <figure class="chart">
      <figcaption class="chart__title">{title}</figcaption>
      <div class="chart__plot">
        <svg
          class="chart__plane"
          viewBox={`0 -2 ${PLANE.width} ${PLANE.height + 4}`}
          preserveAspectRatio="none"
          role="img"
          aria-label={sayChart(title, series)}
        >
          {[0, middle, PLANE.height].map((y) => (
            <line key={y} class="chart__grid" x1="0" x2={PLANE.width} y1={y} y2={y} />
          ))}
          {series.map((each, index) => (
            <polyline
              key={each.name}
              class={`chart__line chart__line--${index + 1}`}
              points={polylineOf(each, scale)}
            />
          ))}
        </svg>
        <span class="chart__top" aria-hidden="true">{sayFigure(scale.top)} {unit}</span>
      </div>
      <ul class="chart__legend" role="list" aria-hidden="true">
        {series.map(({ name, points }, index) => (
          <li key={name}>
            <svg class="chart__key" viewBox="0 0 16 4">
              <line class={`chart__line chart__line--${index + 1}`} x1="0" x2="16" y1="2" y2="2" />
            </svg>
            {name} <b>{sayFigure(points.at(-1)?.y ?? 0)}{unit && ` ${unit}`}</b>
          </li>
        ))}
      </ul>
    </figure>
  );
}
