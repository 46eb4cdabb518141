// One arrow with its label. Positions across are percentages, so it fits any width unmeasured.
import type { ComponentChildren } from "preact";
import type { MessageRow } from "./layout.ts";
import { percent } from "./percent.ts";

/** Where the arrow's line runs within its row, in px from the top. */
const LINE_Y = 20;

/** How far a message that never arrived gets. */
const LOST_SHARE = 0.62;

/** The arrow from the sender's lifeline to the receiver's, and its label, which no lifeline crosses. */
export function Arrow({ row }: { readonly row: MessageRow }) {
  const { fromX, toX, message } = row;
  const endX = message.isLost ? fromX + (toX - fromX) * LOST_SHARE : toX;
  const isRightward = toX > fromX;
  return (
    <span class={`arrow ${message.isReply ? "arrow--reply" : ""}`} aria-hidden="true">
      <span class="arrow-label" style={{ left: percent(Math.min(fromX, toX)) }}>
        {message.name}
        {message.note !== "" && <span class="arrow-note">{message.note}</span>}
      </span>
      <svg class="arrow-drawing">
        <line x1={percent(fromX)} x2={percent(endX)} y1={LINE_Y} y2={LINE_Y} />
        <circle class="arrow-tail" cx={percent(fromX)} cy={LINE_Y} r="2.5" />
        <At x={endX}>
          {message.isLost
            ? <path class="arrow-lost" d={`M-4 ${LINE_Y - 4}l8 8m0-8l-8 8`} />
            : <path class="arrow-head" d={head(isRightward)} />}
        </At>
      </svg>
    </span>
  );
}

function At({ x, children }: { readonly x: number; readonly children: ComponentChildren }) {
  return <svg x={percent(x)} width="1" height="1" overflow="visible">{children}</svg>;
}

const head = (isRightward: boolean): string =>
  isRightward ? `M-.5 ${LINE_Y}l-8-3.8v7.6z` : `M.5 ${LINE_Y}l8-3.8v7.6z`;
