import { assertEquals, assertRejects, assertThrows } from "@std/assert";
import { ManualClock } from "../../../../../../gateway/runtime/manual_clock.ts";
import {
  connectToFusion,
  FRAMEWORK_LIMIT_MS,
  type FrameworkHost,
  FusionUnavailableError,
} from "../../../../../../web/toolbar/cti/fusion/frameworkClient.ts";
import {
  apiAddress,
  openSvcMca,
  svcMcaPlaceOf,
} from "../../../../../../web/toolbar/cti/fusion/svcMcaClient.ts";
import type {
  SvcMcaApi,
  SvcMcaCommand,
} from "../../../../../../web/toolbar/cti/fusion/svcMcaTypes.ts";
import { outDataOf } from "../../../../../../web/toolbar/cti/fusion/uefResponse.ts";
import type { Tokens } from "../../../../../../web/toolbar/cti/fusion/uefTypes.ts";
import { FakeFusion } from "../../peers/fake_fusion.ts";
import { settle } from "../../../../../helpers/settle.ts";

const POD = "https://pod.example.com";

/** Oracle's API as an object that notes each call: its name and what it was given but the callbacks. */
function fakeApi({ replies = true } = {}) {
  const calls: unknown[][] = [];
  const kept = new Map<string, (message: Tokens) => void>();
  const called = (method: string) => (...args: unknown[]) => {
    calls.push([method, ...args.filter((arg) => typeof arg !== "function")]);
    const callback = args.find((arg) => typeof arg === "function") as (message: Tokens) => void;
    if (method.startsWith("on")) kept.set(method, callback);
    else if (replies) callback({ method, result: "success", outData: { SVCMCA_ANI: "7" } });
  };
  // It is no promise, whatever asks.
  const api = new Proxy({}, {
    get: (_target, name) => name === "then" ? undefined : called(String(name)),
  }) as SvcMcaApi;
  return { api, calls, kept };
}

Deno.test("svcMcaPlaceOf() reads Oracle's parameters, and nothing when one is missing", () => {
  const query = `?agent=7&oraParentFrame=${POD}&oraApiSource=%2Fjs%2Fapi.js`;
  assertEquals(svcMcaPlaceOf(query), { apiSource: "/js/api.js", parentFrame: POD });
  assertEquals(svcMcaPlaceOf(`?oraParentFrame=${POD}`), undefined);
  assertEquals(svcMcaPlaceOf("?oraApiSource=/js/api.js"), undefined);
});

Deno.test("apiAddress() takes a path on Fusion's origin or an address, from trusted origins only", () => {
  const at = (apiSource: string, origins: string[]) =>
    apiAddress({ apiSource, parentFrame: POD }, origins);
  assertEquals(at("/js/api.js", [POD]), `${POD}/js/api.js`);
  assertEquals(
    at("https://cdn.example.com/api.js", ["https://cdn.example.com"]),
    "https://cdn.example.com/api.js",
  );
  for (
    const source of [
      "https://evil.example/api.js",
      "//evil.example/api.js",
      "data:text/javascript,1",
    ]
  ) {
    assertThrows(() => at(source, [POD]), TypeError, "svcMcaOrigins");
  }
});

Deno.test("each of the framework's requests becomes one call of the older API", async () => {
  const { api, calls } = fakeApi();
  const { requests, phone } = await openSvcMca(api);
  const publish = async (request: object) => outDataOf(await phone.publish(request));

  const configuration = requests.createPublishRequest("getConfigurationOperation");
  configuration.setConfigType("TOOLBAR");
  await publish(configuration);
  const ready = requests.createPublishRequest("readyForOperationOperation");
  ready.setReadiness(true);
  await publish(ready);
  const state = requests.createPublishRequest("agentStateEventOperation");
  state.setEventId("1");
  state.setIsAvailable(true);
  state.setIsLoggedIn(true);
  state.setState("AVAILABLE");
  state.setStateDisplayString("Available");
  state.setReason(null);
  state.setReasonDisplayString("");
  state.setInData({ phoneLineId: "1" });
  await publish(state);
  const newComm = requests.createPublishRequest("newCommEvent");
  newComm.setEventId("call-1");
  newComm.setAppClassification("ORA_SERVICE");
  newComm.setInputData({ SVCMCA_ANI: "7" });
  assertEquals(await publish(newComm), { SVCMCA_ANI: "7" });
  const start = requests.createPublishRequest("startCommEvent");
  start.setEventId("call-1");
  start.setAppClassification("ORA_SERVICE");
  start.setInputData({});
  await publish(start);
  const close = requests.createPublishRequest("closeCommEvent");
  close.setEventId("call-1");
  close.setAppClassification("ORA_SERVICE");
  close.setInputData({});
  close.setReason("WRAPUP");
  await publish(close);
  const error = requests.createPublishRequest("outboundCommError");
  error.setCommUuid("call-2");
  error.setErrorCode("INVALID_NUMBER");
  error.setErrorMsg("No such number");
  await publish(error);

  const about = ["PHONE", "ORA_SERVICE", "call-1"];
  assertEquals(calls, [
    // Asked once, at the start: its reply is the proof that Fusion is there.
    ["getConfiguration", "TOOLBAR"],
    ["readyForOperation", true],
    [
      "agentStateEvent",
      "PHONE",
      "1",
      true,
      true,
      "AVAILABLE",
      "Available",
      null,
      "",
      { phoneLineId: "1" },
      "ORA_SVC_PHONE",
    ],
    ["newCommEvent", ...about, { SVCMCA_ANI: "7" }, null, "ORA_SVC_PHONE"],
    ["startCommEvent", ...about, {}, "ORA_SVC_PHONE"],
    ["closeCommEvent", ...about, {}, "WRAPUP", "ORA_SVC_PHONE"],
    [
      "outboundCommError",
      "PHONE",
      "call-2",
      "INVALID_NUMBER",
      "No such number",
      "ORA_SVC_PHONE",
    ],
  ]);
});

Deno.test("a command is answered by filling it in; what the subscriber throws is the answer, too", async () => {
  const { api, kept } = fakeApi();
  const { requests, phone } = await openSvcMca(api);
  const answers: Tokens[] = [];
  const say = async (event: "onToolbarInteractionCommand" | "onToolbarAgentCommand") => {
    const command: SvcMcaCommand = {
      command: "accept",
      eventId: "call-1",
      sendResponse: ({ ...filled }) => answers.push(filled),
    };
    kept.get(event)?.(command);
    await settle();
  };
  phone.subscribe(requests.createSubscriptionRequest("onToolbarInteractionCommand"), (event) => {
    const { responseDetails } = event as { responseDetails: Tokens };
    responseDetails["result"] = "success";
  });
  phone.subscribe(requests.createSubscriptionRequest("onToolbarAgentCommand"), () => {
    throw new Error("Not now");
  });
  await say("onToolbarInteractionCommand");
  await say("onToolbarAgentCommand");
  assertEquals(answers.map(({ result, resultDisplayString }) => [result, resultDisplayString]), [
    ["success", undefined],
    ["error", "Not now"],
  ]);
});

Deno.test("listeners are registered for the phone's channel and this toolbar's application", async () => {
  const { api, calls } = fakeApi();
  const { requests, phone } = await openSvcMca(api);
  for (const event of ["onOutgoingEvent", "onDataUpdated"] as const) {
    const request = requests.createSubscriptionRequest(event);
    request.setAppClassification?.("ORA_SERVICE");
    phone.subscribe(request, () => {});
  }
  assertEquals(calls.slice(1), [
    ["onOutgoingEvent", "PHONE", "ORA_SERVICE", "ORA_SVC_PHONE"],
    ["onDataUpdated", "PHONE", "ORA_SERVICE", "ORA_SVC_PHONE"],
  ]);
});

function connect(host: Partial<FrameworkHost>, clock = new ManualClock()) {
  const settings = { frameworkClientUrl: "https://fusion.example/uef.js", svcMcaOrigins: [POD] };
  return connectToFusion({
    host: { ...new FakeFusion().host, ...host },
    clock,
    fetch: () => Promise.resolve(Response.json(settings)),
    settingsUrl: "/toolbar/settings.json",
    applicationName: "test",
  });
}

Deno.test("connectToFusion() loads the older API where the page was framed with it", async () => {
  const loaded: string[] = [];
  const { api, calls } = fakeApi();
  const loadScript = (url: string) => {
    loaded.push(url);
    return Promise.resolve();
  };
  const svcMca = { apiSource: "/js/api.js", parentFrame: POD };
  await connect({ svcMca, loadScript, svcMcaApi: () => api });
  assertEquals(loaded, [`${POD}/js/api.js`]);
  assertEquals(calls, [["getConfiguration", "TOOLBAR"]]);
});

Deno.test("connectToFusion() loads no script from an origin that is not trusted", async () => {
  const loadScript = () => {
    throw new Error("loaded");
  };
  const svcMca = { apiSource: "https://evil.example/api.js", parentFrame: POD };
  const error = await assertRejects(
    () => connect({ svcMca, loadScript, svcMcaApi: () => fakeApi().api }),
    FusionUnavailableError,
    "cannot be loaded",
  );
  assertEquals((error.cause as Error).name, "TypeError");
});

Deno.test("connectToFusion() gives up a Fusion whose older API never replies", async () => {
  const clock = new ManualClock();
  const { api } = fakeApi({ replies: false });
  const svcMca = { apiSource: "/js/api.js", parentFrame: POD };
  const connecting = connect({ svcMca, svcMcaApi: () => api }, clock);
  await settle();
  clock.advance(FRAMEWORK_LIMIT_MS);
  await assertRejects(() => connecting, FusionUnavailableError, "does not answer");
});
