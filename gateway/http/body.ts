// Reads a request's body: no more of it than is allowed, and for no longer.
import type { Clock } from "../runtime/clock.ts";

/** How long a body may take to arrive, in milliseconds. */
export const BODY_TIMEOUT_MS = 10_000;

export interface BodyLimits {
  readonly maxBytes: number;
  readonly clock: Clock;
}

export type Body =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly why: "too large" | "too slow" };

/** The body as text; what is not UTF-8, or was broken off, reads as empty. */
export function readBody(request: Request, { maxBytes, clock }: BodyLimits): Promise<Body> {
  const told = toldBytes(request.headers);
  if (told !== undefined && told > maxBytes) return Promise.resolve(TOO_LARGE);
  // What is told is what comes: only without it the bytes are counted as they come.
  const reading = told === undefined ? readCounting(request, maxBytes) : readWhole(request);
  return new Promise((resolve) => {
    const timer = clock.setTimer(BODY_TIMEOUT_MS, () => resolve(TOO_SLOW));
    reading.then((body) => {
      timer.cancel();
      resolve(body);
    });
  });
}

const TOO_LARGE: Body = { ok: false, why: "too large" };
const TOO_SLOW: Body = { ok: false, why: "too slow" };
const EMPTY: Body = { ok: true, text: "" };

/** Refuses what is not UTF-8. Keeps nothing between two whole texts, so that one serves all. */
const decoder = new TextDecoder("utf-8", { fatal: true });

/** The length that Content-Length tells; undefined where it does not count (RFC 9112 section 6.3). */
function toldBytes(headers: Headers): number | undefined {
  const length = headers.get("content-length");
  return length === null || headers.has("transfer-encoding") ? undefined : Number(length);
}

async function readWhole(request: Request): Promise<Body> {
  try {
    return { ok: true, text: decoder.decode(await request.arrayBuffer()) };
  } catch {
    return EMPTY;
  }
}

async function readCounting(request: Request, maxBytes: number): Promise<Body> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  try {
    for await (const part of request.body ?? []) {
      bytes += part.length;
      if (bytes > maxBytes) return TOO_LARGE;
      parts.push(part);
    }
    return { ok: true, text: decoder.decode(await new Blob(parts).arrayBuffer()) };
  } catch {
    return EMPTY;
  }
}
