// Oracle's older API behind the face of the newer one: requests become calls with positional arguments,
// callbacks become promises. So the rest of the toolbar knows one Fusion only.
import type { SvcMcaApi, SvcMcaCallback, SvcMcaCommand, SvcMcaPlace } from "./svcMcaTypes.ts";
import type {
  IPhoneContext,
  IRequestHelper,
  PublishRequests,
  SubscribedEvent,
  Tokens,
} from "./uefTypes.ts";

const CHANNEL = "PHONE";
const CHANNEL_TYPE = "ORA_SVC_PHONE";

/** What the page's address says of the older API; undefined when the page was framed without it. */
export function svcMcaPlaceOf(search: string): SvcMcaPlace | undefined {
  const address = new URLSearchParams(search);
  const apiSource = address.get("oraApiSource");
  const parentFrame = address.get("oraParentFrame");
  return apiSource && parentFrame ? { apiSource, parentFrame } : undefined;
}

/**
 * Where the API's script is.
 * @throws {TypeError} when it is not at one of the origins that scripts may come from
 */
export function apiAddress(
  { apiSource, parentFrame }: SvcMcaPlace,
  origins: readonly string[],
): string {
  const address = URL.parse(apiSource, parentFrame);
  if (address && origins.includes(address.origin)) return address.href;
  throw new TypeError(
    `The script at "${apiSource}" is not from an origin that the toolbar trusts. ` +
      "Add its origin to the setting svcMcaOrigins",
  );
}

/** Opens the way to Fusion: resolves when Fusion has answered for the first time. */
export async function openSvcMca(
  api: SvcMcaApi,
): Promise<{ readonly requests: IRequestHelper; readonly phone: IPhoneContext }> {
  // Nothing says hello in the older API; its first reply proves that somebody is there.
  const configuration = replyTo((callback) => api.getConfiguration("TOOLBAR", callback));
  await configuration;
  return { requests, phone: new SvcMcaPhone(api, configuration) };
}

/** What a request is filled with: every setter that the toolbar uses, over plain data. */
class SvcMcaRequest {
  readonly data: Tokens = {};

  constructor(readonly operation: keyof PublishRequests) {}

  setConfigType(): void {}
  setReadiness(readiness: boolean): void {
    this.data["readiness"] = readiness;
  }
  setEventId(eventId: string): void {
    this.data["eventId"] = eventId;
  }
  setAppClassification(appClassification: string): void {
    this.data["appClassification"] = appClassification;
  }
  setInputData(inData: Tokens): void {
    this.data["inData"] = inData;
  }
  setReason(reason: string | null): void {
    this.data["reason"] = reason;
  }
  setIsAvailable(isAvailable: boolean): void {
    this.data["isAvailable"] = isAvailable;
  }
  setIsLoggedIn(isLoggedIn: boolean): void {
    this.data["isLoggedIn"] = isLoggedIn;
  }
  setState(state: string): void {
    this.data["state"] = state;
  }
  setStateDisplayString(text: string): void {
    this.data["stateDisplayString"] = text;
  }
  setReasonDisplayString(text: string): void {
    this.data["reasonDisplayString"] = text;
  }
  setInData(inData: Tokens): void {
    this.data["inData"] = inData;
  }
  setCommUuid(commUuid: string): void {
    this.data["commUuid"] = commUuid;
  }
  setErrorCode(errorCode: string): void {
    this.data["errorCode"] = errorCode;
  }
  setErrorMsg(errorMsg: string): void {
    this.data["errorMsg"] = errorMsg;
  }
  setActionName(actionName: string): void {
    this.data["actionName"] = actionName;
  }
}

class SvcMcaSubscription {
  appClassification = "";

  constructor(readonly event: SubscribedEvent) {}

  setAppClassification(appClassification: string): void {
    this.appClassification = appClassification;
  }
}

const requests: IRequestHelper = {
  createPublishRequest: (operation) => new SvcMcaRequest(operation),
  createSubscriptionRequest: (event) => new SvcMcaSubscription(event),
};

class SvcMcaPhone implements IPhoneContext {
  readonly #api: SvcMcaApi;
  readonly #configuration: Promise<unknown>;

  constructor(api: SvcMcaApi, configuration: Promise<unknown>) {
    this.#api = api;
    this.#configuration = configuration;
  }

  getSupportedActions(): readonly string[] {
    return this.#api.interactionControlStateChanged ? ["interactionControlStateChanged"] : [];
  }

  publish(request: object): Promise<unknown> {
    if (!(request instanceof SvcMcaRequest)) throw new TypeError("Not a request of this API");
    if (request.operation === "getConfigurationOperation") return this.#configuration;
    return replyTo((callback) => this.#call(request, callback));
  }

  subscribe(request: object, callback: (event: unknown) => unknown): void {
    if (!(request instanceof SvcMcaSubscription)) throw new TypeError("Not a request of this API");
    const tell = (message: Tokens) => void callback(asResponse(message));
    const answer = (command: SvcMcaCommand) => void answerCommand(command, callback);
    const { event, appClassification } = request;
    switch (event) {
      case "onOutgoingEvent":
        return this.#api.onOutgoingEvent(CHANNEL, appClassification, tell, CHANNEL_TYPE);
      case "onDataUpdated":
        return this.#api.onDataUpdated(CHANNEL, appClassification, tell, CHANNEL_TYPE);
      case "onToolbarInteractionCommand":
        return this.#api.onToolbarInteractionCommand(answer);
      case "onToolbarAgentCommand":
        return this.#api.onToolbarAgentCommand(CHANNEL, CHANNEL_TYPE, answer);
    }
  }

  #call({ operation, data }: SvcMcaRequest, callback: SvcMcaCallback): void {
    const api = this.#api;
    const eventId = textOf(data["eventId"]);
    const appClassification = textOf(data["appClassification"]);
    const about = [CHANNEL, appClassification, eventId, tokensOf(data["inData"])] as const;
    switch (operation) {
      case "getConfigurationOperation":
        return;
      case "readyForOperationOperation":
        return api.readyForOperation(data["readiness"] === true, callback);
      case "agentStateEventOperation":
        return api.agentStateEvent(
          CHANNEL,
          eventId,
          data["isAvailable"] === true,
          data["isLoggedIn"] === true,
          textOf(data["state"]),
          textOf(data["stateDisplayString"]),
          textOf(data["reason"]) || null,
          textOf(data["reasonDisplayString"]),
          tokensOf(data["inData"]),
          callback,
          CHANNEL_TYPE,
        );
      case "newCommEvent":
        return api.newCommEvent(...about, null, callback, CHANNEL_TYPE);
      case "startCommEvent":
        return api.startCommEvent(...about, callback, CHANNEL_TYPE);
      case "closeCommEvent":
        return api.closeCommEvent(...about, textOf(data["reason"]), callback, CHANNEL_TYPE);
      case "interactionControlStateChanged":
        api.interactionControlStateChanged?.(eventId, textOf(data["actionName"]), []);
        return callback({ result: "success" });
      case "outboundCommError":
        return api.outboundCommError(
          CHANNEL,
          textOf(data["commUuid"]),
          textOf(data["errorCode"]),
          textOf(data["errorMsg"]),
          callback,
          CHANNEL_TYPE,
        );
    }
  }
}

/** The first reply to a call; what startCommEvent's callback is told later is told by onDataUpdated, too. */
const replyTo = (call: (callback: SvcMcaCallback) => void): Promise<unknown> =>
  new Promise((resolve) => call((reply) => resolve(asResponse(reply))));

/** As the framework's objects are when they have no getters; see uefResponse.ts. */
const asResponse = (message: Tokens) => ({ responseDetails: message });

/** The subscriber fills the command in; what it throws is the answer, too. */
async function answerCommand(
  command: SvcMcaCommand,
  callback: (event: unknown) => unknown,
): Promise<void> {
  try {
    await callback(asResponse(command));
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    Object.assign(command, { result: "error", resultDisplayString: detail });
  }
  command.sendResponse(command);
}

const textOf = (value: unknown): string => typeof value === "string" ? value : "";

const tokensOf = (value: unknown): Tokens =>
  typeof value === "object" && value !== null ? { ...value } : {};
