import { assertEquals } from "@std/assert";
import { createBench } from "../../../helpers/mock_bench.ts";

const ThisDN = "7001";

/** What goes before, and what 7001's client then hears on login, logout, ready and not ready. */
const TABLE = {
  "nobody is logged in": {
    requests: [],
    heard: [["EventAgentLogin #", "EventAgentNotReady"], ["701"], ["702"], ["703"]],
  },
  "the agent is not ready": {
    requests: ["login"],
    heard: [
      ["EventAgentLogin #", "EventAgentNotReady"],
      ["EventAgentLogout #"],
      ["EventAgentReady #"],
      ["EventAgentNotReady #"],
    ],
  },
  "the agent is ready": {
    requests: ["login", "ready"],
    heard: [
      ["EventAgentLogin #", "EventAgentReady"],
      ["EventAgentLogout #"],
      ["EventAgentReady #"],
      ["EventAgentNotReady #"],
    ],
  },
  "the agent has logged out": {
    requests: ["login", "ready", "logout"],
    heard: [["EventAgentLogin #", "EventAgentNotReady"], ["701"], ["702"], ["703"]],
  },
  "the agent is logged in at another DN": {
    requests: ["login elsewhere"],
    heard: [["527"], ["701"], ["702"], ["703"]],
  },
  "another agent is logged in at the DN": {
    requests: ["another logs in"],
    heard: [["527"], ["EventAgentLogout #"], ["EventAgentReady #"], ["EventAgentNotReady #"]],
  },
} as const;

const REQUESTS = {
  "login": { name: "RequestAgentLogin", ThisDN, AgentID: "1001" },
  "logout": { name: "RequestAgentLogout", ThisDN },
  "ready": { name: "RequestAgentReady", ThisDN },
  "not ready": { name: "RequestAgentNotReady", ThisDN },
  "login elsewhere": { name: "RequestAgentLogin", ThisDN: "7002", AgentID: "1001" },
  "another logs in": { name: "RequestAgentLogin", ThisDN, AgentID: "1002" },
} as const;

Deno.test("step() answers every agent request in every state of the agent, 24 pairs", () => {
  let pairs = 0;
  for (const [state, { requests, heard }] of Object.entries(TABLE)) {
    for (const [index, name] of (["login", "logout", "ready", "not ready"] as const).entries()) {
      const { connect, settle } = createBench();
      const client = connect("7001", "7002");
      for (const request of requests) client.send(REQUESTS[request]);
      settle();
      const before = client.events.length;
      client.send(REQUESTS[name]);
      settle();
      const lines = client.events.slice(before).map((event) =>
        event.name === "EventError"
          ? `${event.ErrorCode}`
          : event.name + ("ReferenceID" in event ? " #" : "")
      );
      assertEquals(lines, [...heard[index] ?? []], `${name} when ${state}`);
      pairs++;
    }
  }
  assertEquals(pairs, 24);
});

Deno.test("step() refuses an agent that nobody knows", () => {
  const { connect, settle } = createBench();
  const client = connect("7001");
  client.send({ name: "RequestAgentLogin", ThisDN, AgentID: "nobody" });
  settle();
  assertEquals(client.heard(), ["EventError 7001 #2 192"]);
});

Deno.test("step() tells why an agent is not ready, and forgets it when he is ready again", () => {
  const { connect, settle, control } = createBench();
  const client = connect("7001");
  client.send(REQUESTS.login);
  client.send({ ...REQUESTS["not ready"], AgentWorkMode: 4, Reasons: { ReasonCode: "lunch" } });
  settle();
  const away = client.events.at(-1);
  assertEquals(away?.name === "EventAgentNotReady" && [away.AgentWorkMode, away.Reasons], [
    4,
    { ReasonCode: "lunch" },
  ]);
  client.send(REQUESTS.ready);
  settle();
  const back = client.events.at(-1);
  assertEquals(back?.name === "EventAgentReady" && "Reasons" in back, false);
  assertEquals(control.dn("7001").agentState, "ready");
});

Deno.test("step() lets an agent who logged out log in at another DN", () => {
  const { connect, settle } = createBench();
  const client = connect("7001", "7002");
  client.send(REQUESTS.login);
  client.send(REQUESTS.logout);
  client.send(REQUESTS["login elsewhere"]);
  settle();
  assertEquals(client.heard().slice(2), [
    "EventAgentLogout 7001 #4",
    "EventAgentLogin 7002 #5",
    "EventAgentNotReady 7002",
  ]);
});

Deno.test("MockTServer.provision() gives each unknown agent a DN of his own, once", () => {
  const { mock } = createBench({
    agents: [{ agentId: "1001", dn: "7001" }, { agentId: "1002", dn: "7101" }],
  });
  assertEquals(mock.provision("1001"), "7001");
  assertEquals(mock.provision("ann"), "7100");
  assertEquals(mock.provision("ben"), "7102");
  assertEquals(mock.provision("ann"), "7100");
});
