// Where everything in the diagram goes: lifelines across, rows down. Pure; `x` is a fraction of the
// drawing's width, so that the same layout serves every window, and `y` and heights are in px.
import { type Call, callOf } from "./call_book.ts";
import { type Lifeline, LIFELINES, type Message } from "./message.ts";
import type { Timeline } from "./timeline.ts";

export const MESSAGE_HEIGHT = 28;
export const HEADING_HEIGHT = 30;
export const PAUSE_HEIGHT = 22;

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
  /** Which of the call colours; undefined for what belongs to no call. */
  readonly colour: number | undefined;
}

/** One message: an arrow from one lifeline to another. */
export interface MessageRow extends Placed {
  readonly kind: "message";
  readonly message: Message;
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
  /** The time of the call's first message: milliseconds since the epoch. */
  readonly startedAt: number;
}

/** Nothing happened for a while. */
export interface PauseRow extends Placed {
  readonly kind: "pause";
  readonly lengthMs: number;
}

export type Row = MessageRow | HeadingRow | PauseRow;

export interface Layout {
  readonly rows: readonly Row[];
  readonly height: number;
}

/** The lifelines, evenly spread. */
export const COLUMNS: readonly Column[] = LIFELINES.map((lifeline, index) => ({
  lifeline,
  x: (index + 0.5) / LIFELINES.length,
}));

const xOf = (lifeline: Lifeline): number => (LIFELINES.indexOf(lifeline) + 0.5) / LIFELINES.length;

export interface LayoutOptions {
  /** Whether replies are drawn; without them the diagram reads as the tutorial's do. */
  readonly withReplies: boolean;
}

/** Lays a timeline out. */
export function layOut({ messages, calls }: Timeline, { withReplies }: LayoutOptions): Layout {
  const rows: Row[] = [];
  const starts = new Map<string, number>();
  let y = 0;
  let band: 0 | 1 = 1;
  let previous: { call: Call | undefined; time: number } | undefined;
  const put = (row: Row) => {
    rows.push(row);
    y += row.height;
  };
  for (const message of messages) {
    if (message.isReply && !withReplies) continue;
    const call = callOf(calls, message);
    const colour = call && call.index % CALL_COLOURS;
    const startedAt = call && (starts.get(call.id) ?? message.time);
    const lengthMs = previous ? message.time - previous.time : 0;
    if (call && startedAt !== undefined && !starts.has(call.id)) {
      starts.set(call.id, startedAt);
      const key = `call ${call.id}`;
      put({ kind: "heading", key, y, height: HEADING_HEIGHT, colour, call, startedAt });
    } else if (lengthMs >= PAUSE_MIN_MS && call && previous?.call?.id === call.id) {
      const key = `pause ${message.key}`;
      put({ kind: "pause", key, y, height: PAUSE_HEIGHT, colour, lengthMs });
    }
    if (!previous || previous.call?.id !== call?.id) band = band === 0 ? 1 : 0;
    put({
      kind: "message",
      key: message.key,
      y,
      height: MESSAGE_HEIGHT,
      colour,
      message,
      fromX: xOf(message.from),
      toX: xOf(message.to),
      sinceStartMs: startedAt === undefined ? undefined : message.time - startedAt,
      band,
    });
    previous = { call, time: message.time };
  }
  return { rows, height: y };
}
