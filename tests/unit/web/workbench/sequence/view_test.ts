import { assertEquals } from "@std/assert";
import { signal } from "@preact/signals";
import { NO_FILTER } from "../../../../../web/workbench/sequence/filter.ts";
import type { Message } from "../../../../../web/workbench/sequence/message.ts";
import type { Change } from "../../../../../web/workbench/sequence/recorder.ts";
import { addMessages, createTimeline } from "../../../../../web/workbench/sequence/timeline.ts";
import { createView } from "../../../../../web/workbench/sequence/view.ts";
import { message } from "./messages.ts";

function setUp() {
  const timeline = createTimeline();
  const change = signal<Change>({ timeline, from: 0 });
  const isMasked = signal(true);
  const view = createView(change, { usualFilter: NO_FILTER, isMasked });
  let time = 0;
  const add = (name: string, more: Partial<Message> = {}) => {
    const arrival = message(`tserver>gateway ${name}`, ++time, { key: name, ...more });
    change.value = { timeline, from: addMessages(timeline, [arrival]) };
  };
  const shown = () => view.drawn.value.layout.messageRows.length;
  return { view, add, shown, change, isMasked };
}

Deno.test("a view grows with its timeline and is laid out anew when the filter changes", () => {
  const { view, add, shown } = setUp();
  add("a");
  add("b", { isError: true });
  assertEquals(shown(), 2);
  view.filter.value = { ...NO_FILTER, onlyErrors: true };
  assertEquals(shown(), 1);
  assertEquals(view.news.value, "1 of 2 messages");
  add("c");
  assertEquals(shown(), 1);
  view.filter.value = NO_FILTER;
  assertEquals(shown(), 3);
});

Deno.test("a cleared timeline empties the view", () => {
  const { view, add, shown, change } = setUp();
  add("a");
  change.value = { timeline: createTimeline(), from: 0 };
  assertEquals(shown(), 0);
  assertEquals(view.drawn.value.layout.height, 0);
});

Deno.test("a filter by a call ends with the diagram that had the call", () => {
  const { view, add, shown, change } = setUp();
  add("a", { eventId: "u" });
  view.filter.value = { ...NO_FILTER, call: 0, text: "a" };
  change.value = { timeline: createTimeline(), from: 0 };
  assertEquals(view.filter.value, { ...NO_FILTER, text: "a" });
  const timeline = createTimeline();
  change.value = { timeline, from: addMessages(timeline, [message("tserver>gateway a", 1)]) };
  assertEquals(shown(), 1);
});

Deno.test("a reader who scrolled up is told how many came since, and is at the newest again at will", () => {
  const { view, add } = setUp();
  add("a");
  view.scrolled(false);
  add("b");
  add("c");
  assertEquals([view.isFollowing.value, view.unseen.value], [false, 2]);
  view.follow();
  assertEquals([view.isFollowing.value, view.unseen.value], [true, 0]);
  add("d");
  assertEquals(view.unseen.value, 0);
});

Deno.test("walk() goes from message to message and takes an open card along", () => {
  const { view, add } = setUp();
  for (const name of ["a", "b", "c"]) add(name);
  assertEquals(view.walk("previous", 5), "b");
  assertEquals(view.pinnedKey.value, undefined);
  view.pin("b");
  assertEquals(view.walk("first", 5), "a");
  assertEquals(view.pinnedKey.value, "a");
});

Deno.test("toError() goes around the errors in both directions and says which one it is", () => {
  const { view, add } = setUp();
  assertEquals(view.toError(1), undefined);
  assertEquals(view.news.value, "There is no error");
  for (const name of ["a", "B", "c", "D"]) add(name, name < "a" ? { isError: true } : {});
  assertEquals(view.toError(1), "B");
  assertEquals(view.pinnedKey.value, "B");
  assertEquals(view.news.value, "Error 1 of 2");
  assertEquals(view.toError(1), "D");
  assertEquals(view.toError(1), "B");
  assertEquals(view.toError(-1), "D");
});

Deno.test("numbers of one message are shown at will, until all are shown or hidden", () => {
  const { view, add, isMasked } = setUp();
  add("a");
  assertEquals(view.hides("a"), true);
  view.setRevealed("a", true);
  assertEquals(view.hides("a"), false);
  isMasked.value = false;
  assertEquals(view.hides("a"), false);
  view.setRevealed("a", false);
  assertEquals(view.hides("a"), true);
  isMasked.value = true;
  assertEquals(view.hides("a"), true);
});

Deno.test("a view that is disposed of lays out no more", () => {
  const { view, add, shown } = setUp();
  add("a");
  view.dispose();
  add("b");
  assertEquals(shown(), 1);
});
