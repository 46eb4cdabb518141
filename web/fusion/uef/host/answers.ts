// What passes between the host and the desktop that is injected into it: answers in, deliveries out.
import type { UefRecord } from "../../../shared/uef_record.ts";
import type { Attributes } from "../types.ts";
import type { Refusal } from "../wire.ts";

/** What the desktop answers to an operation. A silent refusal is for the record: no reply is ever sent. */
export type Answer =
  | { readonly ok: true; readonly payload: Attributes; readonly delayMs?: number }
  | { readonly ok: false; readonly error: Refusal; readonly isSilent?: true };

/** What became of an event. */
export type Delivery =
  | { readonly outcome: "delivered"; readonly outData?: unknown }
  | { readonly outcome: "failed"; readonly detail: string; readonly isUnheard?: true };

/** What of the framework this desktop does not have; may change between two sessions, or two replies. */
export interface Traits {
  readonly givesNoGetters: boolean;
  readonly lacksRecordContext: boolean;
  readonly lacksControlStates: boolean;
}

/** One message, before it gets its number and time. */
export type Traffic = Omit<UefRecord, "id" | "time">;
