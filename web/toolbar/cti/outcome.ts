// What came of asking the supplier for something.
import type { ToolbarEventOf } from "../../../gateway/protocol/events.ts";

/** Why it was not done. */
export interface Failure {
  /** A word that never changes, by which the agent is told in the agent's language. */
  readonly code: string;
  /** One sentence in English, for those who do not know the code. */
  readonly detail: string;
  /** What the T-Server said, in its own words, and its number for it. */
  readonly reason?: string;
  readonly errorCode?: number;
}

/** The supplier took the request (its effect comes as an event), or did not and why. */
export type Outcome = { readonly ok: true } | { readonly ok: false } & Failure;

/** The failure that an error stands for; `code` is for errors that have none. */
export function failureOf(error: unknown, code = "failed"): Failure {
  if (!(error instanceof Error)) return { code, detail: String(error) };
  return { code: "code" in error ? String(error.code) : code, detail: error.message };
}

/** Why a command came to nothing after all. */
export function failureIn(
  { code, detail, errorMessage, errorCode }: ToolbarEventOf<"EventError">,
): Failure {
  return {
    ...{ code, detail },
    ...(errorMessage !== undefined && { reason: errorMessage }),
    ...(errorCode !== undefined && { errorCode }),
  };
}
