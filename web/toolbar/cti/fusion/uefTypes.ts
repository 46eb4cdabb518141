// The part of Oracle's UI Events Framework that this toolbar uses, as types. Getters that real pods
// were seen to leave out are optional here; uefResponse.ts reads either shape.

/** Name/value tokens, such as SVCMCA_ANI, that Fusion and the toolbar hand to each other. */
export type Tokens = Record<string, unknown>;

/** `window.CX_SVC_UI_EVENTS_FRAMEWORK.uiEventsFramework`, once the client script has run. */
export interface IUiEventsFramework {
  initialize(applicationName: string, version: string): Promise<IUefProvider>;
}

export interface IUefProvider {
  readonly requestHelper: IRequestHelper;
  getMultiChannelAdaptorContext(): Promise<IMultiChannelAdaptorContext>;
}

export interface IMultiChannelAdaptorContext {
  getCommunicationChannelContext(channel: "PHONE"): Promise<IPhoneContext>;
}

export interface IPhoneContext {
  publish(request: object): Promise<unknown>;
  /** Absent from some. */
  getSupportedActions?(): readonly string[];
  subscribe(request: object, callback: (event: unknown) => unknown): unknown;
}

export interface IRequestHelper {
  createPublishRequest<Name extends keyof PublishRequests>(operation: Name): PublishRequests[Name];
  createSubscriptionRequest(event: SubscribedEvent): ISubscriptionRequest;
}

export type SubscribedEvent =
  | "onToolbarInteractionCommand"
  | "onToolbarAgentCommand"
  | "onOutgoingEvent"
  | "onDataUpdated";

export interface ISubscriptionRequest {
  /** Mandatory for onOutgoingEvent and onDataUpdated, absent from the others. */
  setAppClassification?(appClassification: string): void;
}

/** The request that each operation is published with. */
export interface PublishRequests {
  getConfigurationOperation: { setConfigType(type: "TOOLBAR"): void };
  readyForOperationOperation: { setReadiness(ready: boolean): void };
  agentStateEventOperation: IAgentStateRequest;
  newCommEvent: ICommRequest;
  startCommEvent: ICommRequest;
  closeCommEvent: ICommRequest & { setReason(reason: CloseReason): void };
  outboundCommError: IOutboundErrorRequest;
  interactionControlStateChanged: IControlStateRequest;
}

/** Why a call is over, in the case that Fusion's samples use; the seed knows the first two. */
export const CLOSE_REASONS = [
  "REJECT",
  "WRAPUP",
  "ABANDONED",
  "CANCELED",
  "MISSED",
  "TIMEOUT",
] as const;
export type CloseReason = typeof CLOSE_REASONS[number];

/** Only the newer framework has it; see IPhoneContext.getSupportedActions. */
export interface IControlStateRequest {
  setEventId(eventId: string): void;
  setActionName(actionName: string): void;
}

export interface ICommRequest {
  setEventId(eventId: string): void;
  setAppClassification(appClassification: string): void;
  setInputData(inData: Tokens): void;
}

export interface IAgentStateRequest {
  setEventId(eventId: string): void;
  setIsAvailable(isAvailable: boolean): void;
  setIsLoggedIn(isLoggedIn: boolean): void;
  setState(state: string): void;
  setStateDisplayString(text: string): void;
  setReason(reason: string | null): void;
  setReasonDisplayString(text: string): void;
  setInData(inData: Tokens): void;
}

export interface IOutboundErrorRequest {
  setCommUuid(eventId: string): void;
  setErrorCode(code: string): void;
  setErrorMsg(message: string): void;
}
