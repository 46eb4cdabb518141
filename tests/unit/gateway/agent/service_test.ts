// The DN goes out of service, and comes back.
import { assertEquals, assertStringIncludes } from "@std/assert";
import { FakeToolbar, readyAgent, refusalOf, register } from "../../../helpers/agent.ts";

const dial = { type: "MakeCall", toNumber: "+14155550123" } as const;
const OUT = { name: "EventDNOutOfService", ThisDN: "7001" } as const;
const BACK = { name: "EventDNBackInService", ThisDN: "7001" } as const;

Deno.test("out of service is told once, refuses commands, and ends when the DN is back", () => {
  const { session, tserver, toolbar } = readyAgent();
  tserver.say(OUT);
  tserver.say(OUT);
  assertEquals(toolbar.names(1), ["EventRegistered", "EventDNOutOfService"]);
  const outcome = session.command(dial);
  assertEquals(!outcome.ok && outcome.refusal.code, "out-of-service");
  assertStringIncludes(outcome.ok ? "" : outcome.refusal.detail, "out of service");
  tserver.say(BACK);
  assertEquals(toolbar.names(3), ["EventDNBackInService"]);
  assertEquals(refusalOf(session, dial), undefined);
});

Deno.test("a toolbar that comes while the DN is out of service is told so", () => {
  const { session, tserver } = readyAgent();
  tserver.say(OUT);
  const late = new FakeToolbar();
  session.attach(late.deliver);
  session.command({ type: "initialize" });
  assertEquals(late.names(), ["EventRegistered", "EventDNOutOfService"]);
});

Deno.test("a DN that came back while the link was down is told to be back", () => {
  const { tserver, toolbar } = readyAgent();
  tserver.say(OUT);
  tserver.say({ name: "EventLinkDisconnected" });
  tserver.say({ name: "EventLinkConnected" });
  register(tserver);
  assertEquals(toolbar.names().slice(-2), ["EventDNBackInService", "EventSnapshot"]);
});
