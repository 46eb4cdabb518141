// The six ways of the tutorial's call, from the button to Fusion, through the whole toolbar.
import { assertEquals } from "@std/assert";
import { established, readyDesk, released, ringing } from "./peers/desk.ts";

const DECLINED = { reason: "reject", cause: "declined" } as const;

Deno.test("an incoming call is announced to Fusion and shown with the name that Fusion found", async () => {
  const { fusion, event, call } = await readyDesk();
  await event(ringing("A"));

  assertEquals(fusion.operationsOf("A"), ["newCommEvent"]);
  const announced = fusion.find("newCommEvent");
  assertEquals(announced?.["appClassification"], "ORA_SERVICE");
  assertEquals(announced?.["inputData"], {
    SVCMCA_ANI: "+14155550100",
    SVCMCA_COMMUNICATION_DIRECTION: "ORA_SVC_INBOUND",
  });
  assertEquals(call("A")?.phase, "RINGING");
  assertEquals(call("A")?.name, "Ana Lindqvist");
});

for (const getters of [true, false]) {
  const shape = getters ? "with getters" : "with responseDetails only";
  Deno.test(`accepting starts and ending closes with newCommEvent's outData, ${shape}`, async () => {
    const { fusion, event } = await readyDesk({ getters });
    await event(ringing("A"));
    await event(established("A"));
    await event(released("A"));

    assertEquals(fusion.operationsOf("A"), ["newCommEvent", "startCommEvent", "closeCommEvent"]);
    const outData = {
      SVCMCA_ANI: "+14155550100",
      SVCMCA_COMMUNICATION_DIRECTION: "ORA_SVC_INBOUND",
      SVCMCA_CONTACT_NAME: "Ana Lindqvist",
      SVCMCA_CONTACT_ID: "300100",
    };
    assertEquals(fusion.find("startCommEvent")?.["inputData"], outData);
    assertEquals(fusion.find("closeCommEvent")?.["inputData"], outData);
    assertEquals(fusion.find("closeCommEvent")?.["reason"], "WRAPUP");
  });
}

Deno.test("Decline in the toolbar: Reject to the gateway, and REJECT to Fusion once the call is released", async () => {
  const { toolbar, gateway, fusion, event, call } = await readyDesk();
  await event(ringing("A"));
  assertEquals(await toolbar.actions.rejectCall("A"), { ok: true });

  assertEquals(gateway.lastPost, { type: "Reject", connectionId: "conn-A" });
  assertEquals(call("A")?.phase, "RINGING");
  assertEquals(call("A")?.request?.command, "Reject");
  assertEquals(fusion.operationsOf("A"), ["newCommEvent"]);

  await event(released("A", DECLINED));
  assertEquals(fusion.operationsOf("A"), ["newCommEvent", "closeCommEvent"]);
  assertEquals(fusion.find("closeCommEvent")?.["reason"], "REJECT");
});

Deno.test("End call in the toolbar: Reject to the gateway, and WRAPUP to Fusion once the call is released", async () => {
  const { toolbar, gateway, fusion, event, call } = await readyDesk();
  await event(ringing("A"));
  await event(established("A"));
  await toolbar.actions.disconnectCall("A");

  assertEquals(gateway.lastPost, { type: "Reject", connectionId: "conn-A" });
  assertEquals(call("A")?.phase, "ACCEPTED");
  await event(released("A"));
  assertEquals(call("A")?.phase, "DISCONNECTED");
  assertEquals(fusion.find("closeCommEvent")?.["reason"], "WRAPUP");
});

for (
  const [command, type] of [
    ["accept", "Accept"],
    ["reject", "Reject"],
    ["wrapup", "Reject"],
    ["disconnect", "Reject"],
  ] as const
) {
  for (const getters of [true, false]) {
    Deno.test(`Fusion's "${command}" becomes ${type} (getters: ${getters})`, async () => {
      const { gateway, fusion, event, call } = await readyDesk({ getters });
      await event(ringing("A"));
      const answer = await fusion.says("onToolbarInteractionCommand", { command, eventId: "A" });

      assertEquals(gateway.lastPost, { type, connectionId: "conn-A" });
      assertEquals(answer["result"], "success");
      assertEquals(call("A")?.request?.askedBy, "fusion");
      assertEquals(call("A")?.phase, "RINGING");
    });
  }
}

Deno.test("Fusion's command is answered with an error when the gateway refuses it", async () => {
  const { gateway, fusion, event, call } = await readyDesk();
  await event(ringing("A"));
  gateway.refuses("wrong-state", { detail: "Cannot answer the call" });
  const answer = await fusion.says("onToolbarInteractionCommand", {
    command: "accept",
    eventId: "A",
  });

  assertEquals(answer["result"], "error");
  assertEquals(answer["resultDisplayString"], "Cannot answer the call");
  assertEquals(call("A")?.problem, {
    command: "Accept",
    code: "wrong-state",
    detail: "Cannot answer the call",
  });
});

Deno.test("a command that the toolbar does not know is answered with an error and reaches nobody", async () => {
  const { gateway, fusion, event } = await readyDesk();
  await event(ringing("A"));
  const before = gateway.posts.length;
  const answer = await fusion.says("onToolbarInteractionCommand", {
    command: "teleport",
    eventId: "A",
  });
  assertEquals(answer["result"], "error");
  assertEquals(gateway.posts.length, before);
});

Deno.test("a command about a call that is not known never reaches another call", async () => {
  const { gateway, fusion, event } = await readyDesk();
  await event(ringing("A"));
  const before = gateway.posts.length;
  const answer = await fusion.says("onToolbarInteractionCommand", {
    command: "disconnect",
    eventId: "GONE",
  });
  assertEquals(answer["result"], "error");
  assertEquals(gateway.posts.length, before);
});

Deno.test("the soft phone answers and hangs up: Fusion hears the same, nothing was asked", async () => {
  const { gateway, fusion, event } = await readyDesk();
  const before = gateway.posts.length;
  await event(ringing("A"));
  await event(established("A"));
  await event(released("A"));

  assertEquals(fusion.operationsOf("A"), ["newCommEvent", "startCommEvent", "closeCommEvent"]);
  assertEquals(gateway.posts.length, before);
});

Deno.test("the customer gives up while ringing: REJECT to Fusion, and the agent reads why", async () => {
  const { fusion, event, call } = await readyDesk();
  await event(ringing("A"));
  await event(released("A", { reason: "reject", cause: "abandoned", releasedBy: "customer" }));

  assertEquals(fusion.find("closeCommEvent")?.["reason"], "REJECT");
  assertEquals(call("A")?.release, { cause: "abandoned", releasedBy: "customer" });
});

Deno.test("two calls at once: each command and each event concerns its own call", async () => {
  const { toolbar, gateway, fusion, event, call } = await readyDesk();
  await event(ringing("A"));
  await event(established("A"));
  await event(ringing("B"));
  await toolbar.actions.disconnectCall("A");
  assertEquals(gateway.lastPost, { type: "Reject", connectionId: "conn-A" });
  await toolbar.actions.acceptIncomingCall("B");
  assertEquals(gateway.lastPost, { type: "Accept", connectionId: "conn-B" });

  await event(released("A"));
  assertEquals(call("B")?.phase, "RINGING");
  await event(established("B"));
  assertEquals(call("B")?.phase, "ACCEPTED");
  assertEquals(fusion.operationsOf("A"), ["newCommEvent", "startCommEvent", "closeCommEvent"]);
  assertEquals(fusion.operationsOf("B"), ["newCommEvent", "startCommEvent"]);
});
