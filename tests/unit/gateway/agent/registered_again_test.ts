// What a lost link, or a lost registration, has to be put right by the switch's snapshot.
import { assert, assertEquals } from "@std/assert";
import { PartyState } from "../../../../gateway/tserver/mod.ts";
import {
  inSnapshot,
  logIn,
  ready,
  readyAgent,
  refusalOf,
  register,
} from "../../../helpers/agent.ts";

const HELD = inSnapshot(PartyState.Held);
const ALERTING = inSnapshot(PartyState.Alerting);

/** What the toolbar is told when the link was away and the snapshot then shows the call like this. */
function toldAfter(
  before: ("EventRinging" | "EventEstablished" | "EventHeld" | "EventReleased")[],
) {
  const { tserver, toolbar } = readyAgent();
  for (const name of before) tserver.sayCall(name);
  tserver.say({ name: "EventLinkDisconnected" });
  tserver.say({ name: "EventLinkConnected" });
  const told = toolbar.told.length;
  return {
    tserver,
    toolbar,
    names: (snapshot: typeof HELD) => {
      register(tserver, [snapshot]);
      assertEquals(tserver.count("RequestRegisterAddress"), 2, "asked for another snapshot");
      assertEquals(toolbar.names().at(-1), "EventSnapshot");
      return toolbar.names(told).slice(0, -1);
    },
  };
}

Deno.test("a snapshot after a lost link puts every call right and is asked for once", () => {
  assertEquals(toldAfter(["EventRinging"]).names(HELD), ["EventEstablished", "EventHeld"]);
  assertEquals(toldAfter(["EventRinging"]).names(ALERTING), []);
  assertEquals(toldAfter(["EventRinging", "EventEstablished"]).names(ALERTING), [
    "EventReleased",
    "EventRinging",
  ]);
  assertEquals(toldAfter(["EventRinging", "EventEstablished", "EventHeld"]).names(ALERTING), [
    "EventReleased",
    "EventRinging",
  ]);
});

Deno.test("a declined call that was offered again and answered while the link was away is told", () => {
  const away = toldAfter(["EventRinging", "EventReleased"]);
  assertEquals(away.names(inSnapshot(PartyState.Connected)), ["EventEstablished"]);
});

Deno.test("a T-Server that counts its events anew after a restart is understood", () => {
  const { tserver, toolbar } = readyAgent();
  tserver.sayCall("EventRinging");
  tserver.sayCall("EventReleased");
  tserver.say({ name: "EventLinkDisconnected" });
  tserver.restartSequence();
  tserver.say({ name: "EventLinkConnected" });
  register(tserver);
  tserver.sayCall("EventRinging");
  assertEquals(toolbar.names().at(-1), "EventRinging");
});

Deno.test("a late event of a call that a snapshot showed to be over does not bring it back", () => {
  const { tserver, toolbar } = readyAgent();
  tserver.sayCall("EventRinging");
  const ringing = tserver.said.at(-1);
  tserver.say({ name: "EventLinkDisconnected" });
  tserver.say({ name: "EventLinkConnected" });
  register(tserver);
  assert(ringing);
  tserver.sayAgain(ringing);
  assertEquals(toolbar.names().slice(-2), ["EventReleased", "EventSnapshot"]);
});

Deno.test("a DN that is unregistered behind our back is registered again", () => {
  const { tserver } = readyAgent();
  tserver.say({ name: "EventUnregistered", ThisDN: "7001" });
  assertEquals(tserver.count("RequestRegisterAddress"), 2);
});

Deno.test("a DN whose registration ended before the answer to it came is registered again", () => {
  const { clock, session, tserver, toolbar } = readyAgent();
  tserver.sayCall("EventRinging");
  session.command({ type: "initialize" });
  const { ReferenceID } = tserver.last("RequestRegisterAddress");
  const late = {
    name: "EventRegistered",
    ReferenceID,
    ThisDN: "7001",
    calls: [inSnapshot(PartyState.Alerting)],
    time: 0,
    EventSequenceNumber: (tserver.said.at(-1)?.EventSequenceNumber ?? 0) + 0.5,
  } as const;
  tserver.say({ name: "EventUnregistered", ThisDN: "7001" });
  const asked = tserver.count("RequestRegisterAddress");
  tserver.sayAgain(late);
  clock.advance(1_000);
  assertEquals(tserver.count("RequestRegisterAddress"), asked + 1);
  register(tserver, []);
  assertEquals(toolbar.count("EventReleased"), 1);
});

Deno.test("an initialize that came before the link was up is refused, and done when it is", () => {
  const { session, tserver, toolbar } = readyAgent();
  tserver.say({ name: "EventLinkDisconnected" });
  assertEquals(refusalOf(session, { type: "initialize", requestId: "i7" }), "link-down");
  tserver.say({ name: "EventLinkConnected" });
  register(tserver);
  logIn(tserver);
  ready(tserver);
  assertEquals(toolbar.last("EventRegistered").requestId, "i7");
});

Deno.test("an agent who left while the link was down is not made ready when it is back", () => {
  const { session, tserver } = readyAgent();
  tserver.say({ name: "EventLinkDisconnected" });
  refusalOf(session, { type: "initialize" });
  assertEquals(refusalOf(session, { type: "NotReady" }), "link-down");
  tserver.say({ name: "EventLinkConnected" });
  register(tserver);
  assertEquals(tserver.count("RequestAgentLogin"), 1);
});
