import { assertEquals, assertStringIncludes, assertThrows } from "@std/assert";
import { UefError } from "../../../../../web/fusion/uef/errors.ts";
import { RESULT_TIMEOUT_MS } from "../../../../../web/fusion/uef/host/host.ts";
import type { IEventResponse } from "../../../../../web/fusion/uef/types.ts";
import type { EventName } from "../../../../../web/fusion/uef/vocabulary.ts";
import { NOTES } from "../../../../../web/fusion/wrap_up.ts";
import { createBench } from "../bench.ts";
import { settle } from "../../../../helpers/settle.ts";

Deno.test("onToolbarInteractionCommand gives the command by getters and raw", async () => {
  const { toolbar, desk } = await createBench();
  const commands = toolbar.hear("onToolbarInteractionCommand");
  await toolbar.newComm("call-1");
  desk.answer("call-1");
  const data = commands[0]!.getResponseData();
  assertEquals(data.getCommand(), "accept");
  assertEquals(data.getEventId(), "call-1");
  assertEquals(data.getSlot(), "");
  assertEquals(data.getInData(), {});
  assertEquals(commands[0]!.responseDetails.command, "accept");
  assertEquals(data.getOutdata().SVCMCA_CONTACT_NAME, "Maya Lindqvist");
  assertEquals(data.getData().channelType, "ORA_SVC_PHONE");
});

Deno.test("a command that the toolbar carries out stays pending until the call changes", async () => {
  const { toolbar, desk, records } = await createBench();
  toolbar.hear("onToolbarInteractionCommand", (event) => {
    const data = event.getResponseData();
    data.setResult("success");
    return Promise.resolve(data);
  });
  await toolbar.newComm("call-1");
  desk.answer("call-1");
  await settle();
  assertEquals(desk.desktop.value.communications[0]?.pending?.command, "accept");
  assertEquals(desk.desktop.value.communications[0]?.phase, "offered");
  assertEquals(records.at(-1)?.name, "onToolbarInteractionCommand response");

  await toolbar.startComm("call-1");
  assertEquals(desk.desktop.value.communications[0]?.pending, undefined);
  assertEquals(desk.desktop.value.communications[0]?.phase, "engaged");
});

const explaining = (event: IEventResponse) => {
  const data = event.getResponseData();
  data.setResult("error");
  return Promise.resolve(Object.assign(data, { resultDisplayString: "The line is down" }));
};

for (
  const [how, answer, told] of [
    ["explains itself", explaining, "The line is down"],
    ["rejects", () => Promise.reject(new Error("the gateway is down")), "the gateway is down"],
    [
      "sets the result to error",
      (event: IEventResponse) => event.getResponseData().setResult("error"),
      `answered "error"`,
    ],
  ] as const
) {
  Deno.test(`a command can be sent again when the callback ${how}`, async () => {
    const { toolbar, desk } = await createBench();
    toolbar.hear("onToolbarInteractionCommand", answer);
    await toolbar.newComm("call-1");
    desk.answer("call-1");
    await settle();
    assertEquals(desk.desktop.value.communications[0]?.pending, undefined);
    assertStringIncludes(desk.desktop.value.notice?.text ?? "", told);
  });
}

Deno.test("a command that nobody answers can be sent again after the time-out", async () => {
  const { toolbar, desk, clock } = await createBench();
  const heard = toolbar.hear("onToolbarInteractionCommand", () => new Promise(() => {}));
  await toolbar.newComm("call-1");
  desk.decline("call-1");
  desk.decline("call-1");
  assertEquals(heard.length, 1);
  clock.advance(RESULT_TIMEOUT_MS);
  await settle();
  assertEquals(desk.desktop.value.communications[0]?.pending, undefined);
  desk.decline("call-1");
  assertEquals(heard.map((event) => event.getResponseData().getCommand()), ["reject", "reject"]);
});

Deno.test("a command without a subscriber says so at once", async () => {
  const { toolbar, desk } = await createBench();
  await toolbar.newComm("call-1");
  desk.answer("call-1");
  await settle();
  assertEquals(
    desk.desktop.value.notice?.text,
    "The toolbar has not subscribed to onToolbarInteractionCommand",
  );
});

Deno.test("onOutgoingEvent names the call by one id in all three places", async () => {
  const { toolbar, desk } = await createBench();
  await toolbar.agentState(true);
  const heard = toolbar.hear("onOutgoingEvent");
  desk.dial("+12125550117");
  const data = heard[0]!.getResponseData();
  const eventId = desk.desktop.value.communications[0]?.eventId;
  assertEquals(data.getData().uuid, eventId);
  assertEquals(data.getData().eventId, eventId);
  assertEquals(data.getOutputData().getSVCMCA_CALL_ID(), eventId);
  assertEquals(data.getOutData().SVCMCA_ANI, "+12125550117");
  assertEquals(data.getOutData().SVCMCA_DISPLAY_NAME, "Tomás Okafor");
  assertEquals(data.getData().origin, "http://localhost:8087");
});

Deno.test("onDataUpdated tells that the wrap-up is finished", async () => {
  const { toolbar, desk } = await createBench();
  const heard = toolbar.hear("onDataUpdated");
  await toolbar.newComm("call-1");
  await toolbar.startComm("call-1");
  await toolbar.closeComm("call-1", "WRAPUP");
  desk.changeField("call-1", { name: NOTES, value: "All well." });
  desk.saveWrapUp("call-1");
  const data = heard[0]!.getResponseData();
  assertEquals(data.getEventId(), "call-1");
  assertEquals(data.getOutputData().getUpdateType(), "WRAPUP_FINISHED");
  assertEquals(data.getOutData().SVCMCA_WRAPUP_INTERACTION_NOTES, "All well.");
  assertEquals(desk.desktop.value.communications, []);
});

Deno.test("subscribing to onOutgoingEvent without a classification throws as a pod does", async () => {
  const { toolbar } = await createBench();
  const request = toolbar.provider.requestHelper.createSubscriptionRequest("onOutgoingEvent");
  assertThrows(
    () => toolbar.phone.subscribe(request, () => {}),
    UefError,
    "App Classification missing in payload",
  );
});

Deno.test("a subscription for another application is told of when its event is due", async () => {
  const { toolbar, desk } = await createBench();
  await toolbar.agentState(true);
  const request = toolbar.provider.requestHelper.createSubscriptionRequest("onOutgoingEvent");
  request.setAppClassification("ORA_SALES");
  let heard = 0;
  toolbar.phone.subscribe(request, () => heard++);
  desk.dial("+12125550117");
  await settle();
  assertEquals(heard, 0);
  assertStringIncludes(desk.desktop.value.notice?.text ?? "", `for "ORA_SALES" only`);
  assertEquals(desk.desktop.value.communications, []);
});

Deno.test("an unknown classification and an unknown event are refused", async () => {
  const { toolbar } = await createBench();
  const { requestHelper } = toolbar.provider;
  const request = requestHelper.createSubscriptionRequest("onDataUpdated");
  assertThrows(() => request.setAppClassification("ORA_SERVCE"), UefError, "ORA_HRHD");
  const misspelt = "onOutgoing" as EventName;
  assertThrows(
    () => requestHelper.createSubscriptionRequest(misspelt),
    UefError,
    `Did you mean "onOutgoingEvent"?`,
  );
});

Deno.test("a disposed subscription hears nothing, and subscribeOnce hears one event", async () => {
  const { toolbar, desk } = await createBench();
  await toolbar.agentState(true);
  const request = toolbar.provider.requestHelper.createSubscriptionRequest("onOutgoingEvent");
  request.setAppClassification("ORA_SERVICE");
  const heard: string[] = [];
  const disposed = toolbar.phone.subscribe(request, () => heard.push("disposed"));
  toolbar.phone.subscribeOnce(request, () => heard.push("once"));
  toolbar.phone.subscribe(request, () => heard.push("always"));
  disposed.dispose();
  disposed.dispose();

  desk.dial("+12125550117");
  const eventId = desk.desktop.value.communications[0]!.eventId;
  await toolbar.newComm(eventId, "+12125550117", "ORA_SVC_OUTBOUND");
  await toolbar.closeComm(eventId, "CANCELED");
  desk.dial("+12125550117");
  assertEquals(heard, ["once", "always", "always"]);

  toolbar.phone.dispose();
  assertEquals(toolbar.phone.getSupportedEvents().length, 4);
  assertEquals(toolbar.phone.getSupportedActions().length, 9);
});

Deno.test("End call sends the word that was chosen, Cancel sends disconnect", async () => {
  const { toolbar, desk } = await createBench();
  const heard = toolbar.hear("onToolbarInteractionCommand");
  await toolbar.newComm("call-1");
  await toolbar.startComm("call-1");
  desk.endCall("call-1");
  await toolbar.startComm("call-1");
  desk.choose({ endCallCommand: "disconnect" });
  desk.endCall("call-1");
  await toolbar.closeComm("call-1", "ABANDONED");
  await toolbar.newComm("call-2", "+12125550117", "ORA_SVC_OUTBOUND");
  desk.cancelDialling("call-2");
  const commands = heard.map((event) => event.getResponseData().getCommand());
  assertEquals(commands, ["wrapup", "disconnect", "disconnect"]);
});
