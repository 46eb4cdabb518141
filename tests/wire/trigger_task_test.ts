// deno task trigger as a process, against a running server.
import { assertEquals, assertMatch, assertStringIncludes, assertThrows } from "@std/assert";
import { readArguments, UsageError } from "../../tasks/command_line.ts";
import { TRIGGER_OPTIONS, triggerRequest, TRIGGERS } from "../../tasks/trigger/triggers.ts";
import { runTask } from "../helpers/task.ts";
import { Server } from "../helpers/wire.ts";

Deno.test("deno task trigger lets a call come, be declined, and shows a refusal in a sentence", async () => {
  await using server = new Server();
  const toolbar = await server.toolbar();
  const url = `--url=${server.url("")}`;
  assertEquals((await runTask("trigger", "initialize", url)).code, 0);
  await toolbar.next("EventRegistered");
  const inbound = await runTask(
    "trigger",
    "inbound",
    "--from",
    "+14155550100",
    "--to",
    "7001",
    url,
  );
  assertEquals([inbound.code, inbound.stderr], [0, ""]);
  const { connectionId } = JSON.parse(inbound.stdout);
  assertEquals((await toolbar.next("EventRinging")).connectionId, connectionId);
  assertEquals((await runTask("trigger", "release", url)).code, 0);
  assertEquals((await toolbar.next("EventReleased")).reason, "reject");
  const again = await runTask("trigger", "answer", url);
  assertEquals([again.code, again.stdout], [1, ""]);
  assertMatch(again.stderr, /^trigger: answer was refused with 409: .*no call rings\n$/);
});

Deno.test("deno task trigger changes delays and the link", async () => {
  await using server = new Server();
  const url = `--url=${server.url("")}`;
  const delays = () => server.mock.control.settings().delays;
  await runTask("trigger", "delay", "RequestReleaseCall", "never", url);
  await runTask("trigger", "delay", "EventRinging", "100-900", url);
  assertEquals(delays(), { RequestReleaseCall: "never", EventRinging: { uniform: [100, 900] } });
  await runTask("trigger", "delay", "RequestReleaseCall", "none", url);
  assertEquals(delays(), { EventRinging: { uniform: [100, 900] } });
  await runTask("trigger", "link", "down", url);
  assertEquals(server.mock.control.linkIsUp(), false);
  assertEquals((await runTask("trigger", "reset", url)).stdout, "reset: done\n");
  assertEquals([server.mock.control.linkIsUp(), delays()], [true, {}]);
});

Deno.test("deno task trigger puts faults into force, lists and removes them", async () => {
  await using server = new Server();
  const run = async (...words: string[]) => {
    const { code, stdout, stderr } = await runTask("trigger", ...words, `--url=${server.url("")}`);
    assertEquals([code, stderr], [0, ""]);
    return stdout;
  };
  const added = [
    ["delay", "RequestReleaseCall", "500", "--nth", "2", "--dn=7001"],
    ["drop", "EventReleased", "--times", "1", "--probability", "0.5"],
    ["duplicate", "EventRinging"],
    ["reorder", "EventRinging"],
    ["fail", "RequestAnswerCall", "506"],
    ["disconnect", "EventReleased", "client"],
    ["corrupt", "EventRinging", '{"ANI":null}'],
  ];
  for (const words of added) await run("fault", ...words);
  const { faults } = server.mock.control;
  assertEquals(faults.list().map(({ rule }) => rule), [
    { match: { message: "RequestReleaseCall", dn: "7001", nth: 2 }, effect: { delay: 500 } },
    {
      match: { message: "EventReleased", probability: 0.5 },
      effect: { drop: true },
      times: 1,
    },
    { match: { message: "EventRinging" }, effect: { duplicate: 1 } },
    { match: { message: "EventRinging" }, effect: { reorder: true } },
    { match: { message: "RequestAnswerCall" }, effect: { fail: 506 } },
    { match: { message: "EventReleased" }, effect: { disconnect: "client" } },
    { match: { message: "EventRinging" }, effect: { corrupt: { ANI: null } } },
  ]);
  assertEquals(JSON.parse(await run("fault", "list")).faults.length, added.length);
  await run("fault", "remove", "1");
  assertEquals(faults.list().length, added.length - 1);
  await run("fault", "clear");
  assertEquals(faults.list(), []);
});

Deno.test("deno task trigger switches over, cuts the connection and adds a queue", async () => {
  await using server = new Server();
  const toolbar = await server.readyToolbar();
  const connectionId = await server.ring(toolbar);
  const url = `--url=${server.url("")}`;
  await runTask("trigger", "switchover", "warm", url);
  assertEquals((await toolbar.next("EventPartyChanged")).previousConnectionId, connectionId);
  await runTask("trigger", "drop-connection", url);
  await toolbar.next("EventLinkDisconnected");
  assertEquals((await runTask("trigger", "queue", "add", "5000", "1001,1002", url)).code, 0);
  assertEquals(server.mock.control.dn("5000").queue?.agents, ["1001", "1002"]);
});

Deno.test("deno task trigger takes a DN out of service and back, and sends any command", async () => {
  await using server = new Server();
  const toolbar = await server.readyToolbar();
  const run = async (...words: string[]) => {
    const { code, stderr } = await runTask("trigger", ...words, `--url=${server.url("")}`);
    assertEquals([code, stderr], [0, ""]);
  };
  await run("dn", "out-of-service");
  await toolbar.next("EventDNOutOfService");
  await run("dn", "in-service", "--dn", "7001");
  await toolbar.next("EventDNBackInService");
  await run("command", "MakeCall", '{"toNumber":"+14155550123"}');
  const { connectionId } = await toolbar.next("EventDialing");
  await run("customer-invalid", `--call=${connectionId}`);
  assertEquals((await toolbar.next("EventReleased")).cause, "failed");
  await run("not-ready", "--reason=lunch");
  await toolbar.next("EventAgentNotReady");
  await run("phone-ready");
  await toolbar.next("EventAgentReady");
});

for (
  const [words, sentence] of [
    ["inbound --dn 7002", "inbound does not take --dn: --help says what does"],
    ["accept --reason busy", "accept does not take --reason"],
    ["fault drop EventHeld --agent 1001", "fault does not take --agent"],
    ["queue", "queue needs a word more: queue add"],
    ["fault", "fault needs a word more: fault delay, fault drop"],
    ["dn out", 'dn goes out-of-service, in-service or unregister, not "out"'],
    ["command", "command needs a type"],
    ["command Mute []", 'Cannot read "[]": it is no JSON object'],
  ] as const
) {
  Deno.test(`deno task trigger ${words} is refused, and does nothing else instead`, () => {
    const { rest, options } = readArguments(words.split(" "), TRIGGER_OPTIONS);
    const [name = "", ...others] = rest;
    const { message } = assertThrows(
      () => triggerRequest(name, { words: others, options }),
      UsageError,
    );
    assertStringIncludes(message, sentence);
  });
}

Deno.test("deno task trigger answers what it cannot do in one sentence", async () => {
  const runs = [
    ["inbound", "--url=http://localhost:1"],
    ["nothing"],
    ["delay", "RequestReleaseCall", "soon"],
    ["delay", "RequestReleaseCall"],
    ["link", "sideways"],
    ["make-call"],
    ["customer-hangup"],
    ["reset", "now"],
    ["fault"],
    ["fault", "break", "EventRinging"],
    ["fault", "delay", "EventRinging"],
    ["fault", "fail", "RequestAnswerCall", "soon"],
    ["fault", "drop", "EventRinging", "now"],
    ["fault", "remove"],
    ["switchover", "cold"],
    ["queue", "add", "5000"],
    ["control", "GET"],
    ["settings", "{"],
    ["inbound", "--form", "1"],
  ];
  for (
    const { code, stdout, stderr } of await Promise.all(
      runs.map((args) => runTask("trigger", ...args)),
    )
  ) {
    assertEquals([code, stdout], [1, ""]);
    assertMatch(stderr, /^trigger: [^\n]+\n$/);
  }
});

for (
  const [words, sentence] of [
    ["delay EventRinging none", 'cannot delay by "none": write a delay such as 250, 100-900 or'],
    ["delay EventRinging 900-100", "must be like 250, 100-900 or never"],
    ["delay EventRing 250", 'no request or event "EventRing": did you mean EventRinging?'],
    ["drop Everything", "write one such as RequestReleaseCall"],
    ["duplicate EventRinging 0", 'the count "0": it must be a whole number from 1 to 100'],
    ["duplicate EventRinging 1.5", "a whole number from 1 to 100"],
    ["fail RequestAnswerCall -5", "a whole number from 1 to 9999"],
    ["fail EventRinging 506", "EventRinging is none: write one such as RequestAnswerCall"],
    ["disconnect EventRinging phone", 'the link or the client, not "phone"'],
    ["corrupt EventRinging [1]", "needs attributes with texts, numbers or null"],
    ["corrupt EventRinging {", "it is not JSON"],
    ["drop EventRinging --times 0", 'the times "0": it must be a whole number from 1 on'],
    ["drop EventRinging --nth one", 'the nth "one"'],
    ["drop EventRinging --probability 2", 'the probability "2": it must be from 0 to 1'],
    ["remove slow", 'the id "slow"'],
  ] as const
) {
  Deno.test(`deno task trigger fault ${words} is refused before it is sent`, () => {
    const { rest, options } = readArguments(["fault", ...words.split(" ")], TRIGGER_OPTIONS);
    const [name = "", ...others] = rest;
    const { message } = assertThrows(
      () => triggerRequest(name, { words: others, options }),
      UsageError,
    );
    assertStringIncludes(message, sentence);
  });
}

Deno.test("deno task trigger lists everything in its help", async () => {
  const { code, stdout } = await runTask("trigger", "--help");
  assertEquals(code, 0);
  for (const name of Object.keys(TRIGGERS)) assertStringIncludes(stdout, `\n  ${name}`);
});
