// The ways of real pods, each as a switch: what it does, and that without it the desktop says so in words.
import { assert, assertEquals, assertRejects, assertStringIncludes } from "@std/assert";
import { LOOK_UP_MS } from "../../../../web/fusion/communication.ts";
import {
  choicesMemory,
  DOCUMENTED,
  type Pod,
  POD_TRAIT_NAMES,
  type PodTrait,
  STRICT,
} from "../../../../web/fusion/pod.ts";
import { UefError } from "../../../../web/fusion/uef/errors.ts";
import { ANSWER_TIMEOUT_MS } from "../../../../web/fusion/uef/client/session.ts";
import { createBench, MAYA } from "./bench.ts";
import { settle } from "../../../helpers/settle.ts";

const only = (trait: PodTrait): Pod => ({ ...DOCUMENTED, [trait]: true });

/** Whether a promise settles, given all the time that anybody waits. */
async function settles(promise: Promise<unknown>, advance: (ms: number) => void): Promise<boolean> {
  let done = false;
  promise.then(() => done = true, () => done = true);
  await settle();
  advance(ANSWER_TIMEOUT_MS * 2);
  await settle();
  return done;
}

Deno.test("a call of another application is dropped without a word", async () => {
  const { toolbar, desk, clock, records } = await createBench({
    pod: only("dropsWrongClassification"),
  });
  const request = toolbar.provider.requestHelper.createPublishRequest("newCommEvent");
  request.setEventId("call-1");
  request.setAppClassification("ORA_SALES");
  assertEquals(await settles(toolbar.phone.publish(request), (ms) => clock.advance(ms)), false);
  assertEquals(desk.desktop.value.notice, undefined);
  assertEquals(desk.desktop.value.communications, []);
  assertEquals(records.at(-1)?.name, "newCommEvent dropped");
  assertEquals(clock.pending, 0);
});

Deno.test("a second newCommEvent loses its reply; documented, it is refused with the reason", async () => {
  const strict = await createBench({ pod: only("losesSecondReply") });
  await strict.toolbar.newComm("call-1");
  const again = strict.toolbar.newComm("call-1");
  assertEquals(await settles(again, (ms) => strict.clock.advance(ms)), false);

  const { toolbar } = await createBench();
  await toolbar.newComm("call-1");
  const error = await assertRejects(() => toolbar.newComm("call-1"), UefError);
  assertStringIncludes(error.message, "one of the two answers is lost");
});

Deno.test("startCommEvent before newCommEvent's reply is never answered, after it it is", async () => {
  const { toolbar, desk, clock } = await createBench({ pod: only("dropsEarlyStart") });
  const announcing = toolbar.newComm("call-1");
  let isReplied = false;
  announcing.then(() => isReplied = true);
  const early = toolbar.startComm("call-1");
  clock.advance(LOOK_UP_MS - 1);
  await settle();
  assertEquals(isReplied, false);
  clock.advance(1);
  await announcing;
  assertEquals(await settles(early, (ms) => clock.advance(ms)), false);
  assertEquals(desk.desktop.value.communications[0]?.phase, "offered");
  await toolbar.startComm("call-1");
  assertEquals(desk.desktop.value.communications[0]?.phase, "engaged");
});

Deno.test("replies have no getters, and their data where a pod was seen to have it", async () => {
  const { toolbar } = await createBench({ pod: only("givesNoGetters") });
  const response = await toolbar.newComm("call-1");
  assertEquals("getResponseData" in response, false);
  const { data } = response.responseDetails as {
    data: { payload: { outData: Record<string, unknown> } };
  };
  assertEquals(data.payload.outData.SVCMCA_CONTACT_NAME, "Maya Lindqvist");
});

Deno.test("callStatus of an outbound call: OUTGOING as documented, INCOMING on a pod", async () => {
  for (
    const [pod, status] of [[DOCUMENTED, "OUTGOING"], [only("saysIncoming"), "INCOMING"]] as const
  ) {
    const { toolbar } = await createBench({ pod });
    const response = await toolbar.newComm("call-1", MAYA, "ORA_SVC_OUTBOUND");
    assertEquals(response.getResponseData().getOutputData().getCallStatus(), status);
  }
});

Deno.test("the reply names another eventId, and the call goes by either", async () => {
  const { toolbar, desk } = await createBench({ pod: only("renamesCalls") });
  const other = (await toolbar.newComm("call-1")).getResponseData().getOutputData().getEventId();
  assert(other !== undefined && other !== "call-1");
  await toolbar.startComm(other);
  assertEquals(desk.desktop.value.communications.map(({ eventId, phase }) => [eventId, phase]), [
    ["call-1", "engaged"],
  ]);
  await toolbar.closeComm("call-1", "WRAPUP");
  assertEquals(desk.desktop.value.communications[0]?.phase, "wrap-up");
});

Deno.test("a number with a plus belongs to nobody, and numbers come without one", async () => {
  const { toolbar, desk } = await createBench({ pod: only("wantsPlainNumbers") });
  const plus = (await toolbar.newComm("call-1", MAYA)).getResponseData().getOutputData();
  assertEquals(plus.getSVCMCA_CONTACT_NAME(), undefined);
  assertEquals(plus.getSVCMCA_ANI(), "14155550100");
  const plain = await toolbar.newComm("call-2", "14155550100");
  assertEquals(
    plain.getResponseData().getOutputData().getSVCMCA_CONTACT_NAME(),
    "Maya Lindqvist",
  );
  await toolbar.closeComm("call-1", "REJECT");
  await toolbar.closeComm("call-2", "REJECT");
  await toolbar.agentState(true);
  const heard = toolbar.hear("onOutgoingEvent");
  desk.dial("+12125550117");
  assertEquals(heard[0]?.getResponseData().getOutData().SVCMCA_ANI, "12125550117");
});

Deno.test("Cancel while a number is being placed: at once on a pod, else once it is announced", async () => {
  for (const [pod, before] of [[only("cancelsEarly"), 1], [DOCUMENTED, 0]] as const) {
    const { toolbar, desk } = await createBench({ pod });
    await toolbar.agentState(true);
    const commands = toolbar.hear("onToolbarInteractionCommand");
    toolbar.hear("onOutgoingEvent");
    desk.dial(MAYA);
    const { eventId } = desk.desktop.value.communications[0]!;
    desk.cancelDialling(eventId);
    assertEquals(commands.length, before);
    assertEquals(desk.desktop.value.communications[0]?.pending?.command, "disconnect");
    await toolbar.newComm(eventId, MAYA, "ORA_SVC_OUTBOUND");
    assertEquals(commands.map((event) => event.getResponseData().getCommand()), ["disconnect"]);
  }
});

Deno.test("getRecordContext and interactionControlStateChanged are absent on a pod", async () => {
  const documented = (await createBench()).toolbar;
  assert(documented.provider.getRecordContext);
  assert(documented.phone.getSupportedActions().includes("interactionControlStateChanged"));
  const { toolbar } = await createBench({ pod: STRICT });
  assertEquals("getRecordContext" in toolbar.provider, false);
  assertEquals(
    toolbar.phone.getSupportedActions().includes("interactionControlStateChanged"),
    false,
  );
  const request = toolbar.provider.requestHelper.createPublishRequest(
    "interactionControlStateChanged",
  );
  const error = await assertRejects(() => toolbar.phone.publish(request), UefError);
  assertEquals(error.code, "wrong-context");
});

Deno.test("choicesMemory() takes what an earlier page kept, and the defaults for what is not valid", () => {
  const kept = { pod: { saysIncoming: true, unheardOf: true }, offerTimeoutSec: 20 };
  const read = (text: string | null) =>
    choicesMemory(() => ({ getItem: () => text, setItem() {} })).load();
  const { pod, endCallCommand, offerTimeoutSec } = read(JSON.stringify(kept));
  assertEquals(pod, only("saysIncoming"));
  assertEquals([endCallCommand, offerTimeoutSec], ["wrapup", 20]);
  for (const text of [null, "", "{", `{"offerTimeoutSec":-1}`, `{"pod":7}`]) {
    assertEquals(read(text), {
      pod: DOCUMENTED,
      endCallCommand: "wrapup",
      offerTimeoutSec: 0,
    });
  }
  assertEquals(POD_TRAIT_NAMES.length, 10);
});
