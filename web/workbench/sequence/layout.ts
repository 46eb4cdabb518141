// Where everything in the diagram goes: lifelines across, rows down. `x` is a fraction of the drawing's
// width, so that the same layout serves every window, and `y` and heights are in px. A layout grows in
// place with its timeline: rows before the first message that changed are not touched.
import { type Call, callOf } from "./call_book.ts";
import type { Wanted } from "./filter.ts";
import { type Lifeline, LIFELINES, type Message } from "./message.ts";
import type { Timeline } from "./timeline.ts";

export const MESSAGE_HEIGHT = 28;
export const HEADING_HEIGHT = 30;
export const PAUSE_HEIGHT = 22;
export const DROPPED_HEIGHT = 32;

/** A silence within one call is drawn from this length on, in milliseconds. */
export const PAUSE_MIN_MS = 400;

/** How many colours the calls take in turn. */
export const CALL_COLOURS = 6;

export interface Column {
  readonly lifeline: Lifeline;
  readonly x: number;
}

interface Placed {
  readonly key: string;
  readonly y: number;
  readonly height: number;
  /** The index of the timeline's message that it was laid out for. */
  readonly at: number;
  /** Which of the call colours; undefined for what belongs to no call. */
  readonly colour: number | undefined;
}

/** One message: an arrow from one lifeline to another. */
export interface MessageRow extends Placed {
  readonly kind: "message";
  readonly message: Message;
  readonly call: Call | undefined;
  /** Its place among the messages that are drawn; the first is 1. */
  readonly place: number;
  readonly fromX: number;
  readonly toX: number;
  /** Since the call's first message in milliseconds; undefined outside calls. */
  readonly sinceStartMs: number | undefined;
  /** Alternates from one run of a call's messages to the next. */
  readonly band: 0 | 1;
}

/** A call begins here. */
export interface HeadingRow extends Placed {
  readonly kind: "heading";
  readonly call: Call;
}

/** Nothing happened for a while. */
export interface PauseRow extends Placed {
  readonly kind: "pause";
  readonly lengthMs: number;
}

/** So many older messages are not kept any more. */
export interface DroppedRow extends Placed {
  readonly kind: "dropped";
  readonly count: number;
}

export type Row = MessageRow | HeadingRow | PauseRow | DroppedRow;

export interface Layout {
  readonly rows: Row[];
  /** The index of each message's row, by the message's key. */
  readonly places: Map<string, number>;
  /** The indices of the rows of messages, in order. */
  readonly messageRows: number[];
  /** The indices of the rows that tell of an error, in order. */
  readonly errorRows: number[];
  /** The calls that have their heading, by index. */
  readonly headed: Set<number>;
  height: number;
}

export function createLayout(): Layout {
  return {
    rows: [],
    places: new Map(),
    messageRows: [],
    errorRows: [],
    headed: new Set(),
    height: 0,
  };
}

/** The lifelines, evenly spread. */
export const COLUMNS: readonly Column[] = LIFELINES.map((lifeline, index) => ({
  lifeline,
  x: (index + 0.5) / LIFELINES.length,
}));

const X = Object.fromEntries(COLUMNS.map(({ lifeline, x }) => [lifeline, x])) as Record<
  Lifeline,
  number
>;

/** Lays out the timeline's messages from the one with the index `from` on. */
export function layOut(
  layout: Layout,
  timeline: Timeline,
  { from, wanted }: { from: number; wanted: Wanted },
): void {
  cut(layout, from);
  const { messages, calls, dropped } = timeline;
  if (dropped > 0 && layout.rows.length === 0) {
    put(layout, {
      kind: "dropped",
      key: "dropped",
      y: 0,
      height: DROPPED_HEIGHT,
      at: -1,
      colour: undefined,
      count: dropped,
    });
  }
  for (let at = from; at < messages.length; at++) {
    const message = messages[at]!;
    const call = callOf(calls, message);
    if (wanted(message, call)) putMessage(layout, message, { at, call });
  }
}

function putMessage(
  layout: Layout,
  message: Message,
  { at, call }: { at: number; call: Call | undefined },
): void {
  const colour = call && call.index % CALL_COLOURS;
  const last = layout.rows.at(-1);
  const previous = last?.kind === "message" ? last : undefined;
  const isSameCall = previous?.call?.index === call?.index;
  const lengthMs = previous ? message.time - previous.message.time : 0;
  if (call && !layout.headed.has(call.index)) {
    const key = `call ${call.index}`;
    put(layout, {
      kind: "heading",
      key,
      y: layout.height,
      height: HEADING_HEIGHT,
      at,
      colour,
      call,
    });
  } else if (lengthMs >= PAUSE_MIN_MS && call && isSameCall) {
    const key = `pause ${message.key}`;
    const y = layout.height;
    put(layout, { kind: "pause", key, y, height: PAUSE_HEIGHT, at, colour, lengthMs });
  }
  const band = previous && isSameCall ? previous.band : previous?.band === 0 ? 1 : 0;
  put(layout, {
    kind: "message",
    key: message.key,
    y: layout.height,
    height: MESSAGE_HEIGHT,
    at,
    colour,
    message,
    call,
    place: layout.messageRows.length + 1,
    fromX: X[message.from],
    toX: X[message.to],
    sinceStartMs: call && message.time - call.startedAt,
    band,
  });
}

function put(layout: Layout, row: Row): void {
  const index = layout.rows.push(row) - 1;
  layout.height += row.height;
  if (row.kind === "heading") layout.headed.add(row.call.index);
  if (row.kind !== "message") return;
  layout.places.set(row.key, index);
  layout.messageRows.push(index);
  if (row.message.isError) layout.errorRows.push(index);
}

/** Takes away the rows from the message with the index `from` on. */
function cut(layout: Layout, from: number): void {
  const { rows, places, messageRows, errorRows, headed } = layout;
  // From the first message on, the row that tells of dropped ones goes, too: their number changed.
  const first = from === 0 ? -1 : from;
  for (let last = rows.at(-1); last && last.at >= first; last = rows.at(-1)) {
    rows.pop();
    layout.height -= last.height;
    if (last.kind === "heading") headed.delete(last.call.index);
    if (last.kind !== "message") continue;
    places.delete(last.key);
    messageRows.pop();
    if (last.message.isError) errorRows.pop();
  }
}
