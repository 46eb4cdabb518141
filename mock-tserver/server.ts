// The mock T-Server as a process of its own: the link for gateways, the controls, and who may use them.
import { Hono } from "hono";
import { hostPolicy, originPolicy } from "../gateway/http/origins.ts";
import { problemResponse } from "../gateway/http/problems.ts";
import { type Clock, waitFor } from "../gateway/runtime/clock.ts";
import type { Log } from "../gateway/runtime/log.ts";
import { handshakeProblem } from "../gateway/socket/handshake.ts";
import { problemResponse as mockProblem } from "./admin/problem.ts";
import { LinkServer, MAX_LINKS } from "./link_server.ts";
import type { MockTServer } from "./mod.ts";

/** Where gateways connect. */
export const LINK_PATH = "/tserver";

export interface MockServer {
  fetch(request: Request): Response | Promise<Response>;
  /** Ends the links, which may take until the drain time-out, and the mock with them. */
  drain(): Promise<void>;
}

export interface MockServerOptions {
  readonly clock: Clock;
  readonly log: Log;
  /** How long links may take to close, in milliseconds. */
  readonly drainTimeoutMs: number;
}

export function createMockServer(
  mock: MockTServer,
  { clock, log, drainTimeoutMs }: MockServerOptions,
): MockServer {
  const links = new LinkServer({ port: mock.port, clock, log });
  const isHostAllowed = hostPolicy([]);
  const isOriginAllowed = originPolicy([]);
  const app = new Hono();
  app.use(async (c, next) => {
    if (!isHostAllowed(c.req.header("host"))) {
      return problemResponse("forbidden-host", { detail: "Use a loopback address" });
    }
    if (!isOriginAllowed(c.req.header("origin"))) {
      return problemResponse("forbidden-origin", { detail: "Use a page on this machine" });
    }
    return await next();
  });
  app.get(LINK_PATH, (c) => {
    const problem = handshakeProblem(c.req.raw.headers, isOriginAllowed);
    if (problem) return problemResponse(problem.code, problem);
    if (links.isFull) {
      return mockProblem("too-many-links", { detail: `${MAX_LINKS} links are open already` });
    }
    const { socket, response } = Deno.upgradeWebSocket(c.req.raw);
    links.serve(socket);
    return response;
  });
  app.route("/mock", mock.admin);
  app.notFound((c) =>
    mockProblem("not-found", {
      detail: `Nothing is at ${c.req.path}. Gateways connect to ${LINK_PATH}; see /mock/docs`,
    })
  );
  return {
    fetch: (request) => app.fetch(request),
    async drain() {
      await waitFor(links.close(), { clock, atMostMs: drainTimeoutMs });
      mock.close();
    },
  };
}
