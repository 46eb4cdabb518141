// What Fusion tells the toolbar of a call: the SVCMCA tokens, built from a communication. Pure.
import type { Communication } from "./communication.ts";
import { type Contact, fullName } from "./contacts.ts";
import { DOCUMENTED, type Pod } from "./pod.ts";
import type { Attributes } from "./uef/types.ts";
import { PHONE } from "./uef/vocabulary.ts";

/** The name for a number that nobody is known by. */
export const UNKNOWN_CALLER = "Unknown caller";

/** Whom the call is with, as it is shown. */
export const nameOf = ({ contact }: Pick<Communication, "contact">): string =>
  contact ? fullName(contact) : UNKNOWN_CALLER;

/** The out data of newCommEvent, startCommEvent and closeCommEvent; unknown callers get fewer tokens. */
export function outDataOf(communication: Communication, pod: Pod = DOCUMENTED): Attributes {
  const { number, interactionId, wrapupId, inData, phase, direction } = communication;
  const eventId = replyIdOf(communication, pod);
  const isInbound = direction === "inbound";
  const token = isInbound ? "ORA_SVC_INBOUND" : "ORA_SVC_OUTBOUND";
  return {
    ...inData,
    ...PHONE,
    channelId: PHONE.channelType,
    appClassification: "ORA_SERVICE",
    notificationType: PHONE.channelType,
    callStatus: isInbound || pod.saysIncoming ? "INCOMING" : "OUTGOING",
    // Sic: the getter is getCallDirection, the attribute of Oracle's plain object is misspelt.
    callDrection: token,
    callDirection: token,
    eventId,
    SVCMCA_ANI: numberFor(number, pod),
    SVCMCA_CALL_ID: eventId,
    SVCMCA_COMMUNICATION_DIRECTION: token,
    SVCMCA_DISPLAY_NAME: nameOf(communication),
    SVCMCA_INTERACTION_ID: interactionId,
    ...communication.contact && contactTokensOf(communication.contact),
    ...(phase === "engaged" || phase === "wrap-up") && { SVCMCA_WRAPUP_ID: wrapupId },
    ...phase === "wrap-up" && { WrapupStartTime: new Date(communication.since).toISOString() },
  };
}

/** How a reply names the call. */
export const replyIdOf = ({ eventId, otherEventId }: Communication, pod: Pod): string =>
  pod.renamesCalls ? otherEventId : eventId;

const numberFor = (number: string, { wantsPlainNumbers }: Pod): string =>
  wantsPlainNumbers ? number.replace(/^\+/, "") : number;

/** The out data of onOutgoingEvent: its SVCMCA_CALL_ID, the event's uuid and eventId are one id. */
export function outgoingOutDataOf(
  communication: Communication,
  pod: Pod = DOCUMENTED,
): Attributes {
  const { eventId, number, contact } = communication;
  const request = contact?.serviceRequests[0];
  return {
    SVCMCA_ANI: numberFor(number, pod),
    SVCMCA_CALL_ID: eventId,
    SVCMCA_COMMUNICATION_DIRECTION: "ORA_SVC_OUTBOUND",
    SVCMCA_DISPLAY_NAME: nameOf(communication),
    ...contact && {
      SVCMCA_CONTACT_ID: contact.id,
      SVCMCA_CONTACT_JOB_TITLE: contact.jobTitle,
      SVCMCA_ORG_ID: contact.organizationId,
    },
    ...request && {
      SVCMCA_INTERACTION_REF_OBJ_ID: request.id,
      SVCMCA_INTERACTION_REF_OBJ_TYPE: "ORA_SVC_SR",
    },
  };
}

/** What Fusion tells of somebody it knows. */
export function contactTokensOf(contact: Contact): Attributes {
  const request = contact.serviceRequests[0];
  return {
    SVCMCA_CONTACT_ID: contact.id,
    SVCMCA_CONTACT_NUMBER: contact.id,
    SVCMCA_CONTACT_NAME: fullName(contact),
    SVCMCA_CONTACT_FIRST_NAME: contact.firstName,
    SVCMCA_CONTACT_LAST_NAME: contact.lastName,
    SVCMCA_CONTACT_JOB_TITLE: contact.jobTitle,
    SVCMCA_CONTACT_PRIMARY_PHONE: contact.phone,
    SVCMCA_CONTACT_PRIM_ORG_NAME: contact.organization,
    SVCMCA_CONTACT_ORG_ID: contact.organizationId,
    SVCMCA_EMAIL: contact.email,
    ...request && {
      SVCMCA_SR_ID: request.id,
      SVCMCA_SR_NUM: request.number,
      SVCMCA_SR_TITLE: request.title,
      SVCMCA_INTERACTION_REF_OBJ_ID: request.id,
      SVCMCA_INTERACTION_REF_OBJ_TYPE: "ORA_SVC_SR",
    },
  };
}
