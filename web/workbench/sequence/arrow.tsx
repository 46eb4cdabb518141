// One arrow with its label. Positions across are percentages, so it fits any width unmeasured.
import { TriangleAlert } from "lucide";
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
        <path class="arrow-tail" style={at(fromX)} d={tailShape(colour)} />
        {message.isLost
          ? <path class="arrow-lost" style={at(endX)} d={LOST_CROSS} />
          : <path class="arrow-head" style={at(endX)} d={arrowHead(toX > fromX)} />}
      </svg>
    </span>
  );
}

/** A sign's place, of the drawing's width: rows.css has it measured by the drawing, not by the sign. */
const at = (x: number) => ({ transform: `translateX(${percent(x)})` });
