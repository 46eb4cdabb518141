// The words of the UI Events Framework: operations, events and data attributes, and the accessors
// that Oracle derives from an attribute's name. No behaviour.

/** What a toolbar may publish on the phone context, by Oracle's exact names. */
export const PHONE_OPERATIONS = [
  "getConfigurationOperation",
  "readyForOperationOperation",
  "disableFeatureOperation",
  "agentStateEventOperation",
  "newCommEvent",
  "startCommEvent",
  "closeCommEvent",
  "outboundCommError",
  // Of the newer library only; its form in this framework is not documented.
  "interactionControlStateChanged",
] as const;

/** On the engagement context that startCommEvent's answer gives. */
export const ENGAGEMENT_OPERATIONS = ["FeedLiveTranscript", "FeedSystemMessage"] as const;

/** On a record, such as the wrap-up record of an engagement. */
export const RECORD_OPERATIONS = [
  "cxEventBusSetFieldValueOperation",
  "cxEventBusGetFieldValueOperation",
  "cxEventBusSaveRecordOperation",
] as const;

/** On the toolbar's own context. */
export const TOOLBAR_OPERATIONS = ["SetToolbarProperties"] as const;

/** All that request objects can be made for. */
export const OPERATIONS = [
  ...PHONE_OPERATIONS,
  ...ENGAGEMENT_OPERATIONS,
  ...RECORD_OPERATIONS,
  ...TOOLBAR_OPERATIONS,
] as const;
export type OperationName = (typeof OPERATIONS)[number];

/** What a toolbar may subscribe to on the phone context. */
export const PHONE_EVENTS = [
  "onToolbarInteractionCommand",
  "onToolbarAgentCommand",
  "onOutgoingEvent",
  "onDataUpdated",
] as const;

/** On a record. */
export const RECORD_EVENTS = [
  "cxEventBusFieldValueChangeEvent",
  "cxEventBusOnBeforeSaveEvent",
  "cxEventBusOnAfterSaveEvent",
] as const;

export const EVENTS = [...PHONE_EVENTS, ...RECORD_EVENTS] as const;
export type EventName = (typeof EVENTS)[number];

/** Events whose subscriber answers: what its callback resolves to goes back to Fusion. */
export const CONTROLLABLE_EVENTS: readonly EventName[] = [
  "onToolbarInteractionCommand",
  "onToolbarAgentCommand",
  "cxEventBusOnBeforeSaveEvent",
];

/** The words of onToolbarInteractionCommand (fuief; those from `hold` on are the newer library's). */
export const INTERACTION_COMMANDS = [
  "accept",
  "reject",
  "disconnect",
  "setActive",
  "hold",
  "unhold",
  "mute",
  "unmute",
  "record",
  "stopRecord",
  "transfer",
] as const;

/** The words of onToolbarAgentCommand. */
export const AGENT_COMMANDS = [
  "getCurrentAgentState",
  "getActiveEngagements",
  "getActiveInteractionCommands",
  "makeAvailable",
  "makeUnavailable",
  "custom",
] as const;
export type AgentCommand = (typeof AGENT_COMMANDS)[number];

/** The classifications that Fusion applications go by; the simulated desktop is ORA_SERVICE. */
export const APP_CLASSIFICATIONS = ["ORA_SERVICE", "ORA_SALES", "ORA_HRHD"] as const;

/** The only channel that is simulated, and the type that Fusion gives it. */
export const PHONE = { channel: "PHONE", channelType: "ORA_SVC_PHONE" } as const;

/** Attributes that go both ways: a toolbar sets them, Fusion's answer has them. */
const SHARED_ATTRIBUTES = [
  "appClassification",
  "callDirection",
  "callStatus",
  "channel",
  "channelId",
  "channelType",
  "eventId",
  "lookupObject",
  "notificationType",
  "phoneLineId",
  "SVCMCA_ANI",
  "SVCMCA_CHANNEL_ID",
  "SVCMCA_COMMUNICATION_DIRECTION",
  "SVCMCA_CONTACT_FIRST_NAME",
  "SVCMCA_CONTACT_ID",
  "SVCMCA_CONTACT_JOB_TITLE",
  "SVCMCA_CONTACT_LAST_NAME",
  "SVCMCA_CONTACT_NAME",
  "SVCMCA_CONTACT_NUMBER",
  "SVCMCA_CONTACT_ORG_ID",
  "SVCMCA_CONTACT_PRIMARY_PHONE",
  "SVCMCA_CONTACT_PRIM_ORG_NAME",
  "SVCMCA_DISPLAY_NAME",
  "SVCMCA_EMAIL",
  "SVCMCA_INTERACTION_ID",
  "SVCMCA_INTERACTION_REF_OBJ_ID",
  "SVCMCA_INTERACTION_REF_OBJ_TYPE",
  "SVCMCA_OFFER_TIMEOUT_SEC",
  "SVCMCA_SR_ID",
  "SVCMCA_SR_NUM",
  "SVCMCA_SR_TITLE",
  "SVCMCA_UI_TYPE_CD",
  "SVCMCA_WRAPUP_ID",
  "SVCMCA_WRAPUP_TIMEOUT",
] as const;

export const IN_ATTRIBUTES = [
  ...SHARED_ATTRIBUTES,
  "agentMsg2ComPanel",
  "averageWaitTime",
  "callDestination",
  "callSource",
  "chatTestMode",
  "comPanelMsg1",
  "comPanelMsg2",
  "comPanelQName1",
  "comPanelQName2",
  "comPanelQName3",
  "numberOfCalls",
] as const;

export const OUT_ATTRIBUTES = [
  ...SHARED_ATTRIBUTES,
  "SVCMCA_CALL_ID",
  "SVCMCA_ORG_ID",
  "updateType",
  "WrapupStartTime",
] as const;

/** One setter per attribute: `SVCMCA_ANI` gives `setSVCMCA_ANI`, `callStatus` gives `setCallStatus`. */
export type Setters<Attribute extends string, Value = string> = {
  [Name in Attribute as `set${Capitalize<Name>}`]: (value: Value) => void;
};

/** One getter per attribute, named as the setters are. */
export type Getters<Attribute extends string> = {
  [Name in Attribute as `get${Capitalize<Name>}`]: () => string | undefined;
};

/** The accessor's name for an attribute. */
export const accessor = (prefix: "get" | "set", attribute: string): string =>
  prefix + attribute.charAt(0).toUpperCase() + attribute.slice(1);
