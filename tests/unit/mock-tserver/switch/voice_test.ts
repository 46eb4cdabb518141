// Consultation, transfer, conference and user data: what the events say beside their order.
// Longer than 300 lines: one dialogue after the other, no logic.
import { assert, assertEquals } from "@std/assert";
import { isCallEvent, type TServerEvent } from "../../../../gateway/tserver/events.ts";
import type { RequestName, TServerRequest } from "../../../../gateway/tserver/requests.ts";
import { createBench } from "../../../helpers/mock_bench.ts";
import { OUTSIDE, sendSample } from "../../../helpers/mock_requests.ts";

const AGENTS = ["7001", "7002", "7003"].map((dn) => ({ agentId: dn, dn }));

/** 7001 talks with a customer; with `consults` also with 7002, who has answered. */
function createTalk({ consults = false } = {}) {
  const bench = createBench({ agents: AGENTS });
  const client = bench.connect("7001", "7002", "7003");
  const main = bench.ring();
  bench.control.phone.answer("7001");
  if (consults) {
    client.send({ name: "RequestInitiateTransfer", ThisDN: "7001", ConnID: main, OtherDN: "7002" });
    bench.control.phone.answer("7002");
  }
  bench.settle();
  client.heard();
  const consult = bench.control.dn("7001").calls[1]?.connectionId ?? "";
  return { ...bench, client, main, consult };
}

type Attributes = Record<string, unknown>;

/** The named attributes of the newest event called `name` at `dn`. */
function said(events: readonly TServerEvent[], { name, dn }: { name: string; dn: string }) {
  const found = events.findLast((event) =>
    event.name === name && "ThisDN" in event && event.ThisDN === dn
  );
  assert(found, `${dn} heard no ${name}`);
  return found as unknown as Attributes;
}

Deno.test("consult: both sides of the consultation are told of the call that waits", () => {
  const { client, main, consult } = createTalk({ consults: true });
  for (const [name, dn] of [["EventDialing", "7001"], ["EventRinging", "7002"]] as const) {
    const event = said(client.events, { name, dn });
    assertEquals([event.ConnID, event.PreviousConnID, event.CallType], [consult, main, 4]);
  }
});

Deno.test("transfer: the third party is shown the customer, and who transferred", () => {
  const { client, main, consult, settle, control } = createTalk({ consults: true });
  client.send({
    name: "RequestCompleteTransfer",
    ThisDN: "7001",
    ConnID: consult,
    TransferConnID: main,
  });
  settle();
  const { name: _, time: __, EventSequenceNumber: ___, CallUUID, CallID: ____, ...event } = said(
    client.events,
    { name: "EventPartyChanged", dn: "7002" },
  );
  assertEquals(event, {
    ThisDN: "7002",
    ThisDNRole: 2,
    ConnID: main,
    PreviousConnID: consult,
    CallType: 2,
    CallState: 1,
    OtherDN: "+14155550100",
    OtherDNRole: 1,
    ThirdPartyDN: "7001",
    ThirdPartyDNRole: 7,
    ANI: "+14155550100",
    DNIS: "7001",
  });
  assertEquals(CallUUID, control.call(main).eventId);
  assertEquals(control.dn("7002").calls.map(({ connectionId }) => connectionId), [main]);
  assertEquals(control.dn("7001").calls, []);
  assertEquals(control.call(consult).state, "ended");
});

Deno.test("transfer: either call of the two may be named, a third one may not", () => {
  for (const [first, second, outcome] of [[0, 1, "ok"], [1, 0, "ok"], [0, 2, "error"]] as const) {
    const { client, main, consult, settle } = createTalk({ consults: true });
    const ids = [main, consult, "00ff"];
    client.send({
      name: "RequestCompleteTransfer",
      ThisDN: "7001",
      ConnID: ids[first] ?? "",
      TransferConnID: ids[second] ?? "",
    });
    settle();
    assertEquals(client.heard().some((line) => line.includes("EventError")), outcome === "error");
  }
});

Deno.test("transfer: nobody comes into a call twice", () => {
  const { client, settle, control } = createBenchOfTwo();
  const ConnID = control.dn("7001").calls[0]?.connectionId ?? "";
  const names = [
    "RequestSingleStepTransfer",
    "RequestMuteTransfer",
    "RequestInitiateTransfer",
    "RequestSingleStepConference",
  ] as const;
  for (const name of names) client.send({ name, ThisDN: "7001", ConnID, OtherDN: "7002" });
  settle();
  assertEquals(client.heard().map((line) => line.split(" ").at(-1)), ["415", "415", "415", "415"]);
});

/** 7001 talks with 7002. */
function createBenchOfTwo() {
  const bench = createBench({ agents: AGENTS });
  const client = bench.connect("7001", "7002", "7003");
  client.send({ name: "RequestMakeCall", ThisDN: "7001", OtherDN: "7002" });
  bench.control.phone.answer("7002");
  bench.settle();
  client.heard();
  return { ...bench, client };
}

Deno.test("transfer: to a DN that is busy or out of service is refused, and the call stays", () => {
  const { client, main, settle, control } = createTalk();
  for (let n = 0; n < 4; n++) control.customer.call({ to: "7002" });
  control.setService("7003", false);
  settle();
  client.heard();
  for (const OtherDN of ["7002", "7003"]) {
    client.send({ name: "RequestSingleStepTransfer", ThisDN: "7001", ConnID: main, OtherDN });
  }
  settle();
  assertEquals(client.heard().map((line) => line.split(" ").at(-1)), ["231", "93"]);
  assertEquals(control.call(main).state, "connected");
});

Deno.test("transfer: a customer who hangs up while another is consulted leaves the consultation", () => {
  const { client, main, consult, settle, control } = createTalk({ consults: true });
  control.customer.hangup(main);
  client.send({ name: "RequestCompleteTransfer", ThisDN: "7001", ConnID: consult });
  settle();
  assertEquals(client.heard(), ["EventReleased 7001 by 2 Remote", "EventError 7001 #5 1161"]);
  assertEquals(control.call(consult).state, "connected");
});

Deno.test("transfer: the third party may decline what was transferred before it was answered", () => {
  const { client, main, settle, control } = createTalk();
  client.send({ name: "RequestMuteTransfer", ThisDN: "7001", ConnID: main, OtherDN: "7002" });
  control.phone.hangup("7002", main);
  settle();
  assertEquals(client.heard().at(-1), "EventReleased 7002 by 1 Local");
  assertEquals(control.call(main).state, "ended");
});

Deno.test("conference: a member who leaves is named to those who stay", () => {
  const { client, main, consult, settle, control } = createTalk({ consults: true });
  client.send({ name: "RequestCompleteConference", ThisDN: "7001", ConnID: consult });
  settle();
  assertEquals(control.call(main).parties.length, 3);
  control.customer.hangup(main);
  settle();
  const deleted = said(client.events, { name: "EventPartyDeleted", dn: "7002" });
  assertEquals(
    [deleted.OtherDN, deleted.OtherDNRole, deleted.ThirdPartyDN, deleted.ThirdPartyDNRole],
    ["+14155550100", 8, "+14155550100", 6],
  );
  assertEquals(control.call(main).state, "connected");
});

Deno.test("conference: who takes himself out has left, and is told so in answer", () => {
  const { client, main, consult, settle, control } = createTalk({ consults: true });
  client.send({ name: "RequestCompleteConference", ThisDN: "7001", ConnID: consult });
  settle();
  client.heard();
  client.send({
    name: "RequestDeleteFromConference",
    ThisDN: "7001",
    ConnID: main,
    OtherDN: "7001",
  });
  settle();
  assertEquals(client.heard(), ["EventReleased 7001 #6 by 1 Local", "EventPartyDeleted 7002"]);
  assertEquals(control.call(main).parties.length, 2);
});

Deno.test("conference: who is transferred into one is a member of it, and is shown nobody in particular", () => {
  const { client, main, consult, settle } = createTalk({ consults: true });
  client.send({ name: "RequestCompleteConference", ThisDN: "7001", ConnID: consult });
  client.send({ name: "RequestSingleStepTransfer", ThisDN: "7001", ConnID: main, OtherDN: "7003" });
  settle();
  const ringing = said(client.events, { name: "EventRinging", dn: "7003" });
  assertEquals([ringing.ThisDNRole, ringing.OtherDN, ringing.CallState], [3, undefined, 1]);
  const changed = said(client.events, { name: "EventPartyChanged", dn: "7002" });
  assertEquals([changed.ThirdPartyDN, changed.OtherDN], ["7001", undefined]);
});

Deno.test("conference: joining two held calls holds the one that is talked in", () => {
  const { client, main, consult, settle, control, ring } = createTalk({ consults: true });
  const third = ring();
  control.phone.answer("7001", third);
  client.send({ name: "RequestCompleteConference", ThisDN: "7001", ConnID: consult });
  settle();
  const states = control.dn("7001").calls.map(({ connectionId, state }) => [connectionId, state]);
  assertEquals(states, [[main, "connected"], [third, "held"]]);
});

Deno.test("conference: who is added and declines is taken out again", () => {
  const { client, main, settle, control } = createTalk();
  client.send({
    name: "RequestSingleStepConference",
    ThisDN: "7001",
    ConnID: main,
    OtherDN: "7002",
  });
  control.phone.hangup("7002");
  settle();
  assertEquals(client.heard(), [
    "EventRinging 7002",
    "EventPartyAdded 7001 #4",
    "EventReleased 7002 by 1 Local",
    "EventPartyDeleted 7001",
  ]);
  assertEquals(control.call(main).parties.length, 2);
});

Deno.test("tones: what no keypad has is refused", () => {
  const { client, main, settle } = createTalk();
  for (const DTMFDigits of ["", "x", "1 2", "1".repeat(129), "12*#ABCD,"]) {
    client.send({ name: "RequestSendDTMF", ThisDN: "7001", ConnID: main, DTMFDigits });
  }
  settle();
  assertEquals(client.heard().map((line) => line.replace("7001 ", "").split(" ").at(-1)), [
    "302",
    "302",
    "302",
    "302",
    "#8",
  ]);
  assertEquals(said(client.events, { name: "EventDTMFSent", dn: "7001" }).DTMFDigits, "12*#ABCD,");
});

Deno.test("user data: is added to, replaced, removed, and bounded", () => {
  const { client, main, settle, control } = createTalk();
  const call = { ThisDN: "7001", ConnID: main };
  const data = () => control.call(main).userData;
  client.send({ name: "RequestAttachUserData", ...call, UserData: { a: 1, b: "x" } });
  client.send({ name: "RequestUpdateUserData", ...call, UserData: { b: "y" } });
  assertEquals(data(), { a: 1, b: "y" });
  client.send({ name: "RequestDeletePair", ...call, Key: "a" });
  assertEquals(data(), { b: "y" });
  client.send({ name: "RequestAttachUserData", ...call, UserData: { big: "x".repeat(65_536) } });
  assertEquals(data(), { b: "y" });
  client.send({ name: "RequestDeleteUserData", ...call });
  assertEquals(data(), {});
  settle();
  assertEquals(client.heard().map((line) => line.replace("Event", "")), [
    "AttachedDataChanged 7001 #4",
    "AttachedDataChanged 7001 #5",
    "AttachedDataChanged 7001 #6",
    "Error 7001 #7 223",
    "AttachedDataChanged 7001 #8",
  ]);
});

type CallRequestName = Extract<TServerRequest, { readonly ConnID: string }>["name"];

/** Requests that name one of two calls, and what 7001 hears while it consults 7002. */
const WHILE_CONSULTING: Readonly<Record<CallRequestName, readonly [string, string]>> = {
  // names the held call                      names the consultation
  RequestAnswerCall: ["1161", "1161"],
  RequestHoldCall: ["1161", "Held"],
  RequestRetrieveCall: ["Held Retrieved", "1161"],
  RequestReleaseCall: ["Released", "Released"],
  RequestSetMuteOn: ["1161", "MuteOn"],
  RequestSetMuteOff: ["1161", "1161"],
  RequestSendDTMF: ["1161", "DTMFSent"],
  RequestAlternateCall: ["1161", "Held Retrieved"],
  RequestReconnectCall: ["1161", "Released Retrieved"],
  RequestSingleStepTransfer: ["Released", "Released"],
  RequestMuteTransfer: ["1161", "1161"],
  RequestInitiateTransfer: ["1161", "1161"],
  RequestCompleteTransfer: ["Released Released", "Released Released"],
  RequestInitiateConference: ["1161", "1161"],
  RequestCompleteConference: ["Released Retrieved PartyAdded", "Released Retrieved PartyAdded"],
  RequestMergeCalls: ["Released Retrieved PartyAdded", "Released Retrieved PartyAdded"],
  RequestSingleStepConference: ["1161", "PartyAdded"],
  RequestDeleteFromConference: ["1161", "1161"],
  RequestRedirectCall: ["1161", "1161"],
  RequestRouteCall: ["1161", "1161"],
  RequestClearCall: ["Released", "Released"],
  RequestAttachUserData: ["AttachedDataChanged", "AttachedDataChanged"],
  RequestUpdateUserData: ["AttachedDataChanged", "AttachedDataChanged"],
  RequestDeletePair: ["53", "53"],
  RequestDeleteUserData: ["AttachedDataChanged", "AttachedDataChanged"],
  RequestQueryCall: ["PartyInfo", "PartyInfo"],
};

Deno.test("step() answers every request about either call of a consultation, 52 pairs", () => {
  let pairs = 0;
  for (const [name, answers] of Object.entries(WHILE_CONSULTING)) {
    for (const [index, answer] of answers.entries()) {
      const { client, main, consult, settle } = createTalk({ consults: true });
      const ConnID = index === 0 ? main : consult;
      sendSample(client, { name: name as RequestName, ConnID, OtherDN: OUTSIDE });
      const before = client.events.length;
      settle();
      assertEquals(heardAt7001(client.events.slice(before)), answer, `${name} ${index}`);
      pairs++;
    }
  }
  assertEquals(pairs, 52);
});

/** What 7001 hears when it asks about a conference with a customer and 7002 that it talks in. */
const IN_CONFERENCE: Readonly<Record<CallRequestName, string>> = {
  RequestAnswerCall: "1161",
  RequestHoldCall: "Held",
  RequestRetrieveCall: "1161",
  RequestReleaseCall: "Released",
  RequestSetMuteOn: "MuteOn",
  RequestSetMuteOff: "1161",
  RequestSendDTMF: "DTMFSent",
  RequestAlternateCall: "1161",
  RequestReconnectCall: "1161",
  RequestSingleStepTransfer: "Released",
  RequestMuteTransfer: "Held Dialing Released Released",
  RequestInitiateTransfer: "Held Dialing",
  RequestCompleteTransfer: "1161",
  RequestInitiateConference: "Held Dialing",
  RequestCompleteConference: "1161",
  RequestMergeCalls: "1161",
  RequestSingleStepConference: "PartyAdded",
  RequestDeleteFromConference: "470",
  RequestRedirectCall: "1161",
  RequestRouteCall: "1161",
  RequestClearCall: "Released",
  RequestAttachUserData: "AttachedDataChanged",
  RequestUpdateUserData: "AttachedDataChanged",
  RequestDeletePair: "53",
  RequestDeleteUserData: "AttachedDataChanged",
  RequestQueryCall: "PartyInfo",
};

Deno.test("step() answers every request about a conference, 26 of them", () => {
  let count = 0;
  for (const [name, answer] of Object.entries(IN_CONFERENCE)) {
    const { client, main, consult, settle } = createTalk({ consults: true });
    client.send({ name: "RequestCompleteConference", ThisDN: "7001", ConnID: consult });
    settle();
    const before = client.events.length;
    sendSample(client, { name: name as RequestName, ConnID: main, OtherDN: "7003" });
    settle();
    assertEquals(heardAt7001(client.events.slice(before)), answer, name);
    count++;
  }
  assertEquals(count, 26);
});

/** What 7001 heard, as words; an error as its code. */
function heardAt7001(events: readonly TServerEvent[]): string {
  return events.filter((event) => "ThisDN" in event && event.ThisDN === "7001")
    .map((event) =>
      event.name === "EventError" ? `${event.ErrorCode}` : event.name.replace("Event", "")
    )
    .join(" ");
}

Deno.test("isCallEvent() tells what moves a leg from news about it", () => {
  const { client, main, settle } = createTalk();
  client.send({ name: "RequestSetMuteOn", ThisDN: "7001", ConnID: main });
  client.send({ name: "RequestHoldCall", ThisDN: "7001", ConnID: main });
  settle();
  assertEquals(client.events.slice(-2).map(isCallEvent), [false, true]);
});
