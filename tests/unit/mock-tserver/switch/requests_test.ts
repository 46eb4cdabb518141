import { assertEquals } from "@std/assert";
import { REQUEST_NAMES, type RequestName } from "../../../../gateway/tserver/requests.ts";
import { createBench, type TestClient } from "../../../helpers/mock_bench.ts";
import { sendSample } from "../../../helpers/mock_requests.ts";

const CUSTOMER = "+14155550100";

/** What DN 7001 has to do with the call that a request names. */
const STATES = ["no call", "dialing", "ringing", "connected", "held", "ended"] as const;
type State = typeof STATES[number];

/** What its client hears: an error's code, or the events. "#" marks the one with the ReferenceID. */
type Answer = number | readonly string[];
/** For requests that name a call: the answers while it dials, rings, is connected, is held. */
const onCall = (...live: [Answer, Answer, Answer, Answer]): Answer[] => [56, ...live, 56];
const consults = ["EventHeld", "#EventDialing", "EventNetworkReached"];
const dials = ["#EventDialing", "EventNetworkReached"];
const dataChanges = ["#EventAttachedDataChanged"];
const EXPECTED: Readonly<Record<RequestName, readonly Answer[]>> = {
  RequestRegisterAddress: Array(6).fill(["#EventRegistered"]),
  RequestUnregisterAddress: Array(6).fill(["#EventUnregistered"]),
  RequestAgentLogin: Array(6).fill(["#EventAgentLogin", "EventAgentNotReady"]),
  RequestAgentLogout: Array(6).fill(701),
  RequestAgentReady: Array(6).fill(702),
  RequestAgentNotReady: Array(6).fill(703),
  RequestAnswerCall: onCall(1161, ["#EventEstablished"], 1161, 1161),
  RequestReleaseCall: onCall(
    ["#EventReleased"],
    ["#EventReleased"],
    ["#EventReleased"],
    ["#EventReleased"],
  ),
  RequestHoldCall: onCall(1161, 1161, ["#EventHeld"], 1161),
  RequestRetrieveCall: onCall(1161, 1161, 1161, ["#EventRetrieved"]),
  RequestMakeCall: [dials, 1161, dials, ["EventHeld", ...dials], dials, dials],
  RequestSetMuteOn: onCall(1161, 1161, ["#EventMuteOn"], 1161),
  RequestSetMuteOff: onCall(1161, 1161, 1161, 1161),
  RequestSendDTMF: onCall(1161, 1161, ["#EventDTMFSent"], 1161),
  RequestAlternateCall: onCall(1161, 1161, 1161, 1161),
  RequestReconnectCall: onCall(1161, 1161, 1161, 1161),
  RequestSingleStepTransfer: onCall(1161, 1161, ["#EventReleased"], ["#EventReleased"]),
  RequestMuteTransfer: onCall(
    1161,
    1161,
    ["EventHeld", "EventDialing", "EventNetworkReached", "#EventReleased", "EventReleased"],
    1161,
  ),
  RequestInitiateTransfer: onCall(1161, 1161, consults, 1161),
  RequestCompleteTransfer: onCall(1161, 1161, 1161, 1161),
  RequestInitiateConference: onCall(1161, 1161, consults, 1161),
  RequestCompleteConference: onCall(1161, 1161, 1161, 1161),
  RequestMergeCalls: onCall(1161, 1161, 1161, 1161),
  RequestSingleStepConference: onCall(1161, 1161, ["#EventPartyAdded"], 1161),
  RequestDeleteFromConference: onCall(1161, 1161, 1161, 1161),
  RequestRedirectCall: onCall(1161, ["#EventReleased"], 1161, 1161),
  RequestRouteCall: onCall(1161, 1161, 1161, 1161),
  RequestClearCall: onCall(
    ["#EventReleased"],
    ["#EventReleased"],
    ["#EventReleased"],
    ["#EventReleased"],
  ),
  RequestAttachUserData: onCall(dataChanges, dataChanges, dataChanges, dataChanges),
  RequestUpdateUserData: onCall(dataChanges, dataChanges, dataChanges, dataChanges),
  RequestDeletePair: onCall(53, 53, 53, 53),
  RequestDeleteUserData: onCall(dataChanges, dataChanges, dataChanges, dataChanges),
  RequestQueryAddress: Array(6).fill(["#EventAddressInfo"]),
  RequestQueryCall: onCall(
    ["#EventPartyInfo"],
    ["#EventPartyInfo"],
    ["#EventPartyInfo"],
    ["#EventPartyInfo"],
  ),
};

type Bench = ReturnType<typeof createBench>;

/** Brings 7001 into `state`; the ConnID of its call. */
function bring(bench: Bench, { client, state }: { client: TestClient; state: State }): string {
  const ThisDN = "7001";
  if (state === "no call") return "00ffffffffffffff";
  if (state === "dialing") {
    client.send({ name: "RequestMakeCall", ThisDN, OtherDN: CUSTOMER });
    return bench.control.dn(ThisDN).calls[0]?.connectionId ?? "";
  }
  const ConnID = bench.ring();
  if (state === "connected" || state === "held") bench.control.phone.answer(ThisDN);
  if (state === "held") client.send({ name: "RequestHoldCall", ThisDN, ConnID });
  if (state === "ended") bench.control.customer.hangup(ConnID);
  return ConnID;
}

Deno.test("step() answers every request in every state of the party, 204 pairs", () => {
  let pairs = 0;
  for (const [name, answers] of Object.entries(EXPECTED) as [RequestName, readonly Answer[]][]) {
    for (const [index, state] of STATES.entries()) {
      const bench = createBench();
      const client = bench.connect("7001");
      const ConnID = bring(bench, { client, state });
      bench.settle();
      const before = client.events.length;
      const ReferenceID = sendSample(client, { name, ConnID });
      bench.settle();

      const heard = client.events.slice(before).map((event) => {
        const mine = "ReferenceID" in event && event.ReferenceID === ReferenceID;
        return event.name === "EventError" ? event.ErrorCode : `${mine ? "#" : ""}${event.name}`;
      });
      const expected = answers[index];
      assertEquals(
        heard,
        typeof expected === "number" ? [expected] : [...expected ?? []],
        `${name} when ${state}`,
      );
      pairs++;
    }
  }
  assertEquals(pairs, 204);
});

Deno.test("step() refuses every request of a client that has not registered the DN but registration", () => {
  for (const name of REQUEST_NAMES) {
    const bench = createBench();
    const client = bench.connect("7002");
    sendSample(client, { name, ConnID: bench.ring() });
    bench.settle();
    const expected = name === "RequestRegisterAddress"
      ? "EventRegistered 7001 #2"
      : "EventError 7001 #2 41";
    assertEquals(client.heard(), [expected], name);
  }
});

Deno.test("step() names DN and ConnID of the request in EventError", () => {
  const { connect, settle } = createBench();
  const client = connect("7001");
  client.send({ name: "RequestReleaseCall", ThisDN: "7001", ConnID: "00ff" });
  settle();
  const error = client.events.at(-1);
  assertEquals({ ...error, time: 0, EventSequenceNumber: 0 }, {
    name: "EventError",
    ReferenceID: 2,
    ErrorCode: 56,
    ErrorMessage: "Invalid connection ID",
    ThisDN: "7001",
    ConnID: "00ff",
    time: 0,
    EventSequenceNumber: 0,
  });
});

Deno.test("step() refuses a ConnID that is another DN's", () => {
  const { connect, ring, settle } = createBench();
  const client = connect("7001");
  const ConnID = ring("7002");
  client.send({ name: "RequestAnswerCall", ThisDN: "7001", ConnID });
  settle();
  assertEquals(client.heard(), ["EventError 7001 #2 56"]);
});

Deno.test("step() takes no customer for the DN whose number he shows", () => {
  const { connect, control, settle } = createBench();
  const client = connect("7002");
  const { connectionId } = control.customer.call({ from: "7002", to: "7001" });
  client.send({ name: "RequestReleaseCall", ThisDN: "7002", ConnID: connectionId });
  settle();
  assertEquals(client.heard(), ["EventError 7002 #2 56"]);
});

Deno.test("step() gives the ReferenceID to the event of ThisDN alone", () => {
  const { connect, control, settle } = createBench();
  const client = connect("7001", "7002");
  client.send({ name: "RequestMakeCall", ThisDN: "7001", OtherDN: "7002" });
  const ConnID = control.dn("7001").calls[0]?.connectionId ?? "";
  client.send({ name: "RequestAnswerCall", ThisDN: "7002", ConnID });
  client.send({ name: "RequestReleaseCall", ThisDN: "7001", ConnID });
  settle();
  assertEquals(client.heard().slice(2), [
    "EventEstablished 7002 #4",
    "EventEstablished 7001",
    "EventReleased 7001 #5 by 1 Local",
    "EventReleased 7002 by 2 Remote",
  ]);
});

Deno.test("step() gives the ReferenceID to the client that asked alone", () => {
  const { connect, ring, settle } = createBench();
  const [asking, watching] = [connect("7001"), connect("7001")];
  const ConnID = ring();
  asking.send({ name: "RequestAnswerCall", ThisDN: "7001", ConnID });
  asking.send({ name: "RequestAnswerCall", ThisDN: "7001", ConnID });
  settle();
  assertEquals(asking.heard(), [
    "EventRinging 7001",
    "EventEstablished 7001 #2",
    "EventError 7001 #3 1161",
  ]);
  assertEquals(watching.heard(), ["EventRinging 7001", "EventEstablished 7001"]);
});
