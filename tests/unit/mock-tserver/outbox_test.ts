import { assertEquals } from "@std/assert";
import { ManualClock } from "../../../gateway/runtime/manual_clock.ts";
import type { EventLinkConnected } from "../../../gateway/tserver/events.ts";
import { Outbox } from "../../../mock-tserver/outbox.ts";

function event(EventSequenceNumber: number): EventLinkConnected {
  return { name: "EventLinkConnected", time: 0, EventSequenceNumber };
}

/** An outbox, and the numbers of the events that arrived from it. */
function createOutbox(clock = new ManualClock()) {
  const arrived: number[] = [];
  const outbox = new Outbox(clock, (event) => arrived.push(event.EventSequenceNumber));
  const put = (number: number, delayMs: number) =>
    outbox.put({ event: event(number), delayMs, onDelivery: () => arrived.push(-number) });
  return { clock, outbox, arrived, put };
}

Deno.test("Outbox.put() delivers in order, each at its time or behind a slower one", () => {
  const { clock, arrived, put } = createOutbox();
  put(1, 0);
  put(2, 100);
  put(3, 50);
  put(4, 200);
  assertEquals(arrived, []);
  clock.advance(0);
  assertEquals(arrived, [-1, 1]);
  clock.advance(99);
  assertEquals(arrived, [-1, 1]);
  clock.advance(1);
  assertEquals(arrived, [-1, 1, -2, 2, -3, 3]);
  clock.advance(100);
  assertEquals(arrived, [-1, 1, -2, 2, -3, 3, -4, 4]);
  assertEquals(clock.pending, 0);
});

Deno.test("Outbox.hurry() makes everything due, and what comes later waits as it should", () => {
  const { clock, outbox, arrived, put } = createOutbox();
  put(1, 1_000);
  outbox.hurry();
  put(2, 10);
  assertEquals(arrived, []);
  clock.advance(0);
  assertEquals(arrived, [-1, 1]);
  clock.advance(10);
  assertEquals(arrived, [-1, 1, -2, 2]);
});

Deno.test("Outbox delivers what is due when the clock was set back meanwhile", () => {
  const clock = new ManualClock();
  let setBackMs = 0;
  const skewed = {
    now: () => clock.now() - setBackMs,
    setTimer: clock.setTimer.bind(clock),
  };
  const arrived: number[] = [];
  const outbox = new Outbox(skewed, (event) => arrived.push(event.EventSequenceNumber));
  outbox.put({ event: event(1), delayMs: 100, onDelivery() {} });
  setBackMs = 3_600_000;
  clock.advance(100);
  assertEquals(arrived, [1]);
});
