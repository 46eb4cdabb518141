// What the phone context says that is seen on the desktop: readiness, features, the agent's words, buttons of
// the call, offers that run out, other tabs.
import { assert, assertEquals, assertRejects, assertStringIncludes } from "@std/assert";
import { EFFECT_TIMEOUT_MS } from "../../../../web/fusion/desk.ts";
import { createDesk } from "../../../../web/fusion/desk.ts";
import { dialObstacle } from "../../../../web/fusion/desktop.ts";
import { CONTACTS } from "../../../../web/fusion/contacts.ts";
import type { Tabs } from "../../../../web/fusion/tabs.ts";
import { UefError } from "../../../../web/fusion/uef/errors.ts";
import { RESULT_TIMEOUT_MS } from "../../../../web/fusion/uef/host/host.ts";
import type { IMcaGetConfigurationActionResponse } from "../../../../web/fusion/uef/types.ts";
import { ManualClock } from "../../../../gateway/runtime/manual_clock.ts";
import { createBench, MAYA, type Toolbar } from "./bench.ts";
import { countingIds, createLine } from "./uef/line.ts";
import { settle } from "../../../helpers/settle.ts";

type Bench = Awaited<ReturnType<typeof createBench>>;
const call = ({ desk }: Bench) => desk.desktop.value.communications[0];

const disable = ({ provider, phone }: Toolbar, ...features: string[]) => {
  const request = provider.requestHelper.createPublishRequest("disableFeatureOperation");
  request.setFeatures(features);
  return phone.publish(request);
};

const ready = ({ provider, phone }: Toolbar, readiness: boolean) => {
  const request = provider.requestHelper.createPublishRequest("readyForOperationOperation");
  request.setReadiness(readiness);
  return phone.publish(request);
};

/** A toolbar that supports the buttons, in an engagement; its answers to commands succeed. */
async function withButtons() {
  const bench = await createBench();
  const { toolbar } = bench;
  toolbar.hear("onToolbarAgentCommand", (event) => {
    event.getResponseData().setOutdata({ supportedCommands: ["hold", "unhold", "transfer"] });
  });
  const commands = toolbar.hear("onToolbarInteractionCommand");
  await toolbar.newComm("call-1");
  await toolbar.startComm("call-1");
  await settle();
  const names = () => commands.map((event) => event.getResponseData().getCommand());
  return { ...bench, commands, names };
}

const reports = ({ provider, phone }: Toolbar, action: string, states: string[] = []) => {
  const request = provider.requestHelper.createPublishRequest("interactionControlStateChanged");
  request.setEventId("call-1");
  request.setActionName(action);
  request.setInteractionControlStates(states.map((name) => ({ name, isEnabled: false })));
  request.setTimestamp(0);
  return phone.publish(request);
};

Deno.test("getConfigurationOperation answers every config type, and names them for an unknown one", async () => {
  const { toolbar: { provider, phone } } = await createBench();
  const ask = (type: string) => {
    const request = provider.requestHelper.createPublishRequest("getConfigurationOperation");
    request.setConfigType(type);
    return phone.publish(request) as Promise<IMcaGetConfigurationActionResponse>;
  };
  for (const type of ["TOOLBAR", "ALL", "FA_TOKEN"]) {
    const configuration = (await ask(type)).getResponseData().getConfiguration();
    assertEquals(configuration.getFaTrustToken(), "simulated-trust-token", type);
  }
  for (const type of ["TOKENS", "PAGES", "LOOKUP_OBJECTS"]) {
    assert((await ask(type)).getResponseData().isSuccess(), type);
  }
  const error = await assertRejects(() => ask("EVERYTHING"), UefError);
  assertStringIncludes(error.message, "LOOKUP_OBJECTS");
});

Deno.test("a toolbar that says it is not ready places no calls until it is", async () => {
  const { toolbar, desk } = await createBench();
  await toolbar.agentState(true);
  await ready(toolbar, false);
  assertEquals(dialObstacle(desk.desktop.value), "The media toolbar is not ready.");
  await ready(toolbar, true);
  assertEquals(dialObstacle(desk.desktop.value), undefined);
});

Deno.test("disabled features disable the same in both vocabularies", async () => {
  for (
    const [incoming, outgoing] of [["INCOMING", "OUTGOING"], ["INBOUND_CALL", "OUTBOUND_CALL"]]
  ) {
    const { toolbar, desk } = await createBench();
    await toolbar.agentState(true);
    await disable(toolbar, incoming!, outgoing!);
    assertEquals(dialObstacle(desk.desktop.value), "This toolbar does not place calls.");
    const error = await assertRejects(() => toolbar.newComm("call-1"), UefError);
    assertEquals(error.code, "disabled-feature");
    await disable(toolbar);
    await toolbar.newComm("call-1");
  }
  const { toolbar, desk } = await createBench();
  await toolbar.agentState(true);
  await disable(toolbar, "OUTBOUND_CALL_EXTENSIONS");
  assertEquals(dialObstacle(desk.desktop.value, MAYA), undefined);
  assertStringIncludes(dialObstacle(desk.desktop.value, "7002") ?? "", "extensions");
  const error = await assertRejects(() => disable(toolbar, "OUTGONIG"), UefError);
  assertStringIncludes(error.message, "OUTBOUND_CALL_EXTENSIONS");
});

Deno.test("the desktop shows the toolbar's own words for the agent's state and its reason", async () => {
  const { toolbar: { provider, phone }, desk } = await createBench();
  const request = provider.requestHelper.createPublishRequest("agentStateEventOperation");
  request.setIsAvailable(false);
  request.setIsLoggedIn(true);
  request.setStateDisplayString("On break");
  request.setReasonDisplayString("Lunch");
  await phone.publish(request);
  assertEquals(desk.desktop.value.phone, { icon: "greyed", text: "On break", reason: "Lunch" });
});

Deno.test("the buttons of a call are those that the toolbar answered, asked once in its life", async () => {
  const bench = await withButtons();
  assertEquals(bench.desk.desktop.value.abilities.supportedCommands, [
    "hold",
    "unhold",
    "transfer",
  ]);
  const asked = () => bench.records.filter(({ name }) => name === "onToolbarAgentCommand").length;
  assertEquals(asked(), 1);
  await ready(bench.toolbar, true);
  await bench.toolbar.newComm("call-2", "+12125550117");
  await bench.toolbar.startComm("call-2");
  assertEquals(asked(), 1);
});

Deno.test("a toolbar that does not know the question gets no buttons, and no complaint", async () => {
  const { toolbar, desk } = await createBench();
  toolbar.hear("onToolbarAgentCommand", () => Promise.reject(new Error("unknown command")));
  await ready(toolbar, true);
  await settle();
  assertEquals(desk.desktop.value.abilities.supportedCommands, []);
  assertEquals(desk.desktop.value.notice, undefined);
});

Deno.test("Hold follows the toolbar's answer where nothing else is told", async () => {
  const bench = await withButtons();
  bench.desk.toggle("call-1", "hold");
  await settle();
  assertEquals([call(bench)?.controls.hold, call(bench)?.pending], [true, undefined]);
  bench.desk.toggle("call-1", "hold");
  await settle();
  assertEquals([call(bench)?.controls.hold, bench.names()], [false, ["hold", "unhold"]]);
});

Deno.test("Hold follows interactionControlStateChanged of a toolbar that reports, and nothing sooner", async () => {
  const bench = await withButtons();
  const { desk, toolbar, clock } = bench;
  await reports(toolbar, "unhold", ["record"]);
  assertEquals(call(bench)?.controls.disabled, ["record"]);
  desk.toggle("call-1", "hold");
  await settle();
  assertEquals([call(bench)?.controls.hold, call(bench)?.pending?.command], [false, "hold"]);
  await reports(toolbar, "hold");
  assertEquals([call(bench)?.controls.hold, call(bench)?.pending], [true, undefined]);
  // The switch refuses: nothing comes, and the button can be pressed again.
  desk.toggle("call-1", "hold");
  await settle();
  clock.advance(EFFECT_TIMEOUT_MS);
  assertEquals([call(bench)?.controls.hold, call(bench)?.pending], [true, undefined]);
  assertStringIncludes(desk.desktop.value.notice?.text ?? "", `Nothing has come of "unhold"`);
});

Deno.test("Transfer names the number, and waits for the call's end; a disabled one sends nothing", async () => {
  const bench = await withButtons();
  bench.desk.transfer("call-1", "7002");
  await settle();
  assertEquals(bench.commands[0]?.getResponseData().getInData(), { transferTo: "7002" });
  assertEquals(call(bench)?.pending?.command, "transfer");
  await bench.toolbar.closeComm("call-1", "TRANSFERRED");
  assertEquals(bench.desk.desktop.value.communications, []);
  assertEquals(bench.desk.desktop.value.notice?.tone, "calm");

  const other = await withButtons();
  await disable(other.toolbar, "TRANSFER_CALL");
  other.desk.transfer("call-1", "7002");
  assertEquals(other.names(), []);
});

Deno.test("setActive is done with its answer", async () => {
  const bench = await withButtons();
  await reports(bench.toolbar, "unhold");
  bench.desk.setActive("call-1");
  await settle();
  assertEquals([bench.names(), call(bench)?.pending], [["setActive"], undefined]);
});

Deno.test("the second answer to a command changes nothing, and neither does a late one", async () => {
  const bench = await createBench();
  const { toolbar, desk, clock, line, records } = bench;
  let answer: () => void = () => {};
  toolbar.hear("onToolbarInteractionCommand", (event) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    answer = resolve;
    return promise.then(() => event.getResponseData().setResult("error"));
  });
  await toolbar.newComm("call-1");
  desk.answer("call-1");
  clock.advance(RESULT_TIMEOUT_MS);
  await settle();
  const notice = desk.desktop.value.notice?.text;
  assertStringIncludes(notice ?? "", "did not answer");
  const posted: unknown[] = [];
  line.desktop.onMessage((message) => posted.push(message));
  answer();
  await settle();
  assertEquals(records.at(-1)?.name, "onToolbarInteractionCommand answer ignored");
  line.toolbar.post(posted[0]);
  assertEquals(records.filter(({ name }) => name.endsWith("answer ignored")).length, 2);
  assertEquals(desk.desktop.value.notice?.text, notice);
});

Deno.test("an offer with a time-out runs out: OFFER_TIMEOUT is told, and the toolbar closes the call", async () => {
  const bench = await createBench();
  const { toolbar, desk, clock } = bench;
  const heard = toolbar.hear("onDataUpdated");
  const request = toolbar.provider.requestHelper.createPublishRequest("newCommEvent");
  request.setEventId("call-1");
  request.setAppClassification("ORA_SERVICE");
  request.getInData().setSVCMCA_COMMUNICATION_DIRECTION("ORA_SVC_INBOUND");
  request.getInData().setSVCMCA_OFFER_TIMEOUT_SEC("20");
  await toolbar.phone.publish(request);
  clock.advance(19_999);
  assertEquals(heard.length, 0);
  clock.advance(1);
  assertEquals(heard[0]?.getResponseData().getOutputData().getUpdateType(), "OFFER_TIMEOUT");
  assertEquals(heard[0]?.getResponseData().getEventId(), "call-1");
  assertEquals([call(bench)?.phase, call(bench)?.hasRunOut], ["offered", true]);
  await toolbar.closeComm("call-1", "TIMEOUT");
  assertEquals(desk.desktop.value.notice?.text, "The call was not answered in time.");
});

Deno.test("an offer runs out after the simulator's time, unless it was answered", async () => {
  const bench = await createBench({ offerTimeoutSec: 5 });
  const heard = bench.toolbar.hear("onDataUpdated");
  await bench.toolbar.newComm("call-1");
  await bench.toolbar.newComm("call-2", "+12125550117");
  await bench.toolbar.startComm("call-1");
  bench.clock.advance(5_000);
  assertEquals(heard.map((event) => event.getResponseData().getEventId()), ["call-2"]);
});

Deno.test("another contact chosen in Fusion is told by onDataUpdated", async () => {
  const { toolbar, desk } = await createBench();
  const heard = toolbar.hear("onDataUpdated");
  await toolbar.newComm("call-1");
  desk.chooseContact("call-1", CONTACTS[2]!);
  const data = heard[0]!.getResponseData();
  assertEquals(data.getOutputData().getUpdateType(), "CONTACT");
  assertEquals(data.getOutData().SVCMCA_CONTACT_NAME, "Priya Raman");
});

Deno.test("an agent command by hand shows what the toolbar answers", async () => {
  const { toolbar, desk } = await createBench();
  toolbar.hear("onToolbarAgentCommand", (event) => {
    const data = event.getResponseData();
    if (data.getCommand() === "custom") return Promise.reject(new Error("no such command"));
    data.setOutdata({ state: "AVAILABLE" });
    return Promise.resolve(data);
  });
  desk.askToolbar("getCurrentAgentState");
  assertEquals(desk.desktop.value.agentAnswer?.result, "pending");
  await settle();
  assertStringIncludes(desk.desktop.value.agentAnswer?.text ?? "", `"AVAILABLE"`);
  desk.askToolbar("custom");
  await settle();
  assertEquals(desk.desktop.value.agentAnswer, {
    command: "custom",
    result: "error",
    text: "no such command",
  });
});

/** The channel of a browser's tabs: what one posts the others get. */
function createTabs(): () => Tabs {
  const listeners = new Map<Tabs, (message: unknown) => void>();
  return () => {
    const tab: Tabs = {
      post(message) {
        for (const [other, listener] of listeners) {
          if (other !== tab) listener(structuredClone(message));
        }
      },
      onMessage(listener) {
        listeners.set(tab, listener);
        return () => listeners.delete(tab);
      },
    };
    return tab;
  };
}

Deno.test("a second tab hears what is propagated and nothing else, and its buttons reach the toolbar", async () => {
  const openTab = createTabs();
  const { toolbar, desk } = await createBench({}, openTab());
  const second = createDesk({
    port: createLine().desktop,
    clock: new ManualClock(),
    newId: countingIds("second"),
    origin: "http://localhost:8087",
    publishRecord: () => {},
    tabs: openTab(),
    isSecondTab: true,
  });
  const commands = toolbar.hear("onToolbarInteractionCommand");
  const announce = (eventId: string, propagate: boolean) => {
    const request = toolbar.provider.requestHelper.createPublishRequest("newCommEvent");
    request.setEventId(eventId);
    request.setAppClassification("ORA_SERVICE");
    request.getInData().setSVCMCA_COMMUNICATION_DIRECTION("ORA_SVC_INBOUND");
    request.setPropagateToTabs(propagate);
    return toolbar.phone.publish(request);
  };
  await announce("quiet", false);
  await announce("loud", true);
  const seen = () => second.desktop.value.communications.map(({ eventId }) => eventId);
  assertEquals(seen(), ["loud"]);
  second.answer("loud");
  assertEquals(commands[0]?.getResponseData().getEventId(), "loud");
  assertEquals(desk.desktop.value.communications[1]?.pending?.command, "accept");
  // Its end is not propagated: the second tab keeps the dialog until the agent dismisses it.
  await toolbar.closeComm("loud", "REJECT");
  assertEquals(seen(), ["loud"]);
  second.dismiss("loud");
  assertEquals(seen(), []);
});
