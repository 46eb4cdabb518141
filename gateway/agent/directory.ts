// The directory of sessions: who is an agent, and the one session that each has.
import type { SessionView } from "../protocol/mod.ts";
import type { SessionLimits } from "./limits.ts";
import { AgentSession } from "./session.ts";
import type { AgentIdentity, SessionDeps } from "./session_deps.ts";
import type { Watcher } from "./journal.ts";

/** What an agent id may look like. */
const AGENT_ID = /^[A-Za-z0-9._@-]{1,64}$/;

export interface DirectoryOptions {
  readonly agents: readonly AgentIdentity[];
  /** Who is meant when nobody is named. */
  readonly defaultAgentId: string;
  /** Sessions at a time. */
  readonly maxAgents: number;
  readonly limits: SessionLimits;
  /** Gives an agent that is seen for the first time a DN of its own; without it such an agent is refused. */
  readonly provision?: (agentId: string) => string;
  /** Who watches the toolbars of an agent. */
  readonly watcherOf?: (agentId: string) => Watcher;
}

export type Lookup =
  | { readonly ok: true; readonly session: AgentSession }
  | {
    readonly ok: false;
    readonly code: "bad-agent" | "unknown-agent" | "too-many-agents";
    readonly detail: string;
  };

export class AgentDirectory {
  readonly #options: DirectoryOptions;
  readonly #deps: Omit<SessionDeps, "watcher">;
  readonly #configured: ReadonlyMap<string, AgentIdentity>;
  readonly #sessions = new Map<string, AgentSession>();

  constructor(options: DirectoryOptions, deps: Omit<SessionDeps, "watcher">) {
    this.#options = options;
    this.#deps = deps;
    this.#configured = new Map(options.agents.map((agent) => [agent.agentId, agent]));
  }

  /** Finds or opens the session of an agent; of the default agent when none is named. */
  find(named: string | undefined): Lookup {
    const agentId = named ?? this.#options.defaultAgentId;
    const existing = this.#sessions.get(agentId);
    if (existing) return { ok: true, session: existing };
    if (!AGENT_ID.test(agentId)) {
      return {
        ok: false,
        code: "bad-agent",
        detail: "The agent's id must be 1 to 64 letters, digits or . _ @ -",
      };
    }
    if (this.#sessions.size >= this.#options.maxAgents) {
      return { ok: false, code: "too-many-agents", detail: "The gateway serves no more agents" };
    }
    const identity = this.#configured.get(agentId) ?? this.#provision(agentId);
    if (!identity) {
      return {
        ok: false,
        code: "unknown-agent",
        detail: `No agent "${agentId}" is configured. Add it to the setting "agents"`,
      };
    }
    return { ok: true, session: this.#open(identity) };
  }

  /** How every agent stands who was served since the start. */
  views(): SessionView[] {
    return Array.from(this.#sessions.values(), (session) => session.view());
  }

  /** Closes every session. */
  close(): void {
    for (const session of this.#sessions.values()) session.close();
  }

  #provision(agentId: string): AgentIdentity | undefined {
    const thisDN = this.#options.provision?.(agentId);
    return thisDN === undefined ? undefined : { agentId, thisDN };
  }

  #open(identity: AgentIdentity): AgentSession {
    const { limits, watcherOf } = this.#options;
    const { agentId } = identity;
    const session = new AgentSession(identity, limits, {
      ...this.#deps,
      ...(watcherOf && { watcher: watcherOf(agentId) }),
    });
    this.#sessions.set(agentId, session);
    return session;
  }
}
