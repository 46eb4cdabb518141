// The composition root: the gateway, over a mock T-Server in the same process or a T-Server elsewhere.
import type { Hono } from "hono";
import { mockProxy } from "./gateway/http/mock_proxy.ts";
import { pages } from "./gateway/http/pages.ts";
import { createGateway, type Gateway, type GatewayDeps } from "./gateway/mod.ts";
import { runProgram, type Surroundings } from "./gateway/program.ts";
import { freshSeed, seededRandom } from "./gateway/runtime/random.ts";
import { openCallFile } from "./gateway/storage/mod.ts";
import { createRemoteTServer } from "./gateway/tserver/remote/mod.ts";
import { createMockTServer, folderLibrary } from "./mock-tserver/mod.ts";

/** The T-Server as the gateway and the operator see it. */
interface Behind extends Pick<GatewayDeps, "tserver" | "provision" | "trace"> {
  readonly mock: Hono;
  readonly description: string;
  readonly close?: () => void;
}

/** A mock in this process, whose scenarios are played through `gateway`. */
function mockBehind({ settings, clock, log }: Surroundings, gateway: () => Gateway): Behind {
  const seed = settings.mockSeed ?? freshSeed();
  const mock = createMockTServer({
    agents: settings.agents.map(({ agentId, thisDN }) => ({ agentId, dn: thisDN })),
    limits: { dns: settings.maxAgents + settings.agents.length },
  }, {
    clock,
    random: seededRandom(seed),
    log,
    scenarios: {
      library: folderLibrary(`${import.meta.dirname}/scenarios`),
      door: {
        fetch: (request) => gateway().fetch(request),
        attach: (...toolbar) => gateway().attach(...toolbar),
      },
    },
  });
  return {
    tserver: mock.port,
    provision: (agentId) => mock.provision(agentId),
    trace: { journalId: () => mock.control.journalId() },
    mock: mock.admin,
    description: `mock T-Server, seed ${seed}`,
    close: () => mock.close(),
  };
}

/** A T-Server that is a process of its own. */
function remoteBehind({ settings, clock, log }: Surroundings, url: string): Behind {
  return {
    tserver: createRemoteTServer({ url, clock, log }),
    trace: {},
    mock: mockProxy(settings.mockUrl),
    description: `T-Server at ${url}`,
  };
}

runProgram((surroundings) => {
  const { settings, log } = surroundings;
  const behind = settings.tserverUrl === undefined
    ? mockBehind(surroundings, () => gateway)
    : remoteBehind(surroundings, settings.tserverUrl);
  const gateway = createGateway(settings, {
    ...surroundings,
    ...behind,
    memory: openCallFile(settings, log),
    random: seededRandom(freshSeed()),
    newId: () => crypto.randomUUID(),
    mounts: {
      "/mock": behind.mock,
      "/": pages({ ...settings, root: `${import.meta.dirname}/web/dist` }),
    },
  });
  return {
    address: { ...settings, portVariable: "HOOKSWITCH_PORT" },
    fetch: gateway.fetch,
    firstLine: (port) => `hookswitch serves http://localhost:${port}/ (${behind.description})`,
    drain: () => gateway.drain().finally(behind.close),
  };
});
