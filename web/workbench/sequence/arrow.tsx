// One arrow with its label. Positions across are percentages, so it fits any width unmeasured.
import { TriangleAlert } from "lucide";
import type { ComponentChildren } from "preact";
import { Icon } from "../../shared/icon.tsx";
import type { MessageRow } from "./layout.ts";
import { percent } from "./percent.ts";
import { sayNote } from "./say_message.ts";
import { arrowHead, LINE_Y, lineEnd, LOST_CROSS, tailShape } from "./shapes.ts";

interface ArrowProps {
  readonly row: MessageRow;
  readonly isMasked: boolean;
}

/** The arrow from the sender's lifeline to the receiver's, and its label, which no lifeline crosses. */
export function Arrow({ row, isMasked }: ArrowProps) {
  const { fromX, toX, message, colour } = row;
  const note = sayNote(message, isMasked);
  const endX = lineEnd(row);
  const look = `arrow ${message.isReply ? "arrow--reply" : ""} ${
    message.isError ? "arrow--error" : ""
  }`;
  return (
    <span class={look} aria-hidden="true">
      <span class="arrow-label" style={{ left: percent(Math.min(fromX, toX)) }}>
        {message.isError && <Icon of={TriangleAlert} />}
        {message.name}
        {note !== "" && <span class="arrow-note">{note}</span>}
      </span>
      <svg class="arrow-drawing">
        <line x1={percent(fromX)} x2={percent(endX)} y1={LINE_Y} y2={LINE_Y} />
        <At x={fromX}>
          <path class="arrow-tail" d={tailShape(colour)} />
        </At>
        <At x={endX}>
          {message.isLost
            ? <path class="arrow-lost" d={LOST_CROSS} />
            : <path class="arrow-head" d={arrowHead(toX > fromX)} />}
        </At>
      </svg>
    </span>
  );
}

function At({ x, children }: { readonly x: number; readonly children: ComponentChildren }) {
  return <svg x={percent(x)} width="1" height="1" overflow="visible">{children}</svg>;
}
