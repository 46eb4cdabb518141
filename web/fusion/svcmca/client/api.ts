// svcMca.tlb.api as a toolbar calls it: Oracle's methods with their positional arguments (faiec, fairs),
// each turned into one call on the line. `null` and `undefined` say nothing.
import type { ToolbarCommand } from "./command.ts";
import type { Callback, Line } from "./line.ts";

/** Carries out a command from Fusion. */
type Executor = (command: ToolbarCommand) => void;

type Data = Readonly<Record<string, unknown>> | null | undefined;

/** Oracle's API object over a line. */
export function createApi({ call }: Line) {
  /** What the methods about one communication have in common. */
  const aboutCall = (method: string) =>
  (
    channel: string,
    appClassification: string | null,
    eventId: string,
    inData?: Data,
    callback?: Callback,
    channelType?: string,
  ) => call(method, { channel, appClassification, eventId, inData, channelType }, callback);

  /** What newCommEvent and getCustomerData have in common; the lookup object may be left out. */
  const lookingUp = (method: string, markOf: (inData: Data) => Data) =>
  (
    channel: string,
    appClassification: string | null,
    eventId: string | null,
    inData?: Data,
    lookupObject?: string | Callback | null,
    callback?: Callback,
    channelType?: string,
  ) => {
    const isLeftOut = typeof lookupObject === "function";
    const data = { channel, appClassification, eventId, inData: markOf(inData), channelType };
    call(
      method,
      { ...data, lookupObject: isLeftOut ? null : lookupObject },
      isLeftOut ? lookupObject : callback,
    );
  };

  const aboutWindow = (method: string, kind: "barType" | "panelType") =>
  (
    type: string,
    callback?: Callback,
  ) => call(method, { [kind]: type }, callback);

  /** Adds a channel to an engagement, or takes one away. */
  const changingChannels = (method: string, prefix: "upgrade" | "downgrade") =>
  (
    channel: string,
    eventId: string,
    channelType: string | undefined,
    otherChannel: string,
    otherChannelType?: string,
    otherEventId?: string,
    inData?: Data,
    callback?: Callback,
  ) =>
    call(method, {
      channel,
      eventId,
      channelType,
      [`${prefix}Channel`]: otherChannel,
      [`${prefix}ChannelType`]: otherChannelType,
      [`${prefix}EventId`]: otherEventId,
      inData,
    }, callback);

  const listening =
    (method: string) =>
    (channel: string, appClassification: string | null, callback: Callback, channelType?: string) =>
      call(method, { channel, appClassification, channelType }, callback);

  return {
    getConfiguration(configType: string | Callback | null, callback?: Callback) {
      if (typeof configType === "function") return call("getConfiguration", {}, configType);
      call("getConfiguration", { configType }, callback);
    },
    disableFeature: (features: string | readonly string[], callback?: Callback) =>
      call("disableFeature", { features }, callback),
    readyForOperation: (readiness: boolean, callback?: Callback) =>
      call("readyForOperation", { readiness }, callback),
    newCommEvent: lookingUp("newCommEvent", (inData) => ({
      ...inData,
      mcaOrigEventSource: "toolbar",
    })),
    startCommEvent: aboutCall("startCommEvent"),
    closeCommEvent: (
      channel: string,
      appClassification: string | null,
      eventId: string,
      inData: Data,
      reason: string,
      callback?: Callback,
      channelType?: string,
    ) =>
      call(
        "closeCommEvent",
        { channel, appClassification, eventId, inData, reason, channelType },
        callback,
      ),
    agentStateEvent: (
      channel: string,
      eventId: string,
      isAvailable: boolean,
      isLoggedIn: boolean,
      stateCd?: string | null,
      stateDisplayString?: string | null,
      reasonCd?: string | null,
      reasonDisplayString?: string | null,
      inData?: Data,
      callback?: Callback,
      channelType?: string,
    ) =>
      call("agentStateEvent", {
        channel,
        eventId,
        isAvailable,
        isLoggedIn,
        stateCd,
        stateDisplayString,
        reasonCd,
        reasonDisplayString,
        inData,
        channelType,
      }, callback),
    outboundCommError: (
      channel: string,
      commUuid: string,
      errorCode: string,
      errorMsg: string,
      callback?: Callback,
      channelType?: string,
    ) =>
      call("outboundCommError", { channel, commUuid, errorCode, errorMsg, channelType }, callback),
    getCustomerData: lookingUp("getCustomerData", (inData) => inData),
    invokeScreenPop: (
      channel: string,
      appClassification: string | null,
      eventId: string | null,
      pageCode: string,
      pageData?: Data,
      callback?: Callback,
      channelType?: string,
    ) =>
      call("invokeScreenPop", {
        channel,
        appClassification,
        eventId,
        pageCode,
        inData: pageData,
        channelType,
      }, callback),
    transferCommEvent: aboutCall("transferCommEvent"),
    conferenceCommEvent: aboutCall("conferenceCommEvent"),
    setCommEventTranscript: aboutCall("setCommEventTranscript"),
    upgradeCommEvent: changingChannels("upgradeCommEvent", "upgrade"),
    downgradeCommEvent: changingChannels("downgradeCommEvent", "downgrade"),
    focusCommEvent: (
      eventId: string,
      channel: string,
      channelType?: string,
      inData?: Data,
      callback?: Callback,
    ) => call("focusCommEvent", { eventId, channel, channelType, inData }, callback),
    interactionControlStateChanged: (
      eventId: string,
      actionName: string,
      states: unknown,
      timestamp?: unknown,
      inData?: Data,
      callback?: Callback,
    ) =>
      call(
        "interactionControlStateChanged",
        { eventId, actionName, states, timestamp, inData },
        callback,
      ),
    setToolbarDimensions: (
      barType: string,
      height: unknown,
      width: unknown,
      callback?: Callback,
    ) => call("setToolbarDimensions", { barType, height, width }, callback),
    openFloatingToolbar: (
      barType: string,
      url?: string,
      height?: unknown,
      width?: unknown,
      inData?: Data,
      callback?: Callback,
    ) => call("openFloatingToolbar", { barType, url, height, width, inData }, callback),
    isFloatingToolbarOpen: aboutWindow("isFloatingToolbarOpen", "barType"),
    closeFloatingToolbar: aboutWindow("closeFloatingToolbar", "barType"),
    openCompanionPanel: (
      panelType: string,
      url?: string,
      title?: string,
      inData?: Data,
      callback?: Callback,
    ) => call("openCompanionPanel", { panelType, url, title, inData }, callback),
    isCompanionPanelOpen: aboutWindow("isCompanionPanelOpen", "panelType"),
    closeCompanionPanel: aboutWindow("closeCompanionPanel", "panelType"),
    postToolbarMessage: (messagePayload: unknown, callback?: Callback) =>
      call("postToolbarMessage", { messagePayload }, callback),
    onToolbarMessage: (callback: Callback) => call("onToolbarMessage", {}, callback),
    onOutgoingEvent: listening("onOutgoingEvent"),
    onDataUpdated: listening("onDataUpdated"),
    onToolbarInteractionCommand: (executor: Executor) =>
      call("onToolbarInteractionCommand", {}, mustBeFunction(executor)),
    onToolbarAgentCommand: (channel: string, channelType: string, executor: Executor) =>
      call("onToolbarAgentCommand", { channel, channelType }, mustBeFunction(executor)),
  };
}

/** The object that toolbars find as `svcMca.tlb.api`. */
export type SvcMcaApi = ReturnType<typeof createApi>;

function mustBeFunction(executor: unknown): Callback {
  if (typeof executor === "function") return executor as Callback;
  throw new TypeError("The executor of a command listener must be a function");
}
