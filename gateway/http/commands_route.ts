// POST /genesys/events: a command in, 202 or a problem out. What comes of it is told on the socket.
import type { Context, MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { AgentDirectory } from "../agent/mod.ts";
import { decodeCommand } from "../protocol/mod.ts";
import type { Clock } from "../runtime/clock.ts";
import { problemResponse } from "./problems.ts";
import type { TraceHub } from "./trace.ts";

export interface CommandsRouteDeps {
  readonly directory: AgentDirectory;
  readonly clock: Clock;
  readonly isStopping: () => boolean;
  readonly trace?: TraceHub | undefined;
}

/** How long a command's body may take to arrive, in milliseconds. */
const BODY_TIMEOUT_MS = 10_000;

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

export function commandsRoute({ directory, clock, isStopping, trace }: CommandsRouteDeps) {
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
    const body = await readBody(c.req.raw, clock);
    if (body === "too slow") {
      return problemResponse("slow-body", {
        detail: `Send the whole command within ${BODY_TIMEOUT_MS / 1000} s`,
      });
    }
    const decoded = decodeCommand(body);
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

/** The body as text; what is not UTF-8, or was broken off, reads as empty. */
async function readBody(request: Request, clock: Clock): Promise<string | "too slow"> {
  const late = Promise.withResolvers<"too slow">();
  const timer = clock.setTimer(BODY_TIMEOUT_MS, () => late.resolve("too slow"));
  try {
    return await Promise.race([decoded(request), late.promise]);
  } finally {
    timer.cancel();
  }
}

async function decoded(request: Request): Promise<string> {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(await request.arrayBuffer());
  } catch {
    return "";
  }
}
