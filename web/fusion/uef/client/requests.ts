// The request objects that a toolbar fills in: setters over a plain record. Sends nothing.
import { UefError } from "../errors.ts";
import type {
  Attributes,
  IEventRequest,
  IMcaCommEventActionRequest,
  IMcaEventRequest,
  IMcaInDataRequest,
  IOperationRequest,
  IRequestHelper,
  ISetFieldValueOperationRequest,
  PublishRequests,
  SubscriptionRequests,
} from "../request_types.ts";
import {
  accessor,
  APP_CLASSIFICATIONS,
  type EventName,
  EVENTS,
  IN_ATTRIBUTES,
  type OperationName,
  OPERATIONS,
  type Setters,
} from "../vocabulary.ts";

/** What a request object holds, for those who send it. */
export interface RequestContent {
  readonly name: string;
  readonly data: Attributes;
}

const contents = new WeakMap<object, RequestContent>();

/** What was set on a request; undefined for an object that this framework did not make. */
export const contentOf = (request: object): RequestContent | undefined => contents.get(request);

/** Makes the request objects by name. */
export const requestHelper: IRequestHelper = {
  createPublishRequest(operation) {
    if (!isOneOf(OPERATIONS, operation)) throw unknownName("operation", operation, OPERATIONS);
    const data: Attributes = {};
    const request = BUILDERS[operation](operationRequest(operation, data), data);
    contents.set(request, { name: operation, data });
    return request;
  },
  createSubscriptionRequest(event) {
    if (!isOneOf(EVENTS, event)) throw unknownName("event", event, EVENTS);
    const data: Attributes = {};
    const request = EVENT_BUILDERS[event]({ getEventName: () => event }, data);
    contents.set(request, { name: event, data });
    return request;
  },
};

type EventBuilders = {
  [Name in EventName]: (base: IEventRequest, data: Attributes) => SubscriptionRequests[Name];
};

const EVENT_BUILDERS: EventBuilders = {
  onToolbarInteractionCommand: mcaEventRequest,
  onToolbarAgentCommand: mcaEventRequest,
  onOutgoingEvent: mcaEventRequest,
  onDataUpdated: mcaEventRequest,
  cxEventBusFieldValueChangeEvent: (base, data) => ({ ...base, ...setters(data, ["fields"]) }),
  cxEventBusOnBeforeSaveEvent: (base) => base,
  cxEventBusOnAfterSaveEvent: (base) => base,
};

function mcaEventRequest(base: IEventRequest, data: Attributes): IMcaEventRequest {
  return {
    ...base,
    setAppClassification(appClassification) {
      if (!isOneOf(APP_CLASSIFICATIONS, appClassification)) {
        throw new UefError(
          "app-classification",
          `Unknown app classification "${appClassification}". ` +
            `Use one of: ${APP_CLASSIFICATIONS.join(", ")}`,
        );
      }
      data.appClassification = appClassification;
    },
  };
}

type Builders = {
  [Name in OperationName]: (base: IOperationRequest, data: Attributes) => PublishRequests[Name];
};

const BUILDERS: Builders = {
  getConfigurationOperation: (base, data) => ({ ...base, ...setters(data, ["configType"]) }),
  readyForOperationOperation: (base, data) => ({ ...base, ...setters(data, ["readiness"]) }),
  disableFeatureOperation: (base, data) => ({ ...base, ...setters(data, ["features"]) }),
  agentStateEventOperation: (base, data) => ({
    ...base,
    ...setters(data, [
      "eventId",
      "isAvailable",
      "isLoggedIn",
      "state",
      "stateDisplayString",
      "reason",
      "reasonDisplayString",
      "inData",
    ]),
  }),
  newCommEvent: (base, data) => ({
    ...commEventRequest(base, data),
    ...setters(data, ["lookupObject"]),
  }),
  startCommEvent: commEventRequest,
  closeCommEvent: (base, data) => ({
    ...commEventRequest(base, data),
    ...setters(data, ["reason"]),
  }),
  outboundCommError: (base, data) => ({
    ...base,
    ...setters(data, ["commUuid", "errorCode", "errorMsg"]),
  }),
  interactionControlStateChanged: (base, data) => ({
    ...base,
    ...setters(data, ["eventId", "actionName", "interactionControlStates", "timestamp", "inData"]),
  }),
  FeedLiveTranscript: (base, data) => ({
    ...base,
    ...setters(data, [...ABOUT_CALL, "messageId", "message", "role", "state", "time"]),
  }),
  FeedSystemMessage: (base, data) => ({
    ...base,
    ...setters(data, [
      ...ABOUT_CALL,
      "messageId",
      "message",
      "type",
      "iconName",
      "username",
      "userId",
      "time",
    ]),
  }),
  cxEventBusSetFieldValueOperation: setFieldValueRequest,
  cxEventBusGetFieldValueOperation: (base, data) => ({ ...base, ...setters(data, ["fields"]) }),
  cxEventBusSaveRecordOperation: (base) => base,
  SetToolbarProperties: (base, data) => ({ ...base, ...setters(data, ["width", "height"]) }),
};

const ABOUT_CALL = ["eventId", "appClassification"] as const;

function setFieldValueRequest(
  base: IOperationRequest,
  data: Attributes,
): ISetFieldValueOperationRequest {
  const fields: Attributes = {};
  data.fields = fields;
  let named = "";
  const field = {
    setField(name: string) {
      named = name;
      return field;
    },
    // Oracle's pages have both: setValue(name, value), and setField(name).setValue(value).
    setValue(...given: [unknown, unknown?]) {
      const [name, value] = given.length > 1 ? given : [named, given[0]];
      fields[String(name)] = value;
    },
  };
  return { ...base, field: () => field };
}

function operationRequest(operation: OperationName, data: Attributes): IOperationRequest {
  return {
    getOperationName: () => operation,
    ...setters(data, ["propagateToTabs"]),
    isPropagateToTabsEnabled: () => data.propagateToTabs === true,
  };
}

function commEventRequest(base: IOperationRequest, data: Attributes): IMcaCommEventActionRequest {
  const inData: Attributes = {};
  data.inData = inData;
  const inDataRequest: IMcaInDataRequest = {
    ...setters(inData, IN_ATTRIBUTES),
    setInDataValueByAttribute(attribute, value) {
      inData[attribute] = value;
    },
  };
  return {
    ...base,
    ...setters(data, ["eventId", "appClassification"]),
    setInputData(replacement) {
      for (const attribute of Object.keys(inData)) delete inData[attribute];
      Object.assign(inData, replacement);
    },
    getInData: () => inDataRequest,
  };
}

/** One setter per attribute, writing into `data`. */
function setters<Attribute extends string>(
  data: Attributes,
  attributes: readonly Attribute[],
): Setters<Attribute, unknown> {
  const entries = attributes.map((attribute) => [
    accessor("set", attribute),
    (value: unknown) => {
      data[attribute] = value;
    },
  ]);
  return Object.fromEntries(entries) as Setters<Attribute, unknown>;
}

function isOneOf<Word extends string>(words: readonly Word[], word: string): word is Word {
  return words.some((known) => known === word);
}

function unknownName(
  what: "operation" | "event",
  name: string,
  known: readonly (OperationName | EventName)[],
): UefError {
  const close = known.find((candidate) =>
    candidate.toLowerCase().startsWith(name.toLowerCase()) && name !== ""
  );
  const hint = close ? `Did you mean "${close}"?` : `Use one of: ${known.join(", ")}`;
  return new UefError(`unknown-${what}`, `The framework has no ${what} "${name}". ${hint}`);
}
