// The OpenAPI document says what is served: every route, and nothing else.
import { assert, assertEquals } from "@std/assert";
import { OPERATIONS } from "../../../../mock-tserver/admin/openapi.ts";
import { createAdminBench } from "../../../helpers/mock_admin.ts";

Deno.test("openapi: every route is described, and every description is a route", () => {
  const { mock } = createAdminBench();
  const served = mock.admin.routes.filter(({ method }) => method !== "ALL")
    .map(({ method, path }) => `${method} ${path}`);
  const described = Object.entries(OPERATIONS).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path}`)
  );
  assertEquals(described.toSorted(), [...new Set(served)].toSorted());
});

Deno.test("openapi: what is answered is what the document says", async () => {
  const { get, send, ring } = createAdminBench();
  const ConnID = ring();
  await send("POST", "/mock/faults", {
    match: { message: "EventRinging" },
    effect: { drop: true },
  });
  await send("POST", "/mock/generator", { rate: 1, count: 1, dns: ["7001"] });
  const names: Record<string, string> = { connectionId: ConnID, dn: "7001", id: "1" };
  let count = 0;
  for (const [path, { GET }] of Object.entries(OPERATIONS)) {
    // There is no play without a gateway: tests/wire/player_test.ts.
    if (!GET?.answer || path === "/scenarios/run") continue;
    const response = await get(
      `/mock${path.replaceAll(/:(\w+)/g, (_, name) => names[name] ?? "")}`,
    );
    assertEquals(response.status, 200, path);
    const parsed = GET.answer.safeParse(await response.json());
    assert(parsed.success, `${path}: ${parsed.error?.message}`);
    count++;
  }
  assertEquals(count, 14);
});

Deno.test("openapi: the document is complete in itself", async () => {
  const { get } = createAdminBench();
  const document = await (await get("/mock/openapi.json")).json();
  assertEquals(document.openapi, "3.1.0");
  const call = document.paths["/calls"].post;
  assertEquals(call.requestBody.content["application/json"].schema.required, ["to"]);
  assertEquals(Object.keys(call.responses), ["201", "default"]);
  const found = JSON.stringify(document).match(/"\$ref"/);
  assertEquals(found, null);
});
