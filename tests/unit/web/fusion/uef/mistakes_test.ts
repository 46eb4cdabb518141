// What an integrator reads who made a mistake: each says at once what to do, and nothing hangs or breaks.
import { assertEquals, assertRejects, assertStringIncludes, assertThrows } from "@std/assert";
import { ManualClock } from "../../../../../gateway/runtime/manual_clock.ts";
import { createFramework } from "../../../../../web/fusion/uef/client/framework.ts";
import { UefError } from "../../../../../web/fusion/uef/errors.ts";
import type {
  EventCallback,
  IUiEventsFrameworkProvider,
} from "../../../../../web/fusion/uef/types.ts";
import { settle } from "../../../../helpers/settle.ts";
import { createBench } from "../bench.ts";
import { countingIds, createLine } from "./line.ts";

Deno.test("data that is not plain is refused with what to give instead, and the desktop goes on", async () => {
  const { toolbar, records } = await createBench();
  const circle: Record<string, unknown> = {};
  circle.self = circle;
  for (const inData of [circle, { act: () => {} }, { id: 1n }]) {
    const before = records.length;
    const request = toolbar.provider.requestHelper.createPublishRequest("newCommEvent");
    request.setEventId("call-1");
    request.setAppClassification("ORA_SERVICE");
    request.setInputData(inData);
    const error = await assertRejects(
      () => toolbar.phone.publish(request),
      UefError,
      'Cannot publish "newCommEvent": it holds more than plain data. Give texts, numbers',
    );
    assertEquals([error.code, error.message.includes("\n")], ["invalid-data", false]);
    assertEquals(records.length, before);
  }
  await toolbar.newComm("call-1");
});

Deno.test("an answer that cannot be sent fails at once, not after ten seconds", async () => {
  const { toolbar, desk } = await createBench();
  toolbar.hear("onToolbarAgentCommand", (event) => {
    event.getResponseData().setOutdata({ act: () => {} });
  });
  desk.askToolbar("getCurrentAgentState");
  await settle();
  assertEquals(desk.desktop.value.agentAnswer?.result, "error");
  assertStringIncludes(desk.desktop.value.agentAnswer?.text ?? "", "setOutdata()");
});

Deno.test("a forgotten callback is told when subscribing, not when the event comes", async () => {
  const { toolbar: { phone, provider } } = await createBench();
  const request = provider.requestHelper.createSubscriptionRequest("onToolbarAgentCommand");
  const forgotten = undefined as unknown as EventCallback;
  assertThrows(() => phone.subscribe(request, forgotten), UefError, "without a callback");
});

Deno.test("publishing an event, or subscribing to an operation, names the other verb", async () => {
  const { toolbar: { phone, provider: { requestHelper } } } = await createBench();
  const operation = requestHelper.createPublishRequest("newCommEvent");
  const event = requestHelper.createSubscriptionRequest("onToolbarAgentCommand");
  await assertRejects(() => phone.publish(event as never), UefError, "subscribe() to it");
  assertThrows(() => phone.subscribe(operation as never, () => {}), UefError, "publish() it");
});

Deno.test("initialize() without a name says so, rather than that no desktop answered", async () => {
  const framework = createFramework({
    connect: () => ({ port: createLine().toolbar, hostOrigin: "http://localhost:8087" }),
    clock: new ManualClock(),
    newId: countingIds(),
  });
  const nameless = framework.initialize as () => Promise<unknown>;
  await assertRejects(nameless, UefError, "needs the name of your application");
});

Deno.test("a setter that was left out, and one of the wrong type, are told apart", async () => {
  const { toolbar: { phone, provider: { requestHelper } } } = await createBench();
  const request = requestHelper.createPublishRequest("readyForOperationOperation");
  await assertRejects(() => phone.publish(request), UefError, '"readiness" is missing. Call set');
  request.setReadiness("true" as never);
  await assertRejects(() => phone.publish(request), UefError, "must be of the type boolean");
});

Deno.test("a toolbar that says it is ready first, and listens afterwards, gets its buttons all the same", async () => {
  const { toolbar, desk } = await createBench();
  await toolbar.ready();
  await settle();
  const asked = toolbar.hear("onToolbarAgentCommand", (event) => {
    event.getResponseData().setOutdata({ supportedCommands: ["hold", "unhold"] });
  });
  await settle();
  assertEquals(desk.desktop.value.abilities.supportedCommands, ["hold", "unhold"]);
  await toolbar.newComm("call-1");
  await toolbar.startComm("call-1");
  await toolbar.ready();
  await settle();
  const names = asked.map((event) => event.getResponseData().getCommand());
  assertEquals(names, ["getActiveInteractionCommands"]);
});

Deno.test("a page that initializes twice has two providers that both work, until one is disposed", async () => {
  const { line, desk, clock } = await createBench();
  const framework = createFramework({
    connect: () => ({ port: line.toolbar, hostOrigin: "http://localhost:8087" }),
    clock,
    newId: countingIds("page"),
  });
  const state = async (provider: IUiEventsFrameworkProvider) => {
    const mca = await provider.getMultiChannelAdaptorContext();
    const phone = await mca.getCommunicationChannelContext("PHONE");
    const request = provider.requestHelper.createPublishRequest("readyForOperationOperation");
    request.setReadiness(true);
    return (await phone.publish(request)).getResponseData().isSuccess();
  };
  const first = await framework.initialize("one", "v1");
  const second = await framework.initialize("two", "v1");
  assertEquals([await state(first), await state(second)], [true, true]);
  assertEquals([first.getApplicationName(), second.getApplicationName()], ["one", "two"]);
  second.dispose();
  assertEquals(desk.desktop.value.toolbar.status, "waiting");
  await assertRejects(() => state(first), UefError, "disposed");
  assertEquals(await state(await framework.initialize("three", "v1")), true);
});
