// POST /genesys/events: a command in, 202 or a problem out. What comes of it is told on the socket.
// Every release passes here, so that it does by itself, and once, what other routes leave to middleware.
import type { AgentDirectory } from "../agent/mod.ts";
import { decodeCommand } from "../protocol/mod.ts";
import type { Clock } from "../runtime/clock.ts";
import type { Log } from "../runtime/log.ts";
import { BODY_TIMEOUT_MS, readBody } from "./body.ts";
import { FORBIDDEN_HOST, FORBIDDEN_ORIGIN, type HostPolicy, type OriginPolicy } from "./origins.ts";
import { FAILED, type ProblemCode, type ProblemOptions, problemResponse } from "./problems.ts";
import type { TraceHub } from "./trace.ts";

export interface CommandsRouteDeps {
  readonly directory: AgentDirectory;
  readonly clock: Clock;
  readonly log: Log;
  readonly originPolicy: OriginPolicy;
  readonly hostPolicy: HostPolicy;
  readonly maxBodyBytes: number;
  readonly isStopping: () => boolean;
  readonly trace?: TraceHub | undefined;
}

/** Seconds after which a client may try again while the gateway stops. */
const RETRY_AFTER_S = "2";

type Outcome =
  /** `Accepted` as JSON. */
  | { readonly ok: true; readonly text: string }
  | ({ readonly ok: false; readonly code: ProblemCode } & ProblemOptions);

export function commandsRoute(deps: CommandsRouteDeps) {
  const { originPolicy, hostPolicy, log } = deps;
  return async (request: Request): Promise<Response> => {
    const { headers } = request;
    if (!hostPolicy(headers.get("host") ?? undefined)) {
      return problemResponse("forbidden-host", { detail: FORBIDDEN_HOST });
    }
    const origin = headers.get("origin") ?? undefined;
    if (!originPolicy(origin)) {
      return problemResponse("forbidden-origin", { detail: FORBIDDEN_ORIGIN, headers: VARY });
    }
    const cors = origin === undefined ? VARY : { ...VARY, "access-control-allow-origin": origin };
    try {
      const outcome = await take(request, deps);
      if (outcome.ok) return acceptedResponse(outcome.text, cors);
      const { code, ...problem } = outcome;
      return problemResponse(code, { ...problem, headers: { ...problem.headers, ...cors } });
    } catch (error) {
      log.error("Command failed", { error });
      return problemResponse("internal", { detail: FAILED, headers: cors });
    }
  };
}

/** What an answer says depends on who asks. */
const VARY = { vary: "Origin" };

function acceptedResponse(text: string, cors: Readonly<Record<string, string>>): Response {
  return new Response(text, {
    status: 202,
    headers: { "content-type": "application/json", ...cors },
  });
}

async function take(request: Request, deps: CommandsRouteDeps): Promise<Outcome> {
  const { directory, clock, isStopping, trace, maxBodyBytes: maxBytes } = deps;
  if (isStopping()) {
    return {
      ok: false,
      code: "stopping",
      detail: "The gateway is stopping. Connect again in a moment",
      headers: { "retry-after": RETRY_AFTER_S },
    };
  }
  if (!isJson(request.headers.get("content-type") ?? "")) {
    return {
      ok: false,
      code: "not-json",
      detail: "Send the command with the header Content-Type: application/json",
    };
  }
  const body = await readBody(request, { maxBytes, clock });
  if (!body.ok) {
    return body.why === "too large"
      ? {
        ok: false,
        code: "body-too-large",
        detail: `Send at most ${maxBytes} bytes in one command`,
      }
      : {
        ok: false,
        code: "slow-body",
        detail: `Send the whole command within ${BODY_TIMEOUT_MS / 1000} s`,
      };
  }
  const decoded = decodeCommand(body.text);
  if (!decoded.ok) return { ok: false, ...decoded.problem };
  const found = directory.find(agentIn(request.url));
  if (!found.ok) return { ...found, field: "agent" };
  const { session } = found;
  trace?.command(session.agentId, decoded.command);
  const outcome = session.command(decoded.command);
  const text = JSON.stringify(outcome.ok ? outcome.accepted : outcome.refusal);
  trace?.answer(session.agentId, text);
  return outcome.ok ? { ok: true, text } : { ok: false, ...outcome.refusal };
}

function isJson(contentType: string): boolean {
  if (contentType === "application/json") return true;
  const [mediaType = ""] = contentType.split(";");
  return /^application\/(json|[^;]+\+json)$/i.test(mediaType.trim());
}

/** The parameter `agent` of an address; undefined when it names none. */
function agentIn(url: string): string | undefined {
  const query = url.indexOf("?");
  if (query < 0) return undefined;
  const parameters = url.slice(query);
  // What nearly every client sends needs no decoding.
  return ONLY_AGENT.exec(parameters)?.[1] ?? new URLSearchParams(parameters).get("agent") ??
    undefined;
}

const ONLY_AGENT = /^\?agent=([A-Za-z0-9._@-]+)$/;
