// The supplier's side on its own, as a project that carries cti/ elsewhere would use it.
import { assertEquals, assertRejects } from "@std/assert";
import { silentLog } from "../../../../../../gateway/runtime/log.ts";
import { ManualClock } from "../../../../../../gateway/runtime/manual_clock.ts";
import { FusionHandler } from "../../../../../../web/toolbar/cti/fusion/fusionHandler.ts";
import { IntegrationEventsHandler } from "../../../../../../web/toolbar/cti/integrationEventsHandler.ts";
import { GatewayError } from "../../../../../../web/toolbar/cti/vendor/gatewayCommands.ts";
import {
  FIRST_RECONNECT_MS,
  OPEN_LIMIT_MS,
} from "../../../../../../web/toolbar/cti/vendor/gatewaySocket.ts";
import {
  MAX_SEEN_EVENTS,
  SeenEvents,
} from "../../../../../../web/toolbar/cti/vendor/seenEvents.ts";
import { VendorHandler } from "../../../../../../web/toolbar/cti/vendor/vendorHandler.ts";
import { leastChance } from "../../../../../helpers/chance.ts";
import { established, held, ringing } from "../../peers/desk.ts";
import { FakeGateway } from "../../peers/fake_gateway.ts";
import { settle } from "../../../../../helpers/settle.ts";

function vendorOnItsOwn() {
  const clock = new ManualClock();
  let ids = 0;
  const gateway = new FakeGateway(() => clock.now());
  const connect = () => Promise.reject(new Error("no Fusion here"));
  const fusion = new FusionHandler({ connect, clock, random: leastChance, log: silentLog });
  const events = new IntegrationEventsHandler({ show() {} }, fusion);
  const vendor = new VendorHandler(events, {
    fetch: gateway.fetch,
    connect: gateway.connect,
    clock,
    random: leastChance,
    log: silentLog,
    newId: () => `id-${++ids}`,
  });
  return { vendor, gateway, clock };
}

async function connected() {
  const own = vendorOnItsOwn();
  await own.vendor.makeAgentAvailable();
  own.gateway.socket.open();
  await settle();
  return own;
}

Deno.test("VendorHandler speaks to the tutorial's addresses unless told otherwise", async () => {
  const { gateway } = await connected();
  assertEquals(gateway.socket.url, "ws://localhost:8087/genesysWs?calls=&heartbeat=true");
  assertEquals(gateway.urls, ["http://localhost:8087/genesys/events"]);
});

Deno.test("VendorHandler without an eventId means the current call: the last that rang or talked", async () => {
  const { vendor, gateway } = await connected();
  gateway.sends(ringing("A"));
  await vendor.acceptCall();
  assertEquals(gateway.lastPost, { type: "Accept", connectionId: "conn-A" });
  gateway.sends(established("A"));
  gateway.sends(ringing("B"));
  gateway.sends(held("A"));
  await vendor.rejectCall();
  assertEquals(gateway.lastPost, { type: "Reject", connectionId: "conn-B" });
  await vendor.retrieveCall("A");
  assertEquals(gateway.lastPost, { type: "Retrieve", connectionId: "conn-A" });
});

Deno.test("VendorHandler that knows no call leaves the choice to the gateway", async () => {
  const { vendor, gateway } = await connected();
  await vendor.hangupCall();
  assertEquals(gateway.lastPost, { type: "Reject" });
});

Deno.test("VendorHandler rejects with a GatewayError when a named call is not live", async () => {
  const { vendor } = await connected();
  const error = await assertRejects(() => vendor.hangupCall("GONE"), GatewayError);
  assertEquals(error.code, "unknown-call");
});

Deno.test("GatewayError carries the last part of the problem's type, and its detail", async () => {
  const { vendor, gateway } = await connected();
  gateway.refuses("wrong-state", { detail: "It is held" });
  const error = await assertRejects(() => vendor.acceptCall(), GatewayError, "It is held");
  assertEquals(error.code, "wrong-state");
});

Deno.test("a connection that does not open within OPEN_LIMIT_MS is given up and tried again", async () => {
  const { vendor, gateway, clock } = vendorOnItsOwn();
  await vendor.makeAgentAvailable();
  const first = gateway.socket;
  clock.advance(OPEN_LIMIT_MS);
  assertEquals(first.closedByToolbar, true);
  clock.advance(FIRST_RECONNECT_MS);
  assertEquals(gateway.sockets.length, 2);
});

Deno.test("a socket that was given up is not listened to any more", async () => {
  const { gateway, clock } = await connected();
  const first = gateway.socket;
  first.drop();
  first.drop();
  clock.advance(FIRST_RECONNECT_MS);
  assertEquals(gateway.sockets.length, 2);
  const before = gateway.posts.length;
  first.open();
  await settle();
  assertEquals(gateway.posts.length, before);
});

Deno.test("SeenEvents remembers MAX_SEEN_EVENTS events and forgets the oldest", () => {
  const seen = new SeenEvents();
  assertEquals(seen.add({ epoch: "e", seq: 1 }), true);
  assertEquals(seen.add({ epoch: "e", seq: 1 }), false);
  for (let seq = 2; seq <= MAX_SEEN_EVENTS + 1; seq++) seen.add({ epoch: "e", seq });
  assertEquals(seen.add({ epoch: "e", seq: MAX_SEEN_EVENTS + 1 }), false);
  assertEquals(seen.add({ epoch: "e", seq: 1 }), true);
});
