// The proxy's control interface: what it shows, what it changes, and how it refuses.
import { assertEquals } from "@std/assert";
import { createProxyControl } from "../../../../tasks/fault_proxy/control.ts";
import { ProxyBench } from "../../../helpers/fault_proxy.ts";
import { problem } from "../../../helpers/mock_admin.ts";

function control({ proxy }: ProxyBench) {
  const app = createProxyControl(proxy);
  return (method: string, path: string, body?: unknown) =>
    app.request(path, {
      method,
      ...(body !== undefined && {
        body: JSON.stringify(body),
        headers: { "content-type": "application/json" },
      }),
    });
}

Deno.test("the control interface adds, changes, lists and removes toxics of live connections", async () => {
  await using bench = await ProxyBench.open();
  const ask = control(bench);
  const { client, server } = await bench.connect();
  const added = await ask("POST", "/toxics", { type: "latency", latencyMs: 60_000 });
  assertEquals([added.status, (await added.json()).name], [201, "latency_downstream"]);
  await server.send("late");
  await bench.holds(4);
  const changed = await ask("PATCH", "/toxics/latency_downstream", { latencyMs: 0 });
  assertEquals((await changed.json()).latencyMs, 0);
  await client.has("late");
  await ask("POST", "/toxics", { type: "stall", name: "still", direction: "both" });
  const { toxics } = await (await ask("GET", "/toxics")).json();
  assertEquals(toxics.map(({ name }: { name: string }) => name), ["latency_downstream", "still"]);
  const { connections } = await (await ask("GET", "/connections")).json();
  assertEquals(connections[0].toxics, ["latency_downstream", "still"]);
  assertEquals((await ask("DELETE", "/toxics/still")).status, 204);
  assertEquals(bench.proxy.toxics.length, 1);
  assertEquals((await ask("DELETE", "/toxics")).status, 204);
  assertEquals(bench.proxy.toxics, []);
});

Deno.test("the control interface cuts connections, takes the proxy down and up, and shows its state", async () => {
  await using bench = await ProxyBench.open();
  const ask = control(bench);
  const first = await bench.connect();
  assertEquals(await (await ask("POST", "/cut", { ending: "reset" })).json(), { cut: 1 });
  await first.client.is("reset");
  const down = await (await ask("POST", "/down")).json();
  assertEquals([down.isUp, down.counts.live, down.counts.accepted], [false, 0, 1]);
  const up = await (await ask("POST", "/up")).json();
  assertEquals([up.isUp, up.listen.port], [true, bench.proxy.port]);
  assertEquals(await (await ask("GET", "/")).json(), up);
});

Deno.test("the control interface refuses by problem details that name the field", async () => {
  await using bench = await ProxyBench.open({ type: "stall" });
  const ask = control(bench);
  const refusals: [Response | Promise<Response>, [number, string, string | undefined]][] = [
    [ask("POST", "/toxics", { type: "late" }), [400, "invalid-field", "type"]],
    [ask("POST", "/toxics", {}), [400, "invalid-field", "type"]],
    [ask("POST", "/toxics", { type: "latency" }), [400, "invalid-field", "latencyMs"]],
    [ask("POST", "/toxics", { type: "stall", x: 1 }), [400, "invalid-field", "x"]],
    [ask("POST", "/toxics", { type: "stall" }), [409, "wrong-state", "name"]],
    [ask("POST", "/toxics", []), [400, "malformed-json", undefined]],
    [ask("PATCH", "/toxics/none", { toxicity: 1 }), [404, "not-found", "name"]],
    [ask("PATCH", "/toxics/stall_downstream", { type: "latency" }), [400, "invalid-field", "type"]],
    [ask("PATCH", "/toxics/stall_downstream", { toxicity: 2 }), [400, "invalid-field", "toxicity"]],
    [ask("DELETE", "/toxics/none"), [404, "not-found", "name"]],
    [ask("POST", "/cut", { ending: "softly" }), [400, "invalid-field", "ending"]],
    [ask("GET", "/nowhere"), [404, "not-found", undefined]],
    [createProxyControl(bench.proxy).request("/", { headers: { host: "evil.example" } }), [
      404,
      "not-found",
      undefined,
    ]],
    [
      createProxyControl(bench.proxy).request("/", { headers: { origin: "https://evil.example" } }),
      [
        404,
        "not-found",
        undefined,
      ],
    ],
  ];
  for (const [response, expected] of refusals) {
    assertEquals(await problem(await response), expected);
  }
  assertEquals(bench.proxy.toxics.length, 1);
});

Deno.test("the control interface says so when the port was taken meanwhile", async () => {
  await using bench = await ProxyBench.open();
  const ask = control(bench);
  await ask("POST", "/down");
  using _other = Deno.listen({ hostname: "127.0.0.1", port: bench.proxy.port });
  assertEquals((await problem(await ask("POST", "/up")))[0], 409);
  assertEquals(bench.proxy.isUp, false);
});

Deno.test("there is a bound to toxics", async () => {
  await using bench = await ProxyBench.open();
  const ask = control(bench);
  for (let index = 0; index < 100; index++) bench.proxy.add({ type: "stall", name: `s${index}` });
  const refused = await ask("POST", "/toxics", { type: "stall", name: "one-more" });
  assertEquals(await problem(refused), [409, "wrong-state", undefined]);
});
