// A gateway with a mock T-Server behind it, made for one scenario: the same seed gives the same ids.
import { createGateway, type Gateway } from "../../gateway/mod.ts";
import type { Clock } from "../../gateway/runtime/clock.ts";
import { silentLog } from "../../gateway/runtime/log.ts";
import { seededRandom } from "../../gateway/runtime/random.ts";
import { readSettings } from "../../gateway/settings.ts";
import { createMockTServer, type MockTServer } from "../../mock-tserver/mod.ts";

export interface WorldOptions {
  /** Agents and their DNs; the first is the default agent. */
  readonly agents: Readonly<Record<string, string>>;
  readonly seed: number;
  readonly clock: Clock;
  /** Journal entries that the mock keeps. */
  readonly journalEntries?: number;
}

/** Gateway and mock. */
export interface World {
  readonly gateway: Gateway;
  readonly mock: MockTServer;
}

/** Puts gateway and mock together as main.ts does, with ids that count. */
export function createWorld({ agents, seed, clock, journalEntries }: WorldOptions): World {
  const pairs = Object.entries(agents);
  const given = {
    HOOKSWITCH_AGENTS: pairs.map(([agent, dn]) => `${agent}:${dn}`).join(","),
    HOOKSWITCH_DEFAULT_AGENT: pairs[0]?.[0] ?? "",
  };
  const settings = readSettings((name) => given[name as keyof typeof given], []);
  const mock = createMockTServer({
    agents: pairs.map(([agentId, dn]) => ({ agentId, dn })),
    ...(journalEntries !== undefined && { limits: { journalEntries } }),
  }, { clock, random: seededRandom(seed) });
  let ids = 0;
  const gateway = createGateway(settings, {
    tserver: mock.port,
    clock,
    log: silentLog,
    random: seededRandom(seed),
    newId: () => `id-${++ids}`,
    provision: (agentId) => mock.provision(agentId),
    trace: { journalId: () => mock.control.journalId() },
    mounts: { "/mock": mock.admin },
  });
  return { gateway, mock };
}
