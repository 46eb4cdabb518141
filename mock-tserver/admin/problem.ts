// What the control interface answers when it refuses: problem details (RFC 9457), statuses chosen here.
import type { Problem } from "../control_schemas.ts";
import type { ControlErrorCode } from "../control_error.ts";

/** Stable names of what can be wrong; they end the problem's `type`. */
export type ProblemCode =
  | ControlErrorCode
  | "malformed-json"
  | "invalid-field"
  | "unsupported-media-type"
  | "body-too-large"
  | "method-not-allowed"
  | "not-found"
  | "too-many-links"
  | "internal-error";

const PROBLEMS: Readonly<Record<ProblemCode, readonly [status: number, title: string]>> = {
  "malformed-json": [400, "Malformed JSON"],
  "invalid-field": [400, "Invalid field"],
  "not-found": [404, "Not found"],
  "unknown-dn": [404, "Unknown DN"],
  "unknown-call": [404, "Unknown call"],
  "unknown-connection": [404, "Unknown connection"],
  "unknown-fault": [404, "Unknown fault"],
  "method-not-allowed": [405, "Method not allowed"],
  "wrong-state": [409, "Wrong state"],
  "ambiguous-call": [409, "Ambiguous call"],
  "dn-exists": [409, "DN exists"],
  "busy": [409, "Busy"],
  "body-too-large": [413, "Body too large"],
  "unsupported-media-type": [415, "Unsupported media type"],
  "too-much-data": [409, "Too much data"],
  "too-many-calls": [429, "Too many calls"],
  "too-many-faults": [429, "Too many faults"],
  "too-many-dns": [429, "Too many DNs"],
  "too-many-links": [429, "Too many links"],
  "too-many-streams": [429, "Too many streams"],
  "internal-error": [500, "Internal error"],
};

/** What a problem says beside its code. */
export interface ProblemDetails {
  /** What to do about it. */
  readonly detail: string;
  /** The offending field of the body or the query. */
  readonly field?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A refusal on its way to the answer. */
export class ProblemError extends Error {
  override readonly name = "ProblemError";
  readonly code: ProblemCode;
  readonly details: ProblemDetails;

  constructor(code: ProblemCode, details: ProblemDetails) {
    super(details.detail);
    this.code = code;
    this.details = details;
  }
}

/** The answer that says `code`. */
export function problemResponse(
  code: ProblemCode,
  { detail, field, headers }: ProblemDetails,
): Response {
  const [status, title] = PROBLEMS[code];
  const problem: Problem = {
    type: `urn:hookswitch:${code}`,
    title,
    status,
    detail,
    ...(field !== undefined && { field }),
  };
  return Response.json(problem, {
    status,
    headers: { ...headers, "content-type": "application/problem+json" },
  });
}
