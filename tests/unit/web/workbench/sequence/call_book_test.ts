import { assertEquals } from "@std/assert";
import {
  callOf,
  EMPTY_CALL_BOOK,
  learnCalls,
} from "../../../../../web/workbench/sequence/call_book.ts";
import { message } from "./messages.ts";

Deno.test("a command that names only the ConnID belongs to the call of that ConnID", () => {
  const ringing = message("tserver>gateway EventRinging", 1, { eventId: "u", connectionId: "c" });
  const reject = message("toolbar>gateway Reject", 2, { connectionId: "c" });
  const book = learnCalls(EMPTY_CALL_BOOK, [ringing, reject]);
  assertEquals(callOf(book, reject)?.id, "u");
  assertEquals(book.calls.size, 1);
});

Deno.test("a call known by ConnID first keeps its colour when its CallUUID is learned", () => {
  const reject = message("toolbar>gateway Reject", 1, { connectionId: "c" });
  const early = learnCalls(EMPTY_CALL_BOOK, [reject]);
  assertEquals(callOf(early, reject), { id: "c", index: 0, customer: undefined });
  const book = learnCalls(early, [
    message("tserver>gateway EventReleased", 2, { eventId: "u", connectionId: "c" }),
  ]);
  assertEquals(callOf(book, reject), { id: "u", index: 0, customer: undefined });
  assertEquals(book.calls.size, 1);
});

Deno.test("a call that Fusion asked for is one call under Fusion's id and the switch's", () => {
  const asked = message("fusion>toolbar onOutgoingEvent", 1, { eventId: "F1" });
  const makeCall = message("toolbar>gateway MakeCall", 2, { connectionId: "F1" });
  const request = message("gateway>tserver RequestMakeCall", 3, { requestId: "ReferenceID 7" });
  const dialing = message("tserver>gateway EventDialing", 4, {
    eventId: "u",
    connectionId: "c",
    requestId: "ReferenceID 7",
  });
  const told = message("gateway>toolbar EventDialing", 5, { eventId: "u", requestId: "F1" });
  const all = [asked, makeCall, request, dialing, told];
  const book = learnCalls(EMPTY_CALL_BOOK, all);
  assertEquals(all.map((each) => callOf(book, each)?.id), ["u", "u", "u", "u", "u"]);
  assertEquals(book.calls.size, 1);
});

Deno.test("Fusion's agent state, whose eventId is 1, is no call", () => {
  const state = message("toolbar>fusion agentStateEventOperation", 1, { eventId: "1" });
  const book = learnCalls(EMPTY_CALL_BOOK, [state]);
  assertEquals(callOf(book, state), undefined);
  assertEquals(book.calls.size, 0);
});

Deno.test("a call takes the customer's number from the first message that tells it", () => {
  const book = learnCalls(EMPTY_CALL_BOOK, [
    message("tserver>gateway EventRinging", 1, { eventId: "u" }),
    message("gateway>toolbar EventRinging", 2, { eventId: "u", customer: "+14155550100" }),
    message("gateway>toolbar EventReleased", 3, { eventId: "u", customer: "other" }),
  ]);
  assertEquals(book.calls.get("u")?.customer, "+14155550100");
});

Deno.test("calls are counted in the order they are heard of", () => {
  const book = learnCalls(EMPTY_CALL_BOOK, [
    message("tserver>gateway EventRinging", 2, { eventId: "a" }),
    message("tserver>gateway EventRinging", 1, { eventId: "b" }),
  ]);
  assertEquals([...book.calls.values()].map(({ id, index }) => [id, index]), [["a", 0], ["b", 1]]);
});
