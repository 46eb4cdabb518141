// The calls of the shift: what is kept of each, in which tab whatever was written.
import { assertEquals } from "@std/assert";
import {
  MAX_PAST_CALLS,
  ofShift,
  type PastCall,
  SHIFT_MS,
  wasMissed,
  withCall,
} from "../../../../../web/toolbar/history/history.ts";
import type { Shift } from "../../../../../web/toolbar/history/shift.ts";
import { openKeepsakes } from "../../../../../web/toolbar/aids.ts";
import { type Desk, established, readyDesk, released, ringing, TabStorage } from "../peers/desk.ts";

/** The toolbar of one tab, with what the tabs of a browser share. */
async function tab(storage = new TabStorage()) {
  const changed: ((key: string | null) => void)[] = [];
  const late: { shift?: Shift } = {};
  const desk = await readyDesk({ watch: (...args) => late.shift?.note(...args) });
  const { shift } = openKeepsakes({
    storage: () => storage,
    watchStorage: (tell) => void changed.push(tell),
    agent: "1002",
    clock: desk.clock,
  });
  late.shift = shift;
  return { desk, storage, shift, tell: () => changed.forEach((one) => one(null)) };
}

const iso = ({ clock }: Desk, ms: number) => new Date(clock.now() + ms).toISOString();

Deno.test("a call is listed with who, how long and how it ended, on this computer's clock", async () => {
  const { desk, shift } = await tab();
  await desk.event(ringing("A"));
  await desk.event(established("A"));
  const now = desk.clock.now();
  await desk.event(released("A", {
    queue: "9000",
    startedAt: iso(desk, -90_000),
    establishedAt: iso(desk, -60_000),
    releasedBy: "customer",
  }));
  assertEquals(shift.calls.value, [{
    eventId: "A",
    direction: "inbound",
    number: "+14155550100",
    name: "Ana Lindqvist",
    queue: "9000",
    startedAt: now - 90_000,
    acceptedAt: now - 60_000,
    endedAt: now,
    cause: "ended",
    releasedBy: "customer",
  }]);
});

Deno.test("two tabs list a call once, each of them, and so does the next page", async () => {
  const storage = new TabStorage();
  const [one, other] = [await tab(storage), await tab(storage)];
  const times = { startedAt: iso(one.desk, -5_000) };
  await one.desk.event(released("A", times));
  await other.desk.event(released("A", times));
  other.tell();
  one.tell();
  const names = ({ shift }: typeof one) => shift.calls.value.map(({ eventId }) => eventId);
  assertEquals([names(one), names(other), names(await tab(storage))], [["A"], ["A"], ["A"]]);
});

Deno.test("a call that was declined and offered again is two calls", async () => {
  const { desk, shift } = await tab();
  await desk.event(released("A", { startedAt: iso(desk, -60_000), cause: "declined" }));
  await desk.event(released("A", { startedAt: iso(desk, -1_000) }));
  assertEquals(shift.calls.value.length, 2);
});

Deno.test("missed calls are counted until the agent looks, in whichever tab", async () => {
  const { desk, storage, shift, tell } = await tab();
  await desk.event(released("A", { cause: "abandoned", reason: "reject" }));
  await desk.event(released("B", { cause: "declined", reason: "reject" }));
  assertEquals(shift.missed.value, 1);
  (await tab(storage)).shift.seen();
  tell();
  assertEquals(shift.missed.value, 0);
});

Deno.test("whoever logs out takes the shift along", async () => {
  const { desk, storage, shift } = await tab();
  await desk.event(released("A"));
  await desk.event({ eventName: "EventAgentNotReady", agentId: "1002" });
  assertEquals(shift.calls.value.length, 1);
  await desk.event({ eventName: "EventAgentLogout", agentId: "1002" });
  assertEquals(shift.calls.value, []);
  assertEquals((await tab(storage)).shift.calls.value, []);
});

const past = (endedAt: number, more: Partial<PastCall> = {}): PastCall => ({
  eventId: `at-${endedAt}`,
  direction: "inbound",
  number: "1",
  startedAt: endedAt,
  endedAt,
  cause: "ended",
  releasedBy: "agent",
  ...more,
});

Deno.test("a shift is twelve hours, and no more calls than fit", () => {
  const now = SHIFT_MS * 2;
  assertEquals(ofShift([past(now), past(now - SHIFT_MS)], now).length, 1);
  const many = Array.from({ length: MAX_PAST_CALLS + 5 }, (_, index) => past(now - index));
  assertEquals(ofShift(many, now).map(({ endedAt }) => endedAt).at(-1), now - MAX_PAST_CALLS + 1);
});

Deno.test("a name that one tab found out is not lost to one that did not", () => {
  const named = withCall(withCall([], past(5, { name: "Ana" })), past(5));
  assertEquals(named, [past(5, { name: "Ana" })]);
});

Deno.test("missed is what came and was not answered, by no decision of the agent's", () => {
  assertEquals(wasMissed(past(1, { cause: "missed" })), true);
  assertEquals(wasMissed(past(1, { cause: "declined" })), false);
  assertEquals(wasMissed(past(1, { cause: "abandoned", direction: "outbound" })), false);
  assertEquals(wasMissed(past(1, { cause: "abandoned", acceptedAt: 1 })), false);
});
