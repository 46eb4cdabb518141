// What became of an operation: the desktop after it, and the answer. The words that all answers share.
import { type Desktop, noticed } from "./desktop.ts";
import type { Surroundings } from "./communication.ts";
import type { Answer } from "./uef/host/host.ts";
import type { Attributes } from "./uef/types.ts";
import { PHONE } from "./uef/vocabulary.ts";
import type { Operation, Refusal } from "./uef/wire.ts";
import type { FieldChange } from "./wrap_up.ts";

/** The application that the simulated desktop is; toolbars must name it with each call. */
export const APP_CLASSIFICATION = "ORA_SERVICE";

/** What Fusion calls the toolbar (lower-cased there, too). */
export const TOOLBAR_NAME = "hookswitch";

export interface Outcome {
  readonly desktop: Desktop;
  readonly answer: Answer;
  /** Fields of a call's wrap-up that have another value now: who listens is to be told. */
  readonly changes?: readonly FieldChange[];
  readonly about?: string;
}

/** Refused in words, which the reader of the desktop sees, too. */
export const refuse = (desktop: Desktop, error: Refusal): Outcome => ({
  desktop: noticed(desktop, error.message),
  answer: { ok: false, error },
});

/** As a pod does it: nothing happens, nobody is told, and no reply ever comes. */
export const silence = (desktop: Desktop, error: Refusal): Outcome => ({
  desktop,
  answer: { ok: false, error, isSilent: true },
});

/** What every answer has. */
export const detailsOf = ({ operation, data }: Operation, { newId }: Surroundings): Attributes => ({
  ...PHONE,
  method: operation,
  result: "success",
  toolbarName: TOOLBAR_NAME,
  eventSource: "toolbar",
  uuid: newId(),
  ..."eventId" in data && { eventId: data.eventId },
});
