// Calls that are placed: from a number in Fusion, and from the toolbar's own form.
import { assertEquals } from "@std/assert";
import { type Desk, dialing, established, readyDesk, released } from "./peers/desk.ts";
import { settle } from "../../../helpers/settle.ts";

const OUT_DATA = {
  SVCMCA_ANI: "+14155550100",
  SVCMCA_CALL_ID: "fusion-1",
  SVCMCA_CONTACT_ID: "300100",
};

async function clickNumber({ fusion }: Desk): Promise<void> {
  await fusion.says("onOutgoingEvent", { uuid: "fusion-1", outData: OUT_DATA });
  await settle();
}

for (const getters of [true, false]) {
  Deno.test(`a number clicked in Fusion runs under Fusion's id all along (getters: ${getters})`, async () => {
    const desk = await readyDesk({ getters });
    const { gateway, fusion, event, call } = desk;
    await clickNumber(desk);
    assertEquals(gateway.lastPost, {
      type: "MakeCall",
      toNumber: "+14155550100",
      requestId: "fusion-1",
    });
    assertEquals(fusion.count("newCommEvent"), 0);

    await event(dialing("G", "fusion-1"));
    const announced = fusion.find("newCommEvent");
    assertEquals(announced?.["eventId"], "fusion-1");
    assertEquals(announced?.["inputData"], {
      ...OUT_DATA,
      SVCMCA_COMMUNICATION_DIRECTION: "ORA_SVC_OUTBOUND",
    });
    assertEquals(call("G")?.phase, "DIALLING");

    await event(established("G", "outbound"));
    assertEquals(fusion.find("startCommEvent")?.["inputData"], OUT_DATA);

    const ended = fusion.says("onToolbarInteractionCommand", {
      command: "disconnect",
      eventId: "fusion-1",
    });
    assertEquals((await ended)["result"], "success");
    assertEquals(gateway.lastPost, { type: "Reject", connectionId: "conn-G" });

    await event(released("G"));
    assertEquals(fusion.operationsOf("fusion-1"), [
      "newCommEvent",
      "startCommEvent",
      "closeCommEvent",
    ]);
    assertEquals(fusion.operationsOf("G"), []);
  });
}

Deno.test("a number that the gateway refuses is told to Fusion, once", async () => {
  const desk = await readyDesk();
  desk.gateway.refuses("invalid-field", { status: 400, detail: "This is not a phone number" });
  await clickNumber(desk);
  const { operation, ...error } = desk.fusion.find("outboundCommError") ?? { operation: "" };
  assertEquals(operation, "outboundCommError");
  assertEquals(error, {
    commUuid: "fusion-1",
    errorCode: "invalid-field",
    errorMsg: "This is not a phone number",
  });
  assertEquals(desk.fusion.count("outboundCommError"), 1);
  assertEquals(desk.toolbar.state.value.dial.problem?.code, "invalid-field");
});

Deno.test("a call that the T-Server refuses to place is told to Fusion", async () => {
  const desk = await readyDesk();
  await clickNumber(desk);
  await desk.event({
    eventName: "EventError",
    code: "refused",
    detail: "The T-Server refused RequestMakeCall",
    type: "MakeCall",
    requestId: "fusion-1",
  });
  assertEquals(desk.fusion.find("outboundCommError")?.["errorCode"], "refused");
  assertEquals(desk.fusion.count("newCommEvent"), 0);
});

Deno.test("Fusion asks twice for the same call: it is placed once", async () => {
  const desk = await readyDesk();
  await clickNumber(desk);
  await clickNumber(desk);
  assertEquals(desk.gateway.types.filter((type) => type === "MakeCall").length, 1);
});

Deno.test("Fusion disconnects before the switch has placed the call: the command waits for it", async () => {
  const desk = await readyDesk();
  await clickNumber(desk);
  const answer = desk.fusion.says("onToolbarInteractionCommand", {
    command: "disconnect",
    eventId: "fusion-1",
  });
  await settle();
  assertEquals(desk.gateway.lastPost?.type, "MakeCall");
  await desk.event(dialing("G", "fusion-1"));
  assertEquals((await answer)["result"], "success");
  assertEquals(desk.gateway.lastPost, { type: "Reject", connectionId: "conn-G" });
});

Deno.test("a number dialled in the toolbar is announced to Fusion under the gateway's id", async () => {
  const { toolbar, gateway, fusion, event } = await readyDesk();
  await toolbar.actions.makeOutboundCall("7002");
  const requestId = gateway.lastPost?.requestId ?? "";
  assertEquals(toolbar.state.value.dial.request?.phoneNumber, "7002");
  await event(dialing("G", requestId));
  assertEquals(toolbar.state.value.dial, {});
  assertEquals(fusion.operationsOf("G"), ["newCommEvent"]);

  await event(established("G", "outbound"));
  assertEquals(fusion.operationsOf("G"), ["newCommEvent", "startCommEvent"]);
});

Deno.test("a number dialled in the toolbar that fails is none of Fusion's business", async () => {
  const { toolbar, gateway, fusion } = await readyDesk();
  gateway.refuses("not-registered", { detail: "Register first" });
  await toolbar.actions.makeOutboundCall("7002");
  assertEquals(toolbar.state.value.dial.problem?.code, "not-registered");
  assertEquals(fusion.count("outboundCommError"), 0);
});
