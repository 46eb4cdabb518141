import { assert, assertEquals } from "@std/assert";
import {
  AgentDirectory,
  type DirectoryOptions,
  ReleaseTally,
} from "../../../../gateway/agent/mod.ts";
import { silentLog } from "../../../../gateway/runtime/log.ts";
import { ManualClock } from "../../../../gateway/runtime/manual_clock.ts";
import { TServerLink } from "../../../../gateway/tserver/mod.ts";
import { LIMITS } from "../../../helpers/agent.ts";
import { leastChance } from "../../../helpers/chance.ts";
import { FakeTServer } from "../../../helpers/fake_tserver.ts";

function directory(options: Partial<DirectoryOptions> = {}) {
  const clock = new ManualClock();
  const link = new TServerLink(new FakeTServer(), { clock, log: silentLog, random: leastChance });
  return new AgentDirectory({
    agents: [{ agentId: "1001", thisDN: "7001" }],
    defaultAgentId: "1001",
    maxAgents: 2,
    limits: LIMITS,
    ...options,
  }, {
    link,
    clock,
    log: silentLog,
    random: leastChance,
    newId: () => "id",
    tally: new ReleaseTally(),
  });
}

Deno.test("AgentDirectory.find() gives one agent one session, and nobody the default agent", () => {
  const agents = directory();
  const found = agents.find("1001");
  const again = agents.find(undefined);
  assert(found.ok && again.ok);
  assert(found.session === again.session);
});

Deno.test("AgentDirectory.find() provisions an unknown agent only where it is told how to", () => {
  const refused = directory().find("2002");
  assertEquals(refused.ok ? "" : refused.code, "unknown-agent");
  const found = directory({ provision: () => "7100" }).find("2002");
  assertEquals(found.ok && found.session.thisDN, "7100");
});

Deno.test("AgentDirectory.find() refuses agents beyond the bound, and keeps those it has", () => {
  let dn = 7100;
  const agents = directory({ provision: () => `${dn++}` });
  assert(agents.find("a").ok && agents.find("b").ok);
  const refused = agents.find("c");
  assertEquals(refused.ok ? "" : refused.code, "too-many-agents");
  assert(agents.find("a").ok);
});

Deno.test("AgentDirectory.find() refuses an id that is none", () => {
  for (const id of ["", " ", "a b", "../x", "x".repeat(65), "a\u0000"]) {
    const refused = directory({ provision: () => "7100" }).find(id);
    assertEquals(refused.ok ? "" : refused.code, "bad-agent", JSON.stringify(id));
  }
});
