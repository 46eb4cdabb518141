import { assertEquals } from "@std/assert";
import { createAdminBench, problem } from "../../../helpers/mock_admin.ts";

const PLAN = { rate: 10, count: 5, dns: ["7001", "7002"] };

Deno.test("POST /mock/generator starts calls, GET tells the figures, DELETE stops them", async () => {
  const { clock, connect, get, send } = createAdminBench();
  connect("7001", "7002");
  const started = await send("POST", "/mock/generator", PLAN);
  assertEquals([started.status, (await started.json()).state], [201, "running"]);
  assertEquals((await problem(await send("POST", "/mock/generator", PLAN)))[1], "wrong-state");
  clock.advance(120_000);
  const { offered, state } = await (await get("/mock/generator")).json();
  assertEquals([offered, state], [5, "done"]);
  assertEquals((await send("POST", "/mock/generator", { ...PLAN, count: 1000 })).status, 201);
  assertEquals((await (await send("DELETE", "/mock/generator")).json()).state, "done");
});

Deno.test("/mock/generator says when the switch has no room for the queue", async () => {
  const { connect, send } = createAdminBench({ limits: { dns: 2 } });
  connect("7001").send({ name: "RequestAgentLogin", ThisDN: "7001", AgentID: "1001" });
  const full = await send("POST", "/mock/generator", { ...PLAN, to: "5000" });
  assertEquals(await problem(full), [429, "too-many-dns", undefined]);
});

Deno.test("/mock/generator says what is wrong", async () => {
  const { get, send } = createAdminBench();
  const idle = await get("/mock/generator");
  assertEquals([idle.status, (await idle.json()).state], [200, "idle"]);
  assertEquals((await problem(await send("DELETE", "/mock/generator")))[0], 404);
  assertEquals((await problem(await send("PUT", "/mock/generator", {})))[0], 405);
  const bad = await send("POST", "/mock/generator", { rate: 0, count: 1 });
  assertEquals(await problem(bad), [400, "invalid-field", "rate"]);
  const endless = await send("POST", "/mock/generator", { rate: 1 });
  assertEquals(await problem(endless), [400, "invalid-field", "forMs"]);
  const nobody = await send("POST", "/mock/generator", { rate: 1, count: 1 });
  assertEquals((await problem(nobody))[1], "wrong-state");
  const phone = await send("POST", "/mock/generator", { ...PLAN, to: "7001" });
  assertEquals((await problem(phone))[1], "wrong-state");
});
