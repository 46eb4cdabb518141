// The ledger keeps calls as text; what it says of them must be what a list of them would say.
import { assertEquals } from "@std/assert";
import fc from "fast-check";
import { ReleaseLedger, type TrackedCall } from "../../../../gateway/call/mod.ts";
import type { ToolbarEvent } from "../../../../gateway/protocol/mod.ts";

const MAX_AGE_MS = 1_000;

function over(connID: string, sequence: number, since: number): TrackedCall {
  const callUUID = `uuid-${connID}`;
  const event: ToolbarEvent = {
    eventName: "EventReleased",
    eventId: callUUID,
    connectionId: connID,
    ANI: "+14155550100",
    direction: "inbound",
    allowedCommands: [],
    reason: "wrapup",
    cause: "ended",
    releasedBy: "customer",
    sourceEvent: "EventReleased",
    userData: { name: "Zoë 漢", level: 3 },
    seq: sequence,
    epoch: "e",
    time: new Date(since).toISOString(),
    thisDN: "7001",
  };
  return {
    call: {
      connID,
      callUUID,
      state: "released",
      direction: "inbound",
      ani: "+14155550100",
      userData: { name: "Zoë 漢", level: 3 },
      wasEstablished: true,
      isMuted: false,
      parties: ["7002"],
      sequence,
    },
    times: { startedAt: since - 10, establishedAt: since - 5, since },
    recap: [{ event }],
  };
}

const connID = fc.constantFrom("a", "b", "c", "d", "e", "f");

const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ ends: connID, afterMs: fc.nat(400) }) },
  { weight: 2, arbitrary: fc.record({ ringsAgain: connID }) },
  { weight: 1, arbitrary: fc.constant({ restarts: true } as const) },
  { weight: 1, arbitrary: fc.constant({ snapshot: true } as const) },
);

Deno.test("ReleaseLedger says of each call what was put into it, and how new an event must be", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
      const ledger = new ReleaseLedger({ maxReleased: 1_000, maxReleasedAgeMs: MAX_AGE_MS });
      let model: TrackedCall[] = [];
      const withSequence = (of: (sequence: number) => number) =>
        model.map((one) => ({ ...one, call: { ...one.call, sequence: of(one.call.sequence) } }));
      let now = 0;
      let sequence = 0;
      for (const step of steps) {
        sequence++;
        if ("ends" in step) {
          now += step.afterMs;
          const ended = over(step.ends, sequence, now);
          ledger.add(ended);
          model = [...model.filter(({ call }) => call.connID !== step.ends), ended]
            .filter(({ times }) => times.since > now - MAX_AGE_MS);
        } else if ("ringsAgain" in step) {
          ledger.remove(step.ringsAgain);
          model = model.filter(({ call }) => call.connID !== step.ringsAgain);
        } else if ("restarts" in step) {
          sequence = 0;
          ledger.restartSequence();
          model = withSequence(() => 0);
        } else {
          ledger.raiseSequence(sequence);
          const latest = sequence;
          model = withSequence((applied) => Math.max(applied, latest));
        }
      }
      for (const id of ["a", "b", "c", "d", "e", "f"]) {
        const wanted = model.find(({ call }) => call.connID === id);
        assertEquals(ledger.find(id), wanted);
        assertEquals(ledger.findLeg(`uuid-${id}`), wanted);
        assertEquals(ledger.has(id), wanted !== undefined);
      }
    }),
    { seed: 1, numRuns: 300 },
  );
});

Deno.test("ReleaseLedger forgets the oldest calls beyond its number", () => {
  const ledger = new ReleaseLedger({ maxReleased: 2, maxReleasedAgeMs: MAX_AGE_MS });
  for (const id of ["a", "b", "c"]) ledger.add(over(id, 1, 0));
  assertEquals(["a", "b", "c"].map((id) => ledger.has(id)), [false, true, true]);
});
