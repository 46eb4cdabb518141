// What Fusion tells the toolbar of a call: the SVCMCA tokens, built from a communication. Pure.
import type { Communication } from "./communication.ts";
import { type Contact, fullName } from "./contacts.ts";
import type { Attributes } from "./uef/types.ts";
import { PHONE } from "./uef/vocabulary.ts";

/** The name for a number that nobody is known by. */
export const UNKNOWN_CALLER = "Unknown caller";

/** Whom the call is with, as it is shown. */
export const nameOf = ({ contact }: Pick<Communication, "contact">): string =>
  contact ? fullName(contact) : UNKNOWN_CALLER;

/** The out data of newCommEvent, startCommEvent and closeCommEvent; unknown callers get fewer tokens. */
export function outDataOf(communication: Communication): Attributes {
  const { eventId, number, interactionId, wrapupId, inData, phase } = communication;
  const direction = communication.direction === "inbound" ? "ORA_SVC_INBOUND" : "ORA_SVC_OUTBOUND";
  return {
    ...inData,
    ...PHONE,
    channelId: PHONE.channelType,
    appClassification: "ORA_SERVICE",
    notificationType: PHONE.channelType,
    // A live pod says INCOMING whichever way the call goes.
    callStatus: "INCOMING",
    // Sic: the getter is getCallDirection, the attribute of Oracle's plain object is misspelt.
    callDrection: direction,
    callDirection: direction,
    eventId,
    SVCMCA_ANI: number,
    SVCMCA_CALL_ID: eventId,
    SVCMCA_COMMUNICATION_DIRECTION: direction,
    SVCMCA_DISPLAY_NAME: nameOf(communication),
    SVCMCA_INTERACTION_ID: interactionId,
    ...communication.contact && contactTokensOf(communication.contact),
    ...(phase === "engaged" || phase === "wrap-up") && { SVCMCA_WRAPUP_ID: wrapupId },
    ...phase === "wrap-up" && { WrapupStartTime: new Date(communication.since).toISOString() },
  };
}

/** The out data of onOutgoingEvent: its SVCMCA_CALL_ID, the event's uuid and eventId are one id. */
export function outgoingOutDataOf(communication: Communication): Attributes {
  const { eventId, number, contact } = communication;
  const request = contact?.serviceRequests[0];
  return {
    SVCMCA_ANI: number,
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
