// The surface of the UI Events Framework that a media toolbar programs against. Interface names and
// members are Oracle's (fuief pages and the published declarations); no behaviour here.
import type {
  EventName,
  Getters,
  IN_ATTRIBUTES,
  OperationName,
  OUT_ATTRIBUTES,
  Setters,
} from "./vocabulary.ts";

/** Attribute names and values, as they cross to Fusion and back. */
export type Attributes = Record<string, unknown>;

/** The global `CX_SVC_UI_EVENTS_FRAMEWORK` (fuief: how to use UEF). */
export interface IUiEventsFrameworkGlobal {
  readonly uiEventsFramework: IUiEventsFramework;
}

export interface IUiEventsFramework {
  /** Finds the Fusion page that frames this one. `version` is "v1" everywhere and may be left out. */
  initialize(applicationName: string, version?: string): Promise<IUiEventsFrameworkProvider>;
}

/** Where everything starts (fuief: IUiEventsFrameworkProvider). */
export interface IUiEventsFrameworkProvider {
  readonly requestHelper: IRequestHelper;
  getMultiChannelAdaptorContext(): Promise<IMultiChannelAdaptorContext>;
  getVersion(): string;
  getApplicationName(): string;
  /** Ends the session with Fusion: subscriptions stop, and what waits for an answer is rejected. */
  dispose(): void;
}

/** Makes the request objects; an unknown name throws a `UefError` that lists the known ones. */
export interface IRequestHelper {
  createPublishRequest<Name extends OperationName>(operation: Name): PublishRequests[Name];
  createSubscriptionRequest<Name extends EventName>(event: Name): IMcaEventRequest;
}

/** Telephony and chat together (fuief: MultiChannelAdaptorContext). */
export interface IMultiChannelAdaptorContext {
  getActiveChannels(): Promise<string[]>;
  getCommunicationChannelContext(channel: string): Promise<IPhoneContext>;
}

export interface ISubscriptionContext {
  /** The callback is not called any more; does nothing the second time. */
  dispose(): void;
}

/** What each context can do (fuief: IContext). */
export interface IContext {
  /** Rejects with a `UefError` when Fusion refuses: the simulator says why, a pod stays silent. */
  publish(request: IOperationRequest): Promise<IOperationResponse>;
  /** A controllable event's callback returns a promise; what it resolves to is the answer. */
  subscribe(request: IMcaEventRequest, callback: EventCallback): ISubscriptionContext;
  /** As `subscribe`, for one event. */
  subscribeOnce(request: IMcaEventRequest, callback: EventCallback): ISubscriptionContext;
  getSupportedEvents(): string[];
  getSupportedActions(): string[];
  /** Ends this context's subscriptions. */
  dispose(): void;
}

/** The phone channel (fuief: PhoneContext). */
export interface IPhoneContext extends IContext {
  getChannel(): string;
  getChannelType(): string;
  getFrameOrigin(): string;
  getToolbarName(): string;
  getVersion(): string;
  getEventSource(): string;
}

// Requests

export interface IOperationRequest {
  getOperationName(): string;
  setPropagateToTabs(propagate: boolean): void;
  isPropagateToTabsEnabled(): boolean;
}

/** Asks for the agent's configuration at the start (fuief: getConfiguration). */
export interface IMcaGetConfigurationActionRequest extends IOperationRequest {
  setConfigType(configType: string): void;
}

/** Says that the toolbar can be used (fuief: readyForOperation). */
export interface IMcaReadyForOperationActionRequest extends IOperationRequest {
  setReadiness(readiness: boolean): void;
}

/** Names what the toolbar cannot do, such as "OUTGOING" (fuief: disableFeature). */
export interface IMcaDisableFeatureActionRequest extends IOperationRequest {
  setFeatures(features: string[]): void;
}

/** Tells Fusion whether the agent takes calls: the phone icon shows it (fuief: agentStateEvent). */
export interface IMcaAgentStateEventActionRequest extends IOperationRequest {
  setEventId(eventId: string): void;
  setIsAvailable(isAvailable: boolean): void;
  setIsLoggedIn(isLoggedIn: boolean): void;
  setState(state: string): void;
  setStateDisplayString(text: string): void;
  setReason(reason: string | null): void;
  setReasonDisplayString(text: string): void;
  setInData(inData: Attributes): void;
}

/** Sets what goes along with a communication (fuief: IMcaInDataRequest). */
export interface IMcaInDataRequest extends Setters<(typeof IN_ATTRIBUTES)[number]> {
  setInDataValueByAttribute(attribute: string, value: unknown): void;
}

/** What the three requests about a communication share. `eventId` names it for its whole life. */
export interface IMcaCommEventActionRequest extends IOperationRequest {
  setEventId(eventId: string): void;
  setAppClassification(appClassification: string): void;
  /** Replaces the input data as a whole. */
  setInputData(inData: Attributes): void;
  getInData(): IMcaInDataRequest;
}

/** Announces a call: Fusion looks the number up and shows the dialog (fuief: newCommEvent). */
export interface IMcaNewCommEventActionRequest extends IMcaCommEventActionRequest {
  setLookupObject(lookupObject: string): void;
}

/** The call is established: Fusion opens the engagement (fuief: startCommEvent). */
export type IMcaStartCommEventActionRequest = IMcaCommEventActionRequest;

/** The call is over: WRAPUP opens the wrap-up window, the others discard (fuief: closeCommEvent). */
export interface IMcaCloseCommEventActionRequest extends IMcaCommEventActionRequest {
  setReason(reason: string): void;
}

/** A click-to-dial that could not be placed (fuief: outboundCommError). */
export interface IMcaOutboundCommErrorActionRequest extends IOperationRequest {
  setCommUuid(commUuid: string): void;
  setErrorCode(errorCode: string): void;
  setErrorMsg(errorMsg: string): void;
}

export interface PublishRequests {
  getConfigurationOperation: IMcaGetConfigurationActionRequest;
  readyForOperationOperation: IMcaReadyForOperationActionRequest;
  disableFeatureOperation: IMcaDisableFeatureActionRequest;
  agentStateEventOperation: IMcaAgentStateEventActionRequest;
  newCommEvent: IMcaNewCommEventActionRequest;
  startCommEvent: IMcaStartCommEventActionRequest;
  closeCommEvent: IMcaCloseCommEventActionRequest;
  outboundCommError: IMcaOutboundCommErrorActionRequest;
}

export interface IMcaEventRequest {
  getEventName(): string;
  setAppClassification(appClassification: string): void;
}

// Responses

/** What `publish` resolves to: getters, and the raw details that third parties read. */
export interface IOperationResponse {
  readonly responseDetails: Attributes;
  getResponseData(): IOperationResponseData;
}

export interface IOperationResponseData {
  getData(): Attributes;
  isSuccess(): boolean;
  getError(): unknown;
}

export interface IMcaGetConfigurationActionResponse extends IOperationResponse {
  getResponseData(): IOperationResponseData & { getConfiguration(): IMCAGetConfiguration };
}

export interface IMCAGetConfiguration {
  getAgentId(): string;
  getAgentPartyId(): string;
  getFeatures(): string[];
  getCompanionPanelUrl(): string;
  getCompanionPanelTitle(): string;
  getFaTrustToken(): string;
}

/** The answer to newCommEvent and to closeCommEvent. */
export interface IMcaNewComActionResponse extends IOperationResponse {
  getResponseData(): IMcaCommEventActionData;
}

export interface IMcaCommEventActionData extends IOperationResponseData {
  /** The plain object: hand it back as the next request's input data. */
  getOutData(): Attributes;
  getOutputData(): IMcaOutDataResponse;
}

/** Getters over the out data (fuief: IMcaOutDataResponse). */
export interface IMcaOutDataResponse extends Getters<(typeof OUT_ATTRIBUTES)[number]> {
  getValueByAttribute(attribute: string): unknown;
}

export type IMcaCloseComActionResponse = IMcaNewComActionResponse;

export interface IMcaStartComActionResponse extends IOperationResponse {
  getResponseData(): IMcaCommEventActionData & { getEngagementContext(): IEngagementContext };
}

/** The engagement that startCommEvent opened (fuief: EngagementContext). */
export interface IEngagementContext {
  getChannel(): string;
  getChannelType(): string;
  getEngagementId(): string;
  getEngagementData(): IMcaCommEventActionData;
}

// Events

/** Receives an event; a promise that it returns answers a controllable one. */
export type EventCallback = (event: IEventResponse) => unknown;

/** What a subscriber is called with. Getters that an event has no value for give undefined. */
export interface IEventResponse {
  readonly responseDetails: Attributes;
  getResponseData(): IMcaEventData;
}

/**
 * An event's data. Commands (fuief: onToolbarInteractionCommand, onToolbarAgentCommand) have a command,
 * a result to set and out data to set; onOutgoingEvent and onDataUpdated have out data to read.
 */
export interface IMcaEventData {
  getData(): Attributes;
  getEventId(): string;
  getCommand(): string;
  getSlot(): string;
  getInData(): Attributes;
  getOutData(): Attributes;
  getOutputData(): IMcaOutDataResponse;
  /** Lower-case d: Oracle's spelling on commands. */
  getOutdata(): Attributes;
  setOutdata(outData: Attributes): void;
  getResult(): string;
  setResult(result: string): void;
  getResultDisplayString(): string;
}
