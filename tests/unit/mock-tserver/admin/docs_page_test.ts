// The page of the control interface: complete, held by its own policy, and its examples work.
import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { anchorOf } from "../../../../mock-tserver/admin/docs_page.ts";
import { curlOf } from "../../../../mock-tserver/admin/example.ts";
import { OPERATIONS } from "../../../../mock-tserver/admin/openapi.ts";
import { rowsOf, typeOf } from "../../../../mock-tserver/admin/schema_words.ts";
import { createAdminBench } from "../../../helpers/mock_admin.ts";

const operations = Object.entries(OPERATIONS).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation }))
);

Deno.test("docs page: every operation has its place, and every anchor leads to one", async () => {
  const { get } = createAdminBench();
  const text = await (await get("/mock/docs")).text();
  const ids = [...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  assertEquals(new Set(ids).size, ids.length);
  for (const { path, method } of operations) assert(ids.includes(anchorOf(method, path)), path);
  for (const [, target] of text.matchAll(/href="#([^"]+)"/g)) assert(ids.includes(target), target);
  assert(!/undefined|\[object/.test(text.replaceAll("no-answer", "")));
});

Deno.test("docs page: its policy lets its own style in and nothing else", async () => {
  const { get } = createAdminBench();
  const response = await get("/mock/docs");
  const text = await response.text();
  const policy = response.headers.get("content-security-policy") ?? "";
  assertStringIncludes(policy, "default-src 'none'");
  const style = text.match(/<style>([\s\S]*?)<\/style>/)?.[1] ?? "";
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(style));
  assertStringIncludes(policy, `'sha256-${new Uint8Array(digest).toBase64()}'`);
  assert(!/<script|<img|<link| style=| on\w+=/.test(text));
});

Deno.test("docs page: every example is answered as the page says", async () => {
  let count = 0;
  for (const one of operations) {
    const { get, send, ring, connect } = createAdminBench({ customer: { answersAfter: "never" } });
    const client = connect("7001");
    const name = anchorOf(one.method, one.path);
    const isOutside = /answer|busy|invalid/.test(one.path) && one.path.startsWith("/calls");
    const connectionId = isOutside ? "" : ring();
    // A scenario needs a gateway: tests/wire/player_test.ts plays them.
    const needsGateway = one.path.startsWith("/scenarios/");
    if (isOutside || needsGateway || one.operation.media) continue;
    if (one.path === "/faults/:id") {
      await send("POST", "/mock/faults", {
        match: { message: "EventHeld" },
        effect: { drop: true },
      });
    }
    if (one.path === "/queues/:queue") {
      await send("POST", "/mock/queues", { dn: "5000", agents: [] });
    }
    if (one.path === "/dns/:dn/ready") {
      client.send({ name: "RequestAgentLogin", ThisDN: "7001", AgentID: "1001" });
    }
    if (one.path === "/generator" && one.method !== "POST") {
      await send("POST", "/mock/generator", { rate: 1, count: 1, dns: ["7001"] });
    }
    const command = curlOf({ ...one, host: "localhost:8087" });
    const path = command.match(/http:\/\/localhost:8087(\S+)/)?.[1] ?? "";
    const body = command.match(/-d '(.*)'/)?.[1];
    const at = path.replace("CONNECTION_ID", connectionId);
    const response = one.method === "GET" ? await get(at) : await send(one.method, at, body);
    assertEquals(response.status, one.operation.status ?? 200, `${name}: ${await response.text()}`);
    count++;
  }
  assert(count >= 25, `${count}`);
});

Deno.test("rowsOf() says every field of an object and of what is in it", () => {
  const rows = rowsOf({
    properties: {
      id: { type: "integer", minimum: 1 },
      parts: { items: { type: "object", properties: { to: { enum: ["a", "b"] } } } },
    },
    required: ["id"],
  });
  assertEquals(rows.map(({ name, type, isOptional }) => `${name} ${type} ${isOptional}`), [
    "id integer from 1 false",
    "parts list of object true",
    'parts[].to "a", "b" true',
  ]);
  assertEquals(typeOf({ anyOf: [{ type: "integer" }, { const: "never" }] }), 'integer or "never"');
});
