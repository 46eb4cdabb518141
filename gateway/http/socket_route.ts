// GET /genesysWs: judges the handshake, upgrades, and hands the socket over. The only file that
// upgrades: Hono's helper mishandles some handshakes.
import type { Context } from "hono";
import type { AgentDirectory } from "../agent/mod.ts";
import { handshakeProblem, type ToolbarSockets } from "../socket/mod.ts";
import type { OriginPolicy } from "./origins.ts";
import { methodNotAllowed, problemResponse } from "./problems.ts";

export interface SocketRouteDeps {
  readonly directory: AgentDirectory;
  readonly sockets: ToolbarSockets;
  readonly originPolicy: OriginPolicy;
  readonly maxToolbarsPerAgent: number;
  readonly isStopping: () => boolean;
}

export function socketRoute(deps: SocketRouteDeps) {
  const { directory, sockets, originPolicy, maxToolbarsPerAgent, isStopping } = deps;
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
    if (sockets.countOf(found.session) >= maxToolbarsPerAgent) {
      return problemResponse("too-many-toolbars", {
        detail: `The agent has ${maxToolbarsPerAgent} toolbars connected. Close one first`,
      });
    }
    const { socket, response } = Deno.upgradeWebSocket(c.req.raw);
    sockets.serve(socket, found.session);
    return response;
  };
}
