// The older API's host, over a line of its own: what a toolbar posts and what it is told. Longer than 300 lines:
// each method of that API is one short dialogue with the same desk.
import { assertEquals, assertStringIncludes } from "@std/assert";
import { RESULT_TIMEOUT_MS } from "../../../../../web/fusion/uef/host/host.ts";
import { settle } from "../../../../helpers/settle.ts";
import {
  type Bench,
  closeComm,
  createSvcMcaBench,
  MAYA,
  newComm,
  replyTo,
  startComm,
} from "./bench.ts";

const call = ({ desk }: Bench) => desk.desktop.value.communications[0];
const tokens = (reply: Readonly<Record<string, unknown>>) =>
  reply.outData as Readonly<Record<string, unknown>>;

Deno.test("a whole inbound call: dialog with the contact, engagement, wrap-up", async () => {
  const bench = createSvcMcaBench();
  const announced = await newComm(bench.api, "call-1");
  assertEquals(announced.result, "success");
  assertEquals(tokens(announced).SVCMCA_ANI, MAYA);
  assertStringIncludes(String(tokens(announced).SVCMCA_CONTACT_NAME), "Maya");
  assertEquals(call(bench)?.phase, "offered");
  assertEquals((await startComm(bench.api, "call-1")).result, "success");
  assertEquals(call(bench)?.phase, "engaged");
  assertEquals((await closeComm(bench.api, "call-1", "WRAPUP")).result, "success");
  assertEquals(call(bench)?.phase, "wrap-up");
});

Deno.test("whoever speaks first is the toolbar that is connected", async () => {
  const bench = createSvcMcaBench();
  assertEquals(bench.desk.desktop.value.toolbar.status, "waiting");
  await replyTo((done) => bench.api.getConfiguration("TOOLBAR", done));
  assertEquals(bench.desk.desktop.value.toolbar, {
    status: "connected",
    applicationName: "hookswitch",
    version: "1.3.0",
  });
});

Deno.test("calls cross as Oracle's library writes them, and are answered by uuid", async () => {
  const bench = createSvcMcaBench();
  const posted: string[] = [];
  bench.line.desktop.onMessage((text) => posted.push(String(text)));
  await newComm(bench.api, "call-1");
  const { method, version, toolbarName, uuid, data } = JSON.parse(posted[0] ?? "");
  assertEquals({ method, version, toolbarName }, {
    method: "newCommEvent",
    version: "1.3.0",
    toolbarName: "hookswitch",
  });
  assertEquals(data.channelType, "ORA_SVC_PHONE");
  assertEquals(data.inData.mcaOrigEventSource, "toolbar");
  assertEquals(bench.heard[0]?.uuid, uuid);
  assertEquals(bench.heard[0]?.method, "newCommEvent");
});

Deno.test("getConfiguration() answers each of its types, all of them, and no other", async () => {
  const { api } = createSvcMcaBench();
  const namesFor = async (type: string) => {
    const { configuration } = await replyTo((done) => api.getConfiguration(type, done));
    return Object.keys(configuration as object);
  };
  assertEquals((await namesFor("TOOLBAR")).slice(0, 2), ["agentId", "agentPartyId"]);
  assertEquals(await namesFor("TOKENS"), ["tokens"]);
  assertEquals(await namesFor("PAGES"), ["pages"]);
  assertEquals(await namesFor("LOOKUP_OBJECTS"), ["lookupObjects"]);
  assertEquals(await namesFor("FA_TOKEN"), ["faTrustToken"]);
  const all = await namesFor("ALL");
  for (const name of ["agentId", "tokens", "pages", "lookupObjects", "faTrustToken"]) {
    assertEquals(all.includes(name), true, name);
  }
  const { configuration } = await replyTo((done) => api.getConfiguration(done));
  assertEquals(Object.keys(configuration as object), all);
  const refused = await replyTo((done) => api.getConfiguration("NONSENSE", done));
  assertEquals(refused.result, "error");
});

Deno.test("disableFeature() takes Oracle's codes, one or several, and refuses others", async () => {
  const { api, desk } = createSvcMcaBench();
  await replyTo((done) => api.disableFeature("OUTBOUND_CALL", done));
  assertEquals(desk.desktop.value.disabledFeatures, ["OUTBOUND_CALL"]);
  await replyTo((done) => api.disableFeature(["TRANSFER_CALL", "CONFERENCE_CALL"], done));
  assertEquals(desk.desktop.value.disabledFeatures, ["TRANSFER_CALL", "CONFERENCE_CALL"]);
  const refused = await replyTo((done) => api.disableFeature("OUTGOING", done));
  assertStringIncludes(String(refused.error), "features");
});

Deno.test("agentStateEvent() enables the phone icon", async () => {
  const { api, desk } = createSvcMcaBench();
  const tell = (isAvailable: boolean, isLoggedIn: boolean) =>
    replyTo((done) =>
      api.agentStateEvent(
        "PHONE",
        "1",
        isAvailable,
        isLoggedIn,
        "AVAILABLE",
        "Idle",
        null,
        null,
        { phoneLineId: "1" },
        done,
      )
    );
  assertEquals((await tell(true, true)).result, "success");
  assertEquals(desk.desktop.value.phone, { icon: "available", text: "Idle", reason: "" });
  await tell(false, true);
  assertEquals(desk.desktop.value.phone.icon, "greyed");
  await tell(false, false);
  assertEquals(desk.desktop.value.phone.icon, "disabled");
});

Deno.test("Answer in Fusion is a command; its answer is matched by commandId", async () => {
  const bench = createSvcMcaBench();
  const commands: unknown[] = [];
  bench.api.onToolbarInteractionCommand((command) => {
    commands.push([command.command, command.eventId]);
    Object.assign(command, { result: "success" });
    (command.sendResponse as (command: object) => void)(command);
  });
  await newComm(bench.api, "call-1");
  bench.desk.answer("call-1");
  await Promise.resolve();
  assertEquals(commands, [["accept", "call-1"]]);
  const answered = bench.records.find(({ name }) => name === "tbInteractionCommandResponse");
  assertEquals([answered?.kind, answered?.eventId], ["result", "call-1"]);
  // Answered, it goes on being pending until the call has changed.
  assertEquals(call(bench)?.pending?.command, "accept");
  await startComm(bench.api, "call-1");
  assertEquals(call(bench)?.pending, undefined);
});

Deno.test("a command that the toolbar refuses, or never answers, is told to the agent", async () => {
  const bench = createSvcMcaBench();
  let refuses = true;
  bench.api.onToolbarInteractionCommand((command) => {
    if (!refuses) return;
    Object.assign(command, { result: "error", resultDisplayString: "Not now" });
    (command.sendResponse as () => void)();
  });
  await newComm(bench.api, "call-1");
  bench.desk.answer("call-1");
  await Promise.resolve();
  await Promise.resolve();
  assertEquals(bench.desk.desktop.value.notice?.text, "Not now");
  refuses = false;
  bench.desk.answer("call-1");
  bench.clock.advance(RESULT_TIMEOUT_MS);
  await Promise.resolve();
  await Promise.resolve();
  assertStringIncludes(bench.desk.desktop.value.notice?.text ?? "", "did not answer");
  assertEquals(call(bench)?.pending, undefined);
});

Deno.test("an agent command is answered without an id, as Oracle's library does it", async () => {
  const bench = createSvcMcaBench();
  await newComm(bench.api, "call-1");
  const reloaded = bench.load("reloaded");
  // A second registration of what is registered once is another page's.
  bench.api.onToolbarInteractionCommand(() => {});
  reloaded.onToolbarInteractionCommand(() => {});
  assertEquals(call(bench)?.announced, false);
  reloaded.onToolbarAgentCommand("PHONE", "ORA_SVC_PHONE", (command) => {
    if (command.command !== "getActiveEngagements") return;
    const response = {
      method: "tbAgentCommandResponse",
      command: command.command,
      channel: "PHONE",
      result: "success",
      outData: { activeCount: 1, engagements: [{ eventId: "call-1" }] },
      toolbarName: "hookswitch",
    };
    bench.line.toolbar.post(JSON.stringify(response));
  });
  await replyTo((done) => reloaded.readyForOperation(true, done));
  await Promise.resolve();
  assertEquals(call(bench)?.announced, true);
});

Deno.test("click-to-dial reaches the channel's listener, with one id for the call", async () => {
  const bench = createSvcMcaBench();
  const asked: Record<string, unknown>[] = [];
  bench.api.onOutgoingEvent("PHONE", "ORA_SERVICE", (event) => asked.push({ ...event }));
  bench.api.onOutgoingEvent("CHAT", "ORA_SERVICE", () => asked.push({ wrong: true }));
  bench.api.agentStateEvent("PHONE", "1", true, true);
  bench.desk.dial(MAYA);
  await Promise.resolve();
  assertEquals(asked.length, 1);
  const [event] = asked;
  assertEquals(tokens(event ?? {}).SVCMCA_CALL_ID, event?.uuid);
  const outbound = { SVCMCA_COMMUNICATION_DIRECTION: "ORA_SVC_OUTBOUND" };
  await newComm(bench.api, String(event?.uuid), outbound);
  assertEquals(call(bench)?.phase, "dialling");
});

Deno.test("a call that cannot be placed is told by outboundCommError", async () => {
  const bench = createSvcMcaBench();
  let id = "";
  bench.api.onOutgoingEvent("PHONE", "ORA_SERVICE", ({ uuid }) => id = String(uuid));
  bench.api.agentStateEvent("PHONE", "1", true, true);
  bench.desk.dial(MAYA);
  await replyTo((done) =>
    bench.api.outboundCommError("PHONE", id, "INVALID_NUMBER", "No such number", done)
  );
  assertEquals(call(bench), undefined);
  assertStringIncludes(bench.desk.desktop.value.notice?.text ?? "", "No such number");
});

Deno.test("a listener for another application hears nothing, and the agent is told why", async () => {
  const bench = createSvcMcaBench();
  bench.api.onOutgoingEvent("PHONE", "ORA_SALES", () => {
    throw new Error("heard");
  });
  bench.api.agentStateEvent("PHONE", "1", true, true);
  bench.desk.dial(MAYA);
  await Promise.resolve();
  await Promise.resolve();
  assertStringIncludes(bench.desk.desktop.value.notice?.text ?? "", "ORA_SALES");
});

Deno.test("startCommEvent's callback is called again until the call is closed", async () => {
  const bench = createSvcMcaBench();
  const { api } = bench;
  await newComm(api, "call-1");
  const told: unknown[] = [];
  api.startCommEvent("PHONE", "ORA_SERVICE", "call-1", {}, ({ result }) => told.push(result));
  await replyTo((done) =>
    api.upgradeCommEvent(
      "PHONE",
      "call-1",
      "ORA_SVC_PHONE",
      "VIDEO",
      "ORA_SVC_VIDEO",
      "video-1",
      {},
      done,
    )
  );
  assertEquals(told, ["success", "success"]);
  await closeComm(api, "call-1", "WRAPUP");
  bench.desk.saveWrapUp("call-1");
  assertEquals(told.length, 2);
});

Deno.test("a call that was transferred is closed as TRANSFERRED, without a wrap-up", async () => {
  const bench = createSvcMcaBench();
  const { api } = bench;
  const transfer = () =>
    replyTo((done) => api.transferCommEvent("PHONE", "ORA_SERVICE", "call-1", {}, done));
  await newComm(api, "call-1");
  assertStringIncludes(String((await transfer()).error), "offered");
  await startComm(api, "call-1");
  assertEquals((await transfer()).result, "success");
  assertEquals((await closeComm(api, "call-1", "TRANSFERRED")).result, "success");
  assertEquals(call(bench), undefined);
});

Deno.test("what is only the older API's is answered: conference, transcript, focus, data, screen pop", async () => {
  const bench = createSvcMcaBench();
  const { api } = bench;
  await newComm(api, "call-1");
  await startComm(api, "call-1");
  const about = ["PHONE", "ORA_SERVICE", "call-1"] as const;
  for (
    const reply of [
      await replyTo((done) => api.conferenceCommEvent(...about, {}, done)),
      await replyTo((done) => api.setCommEventTranscript(...about, { transcript: "…" }, done)),
      await replyTo((done) => api.focusCommEvent("call-1", "PHONE", "ORA_SVC_PHONE", {}, done)),
      await replyTo((done) =>
        api.downgradeCommEvent("PHONE", "call-1", undefined, "VIDEO", undefined, "v", {}, done)
      ),
      await replyTo((done) =>
        api.interactionControlStateChanged("call-1", "hold", {}, 0, {}, done)
      ),
      await replyTo((done) => api.postToolbarMessage("hello", done)),
      await replyTo((done) => api.setToolbarDimensions("FLOAT_VERTICAL", 1, 1, done)),
      await replyTo((done) => api.invokeScreenPop(...about, "SVC_SR_DETAILS", {}, done)),
    ]
  ) assertEquals(reply.result, "success", String(reply.method));
  assertStringIncludes(bench.desk.desktop.value.notice?.text ?? "", "SVC_SR_DETAILS");

  const ofCall = await replyTo((done) => api.getCustomerData(...about, {}, null, done));
  assertStringIncludes(String(tokens(ofCall).SVCMCA_CONTACT_NAME), "Maya");
  const byNumber = await replyTo((done) =>
    api.getCustomerData("PHONE", null, null, { SVCMCA_ANI: MAYA }, done)
  );
  assertStringIncludes(String(tokens(byNumber).SVCMCA_CONTACT_NAME), "Maya");
});

Deno.test("interactionControlStateChanged() tells how a call stands, and which buttons may be pressed", async () => {
  const bench = createSvcMcaBench();
  const { api } = bench;
  await newComm(api, "call-1");
  await startComm(api, "call-1");
  const states = [{ name: "transfer", isEnabled: false }];
  await replyTo((done) =>
    api.interactionControlStateChanged("call-1", "hold", states, 0, {}, done)
  );
  assertEquals([call(bench)?.controls.hold, call(bench)?.controls.disabled], [true, ["transfer"]]);
  await replyTo((done) => api.interactionControlStateChanged("call-1", "unhold", "?", 0, {}, done));
  assertEquals(call(bench)?.controls.hold, false);
});

Deno.test("the toolbar opens and closes its windows, and asks how they are", async () => {
  const { api, windows } = createSvcMcaBench();
  const isOpen = async () =>
    (await replyTo((done) => api.isFloatingToolbarOpen("FLOAT_VERTICAL", done))).toolbarOpen;
  assertEquals(await isOpen(), true);
  await replyTo((done) => api.closeFloatingToolbar("FLOAT_VERTICAL", done));
  assertEquals([await isOpen(), windows.value.floatingToolbar], [false, false]);
  await replyTo((done) => api.openFloatingToolbar("FLOAT_VERTICAL", "", 1, 1, {}, done));
  assertEquals(await isOpen(), true);
  await replyTo((done) => api.openCompanionPanel("PANEL", "", "Title", {}, done));
  assertEquals(
    (await replyTo((done) => api.isCompanionPanelOpen("PANEL", done))).panelOpen,
    true,
  );
  await replyTo((done) => api.closeCompanionPanel("PANEL", done));
  assertEquals(windows.value.companionPanel, false);
});

Deno.test("what is wrong with a call is said in its reply", async () => {
  const bench = createSvcMcaBench();
  const { api } = bench;
  const errorOf = (reply: Readonly<Record<string, unknown>>) => String(reply.error);
  assertStringIncludes(errorOf(await startComm(api, "call-9")), "newCommEvent first");
  const chat = await replyTo((done) =>
    api.newCommEvent("CHAT", "ORA_SERVICE", "call-1", {}, null, done)
  );
  assertStringIncludes(errorOf(chat), "PHONE");
  bench.line.toolbar.post(JSON.stringify({ method: "explode", uuid: "u", data: {} }));
  assertStringIncludes(errorOf(bench.heard.at(-1) ?? {}), '"explode"');
  const before = bench.heard.length;
  for (const noise of ["_adfShowBody", "{", "null", { method: "newCommEvent" }, 7]) {
    bench.line.toolbar.post(noise);
  }
  assertEquals(bench.heard.length, before);
});

Deno.test("the traffic is recorded for the sequence diagram, by its real names", async () => {
  const bench = createSvcMcaBench();
  bench.api.onToolbarInteractionCommand(() => {});
  await newComm(bench.api, "call-1");
  bench.desk.decline("call-1");
  assertEquals(bench.records.map(({ from, kind, name }) => `${from} ${kind} ${name}`), [
    "toolbar session onToolbarInteractionCommand",
    "toolbar operation newCommEvent",
    "fusion answer newCommEvent response",
    "fusion event onToolbarInteractionCommand",
  ]);
});

Deno.test("a message by hand that is no JSON text, or lacks its uuid, is told on the desktop", () => {
  const { line, desk, records } = createSvcMcaBench();
  const says = (posted: unknown) => {
    line.toolbar.post(posted);
    return desk.desktop.value.notice?.text ?? "";
  };
  const data = { configType: "TOOLBAR" };
  assertStringIncludes(says({ method: "getConfiguration", uuid: "1", data }), "JSON.stringify()");
  assertStringIncludes(says(JSON.stringify({ method: "newCommEvent", data })), "without a uuid");
  const names = ["getConfiguration not understood", "newCommEvent not understood"];
  assertEquals(records.map(({ name }) => name), names);
  // What other libraries post is none of ours.
  for (const noise of [{ method: "ping" }, '{"jsonrpc":"2.0","method":"x"}', "{", null, 7]) {
    says(noise);
  }
  assertEquals(records.length, 2);
});

Deno.test("getConfiguration() has the same tokens in its out data and its configuration", async () => {
  const { api } = createSvcMcaBench();
  const reply = await replyTo((done) => api.getConfiguration("TOKENS", done));
  assertEquals(reply.configuration, reply.outData);
});

Deno.test("a toolbar that says it is ready before onToolbarAgentCommand() gets its buttons all the same", async () => {
  const { api, desk, line, heard } = createSvcMcaBench();
  await replyTo((done) => api.readyForOperation(true, done));
  await settle();
  const ask = { method: "onToolbarAgentCommand", uuid: "1", data: { channel: "PHONE" } };
  line.toolbar.post(JSON.stringify(ask));
  await settle();
  const command = heard.find(({ method }) => method === "onToolbarAgentCommand");
  const outData = { supportedCommands: ["hold"] };
  line.toolbar.post(
    JSON.stringify({ ...command, method: "tbAgentCommandResponse", result: "success", outData }),
  );
  await settle();
  assertEquals(desk.desktop.value.abilities.supportedCommands, ["hold"]);
});
