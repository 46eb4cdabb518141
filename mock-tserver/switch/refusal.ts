// Why a person could not do something; requests are refused with a TServerError instead.

/** Stable names of what stands in a person's way. */
export type RefusalCode =
  | "unknown-dn"
  | "unknown-call"
  | "wrong-state"
  | "ambiguous-call"
  | "busy"
  | "too-many-calls"
  | "too-much-data";

/** Why it could not be done. */
export interface Refusal {
  readonly code: RefusalCode;
  /** A sentence that says what was tried and what stands in the way. */
  readonly detail: string;
}
