import { assertEquals, assertThrows } from "@std/assert";
import { ControlError } from "../../../../mock-tserver/mod.ts";
import { createBench } from "../../../helpers/mock_bench.ts";

type Bench = ReturnType<typeof createBench>;

/** How a call comes into each state; what it gives is the ConnID. */
const STATES = {
  "unknown": () => "00ffffffffffffff",
  "in, ringing": ({ ring }: Bench) => ring(),
  "in, connected": ({ ring, control }: Bench) => {
    const ConnID = ring();
    control.phone.answer("7001");
    return ConnID;
  },
  "in, ended": ({ ring, control }: Bench) => {
    const ConnID = ring();
    control.customer.hangup(ConnID);
    return ConnID;
  },
  "out, ringing": (bench: Bench) => dial(bench, "+14155550100"),
  "out, connected": (bench: Bench) => {
    const ConnID = dial(bench, "+14155550100");
    bench.control.customer.answer(ConnID);
    return ConnID;
  },
  "internal, ringing": (bench: Bench) => dial(bench, "7002"),
};

function dial({ connect, control }: Bench, OtherDN: string): string {
  connect("7001").send({ name: "RequestMakeCall", ThisDN: "7001", OtherDN });
  return control.dn("7001").calls[0]?.connectionId ?? "";
}

/** What people do, and what comes of it in each state: the call's new state or the refusal. */
const ACTIONS = {
  "the agent answers": [
    "unknown-call",
    "connected",
    "wrong-state",
    "wrong-state",
    "wrong-state",
    "wrong-state",
    "wrong-state",
  ],
  "the agent hangs up": [
    "unknown-call",
    "ended",
    "ended",
    "wrong-state",
    "ended",
    "ended",
    "ended",
  ],
  "the customer answers": [
    "unknown-call",
    "wrong-state",
    "wrong-state",
    "wrong-state",
    "connected",
    "wrong-state",
    "wrong-state",
  ],
  "the customer is busy": [
    "unknown-call",
    "wrong-state",
    "wrong-state",
    "wrong-state",
    "ended",
    "wrong-state",
    "wrong-state",
  ],
  "the customer hangs up": [
    "unknown-call",
    "ended",
    "ended",
    "wrong-state",
    "ended",
    "ended",
    "wrong-state",
  ],
} as const;

function act({ control }: Bench, { action, ConnID }: { action: string; ConnID: string }): void {
  switch (action) {
    case "the agent answers":
      return control.phone.answer("7001", ConnID);
    case "the agent hangs up":
      return control.phone.hangup("7001", ConnID);
    case "the customer answers":
      return control.customer.answer(ConnID);
    case "the customer is busy":
      return control.customer.busy(ConnID);
    default:
      return control.customer.hangup(ConnID);
  }
}

Deno.test("stepPerson() answers every action in every state of the call, 35 pairs", () => {
  let pairs = 0;
  for (const [action, outcomes] of Object.entries(ACTIONS)) {
    for (const [index, [state, bring]] of Object.entries(STATES).entries()) {
      const bench = createBench();
      const ConnID = bring(bench);
      let outcome: string;
      try {
        act(bench, { action, ConnID });
        outcome = bench.control.call(ConnID).state;
      } catch (error) {
        if (!(error instanceof ControlError)) throw error;
        outcome = error.code;
      }
      assertEquals(outcome, outcomes[index], `${action} when ${state}`);
      pairs++;
    }
  }
  assertEquals(pairs, 35);
});

Deno.test("stepPerson() changes nothing and tells nobody when it refuses", () => {
  const { connect, control, ring, settle } = createBench();
  const client = connect("7001");
  const ConnID = ring();
  control.phone.answer("7001");
  settle();
  const before = { call: control.call(ConnID), heard: client.events.length };
  assertThrows(
    () => control.phone.answer("7001", ConnID),
    ControlError,
    `"connected", must be "ringing"`,
  );
  assertThrows(
    () => control.customer.answer(ConnID),
    ControlError,
    `"connected", must be "ringing"`,
  );
  settle();
  assertEquals({ call: control.call(ConnID), heard: client.events.length }, before);
  assertEquals(control.journal().entries.filter(({ name }) => name === "answer").length, 1);
});

Deno.test("stepPerson() means the only call that fits when the phone names none", () => {
  const { control, ring } = createBench();
  assertThrows(() => control.phone.answer("7001"), ControlError, "no call rings");
  assertThrows(() => control.phone.hangup("7001"), ControlError, "it has no call");
  const first = ring();
  control.phone.answer("7001");
  const second = ring();
  assertThrows(
    () => control.phone.hangup("7001"),
    ControlError,
    "2 calls fit, name the connectionId",
  );
  control.phone.answer("7001");
  assertEquals([control.call(first).state, control.call(second).state], ["held", "connected"]);
  control.phone.hangup("7001", first);
  control.phone.hangup("7001");
  assertEquals(control.dn("7001").calls, []);
});

Deno.test("stepPerson() does not answer a phone on which another call is being dialled", () => {
  const bench = createBench();
  dial(bench, "+14155550100");
  const ConnID = bench.ring();
  assertThrows(() => bench.control.phone.answer("7001", ConnID), ControlError, "being dialled");
  assertEquals(bench.control.call(ConnID).state, "ringing");
});

Deno.test("stepPerson() refuses a customer where there is no such DN, no room or no line", () => {
  const { control, ring } = createBench({ limits: { callsPerDN: 2, calls: 3 } });
  assertThrows(() => ring("9999"), ControlError, `Cannot call "9999": the switch has no such DN`);
  ring();
  ring();
  assertThrows(() => ring(), ControlError, `Cannot call "7001": it is busy with 2 calls`);
  ring("7002");
  assertThrows(() => ring("7002"), ControlError, `3 calls are live, more are not allowed`);
  assertEquals(control.calls().length, 3);
  assertThrows(() => control.phone.answer("9999"), ControlError, "no such DN");
});
