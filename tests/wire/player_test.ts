// Scenarios played against the server that runs, over /mock/scenarios.
import { assert, assertEquals, assertObjectMatch, assertStringIncludes } from "@std/assert";
import { settingsOf } from "../helpers/gateway.ts";
import { LiveServer } from "../helpers/live_server.ts";
import { problem } from "../helpers/mock_admin.ts";

const DECLINES = `title: A decline
description: It ends as reject.
settings: { delays: { EventRinging: 20 } }
steps:
  - toolbar: connect
  - command: initialize
  - { customer: call, call: a, from: "+14155550100" }
  - expect: { toolbar: EventRinging, call: a }
  - { command: Reject, call: a }
  - expect: { toolbar: EventReleased, call: a, where: { reason: reject } }
`;

const SCENARIOS = {
  declines: DECLINES,
  fails: DECLINES.replace("reason: reject", "reason: wrapup").replace(
    "EventReleased, ",
    "EventReleased, within: 50ms, ",
  ),
  waits: DECLINES.replace("  - { command: Reject", "  - after: 1h\n  - { command: Reject"),
  elsewhere: `agents: { "1001": "7009" }\n${DECLINES}`,
  broken: "title: No steps\n",
};

Deno.test("/mock/scenarios lists the files, and says which cannot be played", async () => {
  await using server = new LiveServer(SCENARIOS);
  const { scenarios, run } = await (await server.ask("GET", "/mock/scenarios")).json();
  assertEquals(run, undefined);
  assertEquals(scenarios[0], {
    name: "declines",
    title: "A decline",
    description: "It ends as reject.",
    steps: 6,
    tags: [],
  });
  assertStringIncludes(scenarios[4].problem, "broken.yaml:1:1");
});

Deno.test("a scenario passes against the running server, which is afterwards as it was", async () => {
  await using server = new LiveServer(SCENARIOS);
  server.mock.control.changeSettings({ delays: { RequestAnswerCall: 250 } });
  const before = server.mock.control.settings();
  const started = await server.play("declines");
  assertEquals([started.status, started.headers.get("location")], [201, "/mock/scenarios/run"]);
  assertObjectMatch(await started.json(), { id: 1, name: "declines", state: "running", steps: 6 });
  const run = await server.over();
  assertObjectMatch(run, { id: 1, state: "passed", step: 6, title: "A decline" });
  assertEquals(run.failure, undefined);
  assert(/EventReleased +a +1001 reason=reject/.test(run.sequence), run.sequence);
  assertEquals(server.mock.control.settings(), before);
  assertEquals(server.mock.control.calls().every(({ parties }) => parties.length === 0), true);
});

Deno.test("a scenario that fails says the line, why, and what happened", async () => {
  await using server = new LiveServer(SCENARIOS);
  await (await server.play("fails")).body?.cancel();
  const run = await server.over();
  assertEquals([run.state, run.failure?.line], ["failed", 10]);
  assertStringIncludes(run.failure?.why ?? "", 'differs: reason is "reject"');
  assertStringIncludes(run.failure?.text ?? "", "reason: wrapup");
  assertStringIncludes(run.sequence, "RequestReleaseCall");
});

Deno.test("a scenario that calls out passes each time it is played, also within a minute", async () => {
  const callsOut = `title: A call out
steps:
  - toolbar: connect
  - command: initialize
  - expect: { toolbar: EventRegistered }
  - { command: MakeCall, call: a, with: { toNumber: "+14155550123" } }
  - expect: { toolbar: EventDialing, call: a }
  - { command: Reject, call: a }
  - expect: { toolbar: EventReleased, call: a }
`;
  await using server = new LiveServer({ callsOut });
  for (let n = 0; n < 2; n++) {
    await (await server.play("callsOut")).body?.cancel();
    assertObjectMatch(await server.over(), { state: "passed" });
  }
});

Deno.test("a call that ended unheard before the play is no part of it", async () => {
  await using server = new LiveServer(SCENARIOS);
  await (await server.ask("POST", "/genesys/events", { type: "initialize" })).body?.cancel();
  const answer = await server.ask("POST", "/mock/calls", { to: "7001", from: "+14155550199" });
  const { connectionId } = await answer.json();
  await server.ask("POST", "/mock/dns/7001/answer").then(({ body }) => body?.cancel());
  const path = `/mock/calls/${connectionId}/hangup`;
  await server.ask("POST", path).then(({ body }) => body?.cancel());
  await (await server.play("declines")).body?.cancel();
  const { state, sequence } = await server.over();
  assertEquals([state, sequence.includes("+14155550199")], ["passed", false], sequence);
});

Deno.test("the call goes to agent 1001 also where 1002 was ready first", async () => {
  const text = await Deno.readTextFile(
    new URL("../../scenarios/personality-sip.yaml", import.meta.url),
  );
  const settings = settingsOf({ agents: "1001:7001,1002:7002" });
  await using server = new LiveServer({ sip: text }, settings);
  for (const agent of ["1002", "1001"]) {
    const path = `/genesys/events?agent=${agent}`;
    await (await server.ask("POST", path, { type: "initialize" })).body?.cancel();
  }
  await (await server.play("sip")).body?.cancel();
  const { state, failure } = await server.over();
  assertEquals([state, failure], ["passed", undefined]);
});

Deno.test("one scenario is played at a time; DELETE stops it and ends its calls", async () => {
  await using server = new LiveServer(SCENARIOS);
  await (await server.play("waits")).body?.cancel();
  const waiting = await server.runThat(({ step }) => step === 5);
  assertObjectMatch(waiting, { state: "running", at: { line: 9, text: "  - after: 1h" } });
  assertEquals((await problem(await server.play("declines"))).slice(0, 2), [409, "wrong-state"]);
  const stopped = await (await server.ask("DELETE", "/mock/scenarios/run")).json();
  assertObjectMatch(stopped, { state: "stopped", step: 5 });
  assertEquals(server.mock.control.calls().every(({ parties }) => parties.length === 0), true);
  assertEquals(server.mock.control.settings().delays, {});
  assertObjectMatch(await (await server.play("declines")).json(), { id: 2, state: "running" });
  assertObjectMatch(await server.over(), { id: 2, state: "passed" });
});

Deno.test("/mock/scenarios refuses what cannot be played", async () => {
  await using server = new LiveServer(SCENARIOS);
  const refused = async (response: Response) => (await problem(response)).slice(0, 2);
  assertEquals(await refused(await server.play("nothing")), [404, "not-found"]);
  assertEquals(await refused(await server.play("..%2Fmain")), [404, "not-found"]);
  assertEquals(await refused(await server.play("broken")), [409, "wrong-state"]);
  assertEquals(await refused(await server.play("elsewhere")), [409, "wrong-state"]);
  assertEquals(await refused(await server.ask("GET", "/mock/scenarios/run")), [404, "not-found"]);
  assertEquals(await refused(await server.ask("DELETE", "/mock/scenarios/run")), [
    404,
    "not-found",
  ]);
  assertEquals((await refused(await server.ask("PUT", "/mock/scenarios/run")))[0], 405);
  const path = "/mock/scenarios/declines/play";
  assertEquals((await refused(await server.ask("GET", path)))[0], 405);
  assertEquals((await refused(await server.ask("POST", path, { speed: 2 })))[0], 400);
});
