import { assert, assertEquals } from "@std/assert";
import {
  type Call,
  CALL_INPUTS,
  CALL_STATES,
  type CallInput,
  type CallInputName,
  type CallState,
  mermaidDiagram,
  transition,
} from "../../../../gateway/call/mod.ts";
import { CallState as TCallState, CallType, DNRole } from "../../../../gateway/tserver/mod.ts";

const NEWEST = 10;

function callIn(state: CallState, more: Partial<Call> = {}): Call | undefined {
  if (state === "none") return undefined;
  return {
    connID: "006c02462a161006",
    callUUID: "013V08JRL498H1OI04000VTAES00000I",
    state,
    direction: "inbound",
    ani: "+14155550100",
    wasEstablished: state === "established" || state === "held",
    isMuted: false,
    parties: [],
    sequence: NEWEST,
    ...more,
  };
}

function input(name: CallInputName, sequence = NEWEST + 1): CallInput {
  if (name === "Lost") return { name };
  return {
    name,
    event: {
      name,
      time: 0,
      EventSequenceNumber: sequence,
      ThisDN: "7001",
      ThisDNRole: DNRole.Destination,
      ConnID: "006c02462a161006",
      CallUUID: "013V08JRL498H1OI04000VTAES00000I",
      CallID: 1,
      CallType: CallType.Inbound,
      CallState: TCallState.Ok,
      ANI: "+14155550100",
    },
  };
}

/** Written out by hand, not read from the table: a second opinion. "-" ignored, "!" desync. */
const EXPECTED: Record<CallState, string[]> = {
  //             Dialing    Ringing    Established    Held    Retrieved      Busy   Released  Abandoned   Lost
  none: ["dialing", "ringing", "established", "held", "established", "-", "-", "-", "-"],
  dialing: [
    "-",
    "-",
    "established",
    "held",
    "established",
    "dialing",
    "released",
    "released",
    "released",
  ],
  ringing: [
    "!",
    "-",
    "established",
    "held",
    "established",
    "-",
    "released",
    "released",
    "released",
  ],
  established: ["!", "!", "-", "held", "-", "-", "released", "released", "released"],
  held: ["!", "!", "established", "-", "established", "-", "released", "released", "released"],
  released: ["dialing", "ringing", "-", "-", "-", "-", "-", "-", "-"],
};

Deno.test("transition() does what is expected for every state times every input", () => {
  let cases = 0;
  for (const state of CALL_STATES) {
    CALL_INPUTS.forEach((name, index) => {
      const result = transition(callIn(state), input(name));
      const got = "call" in result
        ? result.call.state
        : { ignored: "-", desync: "!" }[result.outcome];
      assertEquals(got, EXPECTED[state][index], `${state} x ${name}`);
      cases++;
    });
  }
  assertEquals(cases, 54);
});

Deno.test("transition() announces a release exactly when a live call becomes released", () => {
  let releases = 0;
  for (const state of CALL_STATES) {
    for (const name of CALL_INPUTS) {
      const result = transition(callIn(state), input(name));
      const isOver = "call" in result && result.call.state === "released";
      assertEquals(result.outcome === "released", isOver, `${state} x ${name}`);
      if (isOver) releases++;
    }
  }
  assertEquals(releases, 12);
});

Deno.test("transition() says wrapup when the call was established at any time, else reject", () => {
  for (const state of ["dialing", "ringing", "established", "held"] as const) {
    for (const name of ["EventReleased", "EventAbandoned", "Lost"] as const) {
      const result = transition(callIn(state), input(name));
      assert(result.outcome === "released");
      const expected = state === "established" || state === "held" ? "wrapup" : "reject";
      assertEquals(result.release.reason, expected, `${state} x ${name}`);
    }
  }
});

Deno.test("transition() ignores an event that is older than the newest one applied", () => {
  const result = transition(callIn("established"), input("EventReleased", NEWEST));
  assertEquals(result.outcome, "ignored");
});

Deno.test("transition() starts a new leg when a declined call rings again", () => {
  const declined = callIn("released", { wasEstablished: true, ani: "old" });
  const result = transition(declined, input("EventRinging"));
  assert(result.outcome === "moved");
  assertEquals(result.call.state, "ringing");
  assertEquals(result.call.wasEstablished, false);
  assertEquals(result.call.ani, "+14155550100");
});

Deno.test("transition() tells of the answer first when a call turns out to be held or retrieved", () => {
  const announced = (state: CallState, name: CallInputName) => {
    const result = transition(callIn(state), input(name));
    return result.outcome === "moved" ? result.announce : result.outcome;
  };
  for (const state of ["none", "ringing", "dialing"] as const) {
    assertEquals(announced(state, "EventHeld"), ["EventEstablished", "EventHeld"]);
    assertEquals(announced(state, "EventRetrieved"), ["EventEstablished"]);
  }
  assertEquals(announced("established", "EventHeld"), ["EventHeld"]);
  assertEquals(announced("held", "EventRetrieved"), ["EventRetrieved"]);
  assertEquals(announced("dialing", "EventDestinationBusy"), []);
});

Deno.test("transition() learns ANI and DNIS from a later event", () => {
  const { event } = input("EventEstablished") as Extract<CallInput, { event: unknown }>;
  const late = { name: event.name, event: { ...event, DNIS: "800" } };
  const result = transition(callIn("ringing", { ani: "" }), late);
  assert(result.outcome === "moved");
  assertEquals([result.call.ani, result.call.dnis], ["+14155550100", "800"]);
});

Deno.test("mermaidDiagram() draws each transition of the table once", () => {
  const diagram = mermaidDiagram();
  assert(diagram.includes("ringing --> released: EventReleased, EventAbandoned, Lost"));
  assertEquals(diagram.split("\n").length, 1 + 16);
});
