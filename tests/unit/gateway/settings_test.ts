import { assertEquals, assertThrows } from "@std/assert";
import {
  flagOf,
  readSettings,
  SETTING_NAMES,
  SettingsError,
  variableOf,
} from "../../../gateway/settings.ts";

const read = (env: Record<string, string> = {}, ...args: string[]) =>
  readSettings((name) => env[name], args);

function refused(message: string, env: Record<string, string>, ...args: string[]) {
  assertThrows(() => read(env, ...args), SettingsError, message);
}

Deno.test("readSettings() has a default for everything", () => {
  const settings = read();
  assertEquals([settings.host, settings.port], ["127.0.0.1", 8087]);
  assertEquals(settings.agents, [{ agentId: "1001", thisDN: "7001" }]);
  assertEquals(settings.allowedOrigins, []);
});

Deno.test("readSettings() reads variables, and flags win over them", () => {
  const env = { HOOKSWITCH_PORT: "9000", HOOKSWITCH_AGENTS: "1001:7001, ann@example.com:7002" };
  assertEquals(read(env).port, 9000);
  assertEquals(read(env).agents[1], { agentId: "ann@example.com", thisDN: "7002" });
  assertEquals(read(env, "--port", "9001").port, 9001);
  assertEquals(read(env, "--port=9002", "--log-level", "debug").port, 9002);
  assertEquals(read(env, "--", "--port", "9003").port, 9003);
});

Deno.test("readSettings() reads a range of agents and as many DNs", () => {
  const { agents } = read({ HOOKSWITCH_AGENTS: "1001:7001,2001-2003:8001-8003" });
  assertEquals(
    agents.map(({ agentId, thisDN }) => `${agentId}:${thisDN}`),
    ["1001:7001", "2001:8001", "2002:8002", "2003:8003"],
  );
});

Deno.test("readSettings() takes an empty variable as unset", () => {
  assertEquals(read({ HOOKSWITCH_PORT: "" }).port, 8087);
});

Deno.test("readSettings() says in one sentence what cannot be used", () => {
  refused('Cannot use HOOKSWITCH_PORT "eighty"', { HOOKSWITCH_PORT: "eighty" });
  refused('Cannot use HOOKSWITCH_PORT "70000"', { HOOKSWITCH_PORT: "70000" });
  refused("must be a list of agent:DN pairs", { HOOKSWITCH_AGENTS: "1001" });
  refused("must be a list of origins", { HOOKSWITCH_ALLOWED_ORIGINS: "example.com" });
  refused("must be a list of origins", { HOOKSWITCH_ALLOWED_ORIGINS: "https://example.com/x" });
  refused("Unknown option '--prot'", {}, "--prot", "1");
  refused("Unexpected argument '9000'", {}, "9000");
  refused("argument missing", {}, "--port");
  refused("must be a whole number", {}, "--port=");
  refused("must be a whole number", { HOOKSWITCH_PORT: "0x46a1" });
  refused("gives one DN to two agents", { HOOKSWITCH_AGENTS: "1001:7001,1002:7001" });
  refused("names an agent twice", { HOOKSWITCH_AGENTS: "1001:7001,1001:7002" });
  refused("must be a list of agent:DN pairs", { HOOKSWITCH_AGENTS: "1001:70a1" });
  const badRange = "or of ranges such as 1001-1200:7001-7200";
  refused(badRange, { HOOKSWITCH_AGENTS: "1001-1003:7001-7002" });
  refused(badRange, { HOOKSWITCH_AGENTS: "1003-1001:7003-7001" });
  refused(badRange, { HOOKSWITCH_AGENTS: "0001-0003:7001-7003" });
  refused(badRange, { HOOKSWITCH_AGENTS: "1-9000000:1-9000000" });
  refused("gives one DN to two agents", { HOOKSWITCH_AGENTS: "1001-1003:7001-7003,9:7002" });
  refused("must be an address on this machine", { HOOKSWITCH_TSERVER_URL: "ws://192.0.2.1/" });
  refused("must be an address on this machine", { HOOKSWITCH_TSERVER_URL: "http://127.0.0.1/" });
  refused("must be an address on this machine", { HOOKSWITCH_TSERVER_URL: "ws://127.0.0.2/" });
  refused("must be an address on this machine", { HOOKSWITCH_TSERVER_URL: "8088" });
  refused("Cannot use HOOKSWITCH_MOCK_URL without HOOKSWITCH_TSERVER_URL", {
    HOOKSWITCH_MOCK_URL: "http://127.0.0.1:8088/mock",
  });
  refused("it must be more than HOOKSWITCH_HEARTBEAT_MS", {
    HOOKSWITCH_HEARTBEAT_MS: "20000",
    HOOKSWITCH_HEARTBEAT_LEASE_MS: "20000",
  });
  refused('default agent "7"', { HOOKSWITCH_DEFAULT_AGENT: "7" });
});

Deno.test("readSettings() refuses to listen beyond this machine without authentication", () => {
  for (const host of ["0.0.0.0", "::", "192.0.2.1", "example.com", "127.0.0.2"]) {
    refused("without authentication only", { HOOKSWITCH_HOST: host });
  }
  for (const host of ["127.0.0.1", "::1", "localhost"]) {
    assertEquals(read({ HOOKSWITCH_HOST: host }).host, host);
  }
});

Deno.test("every setting has a variable and a flag of its own", () => {
  assertEquals(variableOf("requestTimeoutMs"), "HOOKSWITCH_REQUEST_TIMEOUT_MS");
  assertEquals(flagOf("requestTimeoutMs"), "--request-timeout-ms");
  assertEquals(new Set(SETTING_NAMES.map(variableOf)).size, SETTING_NAMES.length);
});
