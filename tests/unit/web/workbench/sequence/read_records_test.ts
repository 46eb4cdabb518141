import { assertEquals } from "@std/assert";
import {
  type Heard,
  readJournal,
  readTrace,
  readUef,
} from "../../../../../web/workbench/sequence/read_records.ts";
import { sayMessage } from "../../../../../web/workbench/sequence/say_message.ts";

const say = (heard: Heard | undefined) => heard && sayMessage({ key: "", ...heard.message }, false);

const TRACE = { id: 1, time: 5, from: "toolbar", to: "gateway", agentId: "1001", payload: {} };
const JOURNAL = { id: 1, time: 5, from: "gateway", to: "tserver", thisDN: "7001" };
const UEF = { id: 1, time: 5, from: "fusion", to: "toolbar", kind: "event", payload: {} };

Deno.test("readTrace() reads a command with its call and its agent", () => {
  const heard = readTrace({ ...TRACE, name: "Reject", connectionId: "c" });
  assertEquals(say(heard), "toolbar to gateway: Reject");
  assertEquals(heard?.message.agentId, "1001");
  assertEquals(heard?.message.connectionId, "c");
});

Deno.test("readTrace() takes a status for a reply and an event for none", () => {
  const back = { ...TRACE, from: "gateway", to: "toolbar" };
  assertEquals(readTrace({ ...back, name: "202" })?.message.isReply, true);
  assertEquals(readTrace({ ...back, name: "EventRinging" })?.message.isReply, undefined);
});

Deno.test("readTrace() notes who rings and why a call is over", () => {
  const back = { ...TRACE, from: "gateway", to: "toolbar" };
  const ringing = { ...back, name: "EventRinging", payload: { ANI: "+14155550100" } };
  assertEquals(say(readTrace(ringing)), "gateway to toolbar: EventRinging +1 415 555 0100");
  assertEquals(readTrace(ringing)?.message.customer, "+14155550100");
  const released = {
    ...back,
    name: "EventReleased",
    payload: { reason: "wrapup", cause: "ended" },
  };
  assertEquals(say(readTrace(released)), "gateway to toolbar: EventReleased wrapup");
});

Deno.test("readTrace() notes whom a toolbar calls, and names the call as Fusion does", () => {
  const payload = { type: "MakeCall", toNumber: "+12125550117", requestId: "F1" };
  const heard = readTrace({ ...TRACE, name: "MakeCall", payload });
  assertEquals(say(heard), "toolbar to gateway: MakeCall +1 212 555 0117");
  assertEquals(heard?.message.requestId, "F1");
});

Deno.test("readJournal() notes the ReferenceID of a request and of what it caused", () => {
  const request = { ...JOURNAL, name: "RequestReleaseCall", payload: { ReferenceID: 12 } };
  assertEquals(say(readJournal(request)), "gateway to T-Server: RequestReleaseCall #12");
  assertEquals(readJournal(request)?.message.dn, "7001");
});

Deno.test("readJournal() names the error of an EventError", () => {
  const payload = { ReferenceID: 3, ErrorCode: 56, ErrorMessage: "Invalid connection ID" };
  const entry = { ...JOURNAL, from: "tserver", to: "gateway", name: "EventError", payload };
  assertEquals(
    say(readJournal(entry)),
    "T-Server to gateway: EventError #3 Invalid connection ID (error)",
  );
});

Deno.test("readJournal() says that a dropped message was lost", () => {
  const entry = { ...JOURNAL, name: "RequestReleaseCall", dropped: true, payload: {} };
  assertEquals(say(readJournal(entry)), "gateway to T-Server: RequestReleaseCall (lost)");
});

Deno.test("readJournal() reads what people do", () => {
  const call = { from: "+14155550100", to: "7001" };
  const entry = { ...JOURNAL, from: "customer", name: "call", payload: call };
  assertEquals(say(readJournal(entry)), "customer to T-Server: call +1 415 555 0100");
});

Deno.test("readUef() notes the command or the reason, wherever the payload has it", () => {
  const command = { ...UEF, name: "onToolbarInteractionCommand", payload: { command: "accept" } };
  assertEquals(say(readUef(command)), "Fusion to toolbar: onToolbarInteractionCommand accept");
  const close = {
    ...UEF,
    from: "toolbar",
    to: "fusion",
    kind: "operation",
    name: "closeCommEvent",
    payload: { attributes: { reason: "WRAPUP" } },
  };
  assertEquals(say(readUef(close)), "toolbar to Fusion: closeCommEvent WRAPUP");
});

Deno.test("readUef() takes answers and results for replies, without a note", () => {
  for (const kind of ["answer", "result"]) {
    const reply = { ...UEF, kind, name: "x response", payload: { command: "accept" } };
    assertEquals(readUef(reply)?.message.isReply, true);
    assertEquals(readUef(reply)?.message.note, "");
  }
});

Deno.test("a record of another shape is left out", () => {
  for (const read of [readTrace, readJournal, readUef]) {
    for (const data of [undefined, null, 1, "x", [], {}, { ...TRACE, from: "nobody" }]) {
      assertEquals(read(data), undefined);
    }
  }
});

Deno.test("a payload that is very deep or a very long note does no harm", () => {
  const deep = { a: { b: { c: { d: { command: "accept" } } } } };
  assertEquals(readUef({ ...UEF, name: "x", payload: deep })?.message.note, "");
  const long = readUef({ ...UEF, name: "x", payload: { command: "y".repeat(500) } });
  assertEquals(long?.message.note.length, 40);
});

Deno.test("errors are what failed, was refused or never arrived", () => {
  const back = { ...TRACE, from: "gateway", to: "toolbar" };
  const wrong = [
    readTrace({ ...back, name: "EventError" }),
    readTrace({ ...back, name: "409" }),
    readTrace({ ...back, name: "EventReleased", payload: { cause: "failed" } }),
    readJournal({ ...JOURNAL, name: "EventLinkDisconnected", payload: {} }),
    readJournal({ ...JOURNAL, name: "RequestReleaseCall", dropped: true }),
    readUef({ ...UEF, kind: "result", name: "newCommEvent error" }),
  ];
  assertEquals(wrong.map((heard) => heard?.message.isError), wrong.map(() => true));
  const right = [
    readTrace({ ...back, name: "202" }),
    readTrace({ ...back, name: "EventReleased", payload: { cause: "ended" } }),
    readJournal({ ...JOURNAL, name: "EventReleased", payload: {} }),
    readUef({ ...UEF, kind: "answer", name: "newCommEvent response" }),
  ];
  assertEquals(right.map((heard) => heard?.message.isError), right.map(() => undefined));
});

Deno.test("who is concerned is read where a source tells it", () => {
  const event = { ...TRACE, from: "gateway", to: "toolbar", name: "EventRegistered" };
  const told = readTrace({ ...event, payload: { thisDN: "7001" } })?.message;
  assertEquals([told?.agentId, told?.dn], ["1001", "7001"]);
  const login = { ...JOURNAL, name: "RequestAgentLogin", payload: { AgentID: "1001" } };
  assertEquals(readJournal(login)?.message.agentId, "1001");
  assertEquals(readUef({ ...UEF, name: "x", agentId: "1002" })?.message.agentId, "1002");
});
