// deno task proxy as a process: what it says, passes on, and refuses.
import { assert, assertEquals, assertMatch } from "@std/assert";
import { runTask, startTask } from "../helpers/task.ts";
import { Server, Toolbar } from "../helpers/wire.ts";

Deno.test("deno task proxy stands between toolbar and gateway, and is controlled over HTTP", async () => {
  await using server = new Server();
  await (await server.toolbar()).close();
  const task = await startTask(
    "proxy",
    ...["--listen", "0", "--control", "0", "--upstream", `${server.port}`, "--seed", "7"],
    "--toxic=slicer:averageBytes=9",
  );
  const [, port, target, control] = task.firstLine.match(
    /^proxy: 127\.0\.0\.1:(\d+) -> 127\.0\.0\.1:(\d+), control (http:\S+), seed 7$/,
  ) ?? [];
  assertEquals(target, `${server.port}`);
  const toolbar = new Toolbar(`ws://127.0.0.1:${port}/genesysWs`);
  await toolbar.opened;
  await server.command({ type: "initialize" });
  await toolbar.next("EventRegistered");
  const { toxics, counts } = await (await fetch(`${control}`)).json();
  assertEquals([toxics[0].name, counts.live], ["slicer_downstream", 1]);
  assert(counts.bytes.downstream > 0);
  await (await fetch(`${control}cut`, { method: "POST" })).body?.cancel();
  assertEquals((await toolbar.closed).wasClean, false);
  assertEquals(await task.stop(), { code: 0, stderr: "" });
});

Deno.test("deno task proxy answers what it cannot use in one sentence", async () => {
  using taken = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const free = ["--listen=0", "--control=0"];
  const runs = [
    ["--toxic=late"],
    ["--toxic=latency:latencyMs=soon"],
    ["--listen=http"],
    ["--upstream=example.com:80"],
    ["--listen=9", "--upstream=9"],
    ["--nothing"],
    ["now"],
    [...free, "--toxic=stall", "--toxic=stall"],
    [`--listen=${taken.addr.port}`],
    ["--listen=0", `--control=${taken.addr.port}`],
  ];
  for (const run of await Promise.all(runs.map((args) => runTask("proxy", ...args)))) {
    assertEquals([run.code, run.stdout], [1, ""]);
    assertMatch(run.stderr, /^proxy: [^\n]+\n$/);
  }
});

Deno.test("deno task proxy --help lists options and toxics", async () => {
  const { code, stdout, stderr } = await runTask("proxy", "--help");
  assertEquals([code, stderr], [0, ""]);
  assertMatch(stdout, /--upstream PORT[^]*latency:latencyMs,jitterMs/);
});
