// deno task scenario as a process, and scenarios in real time over real sockets.
import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { systemClock } from "../../gateway/runtime/clock.ts";
import { play, readScenario, sayFailure, sayProblems } from "../../mock-tserver/scenario/mod.ts";
import { openRealStage } from "../../tasks/scenario/real_stage.ts";
import { record } from "../../tasks/scenario/recording.ts";
import { createVirtualStage } from "../../tasks/scenario/virtual_stage.ts";
import { LiveServer } from "../helpers/live_server.ts";
import { runTask } from "../helpers/task.ts";
import { Server } from "../helpers/wire.ts";

Deno.test("deno task scenario plays all of scenarios/ and says so in one line", async () => {
  const { code, stdout, stderr } = await runTask("scenario");
  assertEquals([code, stderr], [0, ""]);
  assertMatch(stdout, /^\d\d passed, 0 failed \(\d+\.\d s\)\n$/);
});

Deno.test("deno task scenario fails with the line, the sequence and a JUnit report", async () => {
  const folder = await Deno.makeTempDir();
  const [wrong, bad, junit] = ["wrong.yaml", "bad.yaml", "junit.xml"].map((name) =>
    `${folder}/${name}`
  );
  try {
    Deno.writeTextFileSync(`${wrong}`, 'title: A <&> "B"\nsteps:\n  - phone: answer\n');
    Deno.writeTextFileSync(`${bad}`, "title: t\nsteps:\n  - phone: anser\n");
    const { code, stdout, stderr } = await runTask("scenario", folder, "--junit", `${junit}`);
    assertEquals([code, stderr], [1, ""]);
    assertStringIncludes(stdout, `${bad}:3:12: Unknown value "anser". Did you mean answer?`);
    assertStringIncludes(stdout, `${wrong}:3:5: It was refused with 409`);
    assertMatch(stdout, /\n0 passed, 2 failed/);
    const report = Deno.readTextFileSync(`${junit}`);
    assertStringIncludes(report, 'tests="2" failures="2"');
    assertStringIncludes(report, 'name="A &lt;&amp;&gt; &quot;B&quot;"');
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("deno task scenario answers what it cannot use in one sentence", async () => {
  const runs = [["--nope"], ["nowhere.yaml"], ["--seed", "x"], ["--junit"], ["no-*.yaml"], [
    "--url",
    "http://localhost:1",
  ], ["--record", "/tmp/never-written.yaml", "--url", "http://localhost:1"]];
  for (
    const { code, stdout, stderr } of await Promise.all(
      runs.map((args) => runTask("scenario", ...args)),
    )
  ) {
    assertEquals([code, stdout], [1, ""]);
    assertMatch(stderr, /^scenario: [^\n]+\n$/);
  }
});

Deno.test("deno task scenario lists the files of a pattern, and explains itself", async () => {
  const list = await runTask("scenario", "--list", "scenarios/softphone-*.yaml");
  assertEquals(list.code, 0);
  assertEquals(list.stdout.trim().split("\n").length, 2);
  const help = await runTask("scenario", "--help");
  for (const option of ["--real", "--seed N", "--junit FILE", "--list", "--record FILE"]) {
    assertStringIncludes(help.stdout, option);
  }
});

Deno.test("what happened at a server is recorded, and replays to the same outcome", async () => {
  await using server = new Server();
  const toolbar = await server.readyToolbar();
  const { customer, phone, setLink } = server.mock.control;
  const declined = await server.ring(toolbar);
  server.clock.advance(1_500);
  await server.command({ type: "Reject", connectionId: declined });
  await toolbar.next("EventReleased");
  const ended = await server.ring(toolbar);
  phone.answer("7001");
  await toolbar.next("EventEstablished");
  server.clock.advance(2_000);
  customer.hangup(ended);
  await toolbar.next("EventReleased");
  await server.command({ type: "MakeCall", toNumber: "+14155550123" });
  const { connectionId } = await toolbar.next("EventDialing");
  customer.busy(connectionId);
  await toolbar.next("EventReleased");
  setLink(false);
  await toolbar.next("EventLinkDisconnected");
  assertEquals((await server.command({ type: "Ready" })).status, 503);
  setLink(true);
  await toolbar.next("EventLinkConnected");

  const text = await record({ base: server.url(""), send: fetch, title: "Recorded" });
  const read = readScenario(text, "recorded.yaml");
  assert(read.ok, read.ok ? "" : sayProblems("recorded.yaml", read) + text);
  const stage = createVirtualStage(read.scenario, 1);
  const outcome = await play(read.scenario, stage);
  await stage.close();
  assert(!outcome.failure, `${sayFailure(outcome)}\n${text}`);
  assertEquals(outcome.elapsedMs, 3_500);
  const released = (events: readonly { eventName: string }[]) =>
    events.filter(({ eventName }) => eventName === "EventReleased")
      .map((event) => "reason" in event && event.reason);
  const replayed = outcome.sequence.filter(({ to }) => to === "toolbar")
    .map(({ name, payload }) => ({ ...payload as object, eventName: name }));
  assertEquals(released(replayed), released(toolbar.told));
});

Deno.test("a file with queues plays at a running server, and again", async () => {
  await using server = new LiveServer({});
  const folder = await Deno.makeTempDir();
  const file = `${folder}/queues.yaml`;
  try {
    Deno.writeTextFileSync(
      file,
      `title: Queues
settings:
  queues: [{ dn: "5000", agents: ["1001"] }]
  routePoints: [{ dn: "5001", defaultTo: "5000", routeTimeout: 20 }]
steps:
  - toolbar: connect
  - command: initialize
  - expect: { toolbar: EventRegistered }
  - { customer: call, call: a, from: "+14155550100", to: "5001" }
  - expect: { toolbar: EventRinging, call: a }
  - { customer: hangup, call: a }
  - expect: { toolbar: EventReleased, call: a }
`,
    );
    for (const round of [1, 2]) {
      const { code, stdout } = await runTask("scenario", file, "--url", server.url(""));
      assertEquals(code, 0, `round ${round}: ${stdout}`);
    }
    await (await server.ask("POST", "/mock/reset")).body?.cancel();
    assertEquals(server.mock.control.dns().filter(({ queue }) => queue), []);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("a scenario plays over real sockets too", async () => {
  const read = readScenario(Deno.readTextFileSync("scenarios/toolbar-declines.yaml"), "s.yaml");
  assert(read.ok);
  const stage = await openRealStage(read.scenario, { seed: 1, clock: systemClock });
  const outcome = await play(read.scenario, stage);
  await stage.close();
  assert(!outcome.failure, sayFailure(outcome));
});
