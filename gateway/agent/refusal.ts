// Why a session does not take a command. What it means in HTTP is said in gateway/http/problems.ts.

export type RefusalCode =
  | "unknown-call"
  | "no-live-call"
  | "ambiguous-call"
  | "not-registered"
  | "wrong-state"
  | "request-id-reused"
  | "out-of-service"
  | "too-many-requests"
  | "link-down"
  | "stopping";

export interface Refusal {
  readonly code: RefusalCode;
  /** What is the case and what to do, in one or two sentences. */
  readonly detail: string;
  /** The field of the command that is at fault. */
  readonly field?: string;
}
