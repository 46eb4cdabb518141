// A desk and a toolbar on one line, with a clock that stands still: what most tests of the desktop need.
import { ManualClock } from "../../../../gateway/runtime/manual_clock.ts";
import type { UefRecord } from "../../../../web/shared/uef_record.ts";
import { createDesk } from "../../../../web/fusion/desk.ts";
import { DEFAULT_CHOICES, type DeskChoices } from "../../../../web/fusion/pod.ts";
import { NO_TABS, type Tabs } from "../../../../web/fusion/tabs.ts";
import { createFramework } from "../../../../web/fusion/uef/client/framework.ts";
import type {
  IEventResponse,
  IMcaAgentStateEventActionRequest,
  IMcaCloseComActionResponse,
  IMcaCloseCommEventActionRequest,
  IMcaNewComActionResponse,
  IMcaNewCommEventActionRequest,
  IMcaStartComActionResponse,
  IUiEventsFrameworkProvider,
} from "../../../../web/fusion/uef/types.ts";
import type { EventName } from "../../../../web/fusion/uef/vocabulary.ts";
import { countingIds, createLine } from "./uef/line.ts";

export const MAYA = "+14155550100";

/** A toolbar that is at a desk; `say` publishes, `hear` subscribes. */
export async function createBench(choices: Partial<DeskChoices> = {}, tabs: Tabs = NO_TABS) {
  const clock = new ManualClock();
  const line = createLine();
  const records: UefRecord[] = [];
  const desk = createDesk({
    port: line.desktop,
    clock,
    newId: countingIds("desk"),
    origin: "http://localhost:8087",
    publishRecord: (record) => records.push(record),
    choices: { ...DEFAULT_CHOICES, ...choices },
    tabs,
  });
  /** Loads a toolbar at the desk; the second time it is a reload. */
  const load = async (prefix: string) => {
    const framework = createFramework({
      connect: () => ({ port: line.toolbar, hostOrigin: "http://localhost:8087" }),
      clock,
      newId: countingIds(prefix),
    });
    return await createToolbar(await framework.initialize("bench", "v1"));
  };
  return { clock, line, desk, records, load, toolbar: await load("toolbar") };
}

export type Toolbar = Awaited<ReturnType<typeof createToolbar>>;

async function createToolbar(provider: IUiEventsFrameworkProvider) {
  const mca = await provider.getMultiChannelAdaptorContext();
  const phone = await mca.getCommunicationChannelContext("PHONE");
  const { requestHelper } = provider;
  return {
    provider,
    phone,
    /** Subscribes; the events that came are in the array that is returned. */
    hear(
      event: EventName,
      answer: (event: IEventResponse) => unknown = () => {},
    ): IEventResponse[] {
      const request = requestHelper.createSubscriptionRequest(event);
      if ("setAppClassification" in request) request.setAppClassification("ORA_SERVICE");
      const heard: IEventResponse[] = [];
      phone.subscribe(request, (event) => {
        heard.push(event);
        return answer(event);
      });
      return heard;
    },
    async ready() {
      const request = requestHelper.createPublishRequest("readyForOperationOperation");
      request.setReadiness(true);
      return await phone.publish(request);
    },
    agentState(isAvailable: boolean, isLoggedIn = true) {
      const request: IMcaAgentStateEventActionRequest = requestHelper.createPublishRequest(
        "agentStateEventOperation",
      );
      request.setEventId("1");
      request.setIsAvailable(isAvailable);
      request.setIsLoggedIn(isLoggedIn);
      request.setState(isAvailable ? "AVAILABLE" : "UNAVAILABLE");
      request.setStateDisplayString("Idle");
      request.setReason(null);
      request.setInData({ phoneLineId: "1" });
      return phone.publish(request);
    },
    async newComm(eventId: string, ani = MAYA, direction = "ORA_SVC_INBOUND") {
      const request: IMcaNewCommEventActionRequest = requestHelper.createPublishRequest(
        "newCommEvent",
      );
      request.setEventId(eventId);
      request.setAppClassification("ORA_SERVICE");
      request.getInData().setSVCMCA_ANI(ani);
      request.getInData().setInDataValueByAttribute("SVCMCA_COMMUNICATION_DIRECTION", direction);
      return await phone.publish(request) as IMcaNewComActionResponse;
    },
    async startComm(eventId: string) {
      const request = requestHelper.createPublishRequest("startCommEvent");
      request.setEventId(eventId);
      request.setAppClassification("ORA_SERVICE");
      return await phone.publish(request) as IMcaStartComActionResponse;
    },
    async closeComm(eventId: string, reason: string) {
      const request: IMcaCloseCommEventActionRequest = requestHelper.createPublishRequest(
        "closeCommEvent",
      );
      request.setEventId(eventId);
      request.setAppClassification("ORA_SERVICE");
      request.setReason(reason);
      return await phone.publish(request) as IMcaCloseComActionResponse;
    },
  };
}
