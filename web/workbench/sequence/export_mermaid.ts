// The diagram as Mermaid text (https://mermaid.js.org/syntax/sequenceDiagram.html), for wikis and issues.
// Pure.
import type { HeadingRow, MessageRow, Row } from "./layout.ts";
import { LIFELINE_TITLES, LIFELINES } from "./message.ts";
import { sayCustomer, sayNote } from "./say_message.ts";
import { sayClock, sayLength, saySince } from "./say_time.ts";

/** The first and the last lifeline: a note over both spans the drawing. */
const ACROSS = `${LIFELINES[0]},${LIFELINES.at(-1)}`;

/** Writes rows in their order, each message with its time. */
export function exportMermaid(rows: readonly Row[], isMasked: boolean): string {
  const lines = [
    "sequenceDiagram",
    ...LIFELINES.map((lifeline) => `  participant ${lifeline} as ${LIFELINE_TITLES[lifeline]}`),
    ...rows.map((row) => `  ${line(row, isMasked)}`),
  ];
  return `${lines.join("\n")}\n`;
}

function line(row: Row, isMasked: boolean): string {
  switch (row.kind) {
    case "message":
      return messageLine(row, isMasked);
    case "heading":
      return note(headingText(row, isMasked));
    case "pause":
      return note(`${sayLength(row.lengthMs)} later`);
    case "dropped":
      return note(`${row.count} older messages were dropped`);
  }
}

const note = (text: string): string => `Note over ${ACROSS}: ${escape(text)}`;

function headingText({ call }: HeadingRow, isMasked: boolean): string {
  return [`Call ${call.index + 1}`, sayCustomer(call, isMasked), call.id, sayClock(call.startedAt)]
    .filter((part) => part !== "").join(", ");
}

/** `-x` ends in a cross: it never arrived. */
function messageLine({ message, sinceStartMs }: MessageRow, isMasked: boolean): string {
  const { from, to, name, isLost, isReply, isError } = message;
  const arrow = `${isReply ? "--" : "-"}${isLost ? "x" : ">>"}`;
  const time = sinceStartMs === undefined ? sayClock(message.time) : saySince(sinceStartMs);
  const text = [isError ? "⚠" : "", name, sayNote(message, isMasked), `(${time})`]
    .filter((part) => part !== "").join(" ");
  return `${from}${arrow}${to}: ${escape(text)}`;
}

/** What Mermaid takes literally; the rest is written as its entity codes, such as #59; for a semicolon. */
const LITERAL = /[\p{L}\p{N} _.,:+()/•…'!?=@⚠-]/u;

function escape(text: string): string {
  return [...text.replaceAll(/\s+/g, " ").trim()]
    .map((sign) => LITERAL.test(sign) ? sign : `#${sign.codePointAt(0)};`)
    .join("");
}
