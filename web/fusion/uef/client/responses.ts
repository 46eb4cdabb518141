// What a toolbar reads: the objects around an answer or an event, getters over plain data. Each keeps
// the raw details too, because third parties read those, and some pods give nothing else.
import type {
  Attributes,
  IEngagementContext,
  IEventResponse,
  IGetFieldValueResponse,
  IMcaCommEventActionData,
  IMcaEventData,
  IMCAGetConfiguration,
  IMcaGetConfigurationActionResponse,
  IMcaOutDataResponse,
  IMcaStartComActionResponse,
  IObjectContext,
  IOperationResponse,
  ISaveRecordResponse,
  ISetFieldValueResponse,
} from "../types.ts";
import { accessor, type Getters, OUT_ATTRIBUTES } from "../vocabulary.ts";

/** Makes the engagement context of a response that has one. */
export type EngagementMaker = (data: IMcaCommEventActionData) => IEngagementContext;

/** The response to an operation, with the getters that its kind has. */
export function operationResponse(
  operation: string,
  payload: Attributes,
  engagement: EngagementMaker,
): IOperationResponse {
  const base = {
    responseDetails: detailsOf(payload),
    getOperationName: () => operation,
    getContext: () => objectContext(payload),
  };
  switch (operation) {
    case "getConfigurationOperation":
      return configurationResponse(base, payload);
    case "newCommEvent":
    case "startCommEvent":
    case "closeCommEvent":
      return commEventResponse(base, payload, engagement);
    case "cxEventBusSetFieldValueOperation":
    case "cxEventBusGetFieldValueOperation":
    case "cxEventBusSaveRecordOperation":
      return recordResponse(base, payload);
    default:
      return { ...base, getResponseData: () => plainData(payload) };
  }
}

/** What is left of a response on pods that give no getters: it is there, whatever the types promise. */
export function bareResponse(payload: Attributes): IOperationResponse {
  return { responseDetails: { data: { payload } } } as unknown as IOperationResponse;
}

/** The object that a subscriber is called with. Its details change when a result is set. */
export function eventResponse(event: string, payload: Attributes): IEventResponse {
  const details = { ...payload };
  const data: IMcaEventData = {
    getData: () => details,
    getEventId: () => text(details.eventId),
    getCommand: () => text(details.command),
    getSlot: () => text(details.slot),
    getInData: () => record(details.inData),
    getOutData: () => record(details.outData),
    getOutputData: () => outputData(record(details.outData)),
    getOutdata: () => record(details.outData),
    setOutdata(outData) {
      details.outData = outData;
    },
    getResult: () => text(details.result),
    setResult(result) {
      details.result = result;
    },
    getResultDisplayString: () => text(details.resultDisplayString),
    ...recordNames(details),
    getFieldName: () => text(details.fieldName),
    getOldValue: () => details.oldValue,
    getNewValue: () => details.newValue,
  };
  return {
    responseDetails: details,
    getEventName: () => event,
    getContext: () => objectContext(details),
    getResponseData: () => data,
  };
}

/** Flat, as events are, and nested, as a live pod was seen to answer. */
const detailsOf = (payload: Attributes): Attributes => ({ ...payload, data: { payload } });

const plainData = (payload: Attributes) => ({
  getData: () => payload,
  isSuccess: () => payload.result === "success",
  getError: () => payload.error,
});

const recordNames = (payload: Attributes) => ({
  getObjectType: () => text(payload.objectType),
  getObjectId: () => text(payload.objectId),
  getOldObjectId: () => text(payload.objectId),
});

const objectContext = (payload: Attributes): IObjectContext => ({
  getObjectType: () => text(payload.objectType),
  getObjectId: () => text(payload.objectId),
  getTabId: () => text(payload.tabId),
  getMsiTabId: () => text(payload.tabId),
  getMsiSubTabId: () => "",
});

type ResponseBase = Omit<IOperationResponse, "getResponseData">;

function configurationResponse(
  base: ResponseBase,
  payload: Attributes,
): IMcaGetConfigurationActionResponse {
  const raw = record(payload.configuration);
  const configuration: IMCAGetConfiguration = {
    getAgentId: () => text(raw.agentId),
    getAgentPartyId: () => text(raw.agentPartyId),
    getFeatures: () => text(raw.features).split(",").filter((feature) => feature !== ""),
    getCompanionPanelUrl: () => text(raw.companionPanelUrl),
    getCompanionPanelTitle: () => text(raw.companionPanelTitle),
    getFaTrustToken: () => text(raw.faTrustToken),
  };
  const data = { ...plainData(payload), getConfiguration: () => configuration };
  return { ...base, getResponseData: () => data };
}

function commEventResponse(
  base: ResponseBase,
  payload: Attributes,
  engagement: EngagementMaker,
): IMcaStartComActionResponse {
  const outData = record(payload.outData);
  const commData: IMcaCommEventActionData = {
    ...plainData(payload),
    getOutData: () => outData,
    getOutputData: () => outputData(outData),
  };
  const data = { ...commData, getEngagementContext: () => engagement(commData) };
  return { ...base, getResponseData: () => data };
}

function recordResponse(
  base: ResponseBase,
  payload: Attributes,
): ISetFieldValueResponse & IGetFieldValueResponse & ISaveRecordResponse {
  const fields = record(payload.fields);
  const data = {
    ...plainData(payload),
    ...recordNames(payload),
    getMessage: () => text(payload.message),
    getField: (name: string) => ({ getFieldName: () => name, getValue: () => fields[name] }),
  };
  return { ...base, getResponseData: () => data };
}

function outputData(outData: Attributes): IMcaOutDataResponse {
  return {
    ...getters(outData, OUT_ATTRIBUTES),
    getValueByAttribute: (attribute) => outData[attribute],
  };
}

/** One getter per attribute, reading from `data`. */
function getters<Attribute extends string>(
  data: Attributes,
  attributes: readonly Attribute[],
): Getters<Attribute> {
  const entries = attributes.map((
    attribute,
  ) => [accessor("get", attribute), () => data[attribute]]);
  return Object.fromEntries(entries) as Getters<Attribute>;
}

/** A value as the getters give it. */
export const text = (value: unknown): string =>
  value === undefined || value === null ? "" : String(value);

const record = (value: unknown): Attributes =>
  typeof value === "object" && value !== null ? value as Attributes : {};
