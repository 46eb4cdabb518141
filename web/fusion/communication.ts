// One call as Fusion sees it: its phases, and the only function that changes them.
//
//   inbound   newCommEvent -> offered  --startCommEvent--> engaged --closeCommEvent WRAPUP--> wrap-up -> gone
//   outbound  click-to-dial -> placing --newCommEvent--> dialling --startCommEvent--> engaged
//   any       closeCommEvent with another reason -> gone
import type { Contact } from "./contacts.ts";
import type { Attributes } from "./uef/types.ts";
import type { OperationOf, Refusal } from "./uef/wire.ts";

/** The words of onToolbarInteractionCommand that the desktop uses. */
export type InteractionCommand = "accept" | "reject" | "wrapup" | "disconnect";

/** A command that was sent to the toolbar and whose effect has not been seen. */
export interface Pending {
  readonly command: InteractionCommand;
  readonly commandId: string;
}

export interface CommunicationFacts {
  /** Names the call for its whole life. */
  readonly eventId: string;
  readonly direction: "inbound" | "outbound";
  /** The customer's number; empty when it is not told. */
  readonly number: string;
  readonly contact?: Contact;
  readonly interactionId: string;
  /** The wrap-up record, which Fusion makes when the engagement opens. */
  readonly wrapupId: string;
  /** What the toolbar said of the call; goes into the out data again. */
  readonly inData: Attributes;
  /** False until the toolbar that runs now has announced the call (it may have been reloaded). */
  readonly announced: boolean;
  readonly pending?: Pending;
}

/** `since` is in milliseconds since the epoch. */
export type Communication =
  & CommunicationFacts
  & (
    /** Fusion asked the toolbar to dial; the toolbar has said nothing yet. */
    | { readonly phase: "placing"; readonly since: number }
    /** Ringing: the dialog is shown. */
    | { readonly phase: "offered"; readonly since: number }
    /** The customer's phone rings. */
    | { readonly phase: "dialling"; readonly since: number }
    /** Agent and customer talk. */
    | { readonly phase: "engaged"; readonly since: number }
    /** The call is over, its record is not. */
    | { readonly phase: "wrap-up"; readonly since: number; readonly talkMs: number }
  );
export type Phase = Communication["phase"];

/** What the toolbar says of one call. */
export type CommunicationInput =
  | OperationOf<"newCommEvent">
  | OperationOf<"startCommEvent">
  | OperationOf<"closeCommEvent">;

export interface Surroundings {
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly newId: () => string;
  readonly findContact: (number: string) => Contact | undefined;
}

/** What an input did: `to` undefined means that the call is gone. */
export type Transition =
  | { readonly kind: "moved"; readonly to: Communication | undefined; readonly note?: string }
  | { readonly kind: "refused"; readonly error: Refusal };

/** The next state of the call that an input is about; `from` undefined when Fusion knows none. */
export function transition(
  from: Communication | undefined,
  input: CommunicationInput,
  around: Surroundings,
): Transition {
  switch (input.operation) {
    case "newCommEvent":
      return announce(from, input, around);
    case "startCommEvent":
      return start(from, input, around);
    case "closeCommEvent":
      return close(from, input, around);
  }
}

function announce(
  from: Communication | undefined,
  { data: { eventId, inData } }: OperationOf<"newCommEvent">,
  { now, newId, findContact }: Surroundings,
): Transition {
  if (from?.announced) {
    return refused(
      "duplicate-communication",
      `newCommEvent was sent before for eventId "${eventId}", which is "${from.phase}". ` +
        "Send it once per call; on a pod one of the two answers is lost",
    );
  }
  if (from) {
    const merged = { ...from.inData, ...inData };
    const known = { ...settled(from), announced: true, inData: merged };
    // After a reload the toolbar announces again what the desktop still shows: the phase stays.
    return moved(from.phase === "placing" ? { ...known, phase: "dialling", since: now } : known);
  }
  const direction = directionOf(inData);
  if (!direction) {
    return refused(
      "invalid-data",
      `newCommEvent for eventId "${eventId}" names no direction. ` +
        "Set SVCMCA_COMMUNICATION_DIRECTION to ORA_SVC_INBOUND or ORA_SVC_OUTBOUND",
    );
  }
  const number = typeof inData.SVCMCA_ANI === "string" ? inData.SVCMCA_ANI : "";
  const contact = findContact(number);
  return moved({
    eventId,
    direction,
    number,
    ...contact && { contact },
    interactionId: textOf(inData.SVCMCA_INTERACTION_ID) ?? newId(),
    wrapupId: newId(),
    inData,
    announced: true,
    phase: direction === "inbound" ? "offered" : "dialling",
    since: now,
  });
}

function start(
  from: Communication | undefined,
  { data: { eventId, inData } }: OperationOf<"startCommEvent">,
  { now }: Surroundings,
): Transition {
  if (!from) return unknown("startCommEvent", eventId);
  if (from.phase === "wrap-up") return closed("startCommEvent", eventId);
  const merged = { ...settled(from), announced: true, inData: { ...from.inData, ...inData } };
  // It may come again during the call; the engagement and its timer go on.
  return moved(from.phase === "engaged" ? merged : { ...merged, phase: "engaged", since: now });
}

function close(
  from: Communication | undefined,
  { data: { eventId, reason } }: OperationOf<"closeCommEvent">,
  { now }: Surroundings,
): Transition {
  const kind = CLOSE_REASONS[reason.toUpperCase()];
  if (!kind) {
    return refused(
      "invalid-data",
      `closeCommEvent has no reason "${reason}". Use one of: ${
        Object.keys(CLOSE_REASONS).join(", ")
      }`,
    );
  }
  if (!from) return unknown("closeCommEvent", eventId);
  if (from.phase === "wrap-up") {
    return kind === "end" ? moved(undefined) : closed("closeCommEvent", eventId);
  }
  if (kind !== "wrapup") return moved(undefined);
  if (from.phase !== "engaged") {
    return {
      ...moved(undefined),
      note: `closeCommEvent says WRAPUP, but "${eventId}" was never started: there is nothing to ` +
        "wrap up. Send REJECT for a call that was not established",
    };
  }
  const talkMs = now - from.since;
  return moved({ ...settled(from), phase: "wrap-up", since: now, talkMs });
}

/** What each reason of closeCommEvent does, read without regard to case (fairs: closeCommEvent). */
const CLOSE_REASONS: Readonly<Record<string, "discard" | "wrapup" | "end">> = {
  REJECT: "discard",
  WRAPUP: "wrapup",
  MISSED: "discard",
  ABANDONED: "discard",
  CANCELED: "discard",
  CANCELLED: "discard",
  TIMEOUT: "discard",
  TRANSFERRED: "discard",
  ENDCOMMUNICATION: "end",
};

function directionOf(inData: Attributes): Communication["direction"] | undefined {
  const token = textOf(inData.SVCMCA_COMMUNICATION_DIRECTION)?.toUpperCase();
  if (token === "ORA_SVC_INBOUND") return "inbound";
  if (token === "ORA_SVC_OUTBOUND") return "outbound";
  return undefined;
}

/** The toolbar has spoken: nothing is pending any more. */
function settled(communication: Communication): Communication {
  const { pending: _, ...rest } = communication;
  return rest;
}

const textOf = (value: unknown) => typeof value === "string" && value !== "" ? value : undefined;

const moved = (to: Communication | undefined) => ({ kind: "moved", to }) as const;

const refused = (code: Refusal["code"], message: string): Transition => ({
  kind: "refused",
  error: { code, message },
});

const unknown = (operation: string, eventId: string) =>
  refused(
    "unknown-communication",
    `${operation} for eventId "${eventId}", which was never announced or is closed. ` +
      "Send newCommEvent first and keep its eventId; a pod drops the call without a word",
  );

const closed = (operation: string, eventId: string) =>
  refused(
    "closed-communication",
    `${operation} for eventId "${eventId}", which is in wrap-up: the call is over`,
  );
