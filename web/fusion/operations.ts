// What each operation of a toolbar does to the desktop, and what it is answered. Pure, and the seam that
// every host protocol shares: it knows decoded operations, and nothing of how they came.
import type { Communication, Surroundings } from "./communication.ts";
import { communicate } from "./communicate.ts";
import { CONFIG_TYPES, configurationOf } from "./configuration.ts";
import { controlsAfter, controlsWith } from "./controls.ts";
import { change, type Desktop, find, noticed, put, withoutPending } from "./desktop.ts";
import { FEATURE_WORDS, unknownFeature } from "./features.ts";
import { detailsOf, type Outcome, refuse } from "./outcome.ts";
import { type LineReading, readSpeech, readSystemMessage, withLine } from "./transcript.ts";
import type { Attributes } from "./uef/types.ts";
import type { Operation, OperationOf, Refusal } from "./uef/wire.ts";
import { changesOf, fieldProblem, withChanges } from "./wrap_up.ts";

export { APP_CLASSIFICATION, type Outcome, TOOLBAR_NAME } from "./outcome.ts";

/** Any newer framework would call itself the same: every known page says "v1". */
export const FRAMEWORK_VERSION = "v1";

/** The smallest and largest toolbar window, in pixels. */
const TOOLBAR_PX = { min: 240, max: 900 };

/** Carries out one operation. What is refused changes nothing but the notice. */
export function operate(desktop: Desktop, operation: Operation, around: Surroundings): Outcome {
  const done = (next: Desktop, payload: Attributes = {}): Outcome => ({
    desktop: next,
    answer: { ok: true, payload: { ...detailsOf(operation, around), ...payload } },
  });
  switch (operation.operation) {
    case "getConfigurationOperation": {
      const configuration = configurationOf(operation.data.configType);
      if (configuration) return done(desktop, { configuration, outData: configuration });
      return refuse(desktop, {
        code: "invalid-data",
        message: `Unknown config type "${operation.data.configType}". Use "TOOLBAR", or one of: ${
          CONFIG_TYPES.join(", ")
        }`,
      });
    }
    case "readyForOperationOperation":
      return done({ ...desktop, isReady: operation.data.readiness });
    case "disableFeatureOperation":
      return disable(desktop, operation, done);
    case "agentStateEventOperation":
      return done({ ...desktop, phone: phoneOf(operation.data) });
    case "outboundCommError":
      return outboundError(desktop, operation, done);
    case "interactionControlStateChanged":
      return controlsChanged(desktop, operation, done);
    case "FeedLiveTranscript":
      return feed(desktop, operation.data.eventId, readSpeech(operation, around.now), done);
    case "FeedSystemMessage":
      return feed(desktop, operation.data.eventId, readSystemMessage(operation, around.now), done);
    case "cxEventBusSetFieldValueOperation":
    case "cxEventBusGetFieldValueOperation":
    case "cxEventBusSaveRecordOperation":
      return onWrapUp(desktop, operation, done);
    case "SetToolbarProperties": {
      const { width, height } = operation.data;
      const toolbarSize = {
        ...width !== undefined && { width: bounded(width) },
        ...height !== undefined && { height: bounded(height) },
      };
      return done({ ...desktop, toolbarSize: { ...desktop.toolbarSize, ...toolbarSize } });
    }
    case "inspectDesktop":
      return done(desktop, { tabId: TAB_ID, records: recordsOf(desktop) });
    default:
      return communicate(desktop, operation, around);
  }
}

type Done = (next: Desktop, payload?: Attributes) => Outcome;

/** The desktop is one tab. */
const TAB_ID = "hookswitch-tab";

const bounded = (px: number) => Math.min(Math.max(px, TOOLBAR_PX.min), TOOLBAR_PX.max);

function phoneOf(
  { isAvailable, isLoggedIn, stateDisplayString, reasonDisplayString }: OperationOf<
    "agentStateEventOperation"
  >["data"],
): Desktop["phone"] {
  const icon = !isLoggedIn ? "disabled" : isAvailable ? "available" : "greyed";
  return { icon, text: stateDisplayString ?? "", reason: reasonDisplayString ?? "" };
}

function disable(
  desktop: Desktop,
  { data: { features } }: OperationOf<"disableFeatureOperation">,
  done: Done,
): Outcome {
  const unknown = unknownFeature(features);
  if (unknown === undefined) return done({ ...desktop, disabledFeatures: features });
  return refuse(desktop, {
    code: "invalid-data",
    message: `There is no feature "${unknown}" to disable. Use: ${FEATURE_WORDS.join(", ")}`,
  });
}

function outboundError(
  desktop: Desktop,
  { data }: OperationOf<"outboundCommError">,
  done: Done,
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
  return done(noticed(put(desktop, call.eventId, undefined), text));
}

function controlsChanged(
  desktop: Desktop,
  { operation, data }: OperationOf<"interactionControlStateChanged">,
  done: Done,
): Outcome {
  const call = find(desktop, data.eventId);
  if (call?.phase !== "engaged") return refuse(desktop, notEngaged(operation, data.eventId));
  const next = change(desktop, call.eventId, (call) => {
    const controls = controlsWith(
      controlsAfter(call.controls, data.actionName),
      data.interactionControlStates,
    );
    const isAwaited = call.pending?.command === data.actionName;
    return { ...(isAwaited ? withoutPending(call) : call), controls };
  });
  return done({ ...next, reportsControls: true });
}

function feed(desktop: Desktop, eventId: string, reading: LineReading, done: Done): Outcome {
  const call = find(desktop, eventId);
  if (call?.phase !== "engaged") return refuse(desktop, notEngaged("A transcript", eventId));
  if (!reading.ok) return refuse(desktop, reading.error);
  const { line } = reading;
  return done(change(desktop, call.eventId, (call) => ({
    ...call,
    transcript: withLine(call.transcript, line),
  })));
}

const notEngaged = (what: string, eventId: string): Refusal => ({
  code: "unknown-communication",
  message: `${what} for eventId "${eventId}", which is no engagement. Send startCommEvent first`,
});

function onWrapUp(
  desktop: Desktop,
  operation: OperationOf<
    | "cxEventBusSetFieldValueOperation"
    | "cxEventBusGetFieldValueOperation"
    | "cxEventBusSaveRecordOperation"
  >,
  done: Done,
): Outcome {
  const call = find(desktop, operation.data.eventId);
  if (call?.phase !== "engaged" && call?.phase !== "wrap-up") {
    return refuse(desktop, {
      code: "closed-communication",
      message: `The wrap-up of "${operation.data.eventId}" is saved, or was never opened`,
    });
  }
  const names = recordNames(call);
  switch (operation.operation) {
    case "cxEventBusGetFieldValueOperation": {
      const fields = operation.data.fields.map((name) => [name, call.wrapUp[name] ?? ""]);
      return done(desktop, { ...names, fields: Object.fromEntries(fields) });
    }
    case "cxEventBusSetFieldValueOperation": {
      const problem = fieldProblem(operation.data.fields);
      if (problem) return refuse(desktop, { code: "invalid-data", message: problem });
      const changes = changesOf(call.wrapUp, operation.data.fields);
      const next = change(desktop, call.eventId, (call) => ({
        ...call,
        wrapUp: withChanges(call.wrapUp, changes),
      }));
      const outcome = done(next, { ...names, message: "The fields are set" });
      return { ...outcome, changes, about: call.eventId };
    }
    case "cxEventBusSaveRecordOperation":
      if (call.phase === "wrap-up") return done(desktop, names);
      return refuse(desktop, {
        code: "invalid-data",
        message: "The wrap-up cannot be saved during the call. Send closeCommEvent WRAPUP first",
      });
  }
}

/** How the answers and events of a wrap-up name it. */
export const recordNames = ({ wrapupId }: Communication): Attributes => ({
  objectType: "WrapUp",
  objectId: wrapupId,
  tabId: TAB_ID,
});

/** The records that are open; the wrap-up of the newest call is the last. */
const recordsOf = ({ communications }: Desktop) =>
  communications
    .filter(({ phase }) => phase === "engaged" || phase === "wrap-up")
    .flatMap(({ eventId, contact, wrapupId }) => [
      ...contact ? [{ type: "Contact", id: contact.id, eventId }] : [],
      { type: "WrapUp", id: wrapupId, eventId },
    ]);
