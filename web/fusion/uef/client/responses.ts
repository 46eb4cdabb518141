// What a toolbar reads: the objects around an answer or an event, getters over plain data. Each keeps
// the raw details too, because third parties read those, and some pods give nothing else.
import type {
  Attributes,
  IEngagementContext,
  IEventResponse,
  IMcaCommEventActionData,
  IMcaEventData,
  IMCAGetConfiguration,
  IMcaGetConfigurationActionResponse,
  IMcaOutDataResponse,
  IMcaStartComActionResponse,
  IOperationResponse,
} from "../types.ts";
import { accessor, type Getters, OUT_ATTRIBUTES, PHONE } from "../vocabulary.ts";

/** The response to an operation, with the getters that its kind has. */
export function operationResponse(operation: string, payload: Attributes): IOperationResponse {
  switch (operation) {
    case "getConfigurationOperation":
      return configurationResponse(payload);
    case "newCommEvent":
    case "startCommEvent":
    case "closeCommEvent":
      return commEventResponse(payload);
    default:
      return { responseDetails: detailsOf(payload), getResponseData: () => plainData(payload) };
  }
}

/** The object that a subscriber is called with. Its details change when a result is set. */
export function eventResponse(payload: Attributes): IEventResponse {
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
  };
  return { responseDetails: details, getResponseData: () => data };
}

/** Flat, as events are, and nested, as a live pod was seen to answer. */
const detailsOf = (payload: Attributes): Attributes => ({ ...payload, data: { payload } });

const plainData = (payload: Attributes) => ({
  getData: () => payload,
  isSuccess: () => payload.result === "success",
  getError: () => payload.error,
});

function configurationResponse(payload: Attributes): IMcaGetConfigurationActionResponse {
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
  return { responseDetails: detailsOf(payload), getResponseData: () => data };
}

function commEventResponse(payload: Attributes): IMcaStartComActionResponse {
  const outData = record(payload.outData);
  const commData: IMcaCommEventActionData = {
    ...plainData(payload),
    getOutData: () => outData,
    getOutputData: () => outputData(outData),
  };
  const engagement: IEngagementContext = {
    getChannel: () => PHONE.channel,
    getChannelType: () => PHONE.channelType,
    getEngagementId: () => text(payload.engagementId),
    getEngagementData: () => commData,
  };
  const data = { ...commData, getEngagementContext: () => engagement };
  return { responseDetails: detailsOf(payload), getResponseData: () => data };
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

const text = (value: unknown): string => value === undefined || value === null ? "" : String(value);

const record = (value: unknown): Attributes =>
  typeof value === "object" && value !== null ? value as Attributes : {};
