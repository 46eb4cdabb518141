import { assertEquals } from "@std/assert";
import { originPolicy } from "../../../../gateway/http/origins.ts";
import { handshakeProblem } from "../../../../gateway/socket/mod.ts";
import { fakedGateway } from "../../../helpers/gateway.ts";

const GOOD = {
  upgrade: "websocket",
  connection: "Upgrade",
  "sec-websocket-version": "13",
  "sec-websocket-key": "dGhlIHNhbXBsZSBub25jZQ==",
};

function judged(changes: Record<string, string | undefined>): string | undefined {
  const headers = new Headers();
  for (const [name, value] of Object.entries({ ...GOOD, ...changes })) {
    if (value !== undefined) headers.set(name, value);
  }
  return handshakeProblem(headers, originPolicy([]))?.code;
}

Deno.test("handshakeProblem() lets a good handshake pass, in any spelling", () => {
  assertEquals(judged({}), undefined);
  assertEquals(judged({ upgrade: "WebSocket", connection: "keep-alive, upgrade" }), undefined);
  assertEquals(judged({ origin: "http://localhost:8000" }), undefined);
});

Deno.test("handshakeProblem() refuses what Deno would upgrade or throw at", () => {
  assertEquals(judged({ upgrade: undefined }), "upgrade-required");
  assertEquals(judged({ upgrade: "h2c" }), "upgrade-required");
  assertEquals(judged({ "sec-websocket-version": "8" }), "upgrade-required");
  assertEquals(judged({ "sec-websocket-version": undefined }), "upgrade-required");
  assertEquals(judged({ "sec-websocket-key": undefined }), "bad-handshake");
  assertEquals(judged({ "sec-websocket-key": "short" }), "bad-handshake");
  assertEquals(judged({ connection: "keep-alive" }), "bad-handshake");
  assertEquals(judged({ origin: "https://evil.example" }), "forbidden-origin");
  assertEquals(judged({ origin: "null" }), "forbidden-origin");
});

Deno.test("GET /genesysWs answers a bad handshake with a problem and says what is needed", async () => {
  const { gateway } = fakedGateway();
  const ask = async (path: string, headers: Record<string, string> = {}) =>
    await gateway.fetch(new Request(`http://localhost:8087${path}`, { headers }));
  const plain = await ask("/genesysWs");
  assertEquals([plain.status, plain.headers.get("upgrade")], [426, "websocket"]);
  const old = await ask("/genesysWs", { ...GOOD, "sec-websocket-version": "8" });
  assertEquals([old.status, old.headers.get("sec-websocket-version")], [426, "13"]);
  const evil = await ask("/genesysWs", { ...GOOD, origin: "https://evil.example" });
  assertEquals(evil.status, 403);
  assertEquals((await ask("/genesysWs?agent=2002", GOOD)).status, 404);
  assertEquals((await ask("/genesysWs?agent=a%20b", GOOD)).status, 400);
});
