// The composition root of the mock T-Server as a process of its own, for gateways that connect to it.
import { runProgram } from "../gateway/program.ts";
import { freshSeed, seededRandom } from "../gateway/runtime/random.ts";
import { createMockTServer } from "./mod.ts";
import { createMockServer, LINK_PATH } from "./server.ts";

runProgram(({ settings, clock, log }) => {
  const { mockHost: host, mockPort: port } = settings;
  const seed = settings.mockSeed ?? freshSeed();
  const mock = createMockTServer({
    agents: settings.agents.map(({ agentId, thisDN }) => ({ agentId, dn: thisDN })),
    limits: { dns: settings.maxAgents + settings.agents.length },
  }, { clock, random: seededRandom(seed), log });
  const server = createMockServer(mock, { ...settings, clock, log });
  const authority = (port: number) => `${host.includes(":") ? `[${host}]` : host}:${port}`;
  return {
    address: { host, port, portVariable: "HOOKSWITCH_MOCK_PORT" },
    fetch: server.fetch,
    firstLine: (port) =>
      `hookswitch's mock T-Server serves ws://${authority(port)}${LINK_PATH} ` +
      `and http://${authority(port)}/mock (seed ${seed})`,
    drain: server.drain,
  };
});
