// The contexts beside the phone's: engagement with transcript, wrap-up record, toolbar, tabs and records.
import { assert, assertEquals, assertRejects, assertStringIncludes } from "@std/assert";
import { MAX_TRANSCRIPT_LINES } from "../../../../../web/fusion/transcript.ts";
import { UefError } from "../../../../../web/fusion/uef/errors.ts";
import type {
  IEngagementContext,
  IEventResponse,
  IGetFieldValueResponse,
  ISaveRecordResponse,
} from "../../../../../web/fusion/uef/types.ts";
import { NOTES, RESOLUTION } from "../../../../../web/fusion/wrap_up.ts";
import { createBench, type Toolbar } from "../bench.ts";
import { settle } from "../../../../helpers/settle.ts";

/** A toolbar in an engagement. */
async function inEngagement() {
  const bench = await createBench();
  await bench.toolbar.newComm("call-1");
  const started = await bench.toolbar.startComm("call-1");
  return { ...bench, engagement: started.getResponseData().getEngagementContext() };
}

const call = ({ desk }: Awaited<ReturnType<typeof createBench>>) =>
  desk.desktop.value.communications[0];

function says(
  { provider }: Toolbar,
  engagement: IEngagementContext,
  [messageId, role, message, state]: readonly [string, string, string, string],
) {
  const request = provider.requestHelper.createPublishRequest("FeedLiveTranscript");
  request.setMessageId(messageId);
  request.setRole(role);
  request.setMessage(message);
  request.setState(state);
  return engagement.publish(request);
}

Deno.test("a transcript grows line by line, and an unfinished line is replaced where it stands", async () => {
  const bench = await inEngagement();
  const { toolbar, engagement } = bench;
  await says(toolbar, engagement, ["1", "END_USER", "The lobby", "INPROGRESS"]);
  await says(toolbar, engagement, ["2", "agent", "Yes?", "complete"]);
  const answer = await says(toolbar, engagement, ["1", "CUSTOMER", "The lobby phones", "COMPLETE"]);
  assert(answer.getResponseData().isSuccess());
  assertEquals(answer.getOperationName(), "FeedLiveTranscript");
  const system = toolbar.provider.requestHelper.createPublishRequest("FeedSystemMessage");
  system.setMessageId("3");
  system.setType("WorkJoin_Monitor");
  system.setUsername("Ines");
  await engagement.publish(system);
  assertEquals(call(bench)?.transcript.map(({ from, text, isOpen }) => [from, text, isOpen]), [
    ["customer", "The lobby phones", false],
    ["agent", "Yes?", false],
    ["system", "Ines, a supervisor, listens to the call", false],
  ]);
  assertEquals(engagement.getSupportedActions(), ["FeedLiveTranscript", "FeedSystemMessage"]);
});

Deno.test("a transcript is bounded, and its words are checked by name", async () => {
  const bench = await inEngagement();
  const { toolbar, engagement } = bench;
  for (let line = 1; line <= MAX_TRANSCRIPT_LINES + 3; line++) {
    await says(toolbar, engagement, [String(line), "AGENT", "Hm", "COMPLETE"]);
  }
  assertEquals(call(bench)?.transcript.length, MAX_TRANSCRIPT_LINES);
  assertEquals(call(bench)?.transcript[0]?.messageId, "4");
  const refused = async (role: string, state: string) =>
    (await assertRejects(() => says(toolbar, engagement, ["x", role, "", state]), UefError))
      .message;
  assertStringIncludes(await refused("SUPERVISOR", "COMPLETE"), "END_USER");
  assertStringIncludes(await refused("AGENT", "DONE"), "INPROGRESS");
});

Deno.test("a transcript after the call, and one on the phone context, are refused with the reason", async () => {
  const { toolbar, engagement } = await inEngagement();
  await toolbar.closeComm("call-1", "WRAPUP");
  const late = await assertRejects(
    () => says(toolbar, engagement, ["1", "AGENT", "Bye", "COMPLETE"]),
    UefError,
  );
  assertStringIncludes(late.message, "no engagement");
  const request = toolbar.provider.requestHelper.createPublishRequest("FeedLiveTranscript");
  const error = await assertRejects(() => toolbar.phone.publish(request), UefError);
  assertEquals(error.code, "wrong-context");
  assertStringIncludes(error.message, "startCommEvent's response");
});

Deno.test("the wrap-up's fields are set and read from the engagement on, and agree with the form", async () => {
  const bench = await inEngagement();
  const { toolbar, engagement, desk } = bench;
  const wrapUp = await engagement.getWrapupContext();
  assertEquals(wrapUp.getRecordType(), "WrapUp");
  assertEquals(wrapUp.getRecordId(), call(bench)?.wrapupId);

  const { requestHelper } = toolbar.provider;
  const set = requestHelper.createPublishRequest("cxEventBusSetFieldValueOperation");
  set.field().setValue(RESOLUTION, "Escalated");
  set.field().setField("WrapUp.CallBack").setValue(true as unknown as string);
  await wrapUp.publish(set);
  desk.changeField("call-1", { name: NOTES, value: "Rollback planned" });

  const get = requestHelper.createPublishRequest("cxEventBusGetFieldValueOperation");
  get.setFields([RESOLUTION, NOTES, "WrapUp.CallBack", "WrapUp.Unheard"]);
  const read = (await wrapUp.publish(get) as IGetFieldValueResponse).getResponseData();
  assertEquals(
    [RESOLUTION, NOTES, "WrapUp.CallBack", "WrapUp.Unheard"].map((name) =>
      read.getField(name).getValue()
    ),
    ["Escalated", "Rollback planned", "true", ""],
  );

  const foreign = requestHelper.createPublishRequest("cxEventBusSetFieldValueOperation");
  foreign.field().setValue("ServiceRequest.Title", "x");
  const error = await assertRejects(() => wrapUp.publish(foreign), UefError);
  assertStringIncludes(error.message, `begin with "WrapUp."`);
});

Deno.test("a change of a field is told whoever made it, for the fields that were asked for", async () => {
  const { toolbar, engagement, desk } = await inEngagement();
  const wrapUp = engagement.getWrapupContext();
  const { requestHelper } = toolbar.provider;
  const notes: string[] = [];
  const request = requestHelper.createSubscriptionRequest("cxEventBusFieldValueChangeEvent");
  request.setFields([NOTES]);
  wrapUp.subscribe(request, (event) => {
    const data = event.getResponseData();
    notes.push(`${data.getFieldName()}: ${data.getOldValue()} -> ${data.getNewValue()}`);
  });
  const all: string[] = [];
  const any = requestHelper.createSubscriptionRequest("cxEventBusFieldValueChangeEvent");
  const subscription = wrapUp.subscribe(any, (event) => {
    all.push(event.getResponseData().getFieldName());
  });
  desk.changeField("call-1", { name: NOTES, value: "a" });
  desk.changeField("call-1", { name: NOTES, value: "a" });
  desk.changeField("call-1", { name: RESOLUTION, value: "Escalated" });
  const set = requestHelper.createPublishRequest("cxEventBusSetFieldValueOperation");
  set.field().setValue(NOTES, "b");
  await wrapUp.publish(set);
  assertEquals(notes, [`${NOTES}:  -> a`, `${NOTES}: a -> b`]);
  assertEquals(all, [NOTES, RESOLUTION, NOTES]);
  subscription.dispose();
  desk.changeField("call-1", { name: NOTES, value: "c" });
  assertEquals(all.length, 3);
});

Deno.test("another call's wrap-up is not told of", async () => {
  const { toolbar, engagement, desk } = await inEngagement();
  await toolbar.newComm("call-2", "+12125550117");
  await toolbar.startComm("call-2");
  let heard = 0;
  const request = toolbar.provider.requestHelper.createSubscriptionRequest(
    "cxEventBusFieldValueChangeEvent",
  );
  engagement.getWrapupContext().subscribe(request, () => heard++);
  desk.changeField("call-2", { name: NOTES, value: "a" });
  assertEquals(heard, 0);
});

/** Subscribes to the two events around a save; `onBefore` answers the first. */
function aroundSave(
  { provider }: Toolbar,
  engagement: IEngagementContext,
  onBefore: (event: IEventResponse) => unknown,
): string[] {
  const told: string[] = [];
  const subscribe = (name: "cxEventBusOnBeforeSaveEvent" | "cxEventBusOnAfterSaveEvent") =>
    engagement.getWrapupContext().subscribe(
      provider.requestHelper.createSubscriptionRequest(name),
      (event) => {
        told.push(event.getEventName());
        return name === "cxEventBusOnBeforeSaveEvent" ? onBefore(event) : undefined;
      },
    );
  subscribe("cxEventBusOnBeforeSaveEvent");
  subscribe("cxEventBusOnAfterSaveEvent");
  return told;
}

Deno.test("a toolbar that rejects OnBeforeSave stops the save; one that resolves lets it go on", async () => {
  const bench = await inEngagement();
  const { toolbar, engagement, desk } = bench;
  let agrees = false;
  const told = aroundSave(
    toolbar,
    engagement,
    () => agrees ? Promise.resolve() : Promise.reject(new Error("the notes are missing")),
  );
  await toolbar.closeComm("call-1", "WRAPUP");
  desk.saveWrapUp("call-1");
  await settle();
  assertEquals(call(bench)?.phase, "wrap-up");
  assertStringIncludes(desk.desktop.value.notice?.text ?? "", "the notes are missing");
  assertEquals(told, ["cxEventBusOnBeforeSaveEvent"]);
  agrees = true;
  desk.saveWrapUp("call-1");
  await settle();
  assertEquals(desk.desktop.value.communications, []);
  assertEquals(told.slice(1), ["cxEventBusOnBeforeSaveEvent", "cxEventBusOnAfterSaveEvent"]);
});

Deno.test("the toolbar saves the wrap-up by closeCommEvent's engagement; during the call it is refused", async () => {
  const bench = await inEngagement();
  const { toolbar } = bench;
  const heard = toolbar.hear("onDataUpdated");
  const { requestHelper } = toolbar.provider;
  const save = () => requestHelper.createPublishRequest("cxEventBusSaveRecordOperation");
  const early = bench.engagement.getWrapupContext();
  await assertRejects(() => early.publish(save()), UefError, "Send closeCommEvent WRAPUP first");
  const closed = await toolbar.closeComm("call-1", "WRAPUP");
  const wrapUp = closed.getResponseData().getEngagementContext().getWrapupContext();
  const saved = (await wrapUp.publish(save()) as ISaveRecordResponse).getResponseData();
  assertEquals([saved.getObjectType(), saved.getObjectId()], ["WrapUp", wrapUp.getRecordId()]);
  assertEquals(bench.desk.desktop.value.communications, []);
  assertEquals(heard[0]?.getResponseData().getOutputData().getUpdateType(), "WRAPUP_FINISHED");
  await assertRejects(() => wrapUp.publish(save()), UefError, "is saved");
});

Deno.test("a toolbar that answers OnBeforeSave with a refusal to its own save is told why", async () => {
  const { toolbar, engagement } = await inEngagement();
  aroundSave(toolbar, engagement, () => Promise.reject(new Error("not yet")));
  const closed = await toolbar.closeComm("call-1", "WRAPUP");
  const wrapUp = closed.getResponseData().getEngagementContext().getWrapupContext();
  const request = toolbar.provider.requestHelper.createPublishRequest(
    "cxEventBusSaveRecordOperation",
  );
  await assertRejects(() => wrapUp.publish(request), UefError, "not yet");
});

Deno.test("SetToolbarProperties sizes the toolbar, with await on its context or without", async () => {
  const { toolbar, desk } = await createBench();
  const size = (width: number) => {
    const request = toolbar.provider.requestHelper.createPublishRequest("SetToolbarProperties");
    request.setWidth(width);
    request.setHeight(400);
    return request;
  };
  const answer = await toolbar.phone.getToolbarContext().publish(size(300));
  assert(answer.getResponseData().isSuccess());
  assertEquals(desk.desktop.value.toolbarSize, { width: 300, height: 400 });
  await (await toolbar.phone.getToolbarContext()).publish(size(5_000));
  assertEquals(desk.desktop.value.toolbarSize, { width: 900, height: 400 });
});

Deno.test("tabs and records: one tab, and what its engagements have open", async () => {
  const { toolbar: { provider } } = await inEngagement();
  const tabId = await provider.getCurrentTabId();
  assertEquals(await provider.getActiveTabId(), tabId);
  const tab = await provider.getCurrentBrowserTabContext();
  assertEquals([tab.getTabId(), tab.getType()], [tabId, "browser"]);
  assertEquals((await provider.getAvailableTabs()).length, 1);
  assertEquals((await tab.getDependentTabs()).length, 0);
  const types = (await provider.getAvailableRecords()).map((record) => record.getRecordType());
  assertEquals(types, ["Contact", "WrapUp"]);
  assertEquals(
    (await (await provider.getTabContext()).getActiveRecord()).getRecordType(),
    "WrapUp",
  );
  assertEquals((await provider.getRecordContext?.())?.getRecordType(), "WrapUp");
  assertEquals((await provider.getGlobalContext()).getSupportedActions(), []);
  await assertRejects(() => provider.getTabContext("another"), UefError, "only");
});

Deno.test("what is not simulated is there, and refuses in words", async () => {
  const { toolbar: { provider } } = await createBench();
  for (
    const attempt of [
      () => provider.getSidePaneContext("pane"),
      () => provider.getNotificationContext("note"),
      () => provider.getModalWindowContext(),
      async () => await (await provider.getActiveTab()).getNotificationContext("note"),
    ]
  ) {
    const error = await assertRejects(attempt, UefError);
    assertEquals([error.code, error.getErrorDetails().code], ["not-simulated", "not-simulated"]);
  }
});
