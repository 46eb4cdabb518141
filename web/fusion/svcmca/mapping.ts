// The older API's calls in the words of the newer framework, where it has words for them. Pure.
import { APP_CLASSIFICATION } from "../operations.ts";
import type { Operation } from "../uef/wire.ts";
import type { Call } from "./calls.ts";

/** The operation that a call comes to; undefined for one that only the older API has. */
export function operationOf({ method, data }: Call): Operation | undefined {
  switch (method) {
    case "getConfiguration":
      return {
        operation: "getConfigurationOperation",
        data: { configType: data.configType ?? "ALL" },
      };
    case "disableFeature":
      return { operation: "disableFeatureOperation", data };
    case "readyForOperation":
      return { operation: "readyForOperationOperation", data };
    case "agentStateEvent": {
      const { stateCd, stateDisplayString, reasonCd: reason, ...rest } = data;
      const { isAvailable, isLoggedIn, reasonDisplayString } = rest;
      return {
        operation: "agentStateEventOperation",
        data: {
          isAvailable,
          isLoggedIn,
          reason,
          reasonDisplayString,
          ...stateCd && { state: stateCd },
          ...stateDisplayString && { stateDisplayString },
        },
      };
    }
    case "newCommEvent": {
      const { lookupObject } = data;
      return { operation: method, data: { ...commOf(data), ...lookupObject && { lookupObject } } };
    }
    case "startCommEvent":
      return { operation: method, data: commOf(data) };
    case "closeCommEvent":
      return { operation: method, data: { ...commOf(data), reason: data.reason } };
    case "interactionControlStateChanged": {
      const { eventId, actionName, states } = data;
      return {
        operation: method,
        data: { eventId, actionName, interactionControlStates: states, inData: {} },
      };
    }
    case "outboundCommError": {
      const { commUuid, errorCode, errorMsg } = data;
      return { operation: method, data: { commUuid, errorCode, errorMsg: errorMsg ?? "" } };
    }
    default:
      return undefined;
  }
}

interface CommData {
  readonly eventId: string;
  readonly appClassification?: string | null | undefined;
  readonly inData: Record<string, unknown>;
}

/** A toolbar that names no application means whichever it is in (faiec: newCommEvent). */
const commOf = ({ eventId, appClassification, inData }: CommData) => ({
  eventId,
  appClassification: appClassification ?? APP_CLASSIFICATION,
  inData,
});
