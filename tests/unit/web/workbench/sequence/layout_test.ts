import { assert, assertEquals, assertStrictEquals } from "@std/assert";
import { NO_FILTER, wantedBy } from "../../../../../web/workbench/sequence/filter.ts";
import {
  CALL_COLOURS,
  COLUMNS,
  createLayout,
  DROPPED_HEIGHT,
  HEADING_HEIGHT,
  type Layout,
  layOut,
  MESSAGE_HEIGHT,
  type MessageRow,
  PAUSE_HEIGHT,
  PAUSE_MIN_MS,
} from "../../../../../web/workbench/sequence/layout.ts";
import { LIFELINES, type Message } from "../../../../../web/workbench/sequence/message.ts";
import {
  addMessages,
  createTimeline,
  MAX_MESSAGES,
} from "../../../../../web/workbench/sequence/timeline.ts";
import { message } from "./messages.ts";

/** Fractions of the width, to within rounding. */
function assertAlmostEquals(actual: number | undefined, expected: number): void {
  assert(
    actual !== undefined && Math.abs(actual - expected) < 1e-9,
    `${actual} is not ${expected}`,
  );
}

/** A layout that has grown with each batch, as the page's does. */
function layInTurn(batches: Message[][], withReplies = true): Layout {
  const timeline = createTimeline();
  const layout = createLayout();
  const wanted = wantedBy({ ...NO_FILTER, withReplies }, timeline.calls);
  for (const batch of batches) {
    layOut(layout, timeline, { from: addMessages(timeline, batch), wanted });
  }
  return layout;
}

const lay = (messages: Message[], withReplies = true) => layInTurn([messages], withReplies);
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
  assertEquals(lay([]), createLayout());
});

Deno.test("layOut() adds what is new and leaves the rows that are there alone", () => {
  const timeline = createTimeline();
  const layout = createLayout();
  const wanted = wantedBy(NO_FILTER, timeline.calls);
  const add = (...messages: Message[]) =>
    layOut(layout, timeline, { from: addMessages(timeline, messages), wanted });
  add(
    message("tserver>gateway EventRinging", 1, { eventId: "a" }),
    message("gateway>toolbar EventRinging", 2, { eventId: "a" }),
  );
  const before = [...layout.rows];
  add(message("tserver>gateway EventReleased", 3, { eventId: "a" }));
  assertEquals(layout.rows.length, 4);
  for (const [index, row] of before.entries()) assertStrictEquals(layout.rows[index], row);
});

Deno.test("layOut() comes to the same, whatever the order of arrival", () => {
  const call = { eventId: "u", connectionId: "c" };
  const messages = [
    message("fusion>toolbar onOutgoingEvent", 100, { eventId: "F1" }),
    message("toolbar>gateway MakeCall", 101, { connectionId: "F1" }),
    message("gateway>tserver RequestMakeCall", 102, { requestId: "ReferenceID 7" }),
    message("tserver>gateway EventRinging", 103, { eventId: "v" }),
    message("tserver>gateway EventDialing", 104, { ...call, requestId: "ReferenceID 7" }),
    message("gateway>toolbar EventDialing", 105, { eventId: "u", requestId: "F1" }),
    message("tserver>gateway EventError", 900, { ...call, isError: true }),
    message("tserver>gateway EventReleased", 2_000, call),
  ];
  const shape = ({ rows, height, errorRows }: Layout) => ({
    rows: rows.map((row) => [row.kind, row.key.replace(/\d+$/, ""), row.y, row.at]),
    since: rows.map((row) => row.kind === "message" && [row.sinceStartMs, row.call?.id, row.place]),
    height,
    errorRows,
  });
  const expected = shape(lay(messages));
  assertEquals(expected.height > 0, true);
  for (let first = 0; first < messages.length; first++) {
    const turned = [...messages.slice(first), ...messages.slice(0, first)];
    assertEquals(shape(layInTurn(turned.map((each) => [each]))), expected, `from ${first}`);
  }
});

Deno.test("layOut() finds each message's row and each error's", () => {
  const layout = lay([
    message("tserver>gateway EventRinging", 1, { eventId: "a", key: "one" }),
    message("tserver>gateway EventError", 2, { eventId: "a", key: "two", isError: true }),
  ]);
  assertEquals(layout.places.get("two"), 2);
  assertEquals(layout.messageRows, [1, 2]);
  assertEquals(layout.errorRows, [2]);
});

Deno.test("layOut() says on top how many messages were dropped", () => {
  const many = Array.from(
    { length: MAX_MESSAGES + 1 },
    (_, index) => message("tserver>gateway EventAgentReady", index),
  );
  const layout = layInTurn([many.slice(0, -1), many.slice(-1)]);
  const [first, second] = layout.rows;
  assertEquals(first?.kind === "dropped" && first.count, 2_001);
  assertEquals(second?.y, DROPPED_HEIGHT);
});
