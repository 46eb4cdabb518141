// What must not shake the toolbar: failures, repeats, nonsense, and a gateway that goes away.
import { assertEquals } from "@std/assert";
import { EVENT_LIMIT_MS } from "../../../../web/toolbar/cti/integrationActionHandler.ts";
import { FIRST_RECONNECT_MS } from "../../../../web/toolbar/cti/vendor/gatewaySocket.ts";
import { ANSWER_LIMIT_MS } from "../../../../web/toolbar/cti/vendor/gatewayCommands.ts";
import { RELEASED_SHOWN_MS } from "../../../../web/toolbar/view.ts";
import {
  type Desk,
  established,
  held,
  openDesk,
  readyDesk,
  released,
  ringing,
  snapshot,
  timedOut,
} from "./peers/desk.ts";
import { settle } from "../../../helpers/settle.ts";

async function deskInCall(): Promise<Desk> {
  const desk = await readyDesk();
  await desk.event(ringing("A"));
  await desk.event(established("A"));
  return desk;
}

Deno.test("the T-Server does not answer End call: the call stays, and trying again sends Reject again", async () => {
  const { toolbar, gateway, event, call } = await deskInCall();
  await toolbar.actions.disconnectCall("A");
  await event(timedOut("A", "Reject"));

  assertEquals(call("A")?.phase, "ACCEPTED");
  assertEquals(call("A")?.request, undefined);
  assertEquals(call("A")?.problem?.command, "Reject");
  assertEquals(call("A")?.problem?.code, "timeout");

  await toolbar.actions.disconnectCall("A");
  assertEquals(call("A")?.problem, undefined);
  assertEquals(call("A")?.request?.command, "Reject");
  assertEquals(gateway.types.filter((type) => type === "Reject").length, 2);
  await event(released("A"));
  assertEquals(call("A")?.phase, "DISCONNECTED");
});

Deno.test("the gateway cannot be reached: the call stays as it was, with the problem beside it", async () => {
  const { toolbar, gateway, call } = await deskInCall();
  gateway.answers(() => Promise.reject(new TypeError("Failed to fetch")));
  const outcome = await toolbar.actions.disconnectCall("A");

  assertEquals(outcome, {
    ok: false,
    code: "unreachable",
    detail: "The gateway cannot be reached",
  });
  assertEquals(call("A")?.phase, "ACCEPTED");
  assertEquals(call("A")?.problem?.code, "unreachable");
});

Deno.test("a gateway that never answers is asked twice, ANSWER_LIMIT_MS each, and given up", async () => {
  const { toolbar, gateway, clock, call } = await deskInCall();
  gateway.answers(() => new Promise(() => {}));
  const outcome = toolbar.actions.disconnectCall("A");
  await settle();
  assertEquals(call("A")?.request?.command, "Reject");
  clock.advance(ANSWER_LIMIT_MS);
  await settle();
  clock.advance(ANSWER_LIMIT_MS);
  assertEquals((await outcome).ok, false);
  const [first, second] = gateway.posts.filter(({ type }) => type === "Reject");
  assertEquals(first?.requestId, second?.requestId);
  assertEquals(call("A")?.problem?.command, "Reject");
});

Deno.test("an answer that is not JSON is told by its status", async () => {
  const { toolbar, gateway, call } = await deskInCall();
  gateway.answers(() => new Response("<h1>Bad gateway</h1>", { status: 502 }));
  await toolbar.actions.holdCall("A");
  assertEquals(call("A")?.problem, {
    command: "Hold",
    code: "status-502",
    detail: "The gateway answered with status 502",
  });
});

Deno.test("a request whose event was lost does not stay pending for ever", async () => {
  const { toolbar, clock, call } = await deskInCall();
  await toolbar.actions.disconnectCall("A");
  clock.advance(EVENT_LIMIT_MS);
  assertEquals(call("A")?.problem?.command, "Reject");
});

Deno.test("the time-out of a first request says nothing of the second one", async () => {
  const { toolbar, clock, event, call } = await deskInCall();
  await toolbar.actions.disconnectCall("A");
  await event(timedOut("A", "Reject"));
  clock.advance(EVENT_LIMIT_MS / 2);
  await toolbar.actions.disconnectCall("A");
  clock.advance(EVENT_LIMIT_MS / 2);
  assertEquals(call("A")?.request?.command, "Reject");
  assertEquals(call("A")?.problem, undefined);
});

Deno.test("an event that comes twice counts once", async () => {
  const { gateway, fusion, event, toolbar } = await readyDesk();
  const ring = await event(ringing("A"));
  const end = await event(released("A"));
  gateway.socket.say(end);
  gateway.socket.say(ring);
  await settle();

  assertEquals(fusion.operationsOf("A"), ["newCommEvent", "closeCommEvent"]);
  assertEquals(toolbar.state.value.calls.length, 1);
});

Deno.test("the same seq in another epoch is another event", async () => {
  const { gateway, event, toolbar } = await openDesk().then(async (desk) => {
    await desk.toolbar.actions.toggleAgentAvailability(true);
    desk.gateway.socket.open();
    return desk;
  });
  await event({ ...ringing("A"), seq: 1 });
  gateway.epoch = "epoch-2";
  await event({ ...ringing("B"), seq: 1 });
  assertEquals(toolbar.state.value.calls.map(({ eventId }) => eventId), ["A", "B"]);
});

Deno.test("frames that are no events, and events of a newer gateway, are ignored", async () => {
  const { gateway, toolbar } = await deskInCall();
  const before = toolbar.state.value;
  const strange = ["", "{", "null", "[]", `{"eventName":"EventRinging"}`, new Blob(), undefined];
  for (const frame of strange) gateway.socket.say(frame);
  gateway.socket.say(
    JSON.stringify({ eventName: "EventMuted", seq: 99, epoch: "x", eventId: "A" }),
  );
  await settle();
  assertEquals(toolbar.state.value, before);
});

Deno.test("the gateway restarts: the toolbar comes back by itself and the call goes on", async () => {
  const { gateway, fusion, clock, toolbar, event, call } = await deskInCall();
  gateway.socket.drop(1012);
  assertEquals(toolbar.state.value.agent.status, "reconnecting");
  assertEquals(call("A")?.phase, "ACCEPTED");

  clock.advance(FIRST_RECONNECT_MS);
  assertEquals(gateway.sockets.length, 2);
  gateway.socket.open();
  await settle();
  gateway.epoch = "epoch-2";
  await event(snapshot("unknown", ["A"]));
  assertEquals(gateway.lastPost, { type: "initialize" });
  await event({ eventName: "EventRegistered", agentId: "1002" });
  await event(held("A"));

  assertEquals(toolbar.state.value.agent.status, "available");
  assertEquals(call("A")?.phase, "HELD");
  assertEquals(fusion.operationsOf("A"), ["newCommEvent", "startCommEvent"]);
});

Deno.test("the gateway restarts and the call ended meanwhile: toolbar and Fusion come out of it", async () => {
  const { gateway, fusion, clock, event, call } = await deskInCall();
  gateway.socket.drop(1012);
  clock.advance(FIRST_RECONNECT_MS);
  gateway.socket.open();
  await settle();
  gateway.epoch = "epoch-2";
  await event(snapshot("ready", []));

  assertEquals(call("A")?.phase, "DISCONNECTED");
  assertEquals(fusion.operationsOf("A"), ["newCommEvent", "startCommEvent", "closeCommEvent"]);
  assertEquals(fusion.find("closeCommEvent")?.["reason"], "WRAPUP");
});

Deno.test("End call for a call that the gateway does not know ends it, without an error", async () => {
  const { gateway, fusion, toolbar, call } = await deskInCall();
  gateway.refuses("unknown-call", { status: 404 });
  await toolbar.actions.disconnectCall("A");
  await settle();
  assertEquals(call("A")?.phase, "DISCONNECTED");
  assertEquals(fusion.operationsOf("A").at(-1), "closeCommEvent");
});

Deno.test("a reload connects by itself and announces the established call that it finds", async () => {
  const { gateway, fusion, event, toolbar, call } = await openDesk({ remembered: "available" });
  assertEquals(toolbar.state.value.agent.status, "connecting");
  gateway.socket.open();
  await event({ eventName: "EventRegistered", agentId: "1002" });
  await event(established("A"));

  assertEquals(fusion.operationsOf("A"), ["newCommEvent", "startCommEvent"]);
  assertEquals(call("A")?.phase, "ACCEPTED");
});

Deno.test("a call that ended while the page was reloaded is closed in Fusion all the same", async () => {
  const { fusion, event } = await readyDesk();
  await event(released("A"));
  await event(released("A"));
  assertEquals(fusion.operationsOf("A"), ["closeCommEvent"]);
  assertEquals(fusion.find("closeCommEvent")?.["inputData"], { SVCMCA_ANI: "+14155550100" });
});

Deno.test("a finished call is put away after RELEASED_SHOWN_MS, or at once for the next call", async () => {
  const { clock, event, toolbar } = await deskInCall();
  await event(released("A"));
  clock.advance(RELEASED_SHOWN_MS - 1);
  assertEquals(toolbar.state.value.calls.length, 1);
  clock.advance(1);
  assertEquals(toolbar.state.value.calls.length, 0);

  await event(ringing("B"));
  await event(released("B"));
  await event(ringing("C"));
  assertEquals(toolbar.state.value.calls.map(({ eventId }) => eventId), ["C"]);
});

Deno.test("a call that was declined and is offered again rings again, here and in Fusion", async () => {
  const { fusion, event, call } = await readyDesk();
  await event(ringing("A"));
  await event(released("A", { reason: "reject", cause: "declined" }));
  await event(ringing("A"));
  assertEquals(fusion.operationsOf("A"), ["newCommEvent", "closeCommEvent", "newCommEvent"]);
  assertEquals(call("A")?.phase, "RINGING");
});
