import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { CLOSE_REASONS } from "../../../../web/fusion/closing.ts";
import {
  type Communication,
  type CommunicationInput,
  newCommunication,
  type Phase,
  type Surroundings,
  transition,
} from "../../../../web/fusion/communication.ts";
import { countingIds } from "./uef/line.ts";

const NOW = 60_000;

const around = (): Surroundings => ({
  now: NOW,
  newId: countingIds(),
  findContact: () => undefined,
});

const FACTS = {
  ...newCommunication(
    { eventId: "call-1", direction: "inbound", number: "+14155550100", contact: undefined },
    { now: 10_000, newId: countingIds() },
  ),
  announced: true,
  pending: { command: "accept", commandId: "command" },
  since: 10_000,
} as const;

const inPhase = (phase: Phase): Communication =>
  phase === "wrap-up"
    ? { ...FACTS, phase, talkMs: 1 }
    : { ...FACTS, phase, announced: phase !== "placing" };

const comm = { eventId: "call-1", appClassification: "ORA_SERVICE", inData: {} };
const INPUTS: Readonly<Record<string, CommunicationInput>> = {
  inbound: {
    operation: "newCommEvent",
    data: { ...comm, inData: { SVCMCA_COMMUNICATION_DIRECTION: "ORA_SVC_INBOUND" } },
  },
  outbound: {
    operation: "newCommEvent",
    data: { ...comm, inData: { SVCMCA_COMMUNICATION_DIRECTION: "ORA_SVC_OUTBOUND" } },
  },
  start: { operation: "startCommEvent", data: comm },
  reject: { operation: "closeCommEvent", data: { ...comm, reason: "reject" } },
  wrapup: { operation: "closeCommEvent", data: { ...comm, reason: "WrapUp" } },
  end: { operation: "closeCommEvent", data: { ...comm, reason: "ENDCOMMUNICATION" } },
};

/** The phase that follows, "gone", or the code of the refusal. */
const TABLE: Readonly<Record<string, Readonly<Record<Phase | "none", string>>>> = {
  inbound: {
    "none": "offered",
    "placing": "dialling",
    "offered": "duplicate-communication",
    "dialling": "duplicate-communication",
    "engaged": "duplicate-communication",
    "wrap-up": "duplicate-communication",
  },
  outbound: {
    "none": "dialling",
    "placing": "dialling",
    "offered": "duplicate-communication",
    "dialling": "duplicate-communication",
    "engaged": "duplicate-communication",
    "wrap-up": "duplicate-communication",
  },
  start: {
    "none": "unknown-communication",
    "placing": "engaged",
    "offered": "engaged",
    "dialling": "engaged",
    "engaged": "engaged",
    "wrap-up": "closed-communication",
  },
  reject: {
    "none": "unknown-communication",
    "placing": "gone",
    "offered": "gone",
    "dialling": "gone",
    "engaged": "gone",
    "wrap-up": "closed-communication",
  },
  wrapup: {
    "none": "unknown-communication",
    "placing": "gone",
    "offered": "gone",
    "dialling": "gone",
    "engaged": "wrap-up",
    "wrap-up": "closed-communication",
  },
  end: {
    "none": "unknown-communication",
    "placing": "gone",
    "offered": "gone",
    "dialling": "gone",
    "engaged": "gone",
    "wrap-up": "gone",
  },
};

Deno.test("transition() follows the table: every input in every phase", () => {
  let asserted = 0;
  for (const [name, row] of Object.entries(TABLE)) {
    for (const [phase, expected] of Object.entries(row)) {
      const from = phase === "none" ? undefined : inPhase(phase as Phase);
      const result = transition(from, INPUTS[name]!, around());
      const actual = result.kind === "refused" ? result.error.code : result.to?.phase ?? "gone";
      assertEquals(actual, expected, `${name} in ${phase}`);
      if (result.kind === "moved") assertEquals(result.to?.pending, undefined);
      asserted++;
    }
  }
  assertEquals(asserted, Object.keys(INPUTS).length * 6);
});

Deno.test("transition() counts the engagement from its start, and the talk to its end", () => {
  const engaged = transition(inPhase("offered"), INPUTS.start!, around());
  assertEquals(engaged.kind === "moved" && engaged.to?.since, NOW);
  const again = transition(inPhase("engaged"), INPUTS.start!, around());
  assertEquals(again.kind === "moved" && again.to?.since, FACTS.since);
  const over = transition(inPhase("engaged"), INPUTS.wrapup!, around());
  assertEquals(
    over.kind === "moved" && over.to?.phase === "wrap-up" && over.to.talkMs,
    NOW - FACTS.since,
  );
});

Deno.test("transition() says that a call that never started has nothing to wrap up", () => {
  const result = transition(inPhase("offered"), INPUTS.wrapup!, around());
  assertStringIncludes(result.kind === "moved" ? result.note?.text ?? "" : "", "Send REJECT");
});

Deno.test("transition() reads every reason of closeCommEvent, in either case, and says how the call ended", () => {
  const close = (from: Phase, reason: string) => {
    const input = { operation: "closeCommEvent", data: { ...comm, reason } } as const;
    const result = transition(inPhase(from), input, around());
    assert(result.kind === "moved", reason);
    return [result.to?.phase ?? "gone", result.note?.text ?? ""];
  };
  const expected: Readonly<Record<string, readonly [ringing: string, engaged: string]>> = {
    REJECT: ["gone", "gone"],
    MISSED: ["gone", "gone"],
    ABANDONED: ["gone", "gone"],
    CANCELED: ["gone", "gone"],
    CANCELLED: ["gone", "gone"],
    TIMEOUT: ["gone", "gone"],
    TRANSFERRED: ["gone", "gone"],
    ENDCOMMUNICATION: ["gone", "gone"],
    HANGUP: ["gone", "wrap-up"],
    WRAPUP: ["gone", "wrap-up"],
  };
  assertEquals(Object.keys(expected).toSorted(), Object.keys(CLOSE_REASONS).toSorted());
  for (const [reason, [ringing, engaged]] of Object.entries(expected)) {
    for (const word of [reason, reason.toLowerCase()]) {
      assertEquals(close("offered", word)[0], ringing, word);
      assertEquals(close("engaged", word)[0], engaged, word);
    }
  }
  assertEquals(close("offered", "abandoned")[1], CLOSE_REASONS.ABANDONED?.said);
  assertEquals(close("offered", "REJECT")[1], "");
});

Deno.test("transition() refuses an unknown reason and a missing direction by name", () => {
  const bad = { operation: "closeCommEvent", data: { ...comm, reason: "HUNGUP" } } as const;
  const closed = transition(inPhase("engaged"), bad, around());
  assertStringIncludes(closed.kind === "refused" ? closed.error.message : "", "WRAPUP");
  const announced = transition(undefined, { operation: "newCommEvent", data: comm }, around());
  assertStringIncludes(
    announced.kind === "refused" ? announced.error.message : "",
    "SVCMCA_COMMUNICATION_DIRECTION",
  );
});
