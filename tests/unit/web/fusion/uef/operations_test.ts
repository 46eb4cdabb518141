import {
  assert,
  assertEquals,
  assertRejects,
  assertStringIncludes,
  assertThrows,
} from "@std/assert";
import { UefError } from "../../../../../web/fusion/uef/errors.ts";
import type {
  IMcaGetConfigurationActionResponse,
  IOperationRequest,
} from "../../../../../web/fusion/uef/types.ts";
import type { OperationName } from "../../../../../web/fusion/uef/vocabulary.ts";
import { createBench } from "../bench.ts";

const refusal = async (attempt: () => Promise<unknown>): Promise<UefError> =>
  await assertRejects(attempt, UefError);

Deno.test("getConfigurationOperation gives the agent's configuration by getters and raw", async () => {
  const { toolbar } = await createBench();
  const request = toolbar.provider.requestHelper.createPublishRequest("getConfigurationOperation");
  request.setConfigType("TOOLBAR");
  const response = await toolbar.phone.publish(request) as IMcaGetConfigurationActionResponse;
  const data = response.getResponseData();
  assertEquals(data.isSuccess(), true);
  assertEquals(data.getError(), undefined);
  assertEquals(data.getConfiguration().getFeatures(), ["INCOMING", "OUTGOING"]);
  assertEquals(data.getConfiguration().getAgentId(), "300000041000077");
  assertEquals(response.responseDetails.method, "getConfigurationOperation");
});

Deno.test("getConfigurationOperation without a config type names the missing setter", async () => {
  const { toolbar } = await createBench();
  const request = toolbar.provider.requestHelper.createPublishRequest("getConfigurationOperation");
  const error = await refusal(() => toolbar.phone.publish(request));
  assertEquals(error.code, "invalid-data");
  assertStringIncludes(error.getMessage(), "setConfigType()");
});

Deno.test("readyForOperationOperation and disableFeatureOperation succeed", async () => {
  const { toolbar, desk } = await createBench();
  const { requestHelper } = toolbar.provider;
  const ready = requestHelper.createPublishRequest("readyForOperationOperation");
  ready.setReadiness(true);
  const answer = await toolbar.phone.publish(ready);
  assertEquals(answer.getResponseData().getData().result, "success");

  const disable = requestHelper.createPublishRequest("disableFeatureOperation");
  disable.setFeatures(["OUTGOING"]);
  await toolbar.phone.publish(disable);
  assertEquals(desk.desktop.value.disabledFeatures, ["OUTGOING"]);
});

Deno.test("agentStateEventOperation succeeds and moves the phone icon", async () => {
  const { toolbar, desk } = await createBench();
  const icons = [];
  for (const [available, loggedIn] of [[true, true], [false, true], [false, false]] as const) {
    const response = await toolbar.agentState(available, loggedIn);
    assert(response.getResponseData().isSuccess());
    icons.push(desk.desktop.value.phone);
  }
  assertEquals(icons, [
    { icon: "available", text: "Idle", reason: "" },
    { icon: "greyed", text: "Idle", reason: "" },
    { icon: "disabled", text: "Idle", reason: "" },
  ]);
});

Deno.test("newCommEvent answers with the contact, by getters, as plain data and raw", async () => {
  const { toolbar } = await createBench();
  const response = await toolbar.newComm("call-1", "1 (415) 555-0100");
  const data = response.getResponseData();
  assertEquals(data.getOutputData().getSVCMCA_CONTACT_NAME(), "Maya Lindqvist");
  assertEquals(data.getOutputData().getCallDirection(), "ORA_SVC_INBOUND");
  assertEquals(data.getOutputData().getValueByAttribute("SVCMCA_SR_NUM"), "SR0004218");
  assertEquals(data.getOutData().SVCMCA_CONTACT_FIRST_NAME, "Maya");
  assertEquals(data.getOutData().SVCMCA_CONTACT_PRIM_ORG_NAME, "Northlight Hotels");
  assertEquals(data.getData().eventId, "call-1");
  const nested = response.responseDetails.data as { payload: { outData: unknown } };
  assertEquals(nested.payload.outData, data.getOutData());
  assertEquals(response.responseDetails.outData, data.getOutData());
});

Deno.test("newCommEvent of an unknown number has no contact name", async () => {
  const { toolbar } = await createBench();
  const outData = (await toolbar.newComm("call-1", "+12025550199")).getResponseData().getOutData();
  assertEquals(outData.SVCMCA_DISPLAY_NAME, "Unknown caller");
  assertEquals("SVCMCA_CONTACT_NAME" in outData, false);
  assertEquals(outData.SVCMCA_ANI, "+12025550199");
});

Deno.test("startCommEvent opens an engagement, closeCommEvent carries its wrap-up", async () => {
  const { toolbar } = await createBench();
  const offered = await toolbar.newComm("call-1");
  const started = (await toolbar.startComm("call-1")).getResponseData();
  assertEquals(started.getData().screenPopMode, "AUTO");
  const engagement = started.getEngagementContext();
  assertEquals(
    engagement.getEngagementId(),
    offered.getResponseData().getOutputData().getSVCMCA_INTERACTION_ID(),
  );
  assertEquals(engagement.getChannelType(), "ORA_SVC_PHONE");
  const closed = (await toolbar.closeComm("call-1", "wrapup")).getResponseData();
  assertEquals(
    closed.getOutputData().getSVCMCA_WRAPUP_ID(),
    started.getOutputData().getSVCMCA_WRAPUP_ID(),
  );
  assertEquals(closed.getOutputData().getWrapupStartTime(), "2026-01-01T00:00:00.000Z");
});

Deno.test("setInputData replaces the input data, getInData adds to it", async () => {
  const { toolbar } = await createBench();
  const request = toolbar.provider.requestHelper.createPublishRequest("newCommEvent");
  request.getInData().setCallStatus("GONE");
  request.setInputData({ SVCMCA_COMMUNICATION_DIRECTION: "ORA_SVC_INBOUND" });
  request.getInData().setSVCMCA_ANI("+12125550117");
  request.setEventId("call-1");
  request.setAppClassification("ORA_SERVICE");
  request.setLookupObject("Contact");
  const { responseDetails } = await toolbar.phone.publish(request);
  const outData = responseDetails.outData as Record<string, unknown>;
  assertEquals(outData.SVCMCA_CONTACT_NAME, "Tomás Okafor");
  assertEquals(outData.callStatus, "INCOMING");
});

Deno.test("a call for another application is refused with the reason, and nothing is shown", async () => {
  const { toolbar, desk } = await createBench();
  const request = toolbar.provider.requestHelper.createPublishRequest("newCommEvent");
  request.setEventId("call-1");
  request.setAppClassification("ORA_SALES");
  request.getInData().setSVCMCA_COMMUNICATION_DIRECTION("ORA_SVC_INBOUND");
  const error = await refusal(() => toolbar.phone.publish(request));
  assertEquals(error.code, "app-classification");
  assertStringIncludes(error.message, `"ORA_SERVICE"`);
  assertEquals(desk.desktop.value.communications, []);
});

Deno.test("outboundCommError takes the dialling panel away and says why", async () => {
  const { toolbar, desk } = await createBench();
  await toolbar.agentState(true);
  const [asked] = [toolbar.hear("onOutgoingEvent")];
  desk.dial("+12125550117");
  const uuid = String(asked[0]?.getResponseData().getData().uuid);

  const request = toolbar.provider.requestHelper.createPublishRequest("outboundCommError");
  request.setCommUuid(uuid);
  request.setErrorCode("INVALID_NUMBER");
  request.setErrorMsg("the switch knows no such number");
  const response = await toolbar.phone.publish(request);
  assert(response.getResponseData().isSuccess());
  assertEquals(desk.desktop.value.communications, []);
  assertStringIncludes(desk.desktop.value.notice?.text ?? "", "no such number");

  assertEquals(
    (await refusal(() => toolbar.phone.publish(request))).code,
    "unknown-communication",
  );
});

Deno.test("a misspelt operation is refused when the request is made, with the right name", async () => {
  const { toolbar } = await createBench();
  const { requestHelper } = toolbar.provider;
  const misspelt = "agentStateEvent" as OperationName;
  const error = assertThrows(() => requestHelper.createPublishRequest(misspelt), UefError);
  assertEquals(error.code, "unknown-operation");
  assertStringIncludes(error.message, `Did you mean "agentStateEventOperation"?`);
});

Deno.test("publish() refuses a request object that the framework did not make", async () => {
  const { toolbar } = await createBench();
  const error = await refusal(() => toolbar.phone.publish({} as IOperationRequest));
  assertStringIncludes(error.message, "createPublishRequest()");
});

Deno.test("a request remembers whether it goes to other tabs", async () => {
  const { toolbar } = await createBench();
  const request = toolbar.provider.requestHelper.createPublishRequest("startCommEvent");
  assertEquals(request.getOperationName(), "startCommEvent");
  assertEquals(request.isPropagateToTabsEnabled(), false);
  request.setPropagateToTabs(true);
  assertEquals(request.isPropagateToTabsEnabled(), true);
});
