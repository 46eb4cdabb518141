import { assert, assertEquals } from "@std/assert";
import {
  CALL_COLOURS,
  COLUMNS,
  HEADING_HEIGHT,
  layOut,
  MESSAGE_HEIGHT,
  type MessageRow,
  PAUSE_HEIGHT,
  PAUSE_MIN_MS,
} from "../../../../../web/workbench/sequence/layout.ts";
import { LIFELINES, type Message } from "../../../../../web/workbench/sequence/message.ts";
import { addMessages, EMPTY_TIMELINE } from "../../../../../web/workbench/sequence/timeline.ts";
import { message } from "./messages.ts";

/** Fractions of the width, to within rounding. */
function assertAlmostEquals(actual: number | undefined, expected: number): void {
  assert(
    actual !== undefined && Math.abs(actual - expected) < 1e-9,
    `${actual} is not ${expected}`,
  );
}

const lay = (messages: Message[], withReplies = true) =>
  layOut(addMessages(EMPTY_TIMELINE, messages), { withReplies });
const messageRows = (messages: Message[]): MessageRow[] =>
  lay(messages).rows.filter((row) => row.kind === "message");

Deno.test("COLUMNS spread the lifelines evenly from Fusion to the customer", () => {
  assertEquals(COLUMNS.map(({ lifeline }) => lifeline), [...LIFELINES]);
  assertAlmostEquals(COLUMNS[0]?.x, 1 / 12);
  assertAlmostEquals(COLUMNS[5]?.x, 11 / 12);
});

Deno.test("layOut() draws an arrow from the sender's column to the receiver's", () => {
  const [right, left] = messageRows([
    message("toolbar>gateway Reject", 1),
    message("gateway>toolbar 202", 2),
  ]);
  assertAlmostEquals(right?.fromX, 3 / 12);
  assertAlmostEquals(right?.toX, 5 / 12);
  assertEquals(left?.fromX, right?.toX);
  assertEquals(left?.toX, right?.fromX);
});

Deno.test("layOut() stacks heading, messages and pause without gap or overlap", () => {
  const { rows, height } = lay([
    message("tserver>gateway EventRinging", 0, { eventId: "u" }),
    message("gateway>toolbar EventRinging", 1, { eventId: "u" }),
    message("toolbar>gateway Accept", 1 + PAUSE_MIN_MS, { eventId: "u" }),
  ]);
  assertEquals(rows.map(({ kind }) => kind), ["heading", "message", "message", "pause", "message"]);
  let y = 0;
  for (const row of rows) {
    assertEquals(row.y, y);
    y += row.height;
  }
  assertEquals(height, HEADING_HEIGHT + 3 * MESSAGE_HEIGHT + PAUSE_HEIGHT);
  assertEquals(height, y);
});

Deno.test("layOut() tells no pause between calls, outside calls, or that is short", () => {
  const { rows } = lay([
    message("gateway>tserver RequestAgentReady", 0),
    message("tserver>gateway EventAgentReady", 5_000),
    message("tserver>gateway EventRinging", 10_000, { eventId: "a" }),
    message("tserver>gateway EventRinging", 20_000, { eventId: "b" }),
    message("gateway>toolbar EventRinging", 20_000 + PAUSE_MIN_MS - 1, { eventId: "b" }),
  ]);
  assertEquals(rows.filter(({ kind }) => kind === "pause"), []);
});

Deno.test("layOut() counts time from the call's first message, also one of Fusion's", () => {
  const rows = messageRows([
    message("fusion>toolbar onOutgoingEvent", 100, { eventId: "u" }),
    message("tserver>gateway EventDialing", 130, { eventId: "u" }),
    message("tserver>gateway EventAgentReady", 140),
  ]);
  assertEquals(rows.map(({ sinceStartMs }) => sinceStartMs), [0, 30, undefined]);
});

Deno.test("layOut() alternates bands with each run of a call's messages", () => {
  const rows = messageRows([
    message("tserver>gateway EventRinging", 1, { eventId: "a" }),
    message("gateway>toolbar EventRinging", 2, { eventId: "a" }),
    message("tserver>gateway EventRinging", 3, { eventId: "b" }),
    message("tserver>gateway EventReleased", 4, { eventId: "a" }),
  ]);
  assertEquals(rows.map(({ band }) => band), [0, 0, 1, 0]);
  assertEquals(rows.map(({ colour }) => colour), [0, 0, 1, 0]);
});

Deno.test("layOut() takes the colours in turn, and none for what is no call", () => {
  const messages = Array.from(
    { length: CALL_COLOURS + 1 },
    (_, index) => message("tserver>gateway EventRinging", index, { eventId: `u${index}` }),
  );
  assertEquals(messageRows(messages).at(-1)?.colour, 0);
  assertEquals(messageRows([message("tserver>gateway EventAgentReady", 1)])[0]?.colour, undefined);
});

Deno.test("layOut() leaves replies out when asked, and measures silence across them", () => {
  const messages = [
    message("toolbar>gateway Reject", 0, { connectionId: "c" }),
    message("gateway>toolbar 202", 1, { connectionId: "c", isReply: true }),
    message("tserver>gateway EventReleased", 2_000, { connectionId: "c" }),
  ];
  assertEquals(lay(messages, false).rows.map(({ kind }) => kind), [
    "heading",
    "message",
    "pause",
    "message",
  ]);
});

Deno.test("layOut() of nothing is empty", () => {
  assertEquals(layOut(EMPTY_TIMELINE, { withReplies: true }), { rows: [], height: 0 });
});
