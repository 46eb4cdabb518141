// The page comes back from sleep: a dead connection is noticed at once, a live one is left alone.
import { assertEquals } from "@std/assert";
import { ManualClock } from "../../../../gateway/runtime/manual_clock.ts";
import { LOOK_EVERY_MS, watchClock } from "../../../../web/toolbar/wakes.ts";
import { type Desk, established, openDesk, readyDesk, ringing } from "./peers/desk.ts";
import { settle } from "../../../helpers/settle.ts";

const HEARTBEAT = JSON.stringify({
  eventName: "EventHeartbeat",
  intervalMs: 10_000,
  leaseMs: 25_000,
});

async function deskInCall(): Promise<Desk> {
  const desk = await readyDesk();
  desk.gateway.socket.say(HEARTBEAT);
  await desk.event(ringing("A"));
  await desk.event(established("A"));
  return desk;
}

const connections = ({ gateway }: Desk) => gateway.sockets.length;

Deno.test("after a sleep the connection is made anew at once, with all that the page knows", async () => {
  const desk = await deskInCall();
  desk.clock.sleep(20_000);
  desk.life.becomes("resumed");
  assertEquals(connections(desk), 2);
  const { searchParams } = new URL(desk.gateway.socket.url);
  assertEquals(searchParams.get("calls"), "A:established");
  assertEquals(desk.call("A")?.phase, "ACCEPTED");
});

Deno.test("a page that was only hidden keeps its connection", async () => {
  const desk = await deskInCall();
  desk.clock.advance(9_000);
  desk.life.becomes("hidden");
  desk.life.becomes("visible");
  assertEquals(connections(desk), 1);
});

Deno.test("another network: what is older than a moment is not trusted", async () => {
  const desk = await deskInCall();
  desk.life.becomes("online");
  assertEquals(connections(desk), 1);
  desk.clock.advance(3_000);
  desk.life.becomes("online");
  assertEquals(connections(desk), 2);
});

Deno.test("back online, or asked by the agent, the next attempt is made now", async () => {
  for (const way of ["online", "asked"] as const) {
    const desk = await readyDesk();
    desk.gateway.socket.drop();
    await settle();
    assertEquals(connections(desk), 1);
    if (way === "online") desk.life.becomes("online");
    else desk.toolbar.actions.reconnectNow();
    assertEquals(connections(desk), 2);
    assertEquals(desk.toolbar.state.value.agent.lost?.tries, 1);
  }
});

Deno.test("a page without a network says so from the start", async () => {
  const desk = await openDesk();
  assertEquals(desk.toolbar.state.value.network, "there");
  desk.life.becomes("offline");
  assertEquals(desk.toolbar.state.value.network, "none");
});

Deno.test("watchClock() tells a jump of the clock, and nothing while timers are on time", () => {
  const clock = new ManualClock();
  let jumps = 0;
  watchClock(clock, () => jumps++);
  clock.advance(60_000);
  assertEquals(jumps, 0);
  clock.sleep(30_000);
  clock.advance(LOOK_EVERY_MS);
  assertEquals(jumps, 1);
  clock.advance(60_000);
  assertEquals(jumps, 1);
});
