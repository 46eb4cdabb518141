import { assertEquals } from "@std/assert";
import type { Message } from "../../../../../web/workbench/sequence/message.ts";
import {
  addMessages,
  createTimeline,
  DROP_MESSAGES,
  MAX_MESSAGES,
  messagesOf,
  type Timeline,
} from "../../../../../web/workbench/sequence/timeline.ts";
import { message } from "./messages.ts";

/** A timeline that heard each batch in turn. */
function timelineOf(...batches: Message[][]): Timeline {
  const timeline = createTimeline();
  for (const batch of batches) addMessages(timeline, batch);
  return timeline;
}

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
  const { messages } = timelineOf([
    message("toolbar>gateway Accept", 10),
    message("gateway>toolbar EventEstablished", 30),
  ], [message("gateway>tserver RequestAnswerCall", 20)]);
  assertEquals(names(messages), ["Accept", "RequestAnswerCall", "EventEstablished"]);
});

Deno.test("addMessages() says from which message on the timeline differs", () => {
  const timeline = createTimeline();
  const add = (...messages: Message[]) => addMessages(timeline, messages);
  assertEquals(add(message("toolbar>gateway a", 10), message("toolbar>gateway b", 30)), 0);
  assertEquals(add(message("toolbar>gateway c", 40)), 2);
  assertEquals(add(message("gateway>tserver late", 20)), 1);
  assertEquals(add(message("gateway>tserver same", 40)), 3);
  assertEquals(add(), 5);
});

Deno.test("addMessages() goes back to where a call's first message turns out to be its own", () => {
  const timeline = timelineOf([
    message("tserver>gateway EventLinkConnected", 1),
    message("fusion>toolbar onOutgoingEvent", 2, { eventId: "F1" }),
    message("gateway>tserver RequestMakeCall", 3, { requestId: "ReferenceID 7" }),
    message("tserver>gateway EventAgentReady", 4),
  ]);
  const dialing = { eventId: "u", connectionId: "c", requestId: "ReferenceID 7" };
  assertEquals(addMessages(timeline, [message("tserver>gateway EventDialing", 5, dialing)]), 2);
  const told = { eventId: "u", requestId: "F1" };
  assertEquals(addMessages(timeline, [message("gateway>toolbar EventDialing", 6, told)]), 1);
  assertEquals(timeline.calls.calls.get("u")?.startedAt, 2);
  assertEquals(names(messagesOf(timeline, "u")), [
    "onOutgoingEvent",
    "RequestMakeCall",
    "EventDialing",
    "EventDialing",
  ]);
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
    const oneByOne = timelineOf(...arrivals.map((arrival) => [arrival]));
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
  const { messages } = timelineOf([
    message("tserver>gateway EventAgentLogin", 1),
    message("gateway>tserver RequestAgentReady", 1),
  ]);
  assertEquals(names(messages), ["EventAgentLogin", "RequestAgentReady"]);
});

Deno.test("addMessages() drops the oldest beyond its bound, with the calls they told of", () => {
  const old = message("tserver>gateway EventRinging", 0, { eventId: "old", connectionId: "c" });
  const many = Array.from(
    { length: MAX_MESSAGES },
    (_, index) => message("tserver>gateway EventRinging", index + 1, { eventId: "new" }),
  );
  const timeline = timelineOf([old], many);
  assertEquals(timeline.messages.length, MAX_MESSAGES - DROP_MESSAGES);
  assertEquals(timeline.dropped, DROP_MESSAGES + 1);
  assertEquals([...timeline.calls.calls.keys()], ["new"]);
  assertEquals(timeline.calls.names.size, 0);
  assertEquals(timeline.calls.mentions.size, 1);
  assertEquals(timeline.calls.calls.get("new")?.index, 1);
});
