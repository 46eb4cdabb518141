// Asks a JSON interface and answers with a result; never throws. Knows problem details (RFC 9457).
import * as z from "zod/mini";

/** What an answer comes to: a value, or in words why there is none. */
export type Result<Value> =
  | { readonly ok: true; readonly value: Value }
  | {
    readonly ok: false;
    readonly detail: string;
    /** The HTTP status; absent when nothing was reached. */
    readonly status?: number;
  };

/** What is used of `fetch`. */
export type Fetch = (url: string, init?: RequestInit) => Promise<Response>;

export interface AskOptions<Value> {
  readonly method?: "POST" | "PATCH" | "DELETE";
  readonly body?: unknown;
  readonly read?: z.ZodMiniType<Value>;
}

export type Ask = <Value>(path: string, options?: AskOptions<Value>) => Promise<Result<Value>>;

const Problem = z.object({ detail: z.string() });

/** Asks below `base`; `who` is named when it does not answer as it should. */
export function createAsk(
  fetch: Fetch,
  { base, who }: { readonly base: string; readonly who: string },
): Ask {
  function refusal<Value>(status: number, json: unknown): Result<Value> {
    const problem = Problem.safeParse(json);
    if (problem.success) return { ok: false, detail: problem.data.detail, status };
    return { ok: false, detail: `${who} answered ${status} without saying why`, status };
  }
  return async function ask<Value>(path: string, options: AskOptions<Value> = {}) {
    const { method, body, read } = options;
    try {
      const response = await fetch(`${base}${path}`, {
        ...(method && { method }),
        ...(method && {
          headers: { "content-type": "application/json" },
          body: JSON.stringify(body ?? {}),
        }),
      });
      const json: unknown = await response.json().catch(() => undefined);
      if (!response.ok) return refusal<Value>(response.status, json);
      if (!read) return { ok: true, value: undefined as Value };
      const parsed = read.safeParse(json);
      if (parsed.success) return { ok: true, value: parsed.data };
      return { ok: false, detail: `${who}'s answer to ${path} cannot be read` };
    } catch {
      return { ok: false, detail: `${who} cannot be reached. Is the gateway running?` };
    }
  };
}
