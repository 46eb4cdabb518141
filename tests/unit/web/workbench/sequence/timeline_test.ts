import { assertEquals } from "@std/assert";
import type { Message } from "../../../../../web/workbench/sequence/message.ts";
import {
  addMessages,
  DROP_MESSAGES,
  EMPTY_TIMELINE,
  MAX_MESSAGES,
} from "../../../../../web/workbench/sequence/timeline.ts";
import { message } from "./messages.ts";

const names = (messages: readonly Message[]) => messages.map(({ name }) => name);

/** All orders in which the sources' messages can arrive, each source keeping its own order. */
function* interleavings(queues: readonly (readonly Message[])[]): Generator<Message[]> {
  if (queues.every((queue) => queue.length === 0)) yield [];
  for (const [index, [first, ...rest]] of queues.entries()) {
    if (!first) continue;
    for (const tail of interleavings(queues.with(index, rest))) yield [first, ...tail];
  }
}

Deno.test("addMessages() puts a late arrival where it belongs in time", () => {
  const timeline = addMessages(EMPTY_TIMELINE, [
    message("toolbar>gateway Accept", 10),
    message("gateway>toolbar EventEstablished", 30),
  ]);
  const late = addMessages(timeline, [message("gateway>tserver RequestAnswerCall", 20)]);
  assertEquals(names(late.messages), ["Accept", "RequestAnswerCall", "EventEstablished"]);
});

Deno.test("addMessages() draws a command and its effect in causal order, however they arrive", () => {
  const uef = [
    message("fusion>toolbar onToolbarInteractionCommand", 5),
    message("toolbar>fusion closeCommEvent", 5),
  ];
  const trace = [
    message("toolbar>gateway Reject", 5),
    message("gateway>toolbar 202", 5),
    message("gateway>toolbar EventReleased", 5),
  ];
  const mock = [
    message("gateway>tserver RequestReleaseCall", 5),
    message("tserver>gateway EventReleased", 5),
  ];
  let orders = 0;
  for (const arrivals of interleavings([uef, trace, mock])) {
    orders++;
    const oneByOne = arrivals.reduce(
      (timeline, arrival) => addMessages(timeline, [arrival]),
      EMPTY_TIMELINE,
    );
    assertEquals(names(oneByOne.messages), [
      "onToolbarInteractionCommand",
      "Reject",
      "RequestReleaseCall",
      "EventReleased",
      "202",
      "EventReleased",
      "closeCommEvent",
    ]);
  }
  assertEquals(orders, 210);
});

Deno.test("addMessages() keeps one source's order within a millisecond", () => {
  const { messages } = addMessages(EMPTY_TIMELINE, [
    message("tserver>gateway EventAgentLogin", 1),
    message("gateway>tserver RequestAgentReady", 1),
  ]);
  assertEquals(names(messages), ["EventAgentLogin", "RequestAgentReady"]);
});

Deno.test("addMessages() returns the same timeline for no arrivals", () => {
  assertEquals(addMessages(EMPTY_TIMELINE, []) === EMPTY_TIMELINE, true);
});

Deno.test("addMessages() drops the oldest beyond its bound, with the calls they told of", () => {
  const old = message("tserver>gateway EventRinging", 0, { eventId: "old", connectionId: "c" });
  const many = Array.from(
    { length: MAX_MESSAGES },
    (_, index) => message("tserver>gateway EventRinging", index + 1, { eventId: "new" }),
  );
  const timeline = addMessages(addMessages(EMPTY_TIMELINE, [old]), many);
  assertEquals(timeline.messages.length, MAX_MESSAGES - DROP_MESSAGES);
  assertEquals(timeline.dropped, DROP_MESSAGES + 1);
  assertEquals([...timeline.calls.calls.keys()], ["new"]);
  assertEquals(timeline.calls.names.size, 0);
  assertEquals(timeline.calls.calls.get("new")?.index, 1);
});
