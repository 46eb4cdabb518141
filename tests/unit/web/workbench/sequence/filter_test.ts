import { assertEquals } from "@std/assert";
import { callOf } from "../../../../../web/workbench/sequence/call_book.ts";
import {
  type Filter,
  narrowings,
  NO_FILTER,
  toggled,
  wantedBy,
} from "../../../../../web/workbench/sequence/filter.ts";
import { addMessages, createTimeline } from "../../../../../web/workbench/sequence/timeline.ts";
import { message } from "./messages.ts";

const timeline = createTimeline();
addMessages(timeline, [
  message("tserver>gateway EventLinkConnected", 1),
  message("gateway>toolbar EventRegistered", 2, { agentId: "1001", dn: "7001" }),
  message("gateway>toolbar EventRegistered", 3, { agentId: "1002", dn: "7002" }),
  message("customer>tserver call", 10, { eventId: "a", dn: "6000" }),
  message("tserver>gateway EventRinging", 11, { eventId: "a", dn: "7001" }),
  message("toolbar>gateway Accept", 12, { eventId: "a", agentId: "1001" }),
  message("gateway>toolbar 202", 13, { eventId: "a", agentId: "1001", isReply: true }),
  message("customer>tserver call", 20, { eventId: "b", dn: "7002" }),
  message("tserver>gateway EventError", 21, { eventId: "b", dn: "7002", isError: true }),
  message("tserver>gateway EventQueued", 22, { dn: "6000" }),
]);

/** The times of what a filter lets through. */
function times(filter: Partial<Filter>): number[] {
  const wanted = wantedBy({ ...NO_FILTER, ...filter }, timeline.calls);
  return timeline.messages
    .filter((each) => wanted(each, callOf(timeline.calls, each)))
    .map(({ time }) => time);
}

Deno.test("no filter lets everything through", () => {
  assertEquals(times({}).length, timeline.messages.length);
});

Deno.test("an agent's filter shows the agent's, and the customer and queue of the agent's calls", () => {
  assertEquals(times({ agentId: "1001" }), [1, 2, 10, 11, 12, 13]);
  assertEquals(times({ agentId: "1002" }), [1, 3, 20, 21]);
});

Deno.test("a call's filter shows that call", () => {
  assertEquals(times({ call: 1 }), [20, 21]);
});

Deno.test("a lifeline's filter shows what it sends or gets", () => {
  assertEquals(times({ lifelines: new Set(["customer"]) }), [10, 20]);
  assertEquals(times({ lifelines: new Set(["customer", "toolbar"]) }), [2, 3, 10, 12, 13, 20]);
});

Deno.test("a name's filter looks for a part of it, in any case", () => {
  assertEquals(times({ text: " eventr" }), [2, 3, 11]);
});

Deno.test("replies can be left out, and all but errors", () => {
  assertEquals(times({ withReplies: false }).includes(13), false);
  assertEquals(times({ onlyErrors: true }), [21]);
});

Deno.test("narrowings() counts what differs from what the page shows at first", () => {
  const usual = { ...NO_FILTER, agentId: "1001" };
  assertEquals(narrowings(usual, usual), 0);
  assertEquals(narrowings({ ...usual, text: " " }, usual), 0);
  assertEquals(narrowings({ ...NO_FILTER, text: "x", lifelines: new Set(["fusion"]) }, usual), 3);
});

Deno.test("toggled() puts a lifeline in or takes it out", () => {
  const once = toggled(new Set(), "fusion");
  assertEquals([...once], ["fusion"]);
  assertEquals([...toggled(once, "fusion")], []);
});
