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
}

/** The two reasons the seed knows, in the case that Fusion's samples use. */
export type CloseReason = "REJECT" | "WRAPUP";

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
