// What a hostile or broken client may send as bytes: the gateway answers or closes, and serves on.
import { assert, assertEquals, assertMatch } from "@std/assert";
import { Server } from "../helpers/wire.ts";

/** Sends bytes and reads the answer until the server closes or has said enough. */
async function exchange(server: Server, text: string): Promise<string> {
  using connection = await Deno.connect({ hostname: "127.0.0.1", port: server.port });
  await connection.write(new TextEncoder().encode(text));
  const buffer = new Uint8Array(4_096);
  const read = await connection.read(buffer);
  return new TextDecoder().decode(buffer.subarray(0, read ?? 0));
}

const request = (line: string, ...headers: string[]) =>
  [line, "Host: localhost", ...headers, "", ""].join("\r\n");

const UPGRADE = [
  "Upgrade: websocket",
  "Connection: Upgrade",
  "Sec-WebSocket-Version: 13",
  "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
];

Deno.test("handshakes of every kind are answered before the upgrade", async () => {
  await using server = new Server();
  const ask = (...headers: string[]) =>
    exchange(server, request("GET /genesysWs HTTP/1.1", ...headers)).then((answer) =>
      Number(answer.split(" ")[1])
    );
  assertEquals(await ask(...UPGRADE), 101);
  assertEquals(await ask(...UPGRADE, "Sec-WebSocket-Protocol: secret-token,x"), 101);
  assertEquals(await ask(...UPGRADE, "Origin: http://localhost:8000"), 101);
  assertEquals(await ask(...UPGRADE, "Origin: https://evil.example"), 403);
  assertEquals(await ask(...UPGRADE, "Origin: null"), 403);
  assertEquals(await ask(...UPGRADE.slice(1)), 426);
  assertEquals(await ask(...UPGRADE.slice(0, 3)), 400);
  await server.readyToolbar();
});

Deno.test("a subprotocol that a client offers is not echoed", async () => {
  await using server = new Server();
  const headers = [...UPGRADE, "Sec-WebSocket-Protocol: secret-token"];
  const answer = await exchange(server, request("GET /genesysWs HTTP/1.1", ...headers));
  assert(!answer.includes("secret-token"), answer);
});

Deno.test("a page of another name that resolves to this machine is refused", async () => {
  await using server = new Server({ allowedOrigins: "https://pod.example.com:8443" });
  const status = async (host: string) => {
    const lines = ["GET /mock/journal HTTP/1.1", `Host: ${host}`, "Connection: close", "", ""];
    return Number((await exchange(server, lines.join("\r\n"))).split(" ")[1]);
  };
  assertEquals(await status("evil.example"), 403);
  assertEquals(await status("evil.example:8087"), 403);
  assertEquals(await status("127.0.0.1.evil.example"), 403);
  assertEquals(await status(`127.0.0.1:${server.port}`), 200);
  assertEquals(await status("[::1]:8087"), 200);
  assertEquals(await status("pod.example.com:8443"), 200);
});

Deno.test("a body that never ends is given up", async () => {
  await using server = new Server();
  using connection = await Deno.connect({ hostname: "127.0.0.1", port: server.port });
  const headers = ["Content-Type: application/json", "Content-Length: 100"];
  const head = request("POST /genesys/events HTTP/1.1", ...headers);
  await connection.write(new TextEncoder().encode(`${head}{"type":`));
  // The other request is behind this one, so the slow one has been taken up when it is answered.
  await server.command({ type: "initialize" });
  server.clock.advance(10_000);
  const buffer = new Uint8Array(4_096);
  const read = await connection.read(buffer);
  assertMatch(new TextDecoder().decode(buffer.subarray(0, read ?? 0)), /^HTTP\/1\.1 408 /);
});

Deno.test("a message's size is its bytes, not its characters", async () => {
  await using server = new Server({ maxFrameBytes: "100" });
  const toolbar = await server.toolbar();
  toolbar.socket.send("é".repeat(60));
  assertEquals((await toolbar.closed).code, 1009);
});

Deno.test("garbage instead of HTTP, or instead of frames, harms nobody", async () => {
  await using server = new Server();
  await exchange(server, "\x16\x03\x01\x02\x00\x01\x00");
  await exchange(server, `${request("GET /genesysWs HTTP/1.1", ...UPGRADE)}\xff\xff\xff\xff`);
  await exchange(server, request("POST /genesys/events HTTP/1.1", "Content-Length: nonsense"));
  const toolbar = await server.readyToolbar();
  await server.ring(toolbar);
});

Deno.test("a body that claims to be huge is refused before it is read", async () => {
  await using server = new Server();
  const head = request(
    "POST /genesys/events HTTP/1.1",
    "Content-Type: application/json",
    "Content-Length: 9999999999",
  );
  assertMatch(await exchange(server, head), /^HTTP\/1\.1 413 /);
});

Deno.test("deep and strange JSON is a 400", async () => {
  await using server = new Server();
  const bodies = [
    "[".repeat(8_000),
    '{"type":"Reject","connectionId":"\\u0000"}'.replace("Reject", "Rej\\u0000ect"),
    '{"type":"Reject","__proto__":{"x":1}}',
    '{"type":"initialize","type":"constructor"}',
    `{"type":"${"x".repeat(10_000)}"}`,
    new Uint8Array([
      ...new TextEncoder().encode('{"type":"NotReady","reason":"'),
      0xff,
      0x22,
      0x7d,
    ]),
  ];
  for (const body of bodies) {
    const response = await fetch(server.url("/genesys/events"), {
      method: "POST",
      headers: { "content-type": "application/json" },
      body,
    });
    assertEquals(response.status, 400, String(body.slice(0, 60)));
    assert((await response.text()).length < 1_000);
  }
});
