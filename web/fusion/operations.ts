// What each operation of a toolbar does to the desktop, and what it is answered. Pure.
import { type Surroundings, transition } from "./communication.ts";
import { type Desktop, find, noticed, put } from "./desktop.ts";
import { outDataOf } from "./out_data.ts";
import type { Answer } from "./uef/host/host.ts";
import type { Attributes } from "./uef/types.ts";
import { PHONE } from "./uef/vocabulary.ts";
import type { Operation, OperationOf, Refusal } from "./uef/wire.ts";

/** The application that the simulated desktop is; toolbars must name it with each call. */
export const APP_CLASSIFICATION = "ORA_SERVICE";

/** What Fusion calls the toolbar (lower-cased there, too). */
export const TOOLBAR_NAME = "hookswitch";

/** Any newer framework would call itself the same: every known page says "v1". */
export const FRAMEWORK_VERSION = "v1";

/** Answers getConfigurationOperation; the ids are invented. */
const CONFIGURATION = {
  agentId: "300000041000077",
  agentPartyId: "300000041000078",
  features: "INCOMING,OUTGOING",
  companionPanelUrl: "",
  companionPanelTitle: "",
  faTrustToken: "simulated-trust-token",
};

const CONFIG_TYPES = ["TOOLBAR", "TOKENS", "PAGES", "LOOKUP_OBJECTS", "ALL", "FA_TOKEN"];

export interface Outcome {
  readonly desktop: Desktop;
  readonly answer: Answer;
}

/** Carries out one operation. What is refused changes nothing but the notice. */
export function operate(desktop: Desktop, operation: Operation, around: Surroundings): Outcome {
  const done = (next: Desktop, payload: Attributes = {}): Outcome => ({
    desktop: next,
    answer: { ok: true, payload: { ...detailsOf(operation, around), ...payload } },
  });
  switch (operation.operation) {
    case "getConfigurationOperation":
      return CONFIG_TYPES.includes(operation.data.configType)
        ? done(desktop, { configuration: CONFIGURATION })
        : refuse(desktop, {
          code: "invalid-data",
          message: `Unknown config type "${operation.data.configType}". Use "TOOLBAR"`,
        });
    case "readyForOperationOperation":
      return done(desktop);
    case "disableFeatureOperation":
      return done({ ...desktop, disabledFeatures: operation.data.features });
    case "agentStateEventOperation":
      return done({ ...desktop, phone: phoneOf(operation.data) });
    case "outboundCommError":
      return outboundError(desktop, operation, done);
    default:
      return communicate(desktop, operation, around);
  }
}

function phoneOf(
  { isAvailable, isLoggedIn, stateDisplayString }: OperationOf<
    "agentStateEventOperation"
  >["data"],
): Desktop["phone"] {
  const icon = !isLoggedIn ? "disabled" : isAvailable ? "available" : "greyed";
  return { icon, text: stateDisplayString ?? "" };
}

function outboundError(
  desktop: Desktop,
  { data }: OperationOf<"outboundCommError">,
  done: (next: Desktop) => Outcome,
): Outcome {
  const call = find(desktop, data.commUuid);
  if (call?.phase !== "placing" && call?.phase !== "dialling") {
    return refuse(desktop, {
      code: "unknown-communication",
      message: `outboundCommError for "${data.commUuid}", which is not being dialled. ` +
        "Give setCommUuid() the uuid of onOutgoingEvent",
    });
  }
  const text = `The call was not placed: ${data.errorMsg || data.errorCode}`;
  return done(noticed(put(desktop, data.commUuid, undefined), text));
}

function communicate(
  desktop: Desktop,
  operation: OperationOf<"newCommEvent" | "startCommEvent" | "closeCommEvent">,
  around: Surroundings,
): Outcome {
  const { eventId, appClassification } = operation.data;
  if (appClassification !== APP_CLASSIFICATION) {
    return refuse(desktop, {
      code: "app-classification",
      message:
        `${operation.operation} names the application "${appClassification}"; this desktop ` +
        `is "${APP_CLASSIFICATION}". A pod drops the call without a word`,
    });
  }
  const before = find(desktop, eventId);
  const twin = before ? undefined : placedUnderAnotherId(desktop, operation);
  if (twin) {
    return refuse(desktop, {
      code: "unknown-communication",
      message:
        `newCommEvent for eventId "${eventId}" looks like the call that Fusion asked for as ` +
        `"${twin.eventId}". Use the uuid of onOutgoingEvent as its eventId`,
    });
  }
  const change = transition(before, operation, around);
  if (change.kind === "refused") return refuse(desktop, change.error);
  // What is answered of a call that is discarded is how it was last.
  const told = change.to ?? before;
  const next = put(desktop, eventId, change.to);
  return {
    desktop: change.note ? noticed(next, change.note, "info") : next,
    answer: {
      ok: true,
      payload: {
        ...detailsOf(operation, around),
        ...told && {
          engagementId: told.interactionId,
          interactionId: told.interactionId,
          outData: outDataOf(told),
          ...operation.operation !== "newCommEvent" && { wrapupId: told.wrapupId },
          ...operation.operation === "startCommEvent" && { screenPopMode: "AUTO" },
        },
      },
    },
  };
}

/** A click-to-dial that waits for this number, while the toolbar announces it by an id of its own. */
function placedUnderAnotherId(desktop: Desktop, operation: Operation) {
  if (operation.operation !== "newCommEvent") return undefined;
  const { SVCMCA_ANI: number, SVCMCA_COMMUNICATION_DIRECTION: direction } = operation.data.inData;
  if (direction !== "ORA_SVC_OUTBOUND") return undefined;
  return desktop.communications.find((call) => call.phase === "placing" && call.number === number);
}

const refuse = (desktop: Desktop, error: Refusal): Outcome => ({
  desktop: noticed(desktop, error.message),
  answer: { ok: false, error },
});

/** What every answer has. */
const detailsOf = ({ operation, data }: Operation, { newId }: Surroundings): Attributes => ({
  ...PHONE,
  method: operation,
  result: "success",
  toolbarName: TOOLBAR_NAME,
  eventSource: "toolbar",
  uuid: newId(),
  ..."eventId" in data && { eventId: data.eventId },
});
