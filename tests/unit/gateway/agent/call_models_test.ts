// What one make of switch tells in another order than the next, or leaves out: a toolbar ends up with
// the same calls.
import { assertEquals } from "@std/assert";
import {
  type AnyCallEvent,
  CallState,
  CallType,
  DNRole,
  PartyState,
} from "../../../../gateway/tserver/mod.ts";
import {
  agentUnderTest,
  FakeToolbar,
  readyAgent,
  register,
  registerUnchanged,
} from "../../../helpers/agent.ts";
import { CONN_ID } from "../../../helpers/fake_tserver.ts";

const CONSULT_ID = "006c02462a161999";
const consult = {
  ConnID: CONSULT_ID,
  CallUUID: "C".repeat(32),
  CallType: CallType.Consult,
  PreviousConnID: CONN_ID,
  ThisDNRole: DNRole.Origination,
  OtherDN: "7002",
} satisfies Partial<AnyCallEvent>;

/** The agent talks with a customer and consults 7002, who has answered. */
function consulting() {
  const agent = readyAgent();
  const { tserver } = agent;
  tserver.sayCall("EventRinging");
  tserver.sayCall("EventEstablished");
  tserver.sayCall("EventHeld");
  tserver.sayCall("EventDialing", consult);
  tserver.sayCall("EventEstablished", consult);
  return agent;
}

/** What a toolbar is told that comes now: each live call, and whether it is held. */
function callsTold({ session, tserver }: ReturnType<typeof readyAgent>): string[] {
  const late = new FakeToolbar();
  session.attach(late.deliver);
  session.command({ type: "initialize" });
  registerUnchanged(tserver);
  return late.told.flatMap((event) =>
    "connectionId" in event ? [`${event.eventName} ${event.connectionId}`] : []
  );
}

const { Conferenced, Transferred } = CallState;

Deno.test("a conference: whether the consultation ends first or the customer is taken back first", () => {
  for (const order of ["released first", "retrieved first"]) {
    const agent = consulting();
    const { tserver, toolbar } = agent;
    const acts = [
      () => tserver.sayCall("EventReleased", { ...consult, CallState: Conferenced }),
      () => tserver.sayCall("EventRetrieved", { CallState: Conferenced }),
    ];
    for (const act of order === "released first" ? acts : acts.toReversed()) act();
    assertEquals(callsTold(agent), [`EventEstablished ${CONN_ID}`], order);
    assertEquals(toolbar.count("EventReleased"), 1, order);
  }
});

Deno.test("a consultation that is told before the hold", () => {
  const agent = readyAgent();
  const { tserver } = agent;
  tserver.sayCall("EventRinging");
  tserver.sayCall("EventEstablished");
  tserver.sayCall("EventDialing", consult);
  tserver.sayCall("EventHeld");
  assertEquals(callsTold(agent), [
    `EventEstablished ${CONN_ID}`,
    `EventHeld ${CONN_ID}`,
    `EventDialing ${CONSULT_ID}`,
  ]);
});

Deno.test("a transfer: either of the transferor's two calls may end first", () => {
  for (const first of [CONN_ID, CONSULT_ID]) {
    const agent = consulting();
    const ends = [{ ConnID: CONN_ID }, consult];
    for (const end of first === CONN_ID ? ends : ends.toReversed()) {
      agent.tserver.sayCall("EventReleased", { ...end, CallState: Transferred });
    }
    assertEquals(callsTold(agent), []);
    assertEquals(
      agent.toolbar.told.flatMap((event) => event.eventName === "EventReleased" ? event.cause : []),
      ["transferred", "transferred"],
    );
  }
});

Deno.test("EventPartyChanged names the ConnID that the call has kept, or none, or one nobody knows", () => {
  for (const PreviousConnID of [CONN_ID, undefined, "00000000000000ff"]) {
    const agent = readyAgent();
    const { tserver, toolbar } = agent;
    tserver.sayCall("EventRinging");
    tserver.sayCall("EventEstablished");
    tserver.say(
      {
        ...tserver.said.findLast((event) => event.name === "EventEstablished")!,
        name: "EventPartyChanged",
        CallState: Transferred,
        ANI: "+14155550177",
        ...(PreviousConnID !== undefined && { PreviousConnID }),
      } as Parameters<typeof tserver.say>[0],
    );
    assertEquals(toolbar.last("EventPartyChanged").ANI, "+14155550177");
    assertEquals(callsTold(agent), [`EventEstablished ${CONN_ID}`]);
  }
});

Deno.test("who is consulted passes the consultation on: it can be completed all the same", () => {
  const { tserver, session } = consulting();
  tserver.say(
    {
      ...tserver.said.findLast((event) => event.name === "EventEstablished")!,
      name: "EventPartyChanged",
      PreviousConnID: CONSULT_ID,
      CallState: Transferred,
      OtherDN: "7003",
    } as Parameters<typeof tserver.say>[0],
  );
  const answer = session.command({ type: "CompleteTransfer", connectionId: CONSULT_ID });
  assertEquals(answer.ok, true);
  const { ConnID, TransferConnID } = tserver.last("RequestCompleteTransfer");
  assertEquals([ConnID, TransferConnID], [CONN_ID, CONSULT_ID]);
});

Deno.test("a busy tone stays until the agent hangs up, and the call was busy", () => {
  const outbound = {
    CallType: CallType.Outbound,
    ThisDNRole: DNRole.Origination,
    OtherDN: "+14155550123",
  } satisfies Partial<AnyCallEvent>;
  const causes = { [CallState.Busy]: "busy", [CallState.SitInvalidNum]: "failed" } as const;
  for (const [state, cause] of Object.entries(causes)) {
    const { tserver, toolbar, session } = readyAgent();
    tserver.sayCall("EventDialing", outbound);
    const told = { ...outbound, CallState: Number(state) as CallState };
    tserver.sayCall("EventDestinationBusy", told);
    assertEquals(toolbar.count("EventReleased"), 0);
    session.command({ type: "Reject", connectionId: CONN_ID });
    const { ReferenceID } = tserver.last("RequestReleaseCall");
    tserver.sayCall("EventReleased", { ...outbound, ReferenceID });
    assertEquals(toolbar.last("EventReleased").cause, cause);
  }
});

Deno.test("a gateway that starts in the middle of a conference shows whom the agent had called", () => {
  const { session, tserver, toolbar } = agentUnderTest();
  session.command({ type: "initialize" });
  register(tserver, [{
    ConnID: CONN_ID,
    CallUUID: "D".repeat(32),
    CallType: CallType.Outbound,
    PartyState: PartyState.Connected,
    ANI: "7001",
    DNIS: "+14155550123",
  }]);
  assertEquals(toolbar.last("EventEstablished").ANI, "+14155550123");
});

Deno.test("the handset goes down before or after the call ends, and up before it rings", () => {
  const agent = readyAgent();
  const { tserver, toolbar } = agent;
  tserver.say({ name: "EventOffHook", ThisDN: "7001" });
  tserver.sayCall("EventRinging");
  tserver.sayCall("EventEstablished");
  tserver.say({ name: "EventOnHook", ThisDN: "7001" });
  assertEquals(toolbar.count("EventReleased"), 0);
  tserver.sayCall("EventReleased", { CallState: CallState.RemoteRelease });
  tserver.say({ name: "EventOnHook", ThisDN: "7001" });
  assertEquals(toolbar.count("EventReleased"), 1);
  assertEquals(callsTold(agent), []);
});
