// Whatever happens, in whatever order: what holds of the switch and of what it tells.
import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { transition } from "../../../../gateway/call/mod.ts";
import type { Call } from "../../../../gateway/call/mod.ts";
import { EVENT_NAMES, isCallEvent, type TServerEvent } from "../../../../gateway/tserver/events.ts";
import type { SwitchState } from "../../../../mock-tserver/switch/state.ts";
import { type Move, PHONES, Walk } from "../../../helpers/switch_walk.ts";

const MOVES = 150;
/** Walks for each property; HOOKSWITCH_PROPERTY_RUNS walks more. */
const RUNS = Number(Deno.env.get("HOOKSWITCH_PROPERTY_RUNS") || 300);
/** Printed by fast-check with every failure, which then repeats. */
const SEED = 20261123;

const index = fc.nat({ max: 255 });
const moves: fc.Arbitrary<Move[]> = fc.array(fc.tuple(index, index, index, index), {
  maxLength: MOVES,
  size: "max",
});
const personality = fc.constantFrom("default", "csta", "sip", "plain");

/** Calls, parties, DNs and queues agree with each other. */
function checkState(state: SwitchState): void {
  const uuids = new Set<string>();
  for (const [ConnID, call] of state.calls) {
    assertEquals(call.ConnID, ConnID);
    assert(!uuids.has(call.CallUUID), "a CallUUID came twice");
    uuids.add(call.CallUUID);
    assert(call.parties.length >= 2, `a call with ${call.parties.length} parties`);
    for (const { isDN, number = "" } of call.parties) {
      if (isDN) assert(state.dns.get(number)?.calls.has(call), `${number} does not know its call`);
    }
    const waits = call.parties.some(({ phase }) => phase === "queued");
    assertEquals(state.waiting.has(call), waits, "who waits is in a queue");
  }
  for (const call of state.ended.values()) assertEquals(call.parties, []);
  for (const dn of state.dns.values()) {
    const parts = [...dn.calls].map((call) => {
      assert(state.calls.get(call.ConnID) === call, `${dn.number} has a call that is over`);
      const mine = call.parties.filter(({ isDN, number }) => isDN && number === dn.number);
      assertEquals(mine.length, 1, `${dn.number} is ${mine.length} times in a call`);
      return mine[0]?.phase;
    });
    if (dn.queue !== undefined) continue;
    const speaking = parts.filter((phase) => phase === "connected" || phase === "dialing");
    assert(speaking.length <= 1, `${dn.number} speaks in ${speaking.length} calls`);
    assert(parts.length <= state.options.maxCallsPerDN);
  }
}

/** What begins and what ends a leg: a route point that is a queue too begins and ends as one. */
function boundaries({ options: { personality } }: SwitchState) {
  const queues = personality.routePointQueues;
  return {
    begins: new Set(["EventDialing", "EventRinging", "EventQueued"])
      .add(queues ? "EventQueued" : "EventRouteRequest"),
    ends: new Set(["EventReleased", "EventAbandoned", "EventDiverted"])
      .add(queues ? "EventDiverted" : "EventRouteUsed"),
  };
}

/** Every leg begins once and ends once; what a snapshot shows is what was told. */
function checkLegs(events: readonly TServerEvent[], state: SwitchState): void {
  const { begins, ends } = boundaries(state);
  const open = new Set<string>();
  const key = (dn: string, ConnID: string) => `${dn} ${ConnID}`;
  for (const event of events) {
    if (event.name === "EventRegistered") {
      for (const leg of open) if (leg.startsWith(`${event.ThisDN} `)) open.delete(leg);
      for (const { ConnID } of event.calls) open.add(key(event.ThisDN, ConnID));
    }
    if (!("CallUUID" in event)) continue;
    const leg = key(event.ThisDN, event.ConnID);
    if (begins.has(event.name)) {
      assert(!open.has(leg), `${event.name} of a leg that is there`);
      open.add(leg);
      continue;
    }
    if (event.name === "EventPartyChanged" && event.PreviousConnID !== undefined) {
      const before = key(event.ThisDN, event.PreviousConnID);
      // A call whose consultation is over may still name it.
      if (open.delete(before)) open.add(leg);
    }
    assert(open.has(leg), `${event.name} of a leg that is not there`);
    if (ends.has(event.name)) open.delete(leg);
  }
  assertEquals([...open], [], "legs that never ended");
}

function checkSequence(events: readonly TServerEvent[]): void {
  events.forEach((event, place) => assertEquals(event.EventSequenceNumber, place + 1));
}

Deno.test("property: calls, parties and DNs agree after every input, and every leg ends once", () => {
  fc.assert(
    fc.property(moves, personality, (moves, personality) => {
      const walk = new Walk({ personality, disasters: true });
      for (const move of moves) {
        walk.move(move);
        checkState(walk.state);
      }
      walk.end();
      checkState(walk.state);
      assertEquals([walk.state.calls.size, walk.state.waiting.size], [0, 0]);
      checkSequence(walk.events);
      checkLegs(walk.events, walk.state);
    }),
    { numRuns: RUNS, seed: SEED },
  );
});

Deno.test("property: the same inputs give the same events", () => {
  fc.assert(
    fc.property(moves, personality, (moves, personality) => {
      const [first, again] = [1, 2].map(() => {
        const walk = new Walk({ personality, disasters: true });
        for (const move of moves) walk.move(move);
        return walk.events;
      });
      assertEquals(again, first);
    }),
    { numRuns: 20, seed: SEED },
  );
});

/** Feeds the gateway's call model with the events of one DN; what it says to each. */
function outcomesAt(dn: string, events: readonly TServerEvent[]): string[] {
  const calls = new Map<string, Call>();
  const outcomes: string[] = [];
  for (const event of events) {
    if (!("CallUUID" in event) || event.ThisDN !== dn) continue;
    if (event.name === "EventPartyChanged" && event.PreviousConnID !== undefined) {
      const known = calls.get(event.PreviousConnID);
      if (known && known.state !== "released") {
        calls.delete(event.PreviousConnID);
        calls.set(event.ConnID, { ...known, connID: event.ConnID });
      }
    }
    if (!isCallEvent(event)) continue;
    const result = transition(calls.get(event.ConnID), { name: event.name, event });
    if ("call" in result) calls.set(event.ConnID, result.call);
    outcomes.push(result.outcome === "desync" ? `desync: ${result.why}` : result.outcome);
  }
  for (const { state } of calls.values()) assertEquals(state, "released");
  return outcomes;
}

Deno.test("property: the gateway's call model never loses step with the switch", () => {
  let moved = 0;
  fc.assert(
    fc.property(moves, personality, (moves, personality) => {
      const walk = new Walk({ personality, disasters: false });
      for (const move of moves) walk.move(move);
      walk.end();
      for (const dn of PHONES) {
        const outcomes = outcomesAt(dn, walk.events);
        assertEquals(outcomes.filter((outcome) => outcome.startsWith("desync")), []);
        moved += outcomes.filter((outcome) => outcome === "moved" || outcome === "released").length;
      }
    }),
    { numRuns: RUNS, seed: SEED },
  );
  assert(moved > RUNS * 10, `only ${moved} transitions were made`);
});

Deno.test("property: the walks go everywhere", () => {
  const seen = new Set<string>();
  const walks = fc.sample(fc.tuple(moves, personality), { numRuns: 1_000, seed: SEED });
  for (const [moves, personality] of walks) {
    const walk = new Walk({ personality, disasters: true });
    for (const move of moves) walk.move(move);
    for (const { name } of walk.events) seen.add(name);
  }
  // Only the client's own side of the port makes these; nobody unregisters on the way.
  const never = ["EventServerConnected", "EventServerDisconnected", "EventUnregistered"];
  assertEquals(EVENT_NAMES.filter((name) => !seen.has(name)), never);
});
