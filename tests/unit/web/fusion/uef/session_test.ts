import { assertEquals, assertRejects } from "@std/assert";
import { ManualClock } from "../../../../../gateway/runtime/manual_clock.ts";
import { createDesk } from "../../../../../web/fusion/desk.ts";
import { createFramework } from "../../../../../web/fusion/uef/client/framework.ts";
import {
  ANSWER_TIMEOUT_MS,
  HANDSHAKE_TIMEOUT_MS,
  HELLO_EVERY_MS,
} from "../../../../../web/fusion/uef/client/session.ts";
import { UefError } from "../../../../../web/fusion/uef/errors.ts";
import { createBench } from "../bench.ts";
import { countingIds, createLine } from "./line.ts";
import { settle } from "../../../../helpers/settle.ts";

function createEnds() {
  const clock = new ManualClock();
  const line = createLine();
  const framework = createFramework({
    connect: () => ({ port: line.toolbar, hostOrigin: "http://localhost:8087" }),
    clock,
    newId: countingIds(),
  });
  const openDesk = () =>
    createDesk({
      port: line.desktop,
      clock,
      newId: countingIds("desk"),
      origin: "http://localhost:8087",
      publishRecord: () => {},
    });
  return { clock, line, framework, openDesk };
}

Deno.test("initialize() waits for a desktop that is ready later than the toolbar", async () => {
  const { clock, framework, openDesk } = createEnds();
  const opening = framework.initialize("early");
  clock.advance(3 * HELLO_EVERY_MS);
  const desk = openDesk();
  clock.advance(HELLO_EVERY_MS);
  const provider = await opening;
  assertEquals(provider.getApplicationName(), "early");
  assertEquals(provider.getVersion(), "v1");
  assertEquals(desk.desktop.value.toolbar, {
    status: "connected",
    applicationName: "early",
    version: "v1",
  });
  assertEquals(clock.pending, 0);
});

Deno.test("initialize() gives up when no desktop answers", async () => {
  const { clock, framework } = createEnds();
  const opening = assertRejects(() => framework.initialize("alone"), UefError, "No Fusion desktop");
  clock.advance(HANDSHAKE_TIMEOUT_MS);
  assertEquals((await opening).code, "no-host");
  assertEquals(clock.pending, 0);
});

Deno.test("initialize() outside a frame rejects with what connecting threw", async () => {
  const framework = createFramework({
    connect() {
      throw new UefError("not-framed", "This page is not framed");
    },
    clock: new ManualClock(),
    newId: countingIds(),
  });
  const error = await assertRejects(() => framework.initialize("x", "v1"), UefError);
  assertEquals(error.code, "not-framed");
});

Deno.test("the provider has the phone channel and no other", async () => {
  const { toolbar } = await createBench();
  const mca = await toolbar.provider.getMultiChannelAdaptorContext();
  assertEquals(await mca.getActiveChannels(), ["PHONE"]);
  await assertRejects(() => mca.getCommunicationChannelContext("CHAT"), UefError, `"PHONE"`);
  assertEquals(toolbar.phone.getChannel(), "PHONE");
  assertEquals(toolbar.phone.getChannelType(), "ORA_SVC_PHONE");
  assertEquals(toolbar.phone.getFrameOrigin(), "http://localhost:8087");
  assertEquals(toolbar.phone.getToolbarName(), "hookswitch");
  assertEquals(toolbar.phone.getVersion(), "v1");
});

Deno.test("dispose() ends the session on both sides", async () => {
  const { toolbar, desk } = await createBench();
  await toolbar.agentState(true);
  toolbar.provider.dispose();
  toolbar.provider.dispose();
  assertEquals(desk.desktop.value.toolbar.status, "waiting");
  assertEquals(desk.desktop.value.phone.icon, "disabled");
  const error = await assertRejects(() => toolbar.agentState(true), UefError);
  assertEquals(error.code, "disposed");
});

Deno.test("publish() rejects when the desktop has gone", async () => {
  const { toolbar, desk, clock } = await createBench();
  desk.close();
  const publishing = assertRejects(() => toolbar.agentState(true), UefError);
  clock.advance(ANSWER_TIMEOUT_MS);
  assertEquals((await publishing).code, "no-answer");
});

Deno.test("a reloaded toolbar may announce the call that the desktop still shows", async () => {
  const { toolbar, load, desk } = await createBench();
  await toolbar.newComm("call-1");
  await toolbar.startComm("call-1");
  const since = desk.desktop.value.communications[0]?.since;
  const reloaded = await load("reloaded");
  assertEquals(desk.desktop.value.communications[0]?.announced, false);
  await reloaded.newComm("call-1");
  const [call] = desk.desktop.value.communications;
  assertEquals([call?.phase, call?.announced, call?.since], ["engaged", true, since]);

  // What the earlier page says now is not heard.
  const late = assertRejects(() => toolbar.closeComm("call-1", "REJECT"), UefError);
  toolbar.provider.dispose();
  await late;
  assertEquals(desk.desktop.value.toolbar.status, "connected");
  assertEquals(desk.desktop.value.communications.length, 1);
});

Deno.test("a reloaded toolbar that knows a call is taken at its word when Fusion asks", async () => {
  const { toolbar, load, desk } = await createBench();
  await toolbar.newComm("call-1");
  await toolbar.newComm("call-2");
  const reloaded = await load("reloaded");
  const asked = reloaded.hear("onToolbarAgentCommand", (event) => {
    const data = event.getResponseData();
    data.setOutdata({ activeCount: 1, engagements: [{ eventId: "call-2" }] });
    data.setResult("success");
    return data;
  });
  await reloaded.ready();
  await settle();
  const commands = asked.map((event) => event.getResponseData().getCommand());
  assertEquals(commands, ["getActiveEngagements", "getActiveInteractionCommands"]);
  const known = desk.desktop.value.communications.map(({ eventId, announced }) => [
    eventId,
    announced,
  ]);
  assertEquals(known, [["call-1", false], ["call-2", true]]);
});

Deno.test("a call that a reloaded toolbar does not know can be dismissed", async () => {
  const { toolbar, load, desk } = await createBench();
  await toolbar.newComm("call-1");
  desk.dismiss("call-1");
  assertEquals(desk.desktop.value.communications.length, 1);
  await load("reloaded");
  desk.dismiss("call-1");
  assertEquals(desk.desktop.value.communications.length, 0);
});

Deno.test("messages that are not ours pass without effect", async () => {
  const { line, desk, toolbar } = await createBench();
  const before = desk.desktop.value;
  for (const noise of [null, "text", 7, {}, { kind: "hello" }, { mark: "hookswitch-uef/1" }]) {
    line.toolbar.post(noise);
    line.desktop.post(noise);
  }
  assertEquals(desk.desktop.value, before);
  await toolbar.agentState(true);
});
