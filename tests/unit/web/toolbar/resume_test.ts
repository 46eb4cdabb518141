// A connection that was lost and is there again: what the toolbar says of itself, and what it makes of the
// gateway's answer.
import { english as say } from "../../../helpers/words.ts";
import { assertEquals } from "@std/assert";
import { FIRST_RECONNECT_MS } from "../../../../web/toolbar/cti/vendor/gatewaySocket.ts";
import { SNAPSHOT_LIMIT_MS } from "../../../../web/toolbar/cti/vendor/agentRegistration.ts";
import { pendingWord, retryWord } from "../../../../web/toolbar/state/words.ts";
import {
  type Desk,
  established,
  openDesk,
  readyDesk,
  released,
  ringing,
  snapshot,
} from "./peers/desk.ts";
import { settle } from "../../../helpers/settle.ts";

const NOT_READY = { eventName: "EventAgentNotReady", agentId: "1002" } as const;

async function deskInCall(): Promise<Desk> {
  const desk = await readyDesk();
  await desk.event(ringing("A"));
  await desk.event(established("A"));
  return desk;
}

/** The connection is lost, and open again; nothing was said on it. */
async function comesBack({ gateway, clock }: Desk): Promise<URL> {
  gateway.socket.drop();
  clock.advance(FIRST_RECONNECT_MS);
  gateway.socket.open();
  await settle();
  return new URL(gateway.socket.url);
}

Deno.test("a toolbar that comes back says how far it was told and which calls it believes alive", async () => {
  const desk = await deskInCall();
  await desk.event(ringing("B"));
  const address = await comesBack(desk);
  assertEquals(address.searchParams.get("since"), "epoch-1:4");
  assertEquals(address.searchParams.get("calls"), "A:established,B:ringing");
  assertEquals(address.searchParams.get("agent"), "1002");
});

Deno.test("each attempt says it as it is then", async () => {
  const desk = await deskInCall();
  await comesBack(desk);
  await desk.event(snapshot("ready", ["A"]));
  await desk.event(released("A"));
  const address = await comesBack(desk);
  assertEquals(address.searchParams.get("since"), "epoch-1:5");
  assertEquals(address.searchParams.get("calls"), "");
});

Deno.test("the first connection of a page says that it shows no call", async () => {
  const { gateway } = await readyDesk();
  assertEquals(
    gateway.socket.url,
    "wss://gateway.example/genesysWs?agent=1002&calls=&heartbeat=true",
  );
});

Deno.test("back where the agent is ready: available again, and nothing was asked for", async () => {
  const desk = await deskInCall();
  await comesBack(desk);
  assertEquals(desk.toolbar.state.value.agent.status, "connecting");
  await desk.event(snapshot("ready", ["A"]));
  assertEquals(desk.toolbar.state.value.agent.status, "available");
  assertEquals(desk.gateway.types, ["initialize"]);
  assertEquals(desk.call("A")?.phase, "ACCEPTED");
});

Deno.test("a call that the snapshot does not name is over, in the toolbar and in Fusion, once", async () => {
  const desk = await deskInCall();
  await desk.event(ringing("B"));
  await comesBack(desk);
  await desk.event(snapshot("ready", []));
  await desk.event(released("A"));
  assertEquals(desk.call("A")?.phase, "DISCONNECTED");
  assertEquals(desk.fusion.operationsOf("A").slice(-1), ["closeCommEvent"]);
  assertEquals(desk.fusion.count("closeCommEvent"), 2);
  const reasons = desk.fusion.published.filter(({ operation }) => operation === "closeCommEvent")
    .map(({ reason }) => reason);
  assertEquals(reasons, ["WRAPUP", "REJECT"]);
});

Deno.test("set aside for want of a toolbar: the agent who wants calls is made ready again", async () => {
  const desk = await readyDesk();
  await comesBack(desk);
  await desk.event({ ...NOT_READY, reason: "no toolbar" });
  await desk.event(snapshot("notReady", []));
  assertEquals(desk.gateway.types, ["initialize", "initialize"]);
  assertEquals(desk.toolbar.state.value.agent.status, "connecting");
  assertEquals(desk.memory.presence.load(), "available");
});

Deno.test("an agent who left in another tab meanwhile is not made ready again", async () => {
  const desk = await readyDesk();
  await comesBack(desk);
  await desk.event({ ...NOT_READY, reason: "Lunch" });
  await desk.event(snapshot("notReady", []));
  assertEquals(desk.gateway.types, ["initialize"]);
  assertEquals(desk.toolbar.state.value.agent.status, "unavailable");
  assertEquals(desk.toolbar.state.value.agent.reason, "Lunch");
  assertEquals(desk.fusion.find("agentStateEventOperation")?.["isAvailable"], false);
});

Deno.test("a gateway that was restarted says that the agent is logged out: the agent is ready nevertheless", async () => {
  const desk = await deskInCall();
  await comesBack(desk);
  const { gateway, toolbar, event } = desk;
  gateway.epoch = "epoch-2";
  const taken = Promise.withResolvers<void>();
  gateway.answers(async ({ type, requestId = "" }) => {
    await taken.promise;
    return Response.json({ requestId, type }, { status: 202 });
  });
  await event(snapshot("unknown", []));
  await event({ eventName: "EventAgentLogout", agentId: "1002" });
  taken.resolve();
  await settle();
  await event({ eventName: "EventAgentLogout", agentId: "1002" });
  await event({ eventName: "EventRegistered", agentId: "1002", calls: [] });
  assertEquals(gateway.types, ["initialize", "initialize"]);
  assertEquals(toolbar.state.value.agent.status, "available");
});

Deno.test("the connection is lost again on the way to ready: the agent still wants calls", async () => {
  const desk = await readyDesk();
  await comesBack(desk);
  await desk.event(snapshot("unknown", []));
  await desk.event({ eventName: "EventAgentLogout", agentId: "1002" });
  await comesBack(desk);
  await desk.event(snapshot("loggedOut", []));
  assertEquals(desk.gateway.types, ["initialize", "initialize", "initialize"]);
});

Deno.test("an agent who leaves while registering is set not ready once it is done", async () => {
  const { gateway, toolbar, event } = await openDesk();
  const taken = Promise.withResolvers<void>();
  gateway.answers(async ({ type, requestId = "" }) => {
    await taken.promise;
    return Response.json({ requestId, type }, { status: 202 });
  });
  await toolbar.actions.toggleAgentAvailability(true);
  gateway.socket.open();
  await event(ringing("A"));
  await toolbar.actions.toggleAgentAvailability(false);
  await event({ eventName: "EventRegistered", agentId: "1002" });
  taken.resolve();
  await settle();
  assertEquals(gateway.types, ["initialize", "NotReady"]);
});

Deno.test("an agent who leaves while the connection is lost is not ready once it is back", async () => {
  const desk = await deskInCall();
  desk.gateway.socket.drop();
  await desk.toolbar.actions.toggleAgentAvailability(false, "Break");
  assertEquals(desk.gateway.types, ["initialize"]);
  desk.clock.advance(FIRST_RECONNECT_MS);
  desk.gateway.socket.open();
  await desk.event(snapshot("ready", ["A"]));
  assertEquals(desk.gateway.lastPost, { type: "NotReady", reason: "Break" });
});

Deno.test("an agent who comes back in person is not sent away again by what happened meanwhile", async () => {
  const desk = await readyDesk();
  desk.gateway.socket.drop();
  await desk.toolbar.actions.toggleAgentAvailability(false);
  await desk.toolbar.actions.toggleAgentAvailability(true);
  desk.gateway.socket.open();
  await desk.event({ ...NOT_READY, reason: "Set at the phone" });
  await desk.event(snapshot("notReady", []));
  assertEquals(desk.gateway.types, ["initialize", "initialize"]);
});

Deno.test("an agent who leaves before the gateway has said how things stand is set not ready then", async () => {
  const desk = await readyDesk();
  await comesBack(desk);
  await desk.toolbar.actions.toggleAgentAvailability(false);
  assertEquals(desk.gateway.socket.closedByToolbar, false);
  await desk.event(snapshot("ready", []));
  assertEquals(desk.gateway.types, ["initialize", "NotReady"]);
});

Deno.test("a gateway that knows nothing of coming back is sent initialize after a while", async () => {
  const desk = await deskInCall();
  await comesBack(desk);
  desk.clock.advance(SNAPSHOT_LIMIT_MS - 1);
  await settle();
  assertEquals(desk.gateway.types, ["initialize"]);
  desk.clock.advance(1);
  await settle();
  assertEquals(desk.gateway.types, ["initialize", "initialize"]);
});

Deno.test("a snapshot where the agent's state is unknown leaves the state as it is", async () => {
  const desk = await deskInCall();
  await desk.event({ eventName: "EventLinkDisconnected", calls: [] });
  await desk.event(snapshot("unknown", ["A"]));
  assertEquals(desk.toolbar.state.value.agent.status, "available");
  assertEquals(desk.toolbar.state.value.linkUp, true);
  assertEquals(desk.gateway.types, ["initialize"]);
});

Deno.test("while the T-Server cannot be reached its calls are uncertain, until the snapshot", async () => {
  const desk = await deskInCall();
  const calls = [{ eventId: "A", connectionId: "conn-A" }];
  await desk.event({ eventName: "EventLinkDisconnected", calls });
  const uncertain = desk.call("A");
  assertEquals([uncertain?.isUncertain, uncertain && pendingWord(say, uncertain)], [
    true,
    "Checking…",
  ]);
  assertEquals(uncertain?.phase, "ACCEPTED");

  await desk.event({ eventName: "EventLinkConnected" });
  assertEquals(desk.call("A")?.isUncertain, true);
  await desk.event(snapshot("ready", ["A"]));
  assertEquals(desk.call("A")?.isUncertain, undefined);
});

Deno.test("retryWord() counts down in whole seconds", () => {
  assertEquals(retryWord(say, 4_000, 0), "Next try in 4 s");
  assertEquals(retryWord(say, 4_000, 3_001), "Next try in 1 s");
  assertEquals(retryWord(say, 4_000, 4_000), "Trying now…");
});

Deno.test("End call whose answer was lost is sent once more, under the same requestId", async () => {
  const { gateway, toolbar, call } = await deskInCall();
  let attempts = 0;
  gateway.answers(({ type, requestId = "" }) =>
    ++attempts === 1
      ? Promise.reject(new TypeError("Failed to fetch"))
      : Response.json({ requestId, type }, { status: 202 })
  );
  const outcome = await toolbar.actions.disconnectCall("A");
  assertEquals(outcome, { ok: true });
  assertEquals(call("A")?.problem, undefined);
  const [first, second] = gateway.posts.slice(-2);
  assertEquals(first, second);
  assertEquals(typeof first?.requestId, "string");
});

Deno.test("a number is dialled once more only while it is surely the same gateway", async () => {
  const { gateway, toolbar } = await readyDesk();
  const lose = () => Promise.reject(new TypeError("Failed to fetch"));
  gateway.answers(lose);
  await toolbar.actions.makeOutboundCall("7002");
  const dialled = () => gateway.posts.filter(({ type }) => type === "MakeCall");
  assertEquals(dialled().length, 2);
  assertEquals(dialled()[0]?.requestId, dialled()[1]?.requestId);

  gateway.answers(() => {
    gateway.socket.drop();
    return lose();
  });
  await toolbar.actions.makeOutboundCall("7003");
  assertEquals(dialled().length, 3);
});

Deno.test("every command has a requestId of its own", async () => {
  const { gateway, toolbar } = await openDesk();
  await toolbar.actions.toggleAgentAvailability(true);
  gateway.socket.open();
  await settle();
  await toolbar.actions.toggleAgentAvailability(false);
  const ids = gateway.posts.map(({ requestId }) => requestId);
  assertEquals(new Set(ids).size, 2);
  assertEquals(ids.includes(undefined), false);
});
