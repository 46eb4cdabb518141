// The seed's scenarios over real sockets: gateway and mock T-Server whole, a toolbar and the phones.
import { assertEquals, assertNotEquals, assertObjectMatch } from "@std/assert";
import { Server, type Toolbar } from "../helpers/wire.ts";

/** Waits until all that was under way has been told: a round trip to the T-Server is behind it. */
async function settled(server: Server, toolbar: Toolbar): Promise<void> {
  await server.command({ type: "Ready" });
  await toolbar.next("EventAgentReady");
}

Deno.test("scenario 1: the toolbar declines a ringing call", async () => {
  await using server = new Server();
  const toolbar = await server.readyToolbar();
  const connectionId = await server.ring(toolbar);

  const { status } = await server.command({ type: "Reject", connectionId });
  assertEquals(status, 202);
  assertObjectMatch(await toolbar.next("EventReleased"), {
    connectionId,
    reason: "reject",
    cause: "declined",
    releasedBy: "agent",
  });
  assertEquals(server.journalled("RequestReleaseCall"), 1);
});

Deno.test("scenario 1: the toolbar ends an established call", async () => {
  await using server = new Server();
  const toolbar = await server.readyToolbar();
  const connectionId = await server.ring(toolbar);
  await server.command({ type: "Accept", connectionId });
  const { eventId } = await toolbar.next("EventEstablished");

  await server.command({ type: "Reject", connectionId });
  assertObjectMatch(await toolbar.next("EventReleased"), {
    connectionId,
    eventId,
    reason: "wrapup",
    cause: "ended",
  });
});

Deno.test("scenario 3: the softphone declines, and hangs up", async () => {
  await using server = new Server();
  const toolbar = await server.readyToolbar();
  const { phone } = server.mock.control;

  await server.ring(toolbar);
  phone.hangup("7001");
  assertEquals((await toolbar.next("EventReleased")).reason, "reject");

  await server.ring(toolbar);
  phone.answer("7001");
  await toolbar.next("EventEstablished");
  phone.hangup("7001");
  assertObjectMatch(await toolbar.next("EventReleased"), { reason: "wrapup", releasedBy: "agent" });
  assertEquals(server.journalled("RequestReleaseCall"), 0);
});

Deno.test("the customer hangs up, while ringing and while talking", async () => {
  await using server = new Server();
  const toolbar = await server.readyToolbar();
  const { customer, phone } = server.mock.control;

  customer.hangup(await server.ring(toolbar));
  assertObjectMatch(await toolbar.next("EventReleased"), {
    reason: "reject",
    cause: "abandoned",
    releasedBy: "customer",
    sourceEvent: "EventAbandoned",
  });

  const connectionId = await server.ring(toolbar);
  phone.answer("7001");
  await toolbar.next("EventEstablished");
  customer.hangup(connectionId);
  assertObjectMatch(await toolbar.next("EventReleased"), {
    reason: "wrapup",
    releasedBy: "customer",
  });
});

Deno.test("race: a decline crosses the answer on the phone, and ends as wrapup", async () => {
  await using server = new Server();
  const toolbar = await server.readyToolbar();
  server.mock.control.changeSettings({ delays: { RequestReleaseCall: 1_000 } });
  const connectionId = await server.ring(toolbar);
  await server.command({ type: "Reject", connectionId });
  server.mock.control.phone.answer("7001");
  await toolbar.next("EventEstablished");
  server.clock.advance(1_000);
  assertEquals((await toolbar.next("EventReleased")).reason, "wrapup");
  await settled(server, toolbar);
  assertEquals(toolbar.count("EventReleased"), 1);
  assertEquals(toolbar.count("EventError"), 0);
});

Deno.test("race: toolbar and softphone hang up at once", async () => {
  await using server = new Server();
  const toolbar = await server.readyToolbar();
  const connectionId = await server.ring(toolbar);
  server.mock.control.phone.answer("7001");
  await toolbar.next("EventEstablished");

  const asked = server.command({ type: "Reject", connectionId });
  server.mock.control.phone.hangup("7001");
  assertEquals((await asked).status, 202);
  assertEquals((await toolbar.next("EventReleased")).reason, "wrapup");
  await settled(server, toolbar);
  assertEquals(toolbar.count("EventReleased"), 1);
  assertEquals(toolbar.count("EventError"), 0);
});

Deno.test("race: the customer hangs up while our release is delayed", async () => {
  await using server = new Server();
  const toolbar = await server.readyToolbar();
  server.mock.control.changeSettings({ delays: { RequestReleaseCall: 1_000 } });
  const connectionId = await server.ring(toolbar);
  await server.command({ type: "Reject", connectionId });
  server.mock.control.customer.hangup(connectionId);
  assertObjectMatch(await toolbar.next("EventReleased"), { reason: "reject", cause: "abandoned" });

  // The T-Server's refusal of our late request must not reach the toolbar as an error.
  server.clock.advance(1_000);
  await settled(server, toolbar);
  assertEquals(server.journalled("EventError"), 1);
  assertEquals(toolbar.count("EventReleased"), 1);
  assertEquals(toolbar.count("EventError"), 0);
});

Deno.test("Reject after the end succeeds, sends nothing, and brings no second EventReleased", async () => {
  await using server = new Server();
  const toolbar = await server.readyToolbar();
  const connectionId = await server.ring(toolbar);
  await server.command({ type: "Reject", connectionId });
  await toolbar.next("EventReleased");
  assertEquals((await server.command({ type: "Reject", connectionId })).status, 202);
  await settled(server, toolbar);
  assertEquals(server.journalled("RequestReleaseCall"), 1);
  assertEquals(toolbar.count("EventReleased"), 1);
});

Deno.test("a toolbar that reloads in a call may leave connectionId out", async () => {
  await using server = new Server();
  const before = await server.readyToolbar();
  await server.ring(before);
  await server.command({ type: "Accept" });
  await before.next("EventEstablished");
  await before.close();

  const after = await server.readyToolbar();
  await after.next("EventEstablished");
  assertEquals((await server.command({ type: "Reject" })).status, 202);
  assertEquals((await after.next("EventReleased")).reason, "wrapup");
});

Deno.test("an outbound call: dialling, answered by the customer, ended by the agent", async () => {
  await using server = new Server();
  const toolbar = await server.readyToolbar();
  await server.command({ type: "MakeCall", toNumber: "+14155550123", requestId: "fusion-1" });
  const dialing = await toolbar.next("EventDialing");
  assertObjectMatch(dialing, { requestId: "fusion-1", ANI: "+14155550123", direction: "outbound" });

  server.mock.control.customer.answer(dialing.connectionId);
  await toolbar.next("EventEstablished");
  await server.command({ type: "Reject" });
  assertObjectMatch(await toolbar.next("EventReleased"), {
    reason: "wrapup",
    direction: "outbound",
  });
});

Deno.test("an outbound call that meets a busy line ends as reject, busy", async () => {
  await using server = new Server();
  const toolbar = await server.readyToolbar();
  await server.command({ type: "MakeCall", toNumber: "+14155550123" });
  const { connectionId } = await toolbar.next("EventDialing");
  server.mock.control.customer.busy(connectionId);
  assertObjectMatch(await toolbar.next("EventReleased"), { reason: "reject", cause: "busy" });
});

Deno.test("several agents see only their own calls, an unknown one gets a DN of its own", async () => {
  await using server = new Server();
  const [one, two] = await Promise.all([
    server.readyToolbar(),
    server.readyToolbar("?agent=2002"),
  ]);
  const otherDN = two.told[0]?.thisDN ?? "";
  assertNotEquals(otherDN, "7001");
  await Promise.all([server.ring(one), server.ring(two, otherDN)]);
  assertEquals(one.count("EventRinging"), 1);
  assertEquals(two.count("EventRinging"), 1);
  const { connectionId } = one.told.find(({ eventName }) => eventName === "EventRinging") ?? {};
  const stranger = await server.command({ type: "Accept", connectionId }, "?agent=2002");
  assertEquals(stranger.status, 404);
});

Deno.test("two toolbars of one agent are both told every event", async () => {
  await using server = new Server();
  const [one, two] = [await server.readyToolbar(), await server.toolbar()];
  const connectionId = await server.ring(one);
  await server.command({ type: "Reject", connectionId });
  const [first, second] = [await one.next("EventReleased"), await two.next("EventReleased")];
  assertEquals(first, second);
});
