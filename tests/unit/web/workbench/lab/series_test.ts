import { assertEquals } from "@std/assert";
import {
  PLANE,
  polylineOf,
  sayChart,
  sayFigure,
  scaleOf,
  type Series,
} from "../../../../../web/workbench/lab/charts/series.ts";

const series = (name: string, ...ys: number[]): Series => ({
  name,
  points: ys.map((y, x) => ({ x, y })),
});

Deno.test("scaleOf() ends at a round figure that no point is above", () => {
  const tops = [0, 0.4, 1, 1.1, 4, 5, 6, 11, 23, 70, 1_000, 1_001].map((y) =>
    scaleOf([series("a", y)]).top
  );
  assertEquals(tops, [1, 1, 1, 2, 5, 5, 10, 20, 50, 100, 1_000, 2_000]);
  assertEquals(scaleOf([]), { fromX: 0, toX: 0, top: 1 });
});

Deno.test("polylineOf() goes from the left edge to the right one, 0 at the bottom", () => {
  const line = series("a", 0, 5, 10);
  assertEquals(
    polylineOf(line, scaleOf([line])),
    `0,${PLANE.height} ${PLANE.width / 2},${PLANE.height / 2} ${PLANE.width},0`,
  );
  const point = series("a", 1);
  assertEquals(polylineOf(point, scaleOf([point])), "0,0");
});

Deno.test("a chart is said in words: each series now and at most", () => {
  assertEquals(
    sayChart("Live calls", [series("talking", 1, 9, 2), series("waiting")]),
    "Live calls: talking 2, at most 9; waiting 0, at most 0",
  );
  assertEquals([3, 0.25, 12.6].map(sayFigure), ["3", "0.3", "13"]);
});
