import { assertEquals, assertMatch } from "@std/assert";
import type { AnyCallEvent, AnyCallNews } from "../../../../gateway/tserver/events.ts";
import { createBench, type TestClient } from "../../../helpers/mock_bench.ts";

const CUSTOMER = "+14155550100";

function callEvents(client: TestClient): (AnyCallEvent | AnyCallNews)[] {
  return client.events.filter((event) => "CallUUID" in event);
}

Deno.test("inbound: EventRinging tells who calls, with what, and the ids keep", () => {
  const { connect, control, settle } = createBench();
  const client = connect("7001");
  const { connectionId, eventId } = control.customer.call({
    from: CUSTOMER,
    to: "7001",
    userData: { order: "A-17", visits: 3 },
  });
  settle();
  assertMatch(connectionId, /^[0-9a-f]{16}$/);
  assertMatch(eventId, /^[A-Z0-9]{32}$/);
  const [ringing] = callEvents(client);
  assertEquals({ ...ringing, time: 0, EventSequenceNumber: 0 }, {
    name: "EventRinging",
    ThisDN: "7001",
    ThisDNRole: 2,
    OtherDN: CUSTOMER,
    OtherDNRole: 1,
    ANI: CUSTOMER,
    DNIS: "7001",
    ConnID: connectionId,
    CallUUID: eventId,
    CallID: 1,
    CallType: 2,
    CallState: 0,
    UserData: { order: "A-17", visits: 3 },
    time: 0,
    EventSequenceNumber: 0,
  });
  control.phone.answer("7001");
  control.phone.hangup("7001");
  settle();
  for (const event of callEvents(client)) {
    assertEquals([event.ConnID, event.CallUUID], [connectionId, eventId]);
  }
});

Deno.test("inbound: a withheld number is neither ANI nor OtherDN", () => {
  const { connect, control, settle } = createBench();
  const client = connect("7001");
  control.customer.call({ to: "7001" });
  settle();
  const [ringing] = callEvents(client);
  assertEquals([ringing?.name, ringing && "ANI" in ringing, ringing && "OtherDN" in ringing], [
    "EventRinging",
    false,
    false,
  ]);
});

Deno.test("inbound: who ends it decides between EventReleased and EventAbandoned", () => {
  const ends = {
    "the agent's client declines": ["EventReleased 7001 #2 by 1 Local"],
    "the agent's phone declines": ["EventReleased 7001 by 1 Local"],
    "the customer gives up": ["EventAbandoned 7001 by 2 Remote"],
    "the agent's client hangs up": ["EventEstablished 7001", "EventReleased 7001 #2 by 1 Local"],
    "the agent's phone hangs up": ["EventEstablished 7001", "EventReleased 7001 by 1 Local"],
    "the customer hangs up": ["EventEstablished 7001", "EventReleased 7001 by 2 Remote"],
  };
  for (const [how, expected] of Object.entries(ends)) {
    const { connect, control, ring, settle } = createBench();
    const client = connect("7001");
    const ConnID = ring();
    if (how.endsWith("hangs up")) control.phone.answer("7001");
    if (how.includes("client")) {
      client.send({ name: "RequestReleaseCall", ThisDN: "7001", ConnID });
    } else if (how.includes("phone")) control.phone.hangup("7001");
    else control.customer.hangup(ConnID);
    settle();
    assertEquals(client.heard(), ["EventRinging 7001", ...expected], how);
    assertEquals(callEvents(client).map(({ CallState }) => CallState).at(-1), 0, how);
    assertEquals(control.call(ConnID).state, "ended", how);
  }
});

Deno.test("inbound: the release says nothing of who hung up where release tracking is off", () => {
  const { connect, control, ring, settle } = createBench({ switch: { releasingParty: false } });
  const client = connect("7001");
  ring();
  control.phone.hangup("7001");
  settle();
  assertEquals(client.heard(), ["EventRinging 7001", "EventReleased 7001"]);
  assertEquals(callEvents(client).some((event) => "Extensions" in event), false);
});

Deno.test("inbound: answering holds the call that is connected, and so does taking one back", () => {
  const { connect, control, ring, settle } = createBench();
  const client = connect("7001");
  const first = ring();
  control.phone.answer("7001");
  const second = ring();
  client.send({ name: "RequestAnswerCall", ThisDN: "7001", ConnID: second });
  client.send({ name: "RequestRetrieveCall", ThisDN: "7001", ConnID: first });
  settle();
  assertEquals(callEvents(client).map(({ name, ConnID }) => [name, ConnID === first ? 1 : 2]), [
    ["EventRinging", 1],
    ["EventEstablished", 1],
    ["EventRinging", 2],
    ["EventHeld", 1],
    ["EventEstablished", 2],
    ["EventHeld", 2],
    ["EventRetrieved", 1],
  ]);
  assertEquals(client.heard().filter((line) => line.includes("#")), [
    "EventEstablished 7001 #2",
    "EventRetrieved 7001 #3",
  ]);
});

Deno.test("inbound: no call is answered or taken back while another is being dialled", () => {
  const { connect, ring, settle } = createBench();
  const client = connect("7001");
  const held = ring();
  client.send({ name: "RequestAnswerCall", ThisDN: "7001", ConnID: held });
  client.send({ name: "RequestMakeCall", ThisDN: "7001", OtherDN: CUSTOMER });
  const waiting = ring();
  client.send({ name: "RequestAnswerCall", ThisDN: "7001", ConnID: waiting });
  client.send({ name: "RequestRetrieveCall", ThisDN: "7001", ConnID: held });
  settle();
  assertEquals(client.heard().slice(-2), ["EventError 7001 #4 1161", "EventError 7001 #5 1161"]);
});

Deno.test("outbound: the customer answers, is busy, declines; or the agent cancels", () => {
  const dialled = ["EventDialing 7001 #2", "EventNetworkReached 7001"];
  const ends = {
    answer: [...dialled, "EventEstablished 7001"],
    busy: [...dialled, "EventDestinationBusy 7001", "EventReleased 7001 by 2 Remote"],
    hangup: [...dialled, "EventReleased 7001 by 2 Remote"],
    cancel: [...dialled, "EventReleased 7001 #3 by 1 Local"],
  };
  for (const [how, expected] of Object.entries(ends)) {
    const { connect, control, settle } = createBench();
    const client = connect("7001");
    client.send({ name: "RequestMakeCall", ThisDN: "7001", OtherDN: "+1 (415) 555-0100" });
    const ConnID = control.calls()[0]?.connectionId ?? "";
    if (how === "answer" || how === "busy" || how === "hangup") control.customer[how](ConnID);
    else client.send({ name: "RequestReleaseCall", ThisDN: "7001", ConnID });
    settle();
    assertEquals(client.heard(), expected, how);
    const [dialing] = callEvents(client);
    assertEquals([dialing?.CallType, dialing?.OtherDN, dialing?.ThisDNRole], [3, CUSTOMER, 1]);
    const states = callEvents(client).map(({ CallState }) => CallState);
    assertEquals(states.slice(1), how === "busy" ? [0, 6, 6] : [0, 0], how);
  }
});

Deno.test("outbound: numbers that cannot be dialled are refused", () => {
  const { connect, settle, control } = createBench();
  const client = connect("7001");
  for (const OtherDN of ["", " ", "abc", "sip:ann@example.com", "1".repeat(33), "7001", "70-01"]) {
    client.send({ name: "RequestMakeCall", ThisDN: "7001", OtherDN });
  }
  settle();
  assertEquals(client.heard().map((line) => line.split(" ").at(-1)), [
    "71",
    "71",
    "71",
    "71",
    "71",
    "415",
    "415",
  ]);
  assertEquals(control.calls(), []);
});

Deno.test("internal: each DN is told its own side of the call", () => {
  const { connect, control, settle } = createBench();
  const [ann, ben] = [connect("7001"), connect("7002")];
  ann.send({
    name: "RequestMakeCall",
    ThisDN: "7001",
    OtherDN: "7002",
    UserData: { topic: "help" },
  });
  control.phone.answer("7002");
  const ConnID = control.calls()[0]?.connectionId ?? "";
  ann.send({ name: "RequestHoldCall", ThisDN: "7001", ConnID });
  ben.send({ name: "RequestReleaseCall", ThisDN: "7002", ConnID });
  settle();
  assertEquals(ann.heard(), [
    "EventDialing 7001 #2",
    "EventEstablished 7001",
    "EventHeld 7001 #3",
    "EventReleased 7001 by 2 Remote",
  ]);
  assertEquals(ben.heard(), [
    "EventRinging 7002",
    "EventEstablished 7002",
    "EventReleased 7002 #2 by 1 Local",
  ]);
  const [ringing] = callEvents(ben);
  assertEquals(
    [ringing?.CallType, ringing?.ANI, ringing?.DNIS, ringing?.OtherDN, ringing?.UserData],
    [1, "7001", "7002", "7001", { topic: "help" }],
  );
});

Deno.test("internal: a caller who gives up abandons, a called agent who declines releases", () => {
  for (const declines of [true, false]) {
    const { connect, control, settle } = createBench();
    const both = connect("7001", "7002");
    both.send({ name: "RequestMakeCall", ThisDN: "7001", OtherDN: "7002" });
    control.phone.hangup(declines ? "7002" : "7001");
    settle();
    assertEquals(
      both.heard().slice(2),
      declines
        ? ["EventReleased 7002 by 1 Local", "EventReleased 7001 by 2 Remote"]
        : ["EventReleased 7001 by 1 Local", "EventAbandoned 7002 by 2 Remote"],
    );
  }
});

Deno.test("a DN with as many calls as it may have is busy for agents and takes no more itself", () => {
  const { connect, control, ring, settle } = createBench({ limits: { callsPerDN: 2 } });
  const client = connect("7001", "7002");
  ring("7002");
  ring("7002");
  settle();
  client.heard();
  client.send({ name: "RequestMakeCall", ThisDN: "7001", OtherDN: "7002" });
  client.send({ name: "RequestMakeCall", ThisDN: "7002", OtherDN: CUSTOMER });
  settle();
  assertEquals(client.heard(), [
    "EventDialing 7001 #3",
    "EventDestinationBusy 7001",
    "EventReleased 7001 by 2 Remote",
    "EventError 7002 #4 1161",
  ]);
  assertEquals(control.dn("7002").calls.length, 2);
});

Deno.test("a switch with as many calls as it may have begins no other", () => {
  const { connect, ring, settle } = createBench({ limits: { calls: 1 } });
  const client = connect("7001", "7002");
  ring("7002");
  client.send({ name: "RequestMakeCall", ThisDN: "7001", OtherDN: CUSTOMER });
  settle();
  assertEquals(client.heard(), ["EventRinging 7002", "EventError 7001 #3 1171"]);
});

Deno.test("ConnIDs and CallUUIDs never come twice", () => {
  const { control, ring } = createBench();
  const seen = new Set<string>();
  for (let n = 0; n < 1000; n++) {
    const ConnID = ring();
    seen.add(ConnID).add(control.call(ConnID).eventId);
    control.customer.hangup(ConnID);
  }
  assertEquals(seen.size, 2000);
});
