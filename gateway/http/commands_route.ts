// POST /genesys/events: a command in, 202 or a problem out. What comes of it is told on the socket.
import type { Context, MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { AgentDirectory } from "../agent/mod.ts";
import { decodeCommand } from "../protocol/mod.ts";
import { problemResponse } from "./problems.ts";
import type { TraceHub } from "./trace.ts";

export interface CommandsRouteDeps {
  readonly directory: AgentDirectory;
  readonly isStopping: () => boolean;
  readonly trace?: TraceHub | undefined;
}

/** Seconds after which a client may try again while the gateway stops. */
const RETRY_AFTER_S = "2";

/** Refuses a body that is larger than `maxBytes`, told or not. */
export function commandBodyLimit(maxBytes: number): MiddlewareHandler {
  return bodyLimit({
    maxSize: maxBytes,
    onError: () =>
      problemResponse("body-too-large", {
        detail: `Send at most ${maxBytes} bytes in one command`,
      }),
  });
}

export function commandsRoute({ directory, isStopping, trace }: CommandsRouteDeps) {
  return async (c: Context): Promise<Response> => {
    if (isStopping()) {
      return problemResponse("stopping", {
        detail: "The gateway is stopping. Connect again in a moment",
        headers: { "retry-after": RETRY_AFTER_S },
      });
    }
    if (!isJson(c.req.header("content-type"))) {
      return problemResponse("not-json", {
        detail: "Send the command with the header Content-Type: application/json",
      });
    }
    const decoded = decodeCommand(await c.req.text());
    if (!decoded.ok) return problemResponse(decoded.problem.code, decoded.problem);
    const found = directory.find(c.req.query("agent"));
    if (!found.ok) return problemResponse(found.code, { detail: found.detail, field: "agent" });
    const { session } = found;
    trace?.command(session.agentId, decoded.command);
    const outcome = session.command(decoded.command);
    if (!outcome.ok) {
      trace?.answer(session.agentId, outcome.refusal);
      return problemResponse(outcome.refusal.code, outcome.refusal);
    }
    trace?.answer(session.agentId, outcome.accepted);
    return c.json(outcome.accepted, 202);
  };
}

function isJson(contentType: string | undefined): boolean {
  const [mediaType = ""] = (contentType ?? "").split(";");
  return /^application\/(json|[^;]+\+json)$/i.test(mediaType.trim());
}
