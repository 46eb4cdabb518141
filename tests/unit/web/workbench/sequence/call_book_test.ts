import { assertEquals } from "@std/assert";
import {
  agentOf,
  type CallBook,
  callOf,
  createCallBook,
  learnCall,
} from "../../../../../web/workbench/sequence/call_book.ts";
import type { Message } from "../../../../../web/workbench/sequence/message.ts";
import { message } from "./messages.ts";

function learnCalls(book: CallBook, messages: readonly Message[]): CallBook {
  for (const each of messages) learnCall(book, each);
  return book;
}

Deno.test("a command that names only the ConnID belongs to the call of that ConnID", () => {
  const ringing = message("tserver>gateway EventRinging", 1, { eventId: "u", connectionId: "c" });
  const reject = message("toolbar>gateway Reject", 2, { connectionId: "c" });
  const book = learnCalls(createCallBook(), [ringing, reject]);
  assertEquals(callOf(book, reject)?.id, "u");
  assertEquals(book.calls.size, 1);
});

const EARLY = { id: "c", index: 0, customer: undefined, startedAt: 1, agentIds: [] };

Deno.test("a call known by ConnID first keeps its colour when its CallUUID is learned", () => {
  const reject = message("toolbar>gateway Reject", 1, { connectionId: "c" });
  const early = learnCalls(createCallBook(), [reject]);
  assertEquals(callOf(early, reject), EARLY);
  const book = learnCalls(early, [
    message("tserver>gateway EventReleased", 2, { eventId: "u", connectionId: "c" }),
  ]);
  assertEquals(callOf(book, reject), { ...EARLY, id: "u" });
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
  const book = learnCalls(createCallBook(), all);
  assertEquals(all.map((each) => callOf(book, each)?.id), ["u", "u", "u", "u", "u"]);
  assertEquals(book.calls.size, 1);
});

Deno.test("Fusion's agent state, whose eventId is 1, is no call", () => {
  const state = message("toolbar>fusion agentStateEventOperation", 1, { eventId: "1" });
  const book = learnCalls(createCallBook(), [state]);
  assertEquals(callOf(book, state), undefined);
  assertEquals(book.calls.size, 0);
});

Deno.test("a call takes the customer's number from the first message that tells it", () => {
  const book = learnCalls(createCallBook(), [
    message("tserver>gateway EventRinging", 1, { eventId: "u" }),
    message("gateway>toolbar EventRinging", 2, { eventId: "u", customer: "+14155550100" }),
    message("gateway>toolbar EventReleased", 3, { eventId: "u", customer: "other" }),
  ]);
  assertEquals(book.calls.get("u")?.customer, "+14155550100");
});

Deno.test("calls are counted in the order they are heard of", () => {
  const book = learnCalls(createCallBook(), [
    message("tserver>gateway EventRinging", 2, { eventId: "a" }),
    message("tserver>gateway EventRinging", 1, { eventId: "b" }),
  ]);
  assertEquals([...book.calls.values()].map(({ id, index }) => [id, index]), [["a", 0], ["b", 1]]);
});

Deno.test("a call begins with its first message, also one that comes late or is Fusion's", () => {
  const book = createCallBook();
  learnCall(book, message("fusion>toolbar onOutgoingEvent", 3, { eventId: "u" }));
  const ringing = message("tserver>gateway EventRinging", 5, { eventId: "u" });
  assertEquals(learnCall(book, ringing), 3);
  assertEquals(book.calls.get("u")?.startedAt, 3);
  assertEquals(learnCall(book, message("customer>tserver call", 2, { eventId: "u" })), 2);
  assertEquals(book.calls.get("u")?.startedAt, 2);
});

Deno.test("whose a DN is comes from whoever names both, and changes what is an agent's from the start", () => {
  const book = createCallBook();
  const ringing = message("tserver>gateway EventRinging", 2, { eventId: "u", dn: "7001" });
  learnCall(book, ringing);
  assertEquals(agentOf(book, ringing), undefined);
  const told = message("gateway>toolbar EventRinging", 3, { agentId: "1001", dn: "7001" });
  assertEquals(learnCall(book, told), -Infinity);
  assertEquals(agentOf(book, ringing), "1001");
  assertEquals(learnCall(book, told), Infinity);
});

Deno.test("a call is each agent's who had a part in it", () => {
  const book = learnCalls(createCallBook(), [
    message("customer>tserver call", 1, { eventId: "u", dn: "6000" }),
    message("gateway>toolbar EventRinging", 2, { eventId: "u", agentId: "1001", dn: "7001" }),
    message("tserver>gateway EventRinging", 3, { eventId: "u", dn: "7001" }),
    message("gateway>toolbar EventRinging", 4, { eventId: "u", agentId: "1002", dn: "7002" }),
  ]);
  assertEquals(book.calls.get("u")?.agentIds, ["1001", "1002"]);
});
