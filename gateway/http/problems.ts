// Errors as RFC 9457 problem details. The only place that chooses an HTTP status for an error.
import type { RefusalCode } from "../agent/mod.ts";
import type { BadCommand, Problem } from "../protocol/mod.ts";

interface Kind {
  readonly status: number;
  readonly title: string;
}

type HttpProblemCode =
  | "bad-agent"
  | "unknown-agent"
  | "too-many-agents"
  | "too-many-toolbars"
  | "too-many-readers"
  | "body-too-large"
  | "not-json"
  | "forbidden-origin"
  | "forbidden-host"
  | "slow-body"
  | "not-found"
  | "method-not-allowed"
  | "upgrade-required"
  | "bad-handshake"
  | "bad-resume"
  | "bad-heartbeat"
  | "mock-unreachable"
  | "internal";

export type ProblemCode = BadCommand["code"] | RefusalCode | HttpProblemCode;

export const PROBLEMS: Readonly<Record<ProblemCode, Kind>> = {
  "malformed-json": { status: 400, title: "The body is not a JSON object" },
  "unknown-type": { status: 400, title: "Unknown command type" },
  "invalid-field": { status: 400, title: "A field of the command cannot be used" },
  "bad-agent": { status: 400, title: "The agent's id cannot be used" },
  "bad-handshake": { status: 400, title: "Not a WebSocket handshake" },
  "bad-resume": { status: 400, title: "Where to go on cannot be understood" },
  "bad-heartbeat": { status: 400, title: "Heartbeats are wanted or not" },
  "forbidden-origin": { status: 403, title: "The origin is not allowed" },
  "forbidden-host": { status: 403, title: "The host name is not allowed" },
  "unknown-call": { status: 404, title: "Unknown call" },
  "unknown-agent": { status: 404, title: "Unknown agent" },
  "not-found": { status: 404, title: "Nothing is here" },
  "method-not-allowed": { status: 405, title: "The method is not allowed here" },
  "slow-body": { status: 408, title: "The body came too slowly" },
  "no-live-call": { status: 409, title: "There is no live call" },
  "ambiguous-call": { status: 409, title: "Several calls are live" },
  "not-registered": { status: 409, title: "The agent is not registered" },
  "wrong-state": { status: 409, title: "The call's state does not allow it" },
  "request-id-reused": { status: 409, title: "The requestId belongs to another command" },
  "out-of-service": { status: 409, title: "The agent's DN is out of service" },
  "body-too-large": { status: 413, title: "The body is too large" },
  "not-json": { status: 415, title: "The body is not declared as JSON" },
  "upgrade-required": { status: 426, title: "A WebSocket is needed here" },
  "too-many-requests": { status: 429, title: "Too many requests wait" },
  "too-many-readers": { status: 429, title: "Too many readers" },
  "too-many-toolbars": { status: 429, title: "Too many toolbars" },
  "internal": { status: 500, title: "The gateway failed" },
  "mock-unreachable": { status: 502, title: "The mock T-Server cannot be reached" },
  "link-down": { status: 503, title: "The T-Server link is down" },
  "stopping": { status: 503, title: "The gateway is stopping" },
  "too-many-agents": { status: 503, title: "The gateway is full" },
};

export interface ProblemOptions {
  /** What is the case and what to do. */
  readonly detail: string;
  /** The offending field of the command. */
  readonly field?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What a client is told of a failure; the log says more. */
export const FAILED = "The gateway failed. Its log says why";

/** The answer for a problem: its `type` is `urn:hookswitch:` and the code, which never changes. */
export function problemResponse(code: ProblemCode, options: ProblemOptions): Response {
  const { detail, field, headers } = options;
  const { status, title } = PROBLEMS[code];
  const problem: Problem = {
    type: `urn:hookswitch:${code}`,
    title,
    status,
    detail,
    ...(field !== undefined && { field }),
  };
  return new Response(JSON.stringify(problem), {
    status,
    headers: { ...headers, "content-type": "application/problem+json" },
  });
}

/** The answer for a method that an address does not know. */
export function methodNotAllowed(allow: string): Response {
  return problemResponse("method-not-allowed", {
    detail: `Use ${allow} here`,
    headers: { allow },
  });
}
