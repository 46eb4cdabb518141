// One reading of a run: what the generator, the switch and the gateway counted, from the run's start; and the
// charts' series that come of several. Pure.
import type { Series } from "../charts/series.ts";
import type { Figures } from "../schemas.ts";

export interface Reading {
  readonly figures: Figures;
  /** Ends that the switch owed to toolbars. */
  readonly ended: number;
  /** EventReleased that the gateway made of them. */
  readonly told: number;
  /** What the page's own toolbars heard of their calls. */
  readonly heard: Heard;
}

export interface Heard {
  /** Calls that began at a toolbar. */
  readonly begun: number;
  readonly ended: number;
  /** EventReleased of a call that was over, or never there. */
  readonly doubled: number;
}

export interface ChartData {
  readonly title: string;
  readonly unit: string;
  readonly series: readonly Series[];
}

/** The charts, in order; each with the times of its readings in seconds. */
export function chartsOf(readings: readonly Reading[]): ChartData[] {
  const seconds = readings.map(({ figures }) => figures.elapsedMs / 1_000);
  const series = (name: string, value: (reading: Reading) => number): Series => ({
    name,
    points: readings.map((reading, index) => ({ x: seconds[index] ?? 0, y: value(reading) })),
  });
  const released = (of: (released: Figures["released"]) => number) => ({ figures }: Reading) =>
    of(figures.released);
  return [
    { title: "Calls a second", unit: "", series: [rateOf(readings)] },
    {
      title: "Live calls",
      unit: "",
      series: [
        series("talking", ({ figures }) => figures.talking),
        series("ringing", ({ figures }) => figures.ringing),
        series("waiting", ({ figures }) => figures.queued),
      ],
    },
    {
      title: "How they ended",
      unit: "",
      series: [
        series("answered", released(({ byAgent, byCustomer }) => byAgent + byCustomer)),
        series("abandoned", released(({ abandoned }) => abandoned)),
        series("RONA", ({ figures }) => figures.rona),
      ],
    },
    {
      title: "Waits in the queue",
      unit: "s",
      series: [
        series("p95", ({ figures }) => figures.waits.p95Ms / 1_000),
        series("p50", ({ figures }) => figures.waits.p50Ms / 1_000),
      ],
    },
    {
      title: "The promise",
      unit: "",
      series: [
        series("EventReleased told", ({ told }) => told),
        series("ends at the switch", ({ ended }) => ended),
      ],
    },
  ];
}

/** The readings between which a rate is taken, so that single calls do not make it jump. */
const WINDOW = 6;

function rateOf(readings: readonly Reading[]): Series {
  const points = readings.map(({ figures }, index) => {
    const before = readings[Math.max(0, index - WINDOW)]?.figures ?? figures;
    const seconds = (figures.elapsedMs - before.elapsedMs) / 1_000;
    const calls = figures.offered - before.offered;
    return { x: figures.elapsedMs / 1_000, y: seconds > 0 ? calls / seconds : 0 };
  });
  return { name: "offered", points };
}

/** What is to be said of a run: whether anything is left over. */
export interface Verdict {
  readonly tone: "good" | "bad" | "accent";
  readonly says: string;
}

export function verdictOf({ figures, ended, told, heard }: Reading): Verdict {
  const { state, queued, ringing, talking } = figures;
  const live = queued + ringing + talking;
  if (state === "running") return { tone: "accent", says: `Running: ${calls(live)} live.` };
  if (state === "ending") return { tone: "accent", says: `Ending: ${calls(live)} still live.` };
  const missing = ended - told;
  const open = heard.begun - heard.ended;
  if (missing === 0 && open === 0 && heard.doubled === 0) {
    const says =
      `Nothing left over: ${figures.offered} calls came, the switch ended ${ended} parts of ` +
      `them at agents' phones, and EventReleased was told ${told} times.`;
    return { tone: "good", says };
  }
  const wrong = [
    missing > 0 && `${missing} EventReleased are missing`,
    missing < 0 && `${-missing} EventReleased more than the switch had ends`,
    open > 0 && `${calls(open)} open at a toolbar`,
    heard.doubled > 0 && `${heard.doubled} EventReleased came twice`,
  ].filter(Boolean);
  return { tone: "bad", says: `Left over: ${wrong.join(", ")}.` };
}

function calls(count: number): string {
  return count === 1 ? "1 call" : `${count} calls`;
}
