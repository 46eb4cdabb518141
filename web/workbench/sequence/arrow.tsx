// One arrow with its label. Positions across are percentages, so it fits any width unmeasured.
import type { ComponentChildren } from "preact";
import type { MessageRow } from "./layout.ts";
import { percent } from "./percent.ts";

/** Where the arrow's line runs within its row, in px from the top. */
const LINE_Y = 20;
const LABEL_Y = 13;

/** How far a message that never arrived gets. */
const LOST_SHARE = 0.62;

/** The arrow from the sender's lifeline to the receiver's. */
export function Arrow({ row }: { readonly row: MessageRow }) {
  const { fromX, toX, message } = row;
  const endX = message.isLost ? fromX + (toX - fromX) * LOST_SHARE : toX;
  const isRightward = toX > fromX;
  return (
    <svg class={`arrow ${message.isReply ? "arrow--reply" : ""}`} aria-hidden="true">
      <line x1={percent(fromX)} x2={percent(endX)} y1={LINE_Y} y2={LINE_Y} />
      <circle class="arrow-tail" cx={percent(fromX)} cy={LINE_Y} r="2.5" />
      <At x={endX}>
        {message.isLost
          ? <path class="arrow-lost" d={`M-5 ${LINE_Y - 5}l10 10m0-10l-10 10`} />
          : <path class="arrow-head" d={head(isRightward)} />}
      </At>
      <At x={Math.min(fromX, toX)}>
        <text x="10" y={LABEL_Y}>
          {message.name}
          {message.note !== "" && <tspan class="arrow-note" dx="6">{message.note}</tspan>}
        </text>
      </At>
    </svg>
  );
}

function At({ x, children }: { readonly x: number; readonly children: ComponentChildren }) {
  return <svg x={percent(x)} width="1" height="1" overflow="visible">{children}</svg>;
}

const head = (isRightward: boolean): string =>
  isRightward ? `M-.5 ${LINE_Y}l-8-3.8v7.6z` : `M.5 ${LINE_Y}l8-3.8v7.6z`;
