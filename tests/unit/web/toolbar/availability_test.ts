// The agent's switch: what it does to the gateway, to Fusion and to the next page load.
import { assertEquals } from "@std/assert";
import {
  FIRST_RECONNECT_MS,
  LAST_RECONNECT_MS,
} from "../../../../web/toolbar/cti/vendor/gatewaySocket.ts";
import { established, openDesk, readyDesk, released, ringing, snapshot } from "./peers/desk.ts";
import { settle } from "../../../helpers/settle.ts";

const NOT_READY = { eventName: "EventAgentNotReady", agentId: "1002" } as const;

Deno.test("available: the socket opens, initialize is sent on open, Fusion hears it on EventRegistered", async () => {
  const { toolbar, gateway, fusion, event, memory } = await openDesk();
  assertEquals(gateway.sockets.length, 0);
  await toolbar.actions.toggleAgentAvailability(true);
  assertEquals(
    gateway.socket.url,
    "wss://gateway.example/genesysWs?agent=1002&calls=&heartbeat=true",
  );
  assertEquals(gateway.posts, []);

  gateway.socket.open();
  await settle();
  assertEquals(gateway.lastPost, { type: "initialize" });
  assertEquals(gateway.posts.length, 1);
  assertEquals(gateway.urls, ["https://gateway.example/genesys/events?agent=1002"]);
  assertEquals(fusion.count("agentStateEventOperation"), 0);

  await event({ eventName: "EventRegistered", agentId: "1002" });
  assertEquals(fusion.find("agentStateEventOperation")?.["state"], "AVAILABLE");
  assertEquals(toolbar.state.value.agent.dn, "7001");
  assertEquals(memory.presence.load(), "available");
});

Deno.test("unavailable: NotReady, and the socket stays for the calls that go on", async () => {
  const { toolbar, gateway, fusion, event, memory } = await readyDesk();
  await event(ringing("A"));
  await event(established("A"));
  await toolbar.actions.toggleAgentAvailability(false);
  assertEquals(gateway.lastPost, { type: "NotReady" });
  assertEquals(gateway.socket.closedByToolbar, false);
  assertEquals(toolbar.state.value.agent.status, "leaving");

  await event(NOT_READY);
  assertEquals(toolbar.state.value.agent.status, "unavailable");
  assertEquals(fusion.find("agentStateEventOperation")?.["isAvailable"], false);
  assertEquals(memory.presence.load(), "on-call");
});

Deno.test("available again on the open socket: initialize again, no second socket", async () => {
  const { toolbar, gateway, event } = await readyDesk();
  await toolbar.actions.toggleAgentAvailability(false);
  await event(NOT_READY);
  await toolbar.actions.toggleAgentAvailability(true);
  assertEquals(gateway.types, ["initialize", "NotReady", "initialize"]);
  assertEquals(gateway.sockets.length, 1);
});

Deno.test("however often availability is toggled, Fusion is subscribed to once and acts once", async () => {
  const { toolbar, gateway, fusion, event } = await readyDesk();
  const toggle = async (left: number): Promise<void> => {
    if (left === 0) return;
    await toolbar.actions.toggleAgentAvailability(false);
    await event(NOT_READY);
    await toolbar.actions.toggleAgentAvailability(true);
    await event({ eventName: "EventRegistered", agentId: "1002" });
    return toggle(left - 1);
  };
  await toggle(20);
  assertEquals(fusion.subscriptions.length, 4);
  assertEquals(fusion.count("readyForOperationOperation"), 1);

  await event(ringing("A"));
  const before = gateway.posts.length;
  await fusion.says("onToolbarInteractionCommand", { command: "accept", eventId: "A" });
  assertEquals(gateway.posts.length, before + 1);
});

Deno.test("a registration that is refused shows why, and can be tried again", async () => {
  const { toolbar, gateway } = await openDesk();
  gateway.refuses("link-down", { status: 503, detail: "The T-Server link is down" });
  await toolbar.actions.toggleAgentAvailability(true);
  gateway.socket.open();
  await settle();
  assertEquals(toolbar.state.value.agent.status, "unavailable");
  assertEquals(toolbar.state.value.agent.problem?.code, "link-down");
  assertEquals(toolbar.state.value.agent.wanted, true);

  gateway.accepts();
  await toolbar.actions.toggleAgentAvailability(true);
  assertEquals(gateway.types, ["initialize", "initialize"]);
  assertEquals(toolbar.state.value.agent.problem, undefined);
});

Deno.test("an agent refused for want of the T-Server is registered when the link is back", async () => {
  const { toolbar, gateway, event } = await openDesk();
  gateway.refuses("link-down", { status: 503 });
  await toolbar.actions.toggleAgentAvailability(true);
  gateway.socket.open();
  await settle();
  gateway.accepts();
  await event({ eventName: "EventLinkConnected" });
  assertEquals(gateway.types, ["initialize", "initialize"]);
});

Deno.test("the T-Server link goes down and comes back: the state says so", async () => {
  const { toolbar, event } = await readyDesk();
  await event({ eventName: "EventLinkDisconnected" });
  assertEquals(toolbar.state.value.linkUp, false);
  await event({ eventName: "EventLinkConnected" });
  assertEquals(toolbar.state.value.linkUp, true);
});

Deno.test("connecting is tried again, ever more slowly, until the agent leaves", async () => {
  const { toolbar, gateway, clock } = await openDesk();
  await toolbar.actions.toggleAgentAvailability(true);
  // Half of the longest wait is certain; chance draws nothing more here.
  const waits = [FIRST_RECONNECT_MS, 1_000, 2_000, 4_000, LAST_RECONNECT_MS, LAST_RECONNECT_MS];
  waits.map((longestMs) => longestMs / 2).forEach((delayMs, failures) => {
    gateway.socket.drop();
    assertEquals(toolbar.state.value.agent.lost?.nextTryAt, clock.now() + delayMs);
    clock.advance(delayMs - 1);
    assertEquals(gateway.sockets.length, failures + 1);
    clock.advance(1);
    assertEquals(gateway.sockets.length, failures + 2);
  });
  gateway.socket.drop();
  await toolbar.actions.toggleAgentAvailability(false);
  clock.runAll();
  assertEquals(gateway.sockets.length, waits.length + 1);
  assertEquals(toolbar.state.value.agent.status, "offline");
});

Deno.test("reconnected for a live call while unavailable: the agent is not made available by it", async () => {
  const { toolbar, gateway, clock, event } = await readyDesk();
  await event(ringing("A"));
  await event(established("A"));
  await toolbar.actions.toggleAgentAvailability(false);
  await event(NOT_READY);
  gateway.socket.drop();
  clock.advance(FIRST_RECONNECT_MS);
  gateway.socket.open();
  await event(snapshot("notReady", ["A"]));
  assertEquals(gateway.types, ["initialize", "NotReady"]);
  assertEquals(toolbar.state.value.agent.status, "unavailable");
});

Deno.test("unavailable in the middle of a call, then reloaded: the call is there again, and no new one comes", async () => {
  const { toolbar, gateway, event, call, memory } = await openDesk({ remembered: "on-call" });
  assertEquals(toolbar.state.value.agent.status, "connecting");
  assertEquals(memory.presence.load(), "on-call");
  gateway.socket.open();
  await settle();
  assertEquals(gateway.types, ["initialize", "NotReady"]);

  await event({ eventName: "EventRegistered", agentId: "1002" });
  await event(established("A"));
  await event(NOT_READY);
  assertEquals(call("A")?.phase, "ACCEPTED");
  assertEquals(toolbar.state.value.agent.status, "unavailable");
  assertEquals(toolbar.state.value.agent.wanted, false);
  assertEquals(memory.presence.load(), "on-call");

  await event(released("A"));
  assertEquals(memory.presence.load(), "not-ready");
});

Deno.test("reloaded twice, and while the T-Server is away: the call is still not forgotten", async () => {
  const { toolbar, gateway, event, memory } = await openDesk({ remembered: "on-call" });
  gateway.refuses("link-down", { status: 503 });
  gateway.socket.open();
  await settle();
  assertEquals(toolbar.state.value.agent.status, "unavailable");
  assertEquals(memory.presence.load(), "on-call");
  gateway.accepts();
  await event({ eventName: "EventLinkConnected" });
  assertEquals(gateway.types, ["initialize", "initialize", "NotReady"]);
});
