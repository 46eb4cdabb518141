import { assert, assertEquals } from "@std/assert";
import { type Random, seededRandom } from "../../../../gateway/runtime/random.ts";
import { isCallEvent } from "../../../../gateway/tserver/events.ts";
import { ControlError } from "../../../../mock-tserver/mod.ts";
import { createBench, type TestClient } from "../../../helpers/mock_bench.ts";

const DNS = ["7001", "7002", "7003"];
const STEPS = 4_000;

type Bench = ReturnType<typeof createBench>;

function pick<T>(random: Random, items: readonly T[]): T | undefined {
  return items[Math.floor(random.next() * items.length)];
}

/** Somebody does something, sensible or not. */
function act({ control, ring }: Bench, { client, random }: { client: TestClient; random: Random }) {
  const ThisDN = pick(random, DNS) ?? "";
  const ConnID = pick(random, control.calls())?.connectionId ?? "00ff";
  const OtherDN = pick(random, [...DNS, "+14155550100"]) ?? "";
  const named = random.next() < 0.5 ? ConnID : undefined;
  pick(random, [
    () => ring(ThisDN),
    () => control.customer.answer(ConnID),
    () => control.customer.busy(ConnID),
    () => control.customer.hangup(ConnID),
    () => control.phone.answer(ThisDN, named),
    () => control.phone.hangup(ThisDN, named),
    () => client.send({ name: "RequestMakeCall", ThisDN, OtherDN }),
    () => client.send({ name: "RequestAnswerCall", ThisDN, ConnID }),
    () => client.send({ name: "RequestHoldCall", ThisDN, ConnID }),
    () => client.send({ name: "RequestRetrieveCall", ThisDN, ConnID }),
    () => client.send({ name: "RequestReleaseCall", ThisDN, ConnID }),
  ])?.();
}

/** What may come after each event of one DN's part in one call; "" is before the first. */
const SUCCESSORS: Readonly<Record<string, readonly string[]>> = {
  "": ["EventRinging", "EventDialing"],
  EventRinging: ["EventEstablished", "EventReleased", "EventAbandoned"],
  EventDialing: ["EventEstablished", "EventReleased", "EventDestinationBusy"],
  EventDestinationBusy: ["EventReleased"],
  EventEstablished: ["EventHeld", "EventReleased"],
  EventHeld: ["EventRetrieved", "EventReleased"],
  EventRetrieved: ["EventHeld", "EventReleased"],
  EventReleased: [],
  EventAbandoned: [],
};

Deno.test("whatever people and clients do, every part in a call ends once and a DN speaks in one call", () => {
  const agents = DNS.map((dn) => ({ agentId: dn, dn }));
  const bench = createBench({ agents, limits: { callsPerDN: 3, endedCalls: 2 } });
  const client = bench.connect(...DNS);
  const random = seededRandom(99);
  for (let step = 0; step < STEPS; step++) {
    try {
      act(bench, { client, random });
    } catch (error) {
      if (!(error instanceof ControlError)) throw error;
    }
    for (const { calls } of bench.control.dns()) {
      const speaking = calls.filter(({ state }) => state === "connected" || state === "dialing");
      assert(speaking.length <= 1, `${speaking.length} calls have the voice path`);
      assert(calls.length <= 3);
    }
  }
  bench.control.reset();
  bench.settle();

  const last = new Map<string, string>();
  const callEvents = client.events.filter(isCallEvent);
  for (const { ThisDN, ConnID, name } of callEvents) {
    const part = `${ThisDN} ${ConnID}`;
    const before = last.get(part) ?? "";
    assert(SUCCESSORS[before]?.includes(name), `${name} after "${before}"`);
    last.set(part, name);
  }
  assert(last.size > STEPS / 10, `only ${last.size} parts in calls came to be`);
  assertEquals(
    [...new Set(last.values())].toSorted(),
    ["EventAbandoned", "EventReleased"],
  );
  const numbers = client.events.map(({ EventSequenceNumber }) => EventSequenceNumber);
  assertEquals(numbers, numbers.toSorted((a, b) => a - b));
});
