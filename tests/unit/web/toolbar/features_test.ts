// What can be done with a call beside answering, parking and ending it: the commands, and what is shown.
import { assertEquals } from "@std/assert";
import type { CommandDetails } from "../../../../web/toolbar/cti/toolbarView.ts";
import type { CallFeature } from "../../../../web/toolbar/cti/vendor/ICtiVendorHandler.ts";
import {
  type Desk,
  established,
  held,
  inCall,
  openDesk,
  readyDesk,
  ringing,
} from "./peers/desk.ts";
import { settle } from "../../../helpers/settle.ts";

async function deskInCall(): Promise<Desk> {
  const desk = await readyDesk();
  await desk.event(ringing("A"));
  await desk.event(established("A"));
  return desk;
}

/** Every feature with what it is asked with. */
const FEATURES: Record<CallFeature, CommandDetails> = {
  Mute: {},
  Unmute: {},
  SendDtmf: { digits: "5" },
  Transfer: { toNumber: "2002" },
  InitiateTransfer: { toNumber: "2002" },
  CompleteTransfer: {},
  Conference: { toNumber: "2002" },
  InitiateConference: { toNumber: "2002" },
  CompleteConference: {},
  RemoveParty: { toNumber: "2002" },
  Alternate: {},
  Reconnect: {},
  Redirect: { toNumber: "2002" },
  Merge: {},
  UpdateUserData: { userData: { order: "A-18" } },
  DeleteUserData: { key: "order" },
  AttachUserData: { userData: { order: "A-17" } },
};

Deno.test("each feature is one command with the call's connectionId and what it needs", async () => {
  const { toolbar, gateway } = await deskInCall();
  for (const [feature, details] of Object.entries(FEATURES)) {
    await toolbar.actions.useFeature(feature as CallFeature, "A", details);
    assertEquals(gateway.lastPost, { type: feature, connectionId: "conn-A", ...details });
  }
});

Deno.test("a feature that is asked for changes nothing until the switch says so", async () => {
  const { toolbar, call, event } = await deskInCall();
  await toolbar.actions.useFeature("Mute", "A");
  assertEquals([call("A")?.muted, call("A")?.request?.command], [false, "Mute"]);
  await event(inCall("A", { eventName: "EventMuteOn", muted: true }));
  assertEquals([call("A")?.muted, call("A")?.request], [true, undefined]);
  await toolbar.actions.useFeature("Unmute", "A");
  await event(inCall("A", { eventName: "EventMuteOff" }));
  assertEquals([call("A")?.muted, call("A")?.request], [false, undefined]);
});

Deno.test("digits go out one after the other, however slow the gateway is", async () => {
  const { toolbar, gateway, call, event } = await deskInCall();
  const answers: (() => void)[] = [];
  gateway.answers(({ type }) =>
    new Promise((resolve) =>
      answers.push(() => resolve(Response.json({ requestId: "r", type }, { status: 202 })))
    )
  );
  const sent = ["1", "2", "#"].map((digits) =>
    toolbar.actions.useFeature("SendDtmf", "A", { digits })
  );
  const digitsSent = () => gateway.posts.filter(({ type }) => type === "SendDtmf").length;
  for (let expected = 1; expected <= 3; expected++) {
    await settle();
    assertEquals(digitsSent(), expected);
    answers.at(-1)?.();
  }
  await Promise.all(sent);
  assertEquals(gateway.posts.slice(-3).map(({ digits }) => digits), ["1", "2", "#"]);
  assertEquals(call("A")?.digits, "");
  for (const digits of ["1", "2", "#"]) {
    await event(inCall("A", { eventName: "EventDTMFSent", digits }));
  }
  assertEquals(call("A")?.digits, "12#");
});

Deno.test("a digit that is refused does not hold back the next one", async () => {
  const { toolbar, gateway } = await deskInCall();
  gateway.refuses("wrong-state");
  const first = await toolbar.actions.useFeature("SendDtmf", "A", { digits: "1" });
  gateway.accepts();
  const second = await toolbar.actions.useFeature("SendDtmf", "A", { digits: "2" });
  assertEquals([first.ok, second.ok], [false, true]);
});

Deno.test("a transfer that is refused keeps its number, to be tried again", async () => {
  const { toolbar, call, event } = await deskInCall();
  await toolbar.actions.useFeature("Transfer", "A", { toNumber: "2002" });
  await event({
    eventName: "EventError",
    code: "refused",
    detail: "The T-Server refused RequestSingleStepTransfer: Invalid destination (415)",
    type: "Transfer",
    requestId: "r",
    eventId: "A",
    connectionId: "conn-A",
  });
  assertEquals(call("A")?.problem?.details, { toNumber: "2002" });
});

Deno.test("who else is in the call is what its newest event says", async () => {
  const { call, event } = await deskInCall();
  const joined = { eventName: "EventPartyAdded", otherDN: "2002" } as const;
  await event({ ...inCall("A", joined), parties: ["2003", "2002"] });
  assertEquals(call("A")?.parties, ["2003", "2002"]);
  await event(inCall("A", { eventName: "EventPartyDeleted", otherDN: "2003" }));
  assertEquals(call("A")?.parties, []);
});

Deno.test("a page that is reloaded in a conference knows who is in it", async () => {
  const desk = await openDesk({ remembered: "available" });
  desk.gateway.socket.open();
  await desk.event({ eventName: "EventRegistered", agentId: "1002" });
  await desk.event({ ...established("A"), parties: ["2002"] });
  assertEquals(desk.call("A")?.parties, ["2002"]);
});

Deno.test("a swap is asked until one of the two calls is told, not until something else is", async () => {
  const { toolbar, call, event } = await deskInCall();
  await event({ ...held("A"), consults: "conn-B" });
  await toolbar.actions.useFeature("Alternate", "A");
  await event(inCall("A", { eventName: "EventCommandsChanged" }));
  assertEquals(call("A")?.request?.command, "Alternate");
  await event({ ...established("A"), eventName: "EventRetrieved", consults: "conn-B" });
  assertEquals(call("A")?.request, undefined);
});

Deno.test("data that is attached during the call replaces what was there", async () => {
  const { call, event } = await deskInCall();
  await event(inCall("A", { eventName: "EventAttachedDataChanged", userData: { order: 17 } }));
  assertEquals(call("A")?.userData, { order: 17 });
  await event(inCall("A", { eventName: "EventMuteOn", muted: true }));
  assertEquals(call("A")?.userData, { order: 17 });
});

Deno.test("EventPartyChanged: another number and connectionId, which commands go by from then on", async () => {
  const { toolbar, gateway, fusion, call, event } = await deskInCall();
  await event({
    ...inCall("A", { eventName: "EventPartyChanged", previousConnectionId: "conn-A" }),
    connectionId: "conn-B",
    ANI: "+14155550199",
  });
  assertEquals([call("A")?.number, call("A")?.name], ["+14155550199", undefined]);
  await toolbar.actions.disconnectCall("A");
  assertEquals(gateway.lastPost, { type: "Reject", connectionId: "conn-B" });
  assertEquals(fusion.operationsOf("A"), ["newCommEvent", "startCommEvent"]);
});

Deno.test("EventPartyChanged with another eventId is still about the same call", async () => {
  const { toolbar, gateway, event } = await deskInCall();
  await event({
    ...inCall("B", { eventName: "EventPartyChanged", previousConnectionId: "conn-A" }),
  });
  assertEquals(toolbar.state.value.calls.map(({ eventId }) => eventId), ["B"]);
  await toolbar.actions.holdCall("B");
  assertEquals(gateway.lastPost, { type: "Hold", connectionId: "conn-B" });
});

Deno.test("a change in a call that was never heard of is ignored", async () => {
  const { toolbar, event } = await deskInCall();
  const before = toolbar.state.value.calls;
  await event(inCall("Z", { eventName: "EventPartyAdded", otherDN: "2002" }));
  assertEquals(toolbar.state.value.calls, before);
});

Deno.test("NotReady carries the reason, is told it again after a reconnect, and plain off has none", async () => {
  const { toolbar, gateway, event } = await readyDesk();
  await toolbar.actions.toggleAgentAvailability(false, "Lunch");
  assertEquals(gateway.lastPost, { type: "NotReady", reason: "Lunch" });
  await event({ eventName: "EventAgentNotReady", agentId: "1002", reason: "Lunch" });
  assertEquals([toolbar.state.value.agent.status, toolbar.state.value.agent.reason], [
    "unavailable",
    "Lunch",
  ]);

  await toolbar.actions.toggleAgentAvailability(false, "Break");
  assertEquals(toolbar.state.value.agent.status, "unavailable");
  gateway.socket.open();
  await settle();
  assertEquals(gateway.lastPost, { type: "NotReady", reason: "Break" });

  await toolbar.actions.toggleAgentAvailability(false);
  assertEquals(gateway.lastPost, { type: "NotReady" });
  await event({ eventName: "EventAgentReady", agentId: "1002" });
  assertEquals(toolbar.state.value.agent.reason, undefined);
});

Deno.test("a page that is reloaded in a muted call shows it as muted", async () => {
  const desk = await openDesk({ remembered: "available" });
  desk.gateway.socket.open();
  await desk.event({ eventName: "EventRegistered", agentId: "1002" });
  await desk.event({ ...established("A"), muted: true });
  assertEquals(desk.call("A")?.muted, true);
});
