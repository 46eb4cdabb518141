import { assert, assertEquals } from "@std/assert";
import { NO_FILTER, wantedBy } from "../../../../../web/workbench/sequence/filter.ts";
import {
  createLayout,
  layOut,
  MESSAGE_HEIGHT,
  PAUSE_HEIGHT,
} from "../../../../../web/workbench/sequence/layout.ts";
import { place } from "../../../../../web/workbench/placement.ts";
import { addMessages, createTimeline } from "../../../../../web/workbench/sequence/timeline.ts";
import { stepFrom } from "../../../../../web/workbench/sequence/walk.ts";
import { OVERSCAN_PX, rowAt, rowsInSight } from "../../../../../web/workbench/sequence/window.ts";
import { message } from "./messages.ts";

function rowsOf(count: number) {
  const timeline = createTimeline();
  const layout = createLayout();
  const many = Array.from(
    { length: count },
    (_, index) => message("tserver>gateway EventRinging", index, { eventId: `u${index >> 4}` }),
  );
  const from = addMessages(timeline, many);
  layOut(layout, timeline, { from, wanted: wantedBy(NO_FILTER, timeline.calls) });
  return layout;
}

Deno.test("rowAt() finds the row at a height, and the nearest beyond the ends", () => {
  const { rows, height } = rowsOf(100);
  for (const [index, row] of rows.entries()) {
    assertEquals(rowAt(rows, row.y), index);
    assertEquals(rowAt(rows, row.y + row.height - 1), index);
  }
  assertEquals(rowAt(rows, -50), 0);
  assertEquals(rowAt(rows, height + 50), rows.length - 1);
  assertEquals(rowAt([], 10), 0);
});

Deno.test("rowsInSight() is bounded by the height in sight, whatever the number of messages", () => {
  const { rows, height } = rowsOf(10_000);
  const most = Math.ceil((400 + 2 * OVERSCAN_PX) / PAUSE_HEIGHT) + 2;
  for (const top of [0, 1, height / 2, height - 400, height + 1_000, -1_000]) {
    const { start, end } = rowsInSight(rows, { top, height: 400 });
    assert(end - start <= most, `${end - start} rows at ${top}`);
    assert(start >= 0 && end <= rows.length);
  }
  const middle = rowsInSight(rows, { top: 5_000, height: 400 });
  assert(rows[middle.start]!.y <= 5_000 && rows[middle.end - 1]!.y + MESSAGE_HEIGHT >= 5_400);
  assertEquals(rowsInSight([], { top: 0, height: 400 }), { start: 0, end: 0 });
});

Deno.test("stepFrom() goes by one, by a page and to the ends, and not beyond", () => {
  const steps = { last: 20, pageRows: 8 };
  assertEquals(stepFrom(5, "next", steps), 6);
  assertEquals(stepFrom(5, "previous", steps), 4);
  assertEquals(stepFrom(5, "pageDown", steps), 13);
  assertEquals(stepFrom(5, "pageUp", steps), 0);
  assertEquals(stepFrom(5, "first", steps), 0);
  assertEquals(stepFrom(5, "last", steps), 20);
  assertEquals(stepFrom(20, "next", steps), 20);
});

Deno.test("place() puts a card where there is more room, and within the window", () => {
  const room = { windowWidth: 1000, windowHeight: 800, width: 300 };
  assertEquals(place({ left: 100, top: 700, bottom: 730 }, room), {
    left: "100px",
    top: "auto",
    bottom: "100px",
    maxHeight: "692px",
  });
  assertEquals(place({ left: 900, top: 50, bottom: 80 }, room), {
    left: "692px",
    top: "80px",
    bottom: "auto",
    maxHeight: "712px",
  });
  assertEquals(place({ left: -20, top: 0, bottom: 30 }, { ...room, windowWidth: 200 }).left, "8px");
});
