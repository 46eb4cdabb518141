import { assert, assertEquals, assertFalse, assertThrows } from "@std/assert";
import { PERSONALITIES } from "../../../mock-tserver/personalities.ts";
import { MockSettings, MockSettingsPatch, patchSettings } from "../../../mock-tserver/settings.ts";

Deno.test("MockSettings has a default for everything", () => {
  const settings = MockSettings.parse({});
  assertEquals(settings.agents, [{ agentId: "1001", dn: "7001" }]);
  assertEquals(settings.firstProvisionedDN, 7100);
  assertEquals(settings.delays, {});
  assertEquals(settings.switch, { personality: "default" });
  assertEquals(settings.queues, []);
  const never = "never";
  assertEquals(settings.agent, { autoAnswer: never, ringTimeout: never, afterCallWork: never });
  assertEquals(settings.customer, { answersAfter: "never" });
});

Deno.test("MockSettings says of every setting what it is", () => {
  const { agents, queues, firstProvisionedDN, limits, delays, ...groups } = MockSettings.shape;
  const leaves = [
    agents,
    queues,
    firstProvisionedDN,
    delays,
    ...Object.values(limits.unwrap().shape),
    ...Object.values(groups.switch.unwrap().shape),
    ...Object.values(groups.agent.unwrap().shape),
    ...Object.values(groups.queue.unwrap().shape),
    ...Object.values(groups.customer.unwrap().shape),
  ];
  for (const leaf of leaves) assert(leaf.description?.endsWith("."), leaf.description);
});

Deno.test("MockSettings refuses what it does not know, and doubles", () => {
  const bad = [
    { delay: {} },
    { limits: { callsPerDn: 1 } },
    { switch: { releasingParty: "yes" } },
    { switch: { personality: "avaya" } },
    { queues: [{ dn: "7001", agents: [] }] },
    { queues: [{ dn: "5000", agents: [] }, { dn: "5000", agents: [] }] },
    { agent: { ringTimeout: "soon" } },
    { agents: [{ agentId: "1", dn: "ann" }] },
    { agents: [{ agentId: "1", dn: "1" }, { agentId: "1", dn: "2" }] },
    { agents: [{ agentId: "1", dn: "1" }, { agentId: "2", dn: "1" }] },
  ];
  for (const settings of bad) {
    assertFalse(MockSettings.safeParse(settings).success, JSON.stringify(settings));
  }
});

Deno.test("patchSettings() changes what is named, and null removes a delay", () => {
  const settings = MockSettings.parse({ delays: { EventReleased: 5, EventRinging: "never" } });
  const patched = patchSettings(settings, {
    delays: { EventReleased: null, RequestMakeCall: { uniform: [1, 2] } },
    customer: { answersAfter: 10 },
  });
  assertEquals(patched, {
    ...settings,
    delays: { EventRinging: "never", RequestMakeCall: { uniform: [1, 2] } },
    customer: { answersAfter: 10 },
  });
  assertEquals(patchSettings(patched, {}), patched);
});

Deno.test("MockSettingsPatch knows every switch of a personality, where it refused two of them", () => {
  for (const [name, value] of Object.entries(PERSONALITIES.plain)) {
    const patch = MockSettingsPatch.parse({ switch: { [name]: value } });
    const changed = patchSettings(MockSettings.parse({}), patch);
    assertEquals(changed.switch, { personality: "default", [name]: value });
    const back = MockSettingsPatch.parse({ switch: { [name]: null } });
    assertEquals(patchSettings(changed, back).switch, { personality: "default" });
  }
  assertEquals(MockSettingsPatch.parse({ switch: {} }), { switch: {} });
});

Deno.test("MockSettingsPatch refuses what is fixed once the mock runs", () => {
  for (const patch of [{ agents: [] }, { limits: { calls: 1 } }, { firstProvisionedDN: 1 }]) {
    assertThrows(() => MockSettingsPatch.parse(patch));
  }
});
