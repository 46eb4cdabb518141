// The lifelines and their heads, which filter the diagram when they are pressed.
import { COLUMNS } from "./layout.ts";
import { type Lifeline, LIFELINE_TITLES } from "./message.ts";
import { percent } from "./percent.ts";

interface HeadsProps {
  readonly chosen: ReadonlySet<Lifeline>;
  readonly toggle: (lifeline: Lifeline) => void;
}

export function Heads({ chosen, toggle }: HeadsProps) {
  return (
    <div class="sequence-heads" role="group" aria-label="Lifelines">
      <span class="sequence-corner" />
      <div class="sequence-plot">
        {COLUMNS.map(({ lifeline, x }) => (
          <button
            key={lifeline}
            type="button"
            class="sequence-head"
            style={{ left: percent(x) }}
            aria-pressed={chosen.has(lifeline)}
            title={`Only what ${LIFELINE_TITLES[lifeline]} sends or gets`}
            onClick={() => toggle(lifeline)}
          >
            {LIFELINE_TITLES[lifeline]}
          </button>
        ))}
      </div>
    </div>
  );
}

interface LifelinesProps {
  /** The part of the drawing that is in sight, in px. */
  readonly top: number;
  readonly bottom: number;
}

/** Drawn beside the rows in sight only: a line of half a million px is a burden. */
export function Lifelines({ top, bottom }: LifelinesProps) {
  return (
    <svg
      class="sequence-plot sequence-lifelines"
      style={{
        top: `${top}px`,
        height: `max(100% - ${top}px, ${bottom - top}px)`,
        maxHeight: `max(100vh, ${bottom - top}px)`,
      }}
      aria-hidden="true"
    >
      {COLUMNS.map(({ lifeline, x }) => (
        <line key={lifeline} x1={percent(x)} x2={percent(x)} y1="0" y2="100%" />
      ))}
    </svg>
  );
}
