// Timers tell how long something has lasted, not how long the page has been there.
import { assertEquals } from "@std/assert";
import type { ToolbarEventOf } from "../../../../../gateway/protocol/events.ts";
import { callTimes, skewAfter } from "../../../../../web/toolbar/state/times.ts";

const NOW = Date.UTC(2026, 0, 1);
const iso = (ms: number) => new Date(NOW + ms).toISOString();
const stamp = { seq: 1, epoch: "e", time: iso(0), thisDN: "7001" };
const snapshot: ToolbarEventOf<"EventSnapshot"> = {
  ...stamp,
  eventName: "EventSnapshot",
  agentId: "1001",
  agentState: "ready",
  recovered: true,
  calls: [],
};
const call = {
  ...stamp,
  eventId: "A",
  connectionId: "conn-A",
  ANI: "",
  direction: "inbound",
  allowedCommands: [],
} as const;
const event = (
  eventName: "EventEstablished" | "EventHeld" | "EventMuteOn",
  times: Partial<ToolbarEventOf<"EventEstablished">> = {},
) => ({ ...call, eventName, ...times, allowedCommands: [] });

Deno.test("skewAfter() takes the least of what it sees: an event can only come late", () => {
  const linkUp = { ...stamp, eventName: "EventLinkConnected" } as const;
  assertEquals(skewAfter(500, linkUp, NOW + 200), 200);
  // Told again after a reconnect, it says nothing of the clocks.
  assertEquals(skewAfter(200, linkUp, NOW + 60_000), 200);
});

Deno.test("skewAfter() begins anew with each snapshot: either clock may have been put right", () => {
  assertEquals(skewAfter(-3_000, snapshot, NOW + 90_000), 90_000);
  assertEquals(skewAfter(90_000, { ...snapshot, time: "no time" }, NOW), 90_000);
});

Deno.test("callTimes() believes what is told, which a reloaded page cannot know", () => {
  const told = event("EventEstablished", {
    startedAt: iso(1_000),
    establishedAt: iso(2_000),
    since: iso(3_000),
  });
  assertEquals(callTimes(told, { before: undefined, isAccepted: true, at: NOW + 9_000 }), {
    startedAt: NOW + 1_000,
    acceptedAt: NOW + 2_000,
    since: NOW + 3_000,
  });
});

Deno.test("callTimes() gets along with a gateway that tells none", () => {
  const times = callTimes(event("EventEstablished"), {
    before: { times: { startedAt: NOW, since: NOW }, isMoved: true },
    isAccepted: true,
    at: NOW + 5_000,
  });
  assertEquals(times, { startedAt: NOW, acceptedAt: NOW + 5_000, since: NOW + 5_000 });
  const held = { before: { times, isMoved: true }, isAccepted: true, at: NOW + 7_000 };
  assertEquals(callTimes(event("EventHeld"), held), { ...times, since: NOW + 7_000 });
  // Told again: it is held as long as before.
  const again = { before: { times, isMoved: false }, isAccepted: true, at: NOW + 8_000 };
  assertEquals(callTimes(event("EventHeld"), again), times);
});
