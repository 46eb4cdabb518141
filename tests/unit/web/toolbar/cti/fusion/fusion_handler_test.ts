// How the toolbar speaks with Fusion: in turn, once, and not at all where there is none.
import { assert, assertEquals } from "@std/assert";
import { REPLY_LIMIT_MS } from "../../../../../../web/toolbar/cti/fusion/publish.ts";
import { established, openDesk, readyDesk, released, ringing } from "../../peers/desk.ts";
import { settle } from "../../../../../helpers/settle.ts";

Deno.test("the start: configuration, four subscriptions, readiness", async () => {
  const { fusion, toolbar } = await openDesk();
  assertEquals(fusion.published, [
    { operation: "getConfigurationOperation", configType: "TOOLBAR" },
    { operation: "readyForOperationOperation", readiness: true },
  ]);
  assertEquals(fusion.subscriptions.map(({ event }) => event), [
    "onToolbarInteractionCommand",
    "onToolbarAgentCommand",
    "onOutgoingEvent",
    "onDataUpdated",
  ]);
  assert(
    fusion.subscriptions.every(({ appClassification }) => appClassification === "ORA_SERVICE"),
  );
  assertEquals(toolbar.state.value.fusion.status, "connected");
});

Deno.test("a subscription that throws does not take the others with it", async () => {
  const { fusion, toolbar } = await openDesk({
    refusesSubscription: "onToolbarInteractionCommand",
  });
  assertEquals(fusion.subscriptions.length, 3);
  assertEquals(toolbar.state.value.fusion.status, "connected");
});

Deno.test("answered before Fusion has replied to newCommEvent: startCommEvent waits for the reply", async () => {
  const { fusion, event } = await readyDesk();
  fusion.holds("newCommEvent");
  await event(ringing("A"));
  await event(established("A"));
  await event(released("A"));
  assertEquals(fusion.operationsOf("A"), ["newCommEvent"]);

  fusion.reply("newCommEvent");
  await settle();
  assertEquals(fusion.operationsOf("A"), ["newCommEvent", "startCommEvent", "closeCommEvent"]);
  const inData = fusion.find("startCommEvent")?.["inputData"] as Record<string, unknown>;
  assertEquals(inData["SVCMCA_CONTACT_NAME"], "Ana Lindqvist");
});

Deno.test("a reply that never comes is given up with a warning, and the call goes on", async () => {
  const { fusion, clock, event, warnings } = await readyDesk();
  fusion.holds("newCommEvent");
  await event(ringing("A"));
  await event(established("A"));
  clock.advance(REPLY_LIMIT_MS - 1);
  await settle();
  assertEquals(fusion.operationsOf("A"), ["newCommEvent"]);

  clock.advance(1);
  await settle();
  assertEquals(fusion.operationsOf("A"), ["newCommEvent", "startCommEvent"]);
  assertEquals(warnings, ["Cannot complete newCommEvent"]);
});

Deno.test("one call's missing reply does not hold up another call", async () => {
  const { fusion, event } = await readyDesk();
  fusion.holds("startCommEvent");
  await event(ringing("A"));
  await event(established("A"));
  await event(ringing("B"));
  await event(released("B"));
  assertEquals(fusion.operationsOf("B"), ["newCommEvent", "closeCommEvent"]);
});

Deno.test("alone in a tab: the toolbar works, and says that there is no Fusion", async () => {
  const { fusion, event, toolbar, call, warnings } = await readyDesk({ framed: false });
  await event(ringing("A"));
  await event(established("A"));
  assertEquals(call("A")?.phase, "ACCEPTED");
  assertEquals(toolbar.state.value.fusion.status, "alone");
  assertEquals(fusion.published, []);
  assertEquals(warnings, []);
});

Deno.test("Fusion asks for the agent's state, the live calls and the commands", async () => {
  const { fusion, event } = await readyDesk();
  await event(ringing("A"));
  const ask = async (command: string) => await fusion.says("onToolbarAgentCommand", { command });

  const state = (await ask("getCurrentAgentState"))["outData"] as Record<string, unknown>;
  assertEquals([state["isAvailable"], state["state"]], [true, "AVAILABLE"]);
  assertEquals((await ask("getActiveEngagements"))["outData"], {
    activeCount: 1,
    engagements: [{ eventId: "A" }],
  });
  assertEquals((await ask("getActiveInteractionCommands"))["outData"], {
    supportedCommands: [
      "accept",
      "reject",
      "wrapup",
      "disconnect",
      "setActive",
      "hold",
      "unhold",
      "mute",
      "unmute",
      "transfer",
    ],
    supportedFeatures: [],
  });
  assertEquals((await ask("custom"))["result"], "error");
});

Deno.test("Fusion makes the agent unavailable and available", async () => {
  const { fusion, gateway } = await readyDesk();
  const down = await fusion.says("onToolbarAgentCommand", { command: "makeUnavailable" });
  assertEquals([down["result"], gateway.lastPost], ["success", { type: "NotReady" }]);
  const up = await fusion.says("onToolbarAgentCommand", { command: "makeAvailable" });
  assertEquals([up["result"], gateway.lastPost], ["success", { type: "initialize" }]);
});

Deno.test("a contact that is changed in Fusion changes on the call", async () => {
  const { fusion, event, call } = await readyDesk();
  await event(ringing("A"));
  await fusion.says("onDataUpdated", {
    eventId: "A",
    outData: { SVCMCA_CONTACT_NAME: "Bo Ek", updateType: "CONTACT" },
  });
  await settle();
  assertEquals(call("A")?.name, "Bo Ek");
});
