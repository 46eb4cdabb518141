// Queues, ring time-outs, auto-answer and after-call work.
import { assertEquals } from "@std/assert";
import type { MockSettingsInput } from "../../../../mock-tserver/mod.ts";
import { createBench } from "../../../helpers/mock_bench.ts";

/** A bench with the queue 5000 of both agents; those named are ready, the first the longest. */
function createCentre(ready: readonly string[], settings: MockSettingsInput = {}) {
  const bench = createBench({
    queues: [{ dn: "5000", agents: ["1001", "1002"] }, {
      dn: "6000",
      agents: ["1001"],
      routePoint: true,
    }],
    ...settings,
  });
  const client = bench.connect("7001", "7002", "5000", "6000");
  for (const ThisDN of ready) {
    client.send({ name: "RequestAgentLogin", ThisDN, AgentID: ThisDN.replace("7", "1") });
    client.send({ name: "RequestAgentReady", ThisDN });
  }
  bench.settle();
  client.heard();
  return { ...bench, client, queue: (to = "5000") => bench.ring(to) };
}

Deno.test("queue: a call goes to the agent who has been idle the longest", () => {
  const { client, queue, settle, control } = createCentre(["7002", "7001"]);
  const first = queue();
  settle();
  assertEquals(client.heard(), ["EventQueued 5000", "EventDiverted 5000", "EventRinging 7002"]);
  control.phone.answer("7002");
  control.phone.hangup("7002");
  queue();
  control.phone.answer("7001");
  control.phone.hangup("7001");
  queue();
  assertEquals(control.dn("7002").calls.length, 1);
  assertEquals(control.call(first).state, "ended");
});

Deno.test("queue: EventRinging tells the queue, and so do the events after it", () => {
  const { client, queue, settle, control } = createCentre(["7001"]);
  queue();
  control.phone.answer("7001");
  control.phone.hangup("7001");
  settle();
  const queues = client.events.filter((event) => "CallUUID" in event)
    .map(({ name, ThisQueue }) => [name, ThisQueue]);
  assertEquals(queues, [
    ["EventQueued", "5000"],
    ["EventDiverted", "5000"],
    ["EventRinging", "5000"],
    ["EventEstablished", "5000"],
    ["EventReleased", "5000"],
  ]);
});

Deno.test("queue: calls wait in their order for agents who are ready and have no call", () => {
  const { client, queue, settle, control } = createCentre([]);
  const [first, second] = [queue(), queue()];
  settle();
  assertEquals(client.heard(), ["EventQueued 5000", "EventQueued 5000"]);
  assertEquals(control.call(first).state, "queued");
  client.send({ name: "RequestAgentLogin", ThisDN: "7001", AgentID: "1001" });
  settle();
  assertEquals(client.heard(), ["EventAgentLogin 7001 #5", "EventAgentNotReady 7001"]);
  client.send({ name: "RequestAgentReady", ThisDN: "7001" });
  control.phone.answer("7001", first);
  settle();
  assertEquals(control.call(second).state, "queued");
  control.phone.hangup("7001");
  settle();
  assertEquals(client.heard(), [
    "EventAgentReady 7001 #6",
    "EventDiverted 5000",
    "EventRinging 7001",
    "EventEstablished 7001",
    "EventReleased 7001 by 1 Local",
    "EventDiverted 5000",
    "EventRinging 7001",
  ]);
  assertEquals(control.call(second).state, "ringing");
});

Deno.test("queue: a route point says so in its own words", () => {
  const { client, queue, settle } = createCentre(["7001"]);
  queue("6000");
  settle();
  assertEquals(client.heard(), [
    "EventQueued 6000",
    "EventRouteRequest 6000",
    "EventRouteUsed 6000",
    "EventDiverted 6000",
    "EventRinging 7001",
  ]);
});

Deno.test("queue: who declines is passed over until he is ready anew, or for a while", () => {
  for (const how of ["ready", "wait"]) {
    const { client, queue, settle, control, clock } = createCentre(["7001"]);
    const ConnID = queue();
    client.send({ name: "RequestReleaseCall", ThisDN: "7001", ConnID });
    settle();
    assertEquals(control.call(ConnID).state, "queued");
    if (how === "ready") client.send({ name: "RequestAgentReady", ThisDN: "7001" });
    else clock.advance(5_000);
    settle();
    assertEquals(control.call(ConnID).state, "ringing", how);
  }
});

Deno.test("RONA: the agent is not ready, and the caller waits again", () => {
  const { client, queue, control, clock } = createCentre(["7001"], {
    agent: { ringTimeout: 15_000 },
  });
  const ConnID = queue();
  clock.advance(14_999);
  assertEquals(control.call(ConnID).state, "ringing");
  client.heard();
  clock.advance(1);
  assertEquals(client.heard(), [
    "EventReleased 7001 by 3 Unknown",
    "EventQueued 5000",
    "EventAgentNotReady 7001",
  ]);
  clock.advance(60_000);
  assertEquals([control.call(ConnID).state, clock.pending], ["queued", 0]);
});

Deno.test("RONA: nothing happens to the agent when the caller is gone, or was answered", () => {
  for (const how of ["gone", "answered"]) {
    const { queue, control, clock } = createCentre(["7001"], { agent: { ringTimeout: 15_000 } });
    const ConnID = queue();
    if (how === "gone") control.customer.hangup(ConnID);
    else control.phone.answer("7001");
    clock.advance(15_000);
    assertEquals(control.dn("7001").agentState, "ready", how);
    assertEquals(control.call(ConnID).state, how === "gone" ? "ended" : "connected");
  }
});

Deno.test("RONA: the queue's time-out comes before the agent's own, and his before everybody's", () => {
  const agents = [{ agentId: "1001", dn: "7001", ringTimeout: 2_000 }];
  const settings = { agents, agent: { ringTimeout: 3_000 } };
  const queues = [{ dn: "5000", agents: ["1001"], ringTimeout: 1_000 }];
  for (const [to, afterMs] of [["5000", 1_000], ["7001", 2_000]] as const) {
    const { control, clock, connect, ring } = createBench({ ...settings, queues });
    const client = connect("7001");
    client.send({ name: "RequestAgentLogin", ThisDN: "7001", AgentID: "1001" });
    client.send({ name: "RequestAgentReady", ThisDN: "7001" });
    const ConnID = ring(to);
    clock.advance(afterMs - 1);
    assertEquals(control.call(ConnID).state, "ringing", to);
    clock.advance(1);
    assertEquals(control.call(ConnID).state, to === "5000" ? "queued" : "ended", to);
  }
});

Deno.test("auto-answer: an agent's own habit holds for his phone alone", () => {
  const agents = [{ agentId: "1001", dn: "7001", autoAnswer: 50 }, { agentId: "1002", dn: "7002" }];
  const { control, clock, ring } = createBench({ agents });
  const [mine, other] = [ring("7001"), ring("7002")];
  clock.advance(50);
  assertEquals([control.call(mine).state, control.call(other).state], ["connected", "ringing"]);
});

Deno.test("after-call work: no call is offered until it is over, and being ready ends it", () => {
  const { client, queue, control, clock, settle } = createCentre(["7001"], {
    agent: { afterCallWork: 10_000 },
  });
  queue();
  control.phone.answer("7001");
  control.phone.hangup("7001");
  assertEquals([control.dn("7001").agentState, control.dn("7001").workMode], ["notReady", 3]);
  const next = queue();
  assertEquals(control.call(next).state, "queued");
  client.send({ name: "RequestAgentReady", ThisDN: "7001" });
  settle();
  assertEquals(control.call(next).state, "ringing");
  control.customer.hangup(next);
  clock.advance(10_000);
  assertEquals(client.heard().filter((line) => line === "EventAgentReady 7001"), []);
});

Deno.test("after-call work: there is none after a call that was not answered", () => {
  const { control, queue } = createCentre(["7001"], { agent: { afterCallWork: 10_000 } });
  control.customer.hangup(queue());
  assertEquals(control.dn("7001").agentState, "ready");
});

Deno.test("MockControl.reset() leaves no agent in after-call work", () => {
  const { control, queue, clock } = createCentre(["7001"], { agent: { afterCallWork: 10_000 } });
  queue();
  control.phone.answer("7001");
  control.reset();
  clock.advance(0);
  assertEquals([control.dn("7001").agentState, clock.pending], ["ready", 0]);
});
