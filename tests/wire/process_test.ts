// hookswitch as a process: how it starts, fails to start, and stops.
import { assert, assertEquals, assertMatch } from "@std/assert";
import { Process, runToEnd } from "../helpers/process.ts";
import { Toolbar } from "../helpers/wire.ts";

Deno.test("main says in one line where it serves", async () => {
  const process = await Process.start({ HOOKSWITCH_MOCK_SEED: "7" });
  assertMatch(
    process.firstLine,
    /^hookswitch serves http:\/\/localhost:\d+\/ \(mock T-Server, seed 7\)$/,
  );
  process.kill("SIGTERM");
  assertEquals((await process.ended()).code, 0);
});

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  Deno.test(`${signal} during a call closes toolbars with 1012 and ends with exit code 0`, async () => {
    const process = await Process.start();
    const post = (path: string, body: unknown) =>
      fetch(`http://localhost:${process.port}${path}`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      }).then((response) => response.body?.cancel());
    const toolbar = new Toolbar(`ws://localhost:${process.port}/genesysWs`);
    await toolbar.opened;
    await post("/genesys/events", { type: "initialize" });
    await toolbar.next("EventRegistered");
    await post("/mock/calls", { from: "+14155550100", to: "7001" });
    await toolbar.next("EventRinging");
    // A page that watches must not keep the process alive.
    const stream = await fetch(`http://localhost:${process.port}/mock/stream`);

    process.kill(signal);
    assertEquals((await toolbar.closed).code, 1012);
    await stream.body?.cancel().catch(() => {});
    assertEquals(await process.ended(), { code: 0, stderr: "" });
  });
}

Deno.test("a port in use is one sentence and exit code 1", async () => {
  using taken = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const { port } = taken.addr as Deno.NetAddr;
  const { code, stdout, stderr } = await runToEnd({}, "--port", String(port));
  assertEquals([code, stdout], [1, ""]);
  assertEquals(
    stderr,
    `hookswitch: Cannot listen on 127.0.0.1:${port}: the port is in use. ` +
      "Stop the other program or set HOOKSWITCH_PORT\n",
  );
});

Deno.test("a bad setting is one sentence and exit code 1", async () => {
  const attempts = [
    runToEnd({ HOOKSWITCH_PORT: "eighty" }),
    runToEnd({ HOOKSWITCH_HOST: "0.0.0.0" }),
    runToEnd({}, "--no-such-option"),
  ];
  for (const { code, stderr } of await Promise.all(attempts)) {
    assertEquals(code, 1);
    assertMatch(stderr, /^hookswitch: [^\n]+\n$/);
    assert(!stderr.includes("at file:"), stderr);
  }
});
