import { assert, assertEquals, assertStrictEquals } from "@std/assert";
import { manyRecords } from "../../../../helpers/many_messages.ts";
import { keyed } from "../../../../../web/workbench/sequence/admit.ts";
import { NO_FILTER, wantedBy } from "../../../../../web/workbench/sequence/filter.ts";
import { createLayout, layOut } from "../../../../../web/workbench/sequence/layout.ts";
import type { Message } from "../../../../../web/workbench/sequence/message.ts";
import { READERS } from "../../../../../web/workbench/sequence/read_records.ts";
import {
  addMessages,
  createTimeline,
  DROP_MESSAGES,
  MAX_MESSAGES,
} from "../../../../../web/workbench/sequence/timeline.ts";

const messagesOf = (count: number): Message[] =>
  manyRecords({ count }).map(({ source, data }) => keyed(READERS[source](data)!));

Deno.test("10,000 messages: another one lays out itself and touches nothing that is there", () => {
  const timeline = createTimeline();
  const layout = createLayout();
  const wanted = wantedBy(NO_FILTER, timeline.calls);
  const messages = messagesOf(10_500);
  layOut(layout, timeline, { from: addMessages(timeline, messages.slice(0, 10_000)), wanted });
  let laidOut = 0;
  const counting = (...asked: Parameters<typeof wanted>) => {
    laidOut++;
    return wanted(...asked);
  };
  const before = [...layout.rows];
  for (const message of messages.slice(10_000)) {
    layOut(layout, timeline, { from: addMessages(timeline, [message]), wanted: counting });
  }
  // A millisecond may have several messages, whose order is settled anew with each.
  assert(laidOut < 2 * 500, `${laidOut} for 500 messages`);
  for (const [index, row] of before.slice(0, -8).entries()) {
    assertStrictEquals(layout.rows[index], row);
  }
  assertEquals(layout.messageRows.length, 10_500);
});

Deno.test("the timeline is bounded, and what was dropped is counted", () => {
  const timeline = createTimeline();
  const layout = createLayout();
  const wanted = wantedBy(NO_FILTER, timeline.calls);
  const messages = messagesOf(MAX_MESSAGES + 3 * DROP_MESSAGES);
  for (let at = 0; at < messages.length; at += 500) {
    const from = addMessages(timeline, messages.slice(at, at + 500));
    layOut(layout, timeline, { from, wanted });
    assert(timeline.messages.length <= MAX_MESSAGES);
  }
  assertEquals(timeline.messages.length + timeline.dropped, messages.length);
  assertEquals(layout.messageRows.length, timeline.messages.length);
  assert(timeline.calls.calls.size < messages.length / 10);
});
