// One call as Fusion sees it: its phases, and the only function that changes them.
//
//   inbound   newCommEvent -> offered  --startCommEvent--> engaged --closeCommEvent WRAPUP--> wrap-up -> gone
//   outbound  click-to-dial -> placing --newCommEvent--> dialling --startCommEvent--> engaged
//   any       closeCommEvent with another reason -> gone
import { CLOSE_REASONS, closeReasonOf } from "./closing.ts";
import type { Contact } from "./contacts.ts";
import { type Controls, NEW_CONTROLS } from "./controls.ts";
import { DOCUMENTED, MAX_OFFER_SEC, type Pod } from "./pod.ts";
import type { Transcript } from "./transcript.ts";
import type { Attributes } from "./uef/types.ts";
import type { OperationOf, Refusal } from "./uef/wire.ts";
import { NEW_WRAP_UP, type WrapUp } from "./wrap_up.ts";

/** The words of onToolbarInteractionCommand that the desktop uses; `wrapup` is the Genesys chapter's. */
export type InteractionCommand =
  | "accept"
  | "reject"
  | "wrapup"
  | "disconnect"
  | "setActive"
  | "hold"
  | "unhold"
  | "mute"
  | "unmute"
  | "record"
  | "stopRecord"
  | "transfer";

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
  /** The name that a pod may give the call in its replies. */
  readonly otherEventId: string;
  /** When newCommEvent's reply goes out, in milliseconds since the epoch. */
  readonly repliedAt: number;
  /** When the offer runs out, in milliseconds since the epoch; rings for ever without. */
  readonly offerEndsAt?: number;
  /** The toolbar was told that the offer has run out, and is to close the call. */
  readonly hasRunOut?: true;
  readonly controls: Controls;
  readonly transcript: Transcript;
  readonly wrapUp: WrapUp;
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

/** How the desktop was set up. */
export interface Rules {
  readonly pod: Pod;
  /** How long an offer rings whose toolbar sets no time-out, in seconds; 0 is for ever. */
  readonly offerTimeoutSec: number;
}

const DEFAULT_RULES: Rules = { pod: DOCUMENTED, offerTimeoutSec: 0 };

/** How long a pod takes to look a number up and reply to newCommEvent, in milliseconds. */
export const LOOK_UP_MS = 1_500;

/** What an input did: `to` undefined means that the call is gone. */
export type Transition =
  | { readonly kind: "moved"; readonly to: Communication | undefined; readonly note?: Note }
  | { readonly kind: "refused"; readonly error: Refusal };

/** Something to tell: `info` to who builds the toolbar, `calm` to the agent. */
export interface Note {
  readonly tone: "info" | "calm";
  readonly text: string;
}

/** The next state of the call that an input is about; `from` undefined when Fusion knows none. */
export function transition(
  from: Communication | undefined,
  input: CommunicationInput,
  around: Surroundings,
  rules: Rules = DEFAULT_RULES,
): Transition {
  switch (input.operation) {
    case "newCommEvent":
      return announce(from, input, { ...around, ...rules });
    case "startCommEvent":
      return start(from, input, around);
    case "closeCommEvent":
      return close(from, input, around);
  }
}

function announce(
  from: Communication | undefined,
  { data: { eventId, inData } }: OperationOf<"newCommEvent">,
  { now, newId, findContact, pod, offerTimeoutSec }: Surroundings & Rules,
): Transition {
  const repliedAt = pod.dropsEarlyStart ? now + LOOK_UP_MS : now;
  if (from?.announced) {
    return refused(
      "duplicate-communication",
      `newCommEvent was sent before for eventId "${eventId}", which is "${from.phase}". ` +
        "Send it once per call; on a pod one of the two answers is lost",
    );
  }
  if (from) {
    const merged = { ...from.inData, ...inData };
    const known = { ...settled(from), announced: true, inData: merged, repliedAt };
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
  const number = textOf(inData.SVCMCA_ANI) ?? "";
  // A pod that knows its contacts by plain numbers finds nobody for one with a plus.
  const contact = pod.wantsPlainNumbers && number.startsWith("+") ? undefined : findContact(number);
  const interactionId = textOf(inData.SVCMCA_INTERACTION_ID);
  const offerSec = secondsOf(inData.SVCMCA_OFFER_TIMEOUT_SEC) ?? offerTimeoutSec;
  return moved({
    ...newCommunication({ eventId, direction, number, contact }, { now, newId }),
    ...interactionId !== undefined && { interactionId },
    ...direction === "inbound" && offerSec > 0 && { offerEndsAt: now + offerSec * 1_000 },
    inData,
    announced: true,
    repliedAt,
    phase: direction === "inbound" ? "offered" : "dialling",
  });
}

/** A call that Fusion has just heard of, or asks for: nobody has announced it. */
export function newCommunication(
  who: Pick<Communication, "eventId" | "direction" | "number"> & { contact: Contact | undefined },
  { now, newId }: Pick<Surroundings, "now" | "newId">,
): Communication & { readonly phase: "placing" } {
  const { contact, ...names } = who;
  return {
    ...names,
    ...contact && { contact },
    interactionId: newId(),
    wrapupId: newId(),
    otherEventId: newId(),
    repliedAt: now,
    inData: {},
    announced: false,
    controls: NEW_CONTROLS,
    transcript: [],
    wrapUp: NEW_WRAP_UP,
    phase: "placing",
    since: now,
  };
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
  const closing = closeReasonOf(reason);
  if (!closing) {
    return refused(
      "invalid-data",
      `closeCommEvent has no reason "${reason}". Use one of: ${
        Object.keys(CLOSE_REASONS).join(", ")
      }`,
    );
  }
  if (!from) return unknown("closeCommEvent", eventId);
  const { effect, said } = closing;
  if (from.phase === "wrap-up") {
    return effect === "end" ? moved(undefined) : closed("closeCommEvent", eventId);
  }
  const gone = {
    ...moved(undefined),
    ...said !== undefined && { note: { tone: "calm", text: said } as const },
  };
  if (effect !== "wrapup") return gone;
  if (from.phase !== "engaged") {
    // HANGUP is said of calls that were not answered, too.
    if (reason.toUpperCase() !== "WRAPUP") return gone;
    const text = `closeCommEvent says WRAPUP, but "${eventId}" was never started: there is ` +
      "nothing to wrap up. Send REJECT for a call that was not established";
    return { ...gone, note: { tone: "info", text } };
  }
  const talkMs = now - from.since;
  return moved({ ...settled(from), phase: "wrap-up", since: now, talkMs });
}

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

/** A number of seconds, which toolbars write as text; undefined for what is none. */
function secondsOf(value: unknown): number | undefined {
  const seconds = Number(value);
  return value !== undefined && value !== "" && seconds >= 0
    ? Math.min(seconds, MAX_OFFER_SEC)
    : undefined;
}

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
