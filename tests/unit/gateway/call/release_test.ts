import { assert, assertEquals } from "@std/assert";
import { type Call, transition } from "../../../../gateway/call/mod.ts";
import {
  type AnyCallEvent,
  CallState,
  CallType,
  DNRole,
  ReleasingParty,
} from "../../../../gateway/tserver/mod.ts";

const ringing: Call = {
  connID: "006c02462a161006",
  callUUID: "013V08JRL498H1OI04000VTAES00000I",
  state: "ringing",
  direction: "inbound",
  ani: "+14155550100",
  wasEstablished: false,
  isMuted: false,
  parties: [],
  sequence: 0,
};
const established: Call = { ...ringing, state: "established", wasEstablished: true };
const dialing: Call = { ...ringing, state: "dialing", direction: "outbound" };

function ended(call: Call, attributes: Partial<AnyCallEvent>) {
  const event = {
    name: "EventReleased",
    time: 0,
    EventSequenceNumber: 1,
    ThisDN: "7001",
    ThisDNRole: DNRole.Destination,
    ConnID: call.connID,
    CallUUID: call.callUUID,
    CallID: 1,
    CallType: CallType.Inbound,
    CallState: CallState.Ok,
    ...attributes,
  } as AnyCallEvent;
  const result = transition(call, { name: event.name, event });
  assert(result.outcome === "released");
  const { reason, cause, releasedBy } = result.release;
  return `${reason} ${cause} ${releasedBy}`;
}

const local = { Extensions: { ReleasingParty: ReleasingParty.Local } };
const remote = { Extensions: { ReleasingParty: ReleasingParty.Remote } };

Deno.test("describeRelease() tells the agent's decline from the caller's giving up", () => {
  assertEquals(ended(ringing, local), "reject declined agent");
  assertEquals(ended(ringing, remote), "reject abandoned customer");
  assertEquals(ended(ringing, { name: "EventAbandoned" }), "reject abandoned customer");
  assertEquals(ended(ringing, { ReferenceID: 7 }), "reject declined agent");
  assertEquals(ended(ringing, {}), "reject declined unknown");
});

Deno.test("a number that does not exist or does not answer is not shown as hung up by the customer", () => {
  const invalid = { CallState: CallState.SitInvalidNum };
  assertEquals(ended(dialing, { ...remote, ...invalid }), "reject failed network");
  const noAnswer = { CallState: CallState.NoAnswer };
  assertEquals(ended(dialing, { ...remote, ...noAnswer }), "reject missed network");
});

Deno.test("describeRelease() says who ended an established call, where the switch tells", () => {
  assertEquals(ended(established, local), "wrapup ended agent");
  assertEquals(ended(established, remote), "wrapup ended customer");
  assertEquals(ended(established, { CallState: CallState.RemoteRelease }), "wrapup ended customer");
  assertEquals(ended(established, {}), "wrapup ended unknown");
});

Deno.test("describeRelease() reads the cause from CallState", () => {
  assertEquals(
    ended(established, { CallState: CallState.Transferred }),
    "wrapup transferred unknown",
  );
  assertEquals(ended(ringing, { CallState: CallState.Redirected }), "reject redirected unknown");
  assertEquals(ended(ringing, { CallState: CallState.NoAnswer }), "reject missed network");
  assertEquals(ended(dialing, { CallState: CallState.AllTrunksBusy }), "reject failed network");
  assertEquals(ended(ringing, { CallState: CallState.Abandoned }), "reject abandoned customer");
  assertEquals(ended(ringing, { CallState: CallState.Dropped }), "reject failed network");
  assertEquals(ended(established, { CallState: CallState.Dropped }), "wrapup ended network");
});

Deno.test("describeRelease() says how an outbound call came to nothing", () => {
  assertEquals(ended(dialing, local), "reject cancelled agent");
  const unreached = (state: CallState) => ended({ ...dialing, unreached: state }, {});
  assertEquals(unreached(CallState.Busy), "reject busy customer");
  assertEquals(unreached(CallState.Ok), "reject busy customer");
  assertEquals(unreached(CallState.SitInvalidNum), "reject failed network");
  assertEquals(ended(dialing, remote), "reject failed customer");
});
