// Fusion's buttons in the toolbar: the newer commands, how a call stands, why it ended, and offers that ran out.
import { assertEquals, assertStringIncludes } from "@std/assert";
import type { ReleaseCause } from "../../../../gateway/protocol/events.ts";
import {
  type Desk,
  established,
  held,
  inCall,
  readyDesk,
  released,
  ringing,
} from "./peers/desk.ts";
import { settle } from "../../../helpers/settle.ts";

type Options = Parameters<typeof readyDesk>[0];

async function inTalk(options: Options = {}): Promise<Desk> {
  const desk = await readyDesk(options);
  await desk.event(ringing("A"));
  await desk.event(established("A"));
  return desk;
}

const says = ({ fusion }: Desk, command: string, inData = {}) =>
  fusion.says("onToolbarInteractionCommand", { command, eventId: "A", inData });

for (
  const [command, post] of [
    ["hold", { type: "Hold" }],
    ["mute", { type: "Mute" }],
    ["unmute", { type: "Unmute" }],
    ["transfer", { type: "Transfer", toNumber: "7002" }],
    ["unhold", { type: "Retrieve" }],
    ["disconnect", { type: "Reject" }],
  ] as const
) {
  for (const getters of [true, false]) {
    Deno.test(`Fusion's "${command}" becomes ${post.type} (getters: ${getters})`, async () => {
      const desk = await inTalk({ getters });
      const answer = await says(desk, command, { transferTo: "7002" });
      assertEquals(answer["result"], "success");
      assertEquals(desk.gateway.lastPost, { ...post, connectionId: "conn-A" });
    });
  }
}

Deno.test("a command that the gateway refuses is answered with the reason", async () => {
  const desk = await inTalk();
  desk.gateway.refuses("wrong-state", { status: 409, detail: "The call is held already" });
  const answer = await says(desk, "hold");
  assertEquals([answer["result"], answer["resultDisplayString"]], [
    "error",
    "The call is held already",
  ]);
});

Deno.test("recording, a transfer to nobody and unknown words are refused honestly, and nothing is sent", async () => {
  const desk = await inTalk();
  const before = desk.gateway.posts.length;
  for (
    const [command, why] of [
      ["record", "does not record"],
      ["stopRecord", "does not record"],
      ["transfer", "nobody to transfer to"],
      ["whisper", `does not know "whisper"`],
    ] as const
  ) {
    const answer = await says(desk, command);
    assertEquals(answer["result"], "error");
    assertStringIncludes(String(answer["resultDisplayString"]), why);
  }
  assertEquals(desk.gateway.posts.length, before);
});

Deno.test("setActive takes a held call back, and leaves one alone that is talked in", async () => {
  const desk = await inTalk();
  const before = desk.gateway.posts.length;
  assertEquals((await says(desk, "setActive"))["result"], "success");
  assertEquals(desk.gateway.posts.length, before);
  await desk.event(held("A"));
  assertEquals((await says(desk, "setActive"))["result"], "success");
  assertEquals(desk.gateway.lastPost, { type: "Retrieve", connectionId: "conn-A" });
});

const reportsOf = ({ fusion }: Desk) =>
  fusion.published.filter(({ operation }) => operation === "interactionControlStateChanged")
    .map(({ actionName }) => actionName);

Deno.test("hold and mute are reported as the switch tells them, to a host that takes it and no other", async () => {
  for (const takesControlStates of [true, false]) {
    const desk = await inTalk({ takesControlStates });
    await desk.event(held("A"));
    await desk.event(inCall("A", { eventName: "EventMuteOn" }));
    await desk.event(inCall("A", { eventName: "EventMuteOff" }));
    assertEquals(
      reportsOf(desk),
      takesControlStates ? ["unhold", "hold", "mute", "unmute"] : [],
    );
  }
});

Deno.test("nothing is reported before startCommEvent, nor after the call", async () => {
  const desk = await readyDesk({ takesControlStates: true });
  desk.fusion.holds("newCommEvent");
  await desk.event(ringing("A"));
  await desk.event(established("A"));
  assertEquals(reportsOf(desk), []);
  desk.fusion.reply("newCommEvent");
  await settle();
  assertEquals(desk.fusion.operationsOf("A"), [
    "newCommEvent",
    "startCommEvent",
    "interactionControlStateChanged",
  ]);
  await desk.event(released("A"));
  await desk.event(inCall("A", { eventName: "EventMuteOn" }));
  assertEquals(reportsOf(desk), ["unhold"]);
});

const REASONS: Readonly<Record<ReleaseCause, string>> = {
  declined: "REJECT",
  abandoned: "ABANDONED",
  missed: "MISSED",
  redirected: "REJECT",
  transferred: "REJECT",
  cancelled: "CANCELED",
  busy: "MISSED",
  failed: "MISSED",
  lost: "MISSED",
  ended: "REJECT",
};

for (const closeReasons of ["two", "all"] as const) {
  Deno.test(`why a call is over, told by ${closeReasons} reasons: the wire's word decides the family`, async () => {
    for (const [cause, fine] of Object.entries(REASONS) as [ReleaseCause, string][]) {
      const desk = await readyDesk({ settings: { closeReasons } });
      await desk.event(ringing("A"));
      await desk.event(released("A", { reason: "reject", cause }));
      const told = desk.fusion.find("closeCommEvent")?.["reason"];
      assertEquals(told, closeReasons === "all" ? fine : "REJECT", cause);

      const talked = await inTalk({ settings: { closeReasons } });
      await talked.event(released("A", { reason: "wrapup", cause }));
      assertEquals(talked.fusion.find("closeCommEvent")?.["reason"], "WRAPUP", cause);
    }
  });
}

Deno.test("an offer that ran out in Fusion is declined at the switch, whose event closes it", async () => {
  for (const [closeReasons, reason] of [["two", "REJECT"], ["all", "TIMEOUT"]] as const) {
    const desk = await readyDesk({ settings: { closeReasons } });
    await desk.event(ringing("A"));
    await desk.fusion.says("onDataUpdated", {
      eventId: "A",
      outData: { updateType: "OFFER_TIMEOUT" },
    });
    await settle();
    assertEquals(desk.gateway.lastPost, { type: "Reject", connectionId: "conn-A" });
    assertEquals(desk.fusion.count("closeCommEvent"), 0);
    await desk.event(released("A", { reason: "reject", cause: "declined" }));
    assertEquals(desk.fusion.find("closeCommEvent")?.["reason"], reason);
  }
});

Deno.test("the settings say how long an offer stays, and that numbers go without their plus", async () => {
  const desk = await readyDesk({ settings: { offerTimeoutSec: 20, plainNumbers: true } });
  await desk.event(ringing("A"));
  assertEquals(desk.fusion.find("newCommEvent")?.["inputData"], {
    SVCMCA_ANI: "14155550100",
    SVCMCA_COMMUNICATION_DIRECTION: "ORA_SVC_INBOUND",
    SVCMCA_OFFER_TIMEOUT_SEC: "20",
  });
});

Deno.test("Fusion is told why the agent takes no calls", async () => {
  const desk = await readyDesk();
  await desk.event({ eventName: "EventAgentNotReady", agentId: "1002", reason: "Lunch" });
  const told = desk.fusion.find("agentStateEventOperation");
  assertEquals([told?.["reason"], told?.["reasonDisplayString"]], ["Lunch", "Lunch"]);
});
