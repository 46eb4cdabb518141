// deno task trigger as a process, against a running server.
import { assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { TRIGGERS } from "../../tasks/trigger/triggers.ts";
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

Deno.test("deno task trigger lists everything in its help", async () => {
  const { code, stdout } = await runTask("trigger", "--help");
  assertEquals(code, 0);
  for (const name of Object.keys(TRIGGERS)) assertStringIncludes(stdout, `\n  ${name}`);
});
