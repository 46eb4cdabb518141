// The surface of the UI Events Framework that a media toolbar programs against: framework, contexts, and
// what they answer. Interface names and members are Oracle's; no behaviour here.
import type {
  Attributes,
  IEventRequest,
  IOperationRequest,
  IRequestHelper,
} from "./request_types.ts";
import type { Getters, OUT_ATTRIBUTES } from "./vocabulary.ts";

export type * from "./request_types.ts";

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
  /** The tab that the toolbar belongs to, and the one that the agent looks at: here the same. */
  getCurrentTabId(): Promise<string>;
  getActiveTabId(): Promise<string>;
  getTabContext(browserTabId?: string, msiTabId?: string): Promise<ITabContext>;
  getCurrentBrowserTabContext(browserTabId?: string): Promise<ITabContext>;
  getActiveTab(): Promise<ITabContext>;
  getAvailableTabs(): Promise<ITabContext[]>;
  /** The records that are open: the contacts and wrap-ups of the engagements. */
  getAvailableRecords(tabId?: string): Promise<IRecordContext[]>;
  getGlobalContext(): Promise<IGlobalContext>;
  /** These three reject with a `UefError`: the simulated desktop has no such panes. */
  getSidePaneContext(sidePaneId: string): Promise<IContext>;
  getNotificationContext(notificationId: string): Promise<IContext>;
  getModalWindowContext(): Promise<IContext>;
  /** Documented; a real instance was seen without it. */
  getRecordContext?(): Promise<IRecordContext>;
  /** Ends the session with Fusion: subscriptions stop, and what waits for an answer is rejected. */
  dispose(): void;
}

// Contexts

export interface ISubscriptionContext {
  /** The callback is not called any more; does nothing the second time. */
  dispose(): void;
}

/** What each context can do (fuief: IContext). */
export interface IContext {
  /** Rejects with a `UefError` when Fusion refuses: the simulator says why, a pod stays silent. */
  publish(request: IOperationRequest): Promise<IOperationResponse>;
  /** A controllable event's callback returns a promise; what it resolves to is the answer. */
  subscribe(request: IEventRequest, callback: EventCallback): ISubscriptionContext;
  /** As `subscribe`, for one event. */
  subscribeOnce(request: IEventRequest, callback: EventCallback): ISubscriptionContext;
  getSupportedEvents(): string[];
  getSupportedActions(): string[];
  /** Ends this context's subscriptions. */
  dispose(): void;
}

/** Telephony and chat together (fuief: MultiChannelAdaptorContext). */
export interface IMultiChannelAdaptorContext extends IContext {
  getActiveChannels(): Promise<string[]>;
  getCommunicationChannelContext(channel: string): Promise<IPhoneContext>;
}

/** The phone channel (fuief: PhoneContext). */
export interface IPhoneContext extends IContext {
  getChannel(): string;
  getChannelType(): string;
  getFrameOrigin(): string;
  getToolbarName(): string;
  getVersion(): string;
  getEventSource(): string;
  /** Oracle declares a promise and uses it without `await` in its examples: either works. */
  getToolbarContext(): IToolbarContext & PromiseLike<IToolbarContext>;
}

/** The toolbar's own window (fuief: ToolbarContext). */
export type IToolbarContext = IContext;

/** What is common to all tabs (fuief: GlobalContext). */
export interface IGlobalContext extends IContext {
  getGlobalContextId(): string;
}

/** A tab of Fusion (fuief: TabContext). */
export interface ITabContext extends IContext {
  getTabId(): string;
  getType(): string;
  getAvailableTabs(): Promise<ITabContext[]>;
  getAvailableRecords(): Promise<IRecordContext[]>;
  getActiveRecord(): Promise<IRecordContext>;
  getDependentTabs(): Promise<ITabContext[]>;
  getNotificationContext(notificationId: string): Promise<IContext>;
}

/** A record that is open, such as the wrap-up of an engagement (fuief: RecordContext). */
export interface IRecordContext extends IContext {
  getRecordType(): string;
  getRecordId(): string;
}

/** The engagement that startCommEvent opened (fuief: EngagementContext). */
export interface IEngagementContext extends IContext {
  getChannel(): string;
  getChannelType(): string;
  getEngagementId(): string;
  getTabContext(): Promise<ITabContext>;
  getEngagementData(): IMcaEngagementData;
  /** The wrap-up record, open from the start of the engagement until it is saved; with `await` or without. */
  getWrapupContext(): IRecordContext & PromiseLike<IRecordContext>;
}

// Responses

/** What a response or an event is about (fuief: IObjectContext). */
export interface IObjectContext {
  getObjectType(): string;
  getObjectId(): string;
  getTabId(): string;
  getMsiTabId(): string;
  getMsiSubTabId(): string;
}

/** What `publish` resolves to: getters, and the raw details that third parties read. */
export interface IOperationResponse {
  readonly responseDetails: Attributes;
  getOperationName(): string;
  getContext(): IObjectContext;
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

/** The answer to newCommEvent. */
export interface IMcaNewComActionResponse extends IOperationResponse {
  getResponseData(): IMcaCommEventActionData;
}

export interface IMcaCommEventActionData extends IOperationResponseData {
  /** The plain object: hand it back as the next request's input data. */
  getOutData(): Attributes;
  getOutputData(): IMcaOutDataResponse;
}

export interface IMcaEngagementData extends IMcaCommEventActionData {
  getEngagementId(): string;
}

/** Getters over the out data (fuief: IMcaOutDataResponse). */
export interface IMcaOutDataResponse extends Getters<(typeof OUT_ATTRIBUTES)[number]> {
  getValueByAttribute(attribute: string): unknown;
}

/** The answer to startCommEvent. */
export interface IMcaStartComActionResponse extends IOperationResponse {
  getResponseData(): IMcaCommEventActionData & { getEngagementContext(): IEngagementContext };
}

/** The answer to closeCommEvent, which leads to the wrap-up record in newer versions. */
export type IMcaCloseComActionResponse = IMcaStartComActionResponse;

export interface ISetFieldValueResponse extends IOperationResponse {
  getResponseData(): IOperationResponseData & { getMessage(): string };
}

export interface IGetFieldValueResponse extends IOperationResponse {
  getResponseData(): IOperationResponseData & { getField(name: string): IFieldData };
}

export interface IFieldData {
  getFieldName(): string;
  getValue(): unknown;
}

export interface ISaveRecordResponse extends IOperationResponse {
  getResponseData(): IOperationResponseData & IOnAfterExtensionContext;
}

/** Which record was saved. */
export interface IOnAfterExtensionContext {
  getObjectType(): string;
  getOldObjectId(): string;
  getObjectId(): string;
}

// Events

/** Receives an event; a promise that it returns answers a controllable one. */
export type EventCallback = (event: IEventResponse) => unknown;

/** What a subscriber is called with. Getters that an event has no value for give undefined. */
export interface IEventResponse {
  readonly responseDetails: Attributes;
  getEventName(): string;
  getContext(): IObjectContext;
  getResponseData(): IMcaEventData;
}

/**
 * An event's data. Commands (fuief: onToolbarInteractionCommand, onToolbarAgentCommand) have a command,
 * a result to set and out data to set; onOutgoingEvent and onDataUpdated have out data to read; a
 * record's events have its names, and the field that changed.
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
  getObjectType(): string;
  getObjectId(): string;
  getOldObjectId(): string;
  getFieldName(): string;
  getOldValue(): unknown;
  getNewValue(): unknown;
}
