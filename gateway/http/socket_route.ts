// GET /genesysWs: judges the handshake, upgrades, and hands the socket over. The only file that
// upgrades: Hono's helper mishandles some handshakes.
import type { Context } from "hono";
import type { AgentDirectory } from "../agent/mod.ts";
import { decodeHeartbeatWish, decodeResume, HEARTBEAT_PARAMETER } from "../protocol/mod.ts";
import { handshakeProblem, type ToolbarSockets } from "../socket/mod.ts";
import type { OriginPolicy } from "./origins.ts";
import { methodNotAllowed, problemResponse } from "./problems.ts";

export interface SocketRouteDeps {
  readonly directory: AgentDirectory;
  readonly sockets: ToolbarSockets;
  readonly originPolicy: OriginPolicy;
  readonly maxToolbarsPerAgent: number;
  /** How long Deno lets a peer leave its pings unanswered, in milliseconds. */
  readonly idleTimeoutMs: number;
  readonly isStopping: () => boolean;
  /** Makes a socket of a handshake. */
  readonly upgrade: Upgrade;
}

export type Upgrade = (request: Request, options: { readonly idleTimeout: number }) => {
  readonly socket: WebSocket;
  readonly response: Response;
};

export function socketRoute(deps: SocketRouteDeps) {
  const { directory, sockets, originPolicy, maxToolbarsPerAgent, isStopping, upgrade } = deps;
  const idleTimeout = deps.idleTimeoutMs / 1_000;
  return (c: Context): Response => {
    // Hono answers HEAD with GET's handler.
    if (c.req.method !== "GET") return methodNotAllowed("GET");
    const problem = handshakeProblem(c.req.raw.headers, originPolicy);
    if (problem) return problemResponse(problem.code, problem);
    if (isStopping()) {
      return problemResponse("stopping", { detail: "The gateway is stopping. Connect again soon" });
    }
    const found = directory.find(c.req.query("agent"));
    if (!found.ok) return problemResponse(found.code, { detail: found.detail, field: "agent" });
    if (!sockets.hasRoomFor(found.session)) {
      return problemResponse("too-many-toolbars", {
        detail: `The agent has ${maxToolbarsPerAgent} toolbars connected. Close one first`,
      });
    }
    const resume = decodeResume({ since: c.req.query("since"), calls: c.req.query("calls") });
    if (!resume.ok) return problemResponse("bad-resume", resume);
    const wantsHeartbeat = decodeHeartbeatWish(c.req.query(HEARTBEAT_PARAMETER));
    if (wantsHeartbeat === undefined) {
      return problemResponse("bad-heartbeat", {
        detail: "Ask for heartbeats with heartbeat=true, or leave the parameter out",
        field: HEARTBEAT_PARAMETER,
      });
    }
    const { socket, response } = upgrade(c.req.raw, { idleTimeout });
    sockets.serve(socket, found.session, { resume: resume.resume, wantsHeartbeat });
    return response;
  };
}
