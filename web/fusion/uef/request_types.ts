// The request objects of the UI Events Framework: what a toolbar fills in and hands to a context.
// Interface names and members are Oracle's (fuief pages and the published declarations).
import type { EventName, IN_ATTRIBUTES, OperationName, Setters } from "./vocabulary.ts";

/** Attribute names and values, as they cross to Fusion and back. */
export type Attributes = Record<string, unknown>;

/** Makes the request objects; an unknown name throws a `UefError` that lists the known ones. */
export interface IRequestHelper {
  createPublishRequest<Name extends OperationName>(operation: Name): PublishRequests[Name];
  createSubscriptionRequest<Name extends EventName>(event: Name): SubscriptionRequests[Name];
}

export interface IOperationRequest {
  getOperationName(): string;
  /** Other tabs of Fusion hear of it, too. */
  setPropagateToTabs(propagate: boolean): void;
  isPropagateToTabsEnabled(): boolean;
}

/** Asks for the agent's configuration at the start (fuief: getConfiguration). */
export interface IMcaGetConfigurationActionRequest extends IOperationRequest {
  setConfigType(configType: string): void;
}

/** Says whether the toolbar can be used (fuief: readyForOperation). */
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

/** A button of the call may be pressed, or not any more. */
export interface IInteractionControlState {
  /** "hold", "mute", "record" or "transfer". */
  name: string;
  isEnabled: boolean;
}

/** A call was held, muted, recorded or the reverse; the form is inferred from the older library's. */
export interface IMcaInteractionControlStateChangedActionRequest extends IOperationRequest {
  setEventId(eventId: string): void;
  /** The command that has come true: "hold", "unhold", "mute", "unmute", "record", "stopRecord". */
  setActionName(actionName: string): void;
  setInteractionControlStates(states: IInteractionControlState[]): void;
  /** Milliseconds since the epoch. */
  setTimestamp(timestamp: number): void;
  setInData(inData: Attributes): void;
}

/** A line of the transcript; the same message id again replaces it (fuief: FeedLiveTranscript). */
export interface IMcaFeedLiveTranscriptActionRequest extends IOperationRequest {
  setEventId(eventId: string): void;
  setAppClassification(appClassification: string): void;
  setMessageId(messageId: string): void;
  setMessage(message: string): void;
  /** "AGENT" or "END_USER"; some pages say "CUSTOMER". */
  setRole(role: string): void;
  /** "STARTED", "INPROGRESS" or "COMPLETE". */
  setState(state: string): void;
  /** Milliseconds since the epoch. */
  setTime(time: number): void;
}

/** A message between the lines of the transcript (fuief: FeedSystemMessage). */
export interface IMcaFeedSystemMessageActionRequest extends IOperationRequest {
  setEventId(eventId: string): void;
  setAppClassification(appClassification: string): void;
  setMessageId(messageId: string): void;
  setMessage(message: string): void;
  /** "WorkJoin", "WorkLeave", with "_Monitor" or "_Conferee", or "SYSTEM_MESSAGE". */
  setType(type: string): void;
  setIconName(iconName: string): void;
  setUsername(username: string): void;
  setUserId(userId: string): void;
  /** Milliseconds since the epoch. */
  setTime(time: number): void;
}

/** Fills a record's fields in, such as "WrapUp.ResolutionCode" (fuief: Set Field Value). */
export interface ISetFieldValueOperationRequest extends IOperationRequest {
  field(): ISetFieldValueRequest;
}

export interface ISetFieldValueRequest {
  /** With one argument the value of the field that `setField` named. */
  setValue(fieldName: string, value?: unknown): void;
  setField(fieldName: string): ISetFieldValueRequest;
}

/** Reads a record's fields (fuief: Get Field Value). */
export interface IGetFieldValueOperationRequest extends IOperationRequest {
  setFields(fields: string[]): void;
}

/** Saves a record, as the agent's button does (fuief: Save Record). */
export type ISaveRecordOperationRequest = IOperationRequest;

/** Sizes the window that the toolbar is in, in pixels (fuief: SetToolbarProperties). */
export interface ISetToolbarPropertiesActionRequest extends IOperationRequest {
  setWidth(width: number): void;
  setHeight(height: number): void;
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
  interactionControlStateChanged: IMcaInteractionControlStateChangedActionRequest;
  FeedLiveTranscript: IMcaFeedLiveTranscriptActionRequest;
  FeedSystemMessage: IMcaFeedSystemMessageActionRequest;
  cxEventBusSetFieldValueOperation: ISetFieldValueOperationRequest;
  cxEventBusGetFieldValueOperation: IGetFieldValueOperationRequest;
  cxEventBusSaveRecordOperation: ISaveRecordOperationRequest;
  SetToolbarProperties: ISetToolbarPropertiesActionRequest;
}

export interface IEventRequest {
  getEventName(): string;
}

export interface IMcaEventRequest extends IEventRequest {
  setAppClassification(appClassification: string): void;
}

export interface IFieldValueChangeEventRequest extends IEventRequest {
  /** Only changes of these are told; without it, of all. */
  setFields(fields: string[]): void;
}

export interface SubscriptionRequests {
  onToolbarInteractionCommand: IMcaEventRequest;
  onToolbarAgentCommand: IMcaEventRequest;
  onOutgoingEvent: IMcaEventRequest;
  onDataUpdated: IMcaEventRequest;
  cxEventBusFieldValueChangeEvent: IFieldValueChangeEventRequest;
  cxEventBusOnBeforeSaveEvent: IEventRequest;
  cxEventBusOnAfterSaveEvent: IEventRequest;
}
