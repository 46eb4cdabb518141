// The three operations about a call, as the desktop takes them: what stands in their way, the call's
// transition, and the answer. Pure.
import { type Communication, type Rules, type Surroundings, transition } from "./communication.ts";
import { type Desktop, find, noticed, put } from "./desktop.ts";
import { isDisabled } from "./features.ts";
import { outDataOf, replyIdOf } from "./out_data.ts";
import { APP_CLASSIFICATION, detailsOf, type Outcome, refuse, silence } from "./outcome.ts";
import { PHONE } from "./uef/vocabulary.ts";
import type { OperationOf } from "./uef/wire.ts";

/** newCommEvent, startCommEvent or closeCommEvent. */
export function communicate(
  desktop: Desktop,
  operation: OperationOf<"newCommEvent" | "startCommEvent" | "closeCommEvent">,
  around: Surroundings,
): Outcome {
  const before = find(desktop, operation.data.eventId);
  const obstacle = obstacleTo(desktop, operation, before, around);
  if (obstacle) return obstacle;
  const rules: Rules = desktop;
  const named = before ? renamed(operation, before.eventId) : operation;
  const change = transition(before, named, around, rules);
  if (change.kind === "refused") return refuse(desktop, change.error);
  // What is answered of a call that is discarded is how it was last.
  const told = change.to ?? before;
  const next = put(desktop, named.data.eventId, change.to);
  const { note } = change;
  const delayMs = operation.operation === "newCommEvent" && told ? told.repliedAt - around.now : 0;
  return {
    desktop: note ? noticed(next, note.text, note.tone) : next,
    answer: {
      ok: true,
      ...delayMs > 0 && { delayMs },
      payload: {
        ...detailsOf(operation, around),
        ...told && {
          eventId: replyIdOf(told, desktop.pod),
          engagementId: told.interactionId,
          interactionId: told.interactionId,
          channelId: PHONE.channelType,
          outData: outDataOf(told, desktop.pod),
          ...operation.operation !== "newCommEvent" && { wrapupId: told.wrapupId },
          ...operation.operation === "startCommEvent" && { screenPopMode: "AUTO" },
        },
      },
    },
  };
}

/** What keeps an operation from being looked at: refused in words, or without one where a pod is so. */
function obstacleTo(
  desktop: Desktop,
  operation: OperationOf<"newCommEvent" | "startCommEvent" | "closeCommEvent">,
  before: Communication | undefined,
  { now }: Surroundings,
): Outcome | undefined {
  const { pod } = desktop;
  const { eventId, appClassification, inData } = operation.data;
  if (appClassification !== APP_CLASSIFICATION) {
    const message =
      `${operation.operation} names the application "${appClassification}"; this desktop ` +
      `is "${APP_CLASSIFICATION}": name that one. A pod drops the call without a word`;
    const error = { code: "app-classification", message } as const;
    return pod.dropsWrongClassification ? silence(desktop, error) : refuse(desktop, error);
  }
  if (operation.operation === "newCommEvent" && before?.announced && pod.losesSecondReply) {
    const message = `newCommEvent was sent before for eventId "${eventId}"; its reply is lost`;
    return silence(desktop, { code: "duplicate-communication", message });
  }
  if (operation.operation === "startCommEvent" && before && now < before.repliedAt) {
    const message = `startCommEvent for eventId "${eventId}" came before newCommEvent's reply`;
    return silence(desktop, { code: "unknown-communication", message });
  }
  if (operation.operation !== "newCommEvent" || before) return undefined;
  const isInbound = inData.SVCMCA_COMMUNICATION_DIRECTION === "ORA_SVC_INBOUND";
  if (isInbound && isDisabled(desktop.disabledFeatures, "incoming")) {
    const message = "newCommEvent for an incoming call, which this toolbar has disabled itself " +
      "with disableFeatureOperation";
    return refuse(desktop, { code: "disabled-feature", message });
  }
  const twin = placedUnderAnotherId(desktop, operation);
  if (!twin) return undefined;
  const message =
    `newCommEvent for eventId "${eventId}" looks like the call that Fusion asked for as ` +
    `"${twin.eventId}". Use the uuid of onOutgoingEvent as its eventId`;
  return refuse(desktop, { code: "unknown-communication", message });
}

/** A click-to-dial that waits for this number, while the toolbar announces it by an id of its own. */
function placedUnderAnotherId(desktop: Desktop, operation: OperationOf<"newCommEvent">) {
  const { SVCMCA_ANI: number, SVCMCA_COMMUNICATION_DIRECTION: direction } = operation.data.inData;
  if (direction !== "ORA_SVC_OUTBOUND") return undefined;
  const plain = (number: unknown) => String(number).replace(/^\+/, "");
  return desktop.communications.find((call) =>
    call.phase === "placing" && plain(call.number) === plain(number)
  );
}

/** The operation under the name by which the desktop knows the call. */
function renamed<Kind extends { readonly data: { eventId: string } }>(
  operation: Kind,
  eventId: string,
): Kind {
  return { ...operation, data: { ...operation.data, eventId } };
}
