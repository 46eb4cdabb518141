// The gateway: sessions, sockets and the HTTP face over a T-Server, put together.
import type { Hono } from "hono";
import { AgentDirectory, type CallMemory, ReleaseTally } from "./agent/mod.ts";
import { createApp } from "./http/app.ts";
import { hostPolicy, originPolicy } from "./http/origins.ts";
import type { Upgrade } from "./http/socket_route.ts";
import { TraceHub, type TracePlace } from "./http/trace.ts";
import { type Clock, waitFor } from "./runtime/clock.ts";
import type { Log } from "./runtime/log.ts";
import type { Random } from "./runtime/random.ts";
import type { Settings } from "./settings.ts";
import { ToolbarSockets } from "./socket/mod.ts";
import { TServerLink, type TServerPort } from "./tserver/mod.ts";

export interface GatewayDeps {
  readonly tserver: TServerPort;
  readonly clock: Clock;
  readonly log: Log;
  /** Spreads what is tried again. */
  readonly random: Random;
  /** Makes an id that was never used before. */
  readonly newId: () => string;
  /** Gives an unknown agent a DN of its own; without it only configured agents are served. */
  readonly provision?: (agentId: string) => string;
  /** What outlives this process of toolbars that cannot say themselves which calls they show. */
  readonly memory?: CallMemory | undefined;
  /** What else is served, by path. */
  readonly mounts?: Readonly<Record<string, Hono>>;
  /** Serves /trace, for the workbench and for recordings. */
  readonly trace?: TracePlace | undefined;
  /** Makes a socket of a handshake; Deno's own by default. */
  readonly upgrade?: Upgrade;
}

export interface Gateway {
  /** Answers a request; a WebSocket handshake among them. */
  fetch(request: Request): Response | Promise<Response>;
  /**
   * Attaches a toolbar in process, which gets the texts that a socket would be sent; for scenarios in
   * virtual time, where no socket can be. Throws a TypeError when the agent is not served.
   */
  attach(agentId: string, deliver: (entry: { readonly text: string }) => void): {
    detach(): void;
  };
  /**
   * Stops: commands and handshakes are refused, sockets are closed with 1012. Resolves when all are
   * gone, or after the drain time-out.
   */
  drain(): Promise<void>;
}

export function createGateway(settings: Settings, deps: GatewayDeps): Gateway {
  const { clock, log, random, newId, provision } = deps;
  const link = new TServerLink(deps.tserver, { clock, log, random });
  const sockets = new ToolbarSockets(settings, { clock, log });
  const tally = new ReleaseTally();
  const trace = deps.trace && new TraceHub({ clock, ...deps.trace });
  const directory = new AgentDirectory({
    agents: settings.agents,
    defaultAgentId: settings.defaultAgent,
    maxAgents: settings.maxAgents,
    limits: settings,
    ...(provision && { provision }),
    ...(trace && { watcherOf: (agentId) => trace.watcherOf(agentId) }),
  }, { link, clock, log, random, newId, tally, memory: deps.memory });
  let stopping = false;
  const app = createApp({
    directory,
    sockets,
    log,
    trace,
    clock,
    originPolicy: originPolicy(settings.allowedOrigins),
    hostPolicy: hostPolicy(settings.allowedOrigins),
    maxBodyBytes: settings.maxBodyBytes,
    maxToolbarsPerAgent: settings.maxToolbarsPerAgent,
    idleTimeoutMs: settings.idleTimeoutMs,
    isStopping: () => stopping,
    upgrade: deps.upgrade ?? Deno.upgradeWebSocket,
    health: () => ({
      toolbars: sockets.size,
      link: link.status,
      releases: tally.report(),
      sockets: sockets.report(),
    }),
    sessions: () => ({
      sessions: directory.views(),
      link: link.status,
      releases: tally.report(),
    }),
    mounts: deps.mounts ?? {},
  });
  return {
    fetch: (request) => app.fetch(request),
    attach(agentId, deliver) {
      const found = directory.find(agentId);
      if (found.ok) return found.session.attach(deliver);
      throw new TypeError(`Cannot attach a toolbar of agent "${agentId}": ${found.detail}`);
    },
    async drain() {
      stopping = true;
      trace?.close();
      await waitFor(sockets.closeAll(), { clock, atMostMs: settings.drainTimeoutMs });
      sockets.stop();
      directory.close();
      link.close();
    },
  };
}
