// The gateway's HTTP face. Routes and translations only.
import { Hono } from "hono";
import { cors } from "hono/cors";
import type { Sessions } from "../protocol/mod.ts";
import { asyncApiDocument } from "./asyncapi.ts";
import { commandsRoute, type CommandsRouteDeps } from "./commands_route.ts";
import { FORBIDDEN_HOST, FORBIDDEN_ORIGIN } from "./origins.ts";
import { FAILED, methodNotAllowed, problemResponse } from "./problems.ts";
import { socketRoute, type SocketRouteDeps } from "./socket_route.ts";

const COMMANDS_PATH = "/genesys/events";
const SOCKET_PATH = "/genesysWs";

export interface AppDeps extends CommandsRouteDeps, SocketRouteDeps {
  /** What an operator wants to know, for /health. */
  readonly health: () => Readonly<Record<string, unknown>>;
  /** How agents and calls stand, for /trace/sessions. */
  readonly sessions: () => Sessions;
  /** What else is served, by path: the mock's control interface, the pages. */
  readonly mounts: Readonly<Record<string, Hono>>;
}

/** How long a browser may remember a preflight's answer, in seconds. */
const PREFLIGHT_MAX_AGE_S = 600;

/** One function from Request to Response. */
export interface App {
  fetch(request: Request): Response | Promise<Response>;
}

export function createApp(deps: AppDeps): App {
  const commands = commandsRoute(deps);
  const others = routes(deps);
  return {
    fetch: (request) => isCommand(request) ? commands(request) : others.fetch(request),
  };
}

/** Commands pass by the router: what it makes of each request would be a fifth of all that a command makes. */
function isCommand({ method, url }: Request): boolean {
  if (method !== "POST") return false;
  const path = url.indexOf("/", url.indexOf("//") + "//".length);
  const end = path + COMMANDS_PATH.length;
  return url.startsWith(COMMANDS_PATH, path) && (url.length === end || url[end] === "?");
}

function routes(deps: AppDeps): Hono {
  const { originPolicy, hostPolicy, log, isStopping, trace, mounts } = deps;
  const app = new Hono();
  app.use(async (c, next) => {
    if (hostPolicy(c.req.header("host"))) return await next();
    return problemResponse("forbidden-host", { detail: FORBIDDEN_HOST });
  });
  // The socket route stands before CORS, which would write to the answer of an upgrade.
  app.get(SOCKET_PATH, socketRoute(deps));
  app.use(cors({
    origin: (origin) => originPolicy(origin) ? origin : null,
    allowMethods: ["GET", "POST", "PATCH"],
    maxAge: PREFLIGHT_MAX_AGE_S,
  }));
  app.use(async (c, next) => {
    if (originPolicy(c.req.header("origin"))) return await next();
    return problemResponse("forbidden-origin", { detail: FORBIDDEN_ORIGIN });
  });
  app.all(COMMANDS_PATH, () => methodNotAllowed("POST"));
  app.all(SOCKET_PATH, () => methodNotAllowed("GET"));
  app.get(
    "/health",
    (c) =>
      isStopping()
        ? c.json({ status: "stopping" }, 503)
        : c.json({ status: "ok", ...deps.health() }),
  );
  app.get("/asyncapi.json", (c) => c.json(asyncApiDocument(new URL(c.req.url).host)));
  if (trace) {
    app.get("/trace", trace.route);
    app.get("/trace/sessions", (c) => c.json(deps.sessions()));
  }
  for (const [path, mount] of Object.entries(mounts)) app.route(path, mount);
  app.notFound((c) =>
    problemResponse("not-found", { detail: `Nothing is at ${c.req.path}. See the README` })
  );
  app.onError((error) => {
    log.error("Request failed", { error });
    return problemResponse("internal", { detail: FAILED });
  });
  return app;
}
