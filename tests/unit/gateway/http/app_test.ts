import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { BODY_TIMEOUT_MS } from "../../../../gateway/http/body.ts";
import { Problem } from "../../../../gateway/protocol/mod.ts";
import { ManualClock } from "../../../../gateway/runtime/manual_clock.ts";
import { CONN_ID } from "../../../helpers/fake_tserver.ts";
import { fakedGateway, type SettingTexts } from "../../../helpers/gateway.ts";

const EVENTS = "http://localhost:8087/genesys/events";

interface PostOptions {
  readonly headers?: Record<string, string>;
  readonly query?: string;
}

function app(texts: SettingTexts = {}) {
  const clock = new ManualClock();
  const { gateway, tserver } = fakedGateway(texts, { clock });
  const fetch = async (request: Request) => await gateway.fetch(request);
  const post = (body: BodyInit, { headers = {}, query = "" }: PostOptions = {}) =>
    fetch(
      new Request(EVENTS + query, {
        method: "POST",
        body,
        headers: { "content-type": "application/json", ...headers },
      }),
    );
  const command = (value: unknown, options?: PostOptions) => post(JSON.stringify(value), options);
  return { gateway, tserver, fetch, post, command };
}

/** Status and code of a problem; asserts that it is well formed. */
async function problemOf(response: Response): Promise<string> {
  assertEquals(response.headers.get("content-type"), "application/problem+json");
  const problem = Problem.parse(await response.json());
  assertEquals(problem.status, response.status);
  assert(problem.title.length > 0 && problem.detail.length > 0);
  return `${problem.status} ${problem.type.replace("urn:hookswitch:", "")}`;
}

Deno.test("POST /genesys/events answers 202 with requestId and type", async () => {
  const { command, tserver } = app();
  const response = await command({ type: "initialize" });
  assertEquals(response.status, 202);
  const answer = await response.json();
  assertEquals(answer.type, "initialize");
  assertEquals(typeof answer.requestId, "string");
  assertEquals(tserver.names(), ["RequestRegisterAddress"]);
});

Deno.test("POST /genesys/events gives back the client's requestId and the canonical type", async () => {
  const { command, tserver } = app();
  await command({ type: "Register" });
  const { ReferenceID } = tserver.last("RequestRegisterAddress");
  tserver.say({ name: "EventRegistered", ReferenceID, ThisDN: "7001", calls: [] });
  tserver.sayCall("EventRinging");
  const response = await command({ type: "HANGUP", connectionId: CONN_ID, requestId: "mine" });
  assertEquals(await response.json(), {
    requestId: "mine",
    type: "Reject",
    connectionId: CONN_ID,
  });
});

Deno.test("POST /genesys/events answers bad input with problem details", async () => {
  const { post, command } = app({ maxBodyBytes: "200" });
  const cases: [string, Response][] = [
    ["400 malformed-json", await post("{")],
    ["400 malformed-json", await post("")],
    ["400 malformed-json", await post("[]")],
    ["400 malformed-json", await post(new Uint8Array([0xff, 0xfe, 0x00]))],
    ["400 unknown-type", await command({ type: "Explode" })],
    ["400 invalid-field", await command({ type: "initialize", agent: "7" })],
    ["413 body-too-large", await command({ type: "initialize", requestId: "x".repeat(300) })],
    ["415 not-json", await post("{}", { headers: { "content-type": "text/plain" } })],
    ["409 not-registered", await command({ type: "Accept", connectionId: CONN_ID })],
    ["400 bad-agent", await command({ type: "initialize" }, { query: "?agent=../etc" })],
    ["404 unknown-agent", await command({ type: "initialize" }, { query: "?agent=2002" })],
    [
      "403 forbidden-origin",
      await command({ type: "initialize" }, { headers: { origin: "https://evil.example" } }),
    ],
  ];
  for (const [expected, response] of cases) assertEquals(await problemOf(response), expected);
});

Deno.test("POST /genesys/events refuses a body that is too large without being told its length", async () => {
  const { fetch } = app({ maxBodyBytes: "64" });
  const body = ReadableStream.from(["{", " ".repeat(100), "}"]).pipeThrough(
    new TextEncoderStream(),
  );
  const headers = { "content-type": "application/json" };
  const response = await fetch(new Request(EVENTS, { method: "POST", body, headers }));
  assertEquals(await problemOf(response), "413 body-too-large");
});

Deno.test("POST /genesys/events reads a body of several pieces", async () => {
  const { fetch } = app();
  const body = ReadableStream.from(['{"type":', '"initialize", "requestId":"ü"}']).pipeThrough(
    new TextEncoderStream(),
  );
  const headers = { "content-type": "application/json; charset=utf-8" };
  const response = await fetch(new Request(EVENTS, { method: "POST", body, headers }));
  assertEquals(await response.json(), { type: "initialize", requestId: "ü" });
});

Deno.test("POST /genesys/events does not wait without end for a body that does not come", async () => {
  const clock = new ManualClock();
  const { gateway } = fakedGateway({}, { clock });
  const { readable, writable } = new TransformStream<Uint8Array<ArrayBuffer>>();
  const headers = { "content-type": "application/json" };
  const answer = gateway.fetch(
    new Request(EVENTS, { method: "POST", body: readable, headers }),
  );
  // The time runs once it is clear that the body did not come with its head.
  const before = clock.pending;
  for (let turn = 0; turn < 100 && clock.pending === before; turn++) await undefined;
  clock.advance(BODY_TIMEOUT_MS);
  assertEquals(await problemOf(await answer), "408 slow-body");
  await writable.close();
});

Deno.test("answers to commands are told apart by who asked, allowed or not", async () => {
  const { command } = app();
  const vary = async (headers: Record<string, string>) =>
    (await command({ type: "initialize" }, { headers })).headers.get("vary");
  assertEquals(await vary({}), "Origin");
  assertEquals(await vary({ origin: "http://localhost:8000" }), "Origin");
  assertEquals(await vary({ origin: "https://evil.example" }), "Origin");
});

Deno.test("a problem names the offending field", async () => {
  const { command } = app();
  const problem = await (await command({ type: "Reject", conectionId: "x" })).json();
  assertEquals(problem.field, "conectionId");
});

Deno.test("a T-Server link that is down is a 503", async () => {
  const { command, tserver } = app();
  tserver.say({ name: "EventLinkDisconnected" });
  assertEquals(await problemOf(await command({ type: "initialize" })), "503 link-down");
});

Deno.test("the preflight of a JSON POST is answered for loopback and listed origins only", async () => {
  const { fetch } = app({ allowedOrigins: "https://pod.example.com" });
  const preflight = async (origin: string) => {
    const response = await fetch(
      new Request(EVENTS, {
        method: "OPTIONS",
        headers: {
          origin,
          "access-control-request-method": "POST",
          "access-control-request-headers": "content-type",
        },
      }),
    );
    return response.headers.get("access-control-allow-origin");
  };
  for (
    const origin of [
      "http://localhost:8000",
      "http://127.0.0.1:3000",
      "https://localhost",
      "http://[::1]:8000",
      "https://pod.example.com",
    ]
  ) assertEquals(await preflight(origin), origin);
  for (
    const origin of [
      "https://evil.example",
      "http://localhost.evil.example",
      "http://127.0.0.1.evil.example",
      "null",
      "https://pod.example.com.evil.example",
    ]
  ) assertEquals(await preflight(origin), null, origin);
});

Deno.test("an allowed origin may read the answer, errors too", async () => {
  const { command } = app();
  const headers = { origin: "http://localhost:8000" };
  for (const type of ["initialize", "Explode"]) {
    const response = await command({ type }, { headers });
    assertEquals(response.headers.get("access-control-allow-origin"), "http://localhost:8000");
  }
});

Deno.test("a wrong method or path is a problem that says what is right", async () => {
  const { fetch } = app();
  const got = await fetch(new Request(EVENTS));
  assertEquals(got.headers.get("allow"), "POST");
  assertEquals(await problemOf(got), "405 method-not-allowed");
  const elsewhere = await fetch(new Request("http://localhost:8087/nowhere"));
  assertEquals(await problemOf(elsewhere), "404 not-found");
});

Deno.test("a gateway that stops refuses commands and says when to come back", async () => {
  const { gateway, command, fetch } = app();
  await gateway.drain();
  const response = await command({ type: "initialize" });
  assertEquals(response.headers.get("retry-after"), "2");
  assertEquals(await problemOf(response), "503 stopping");
  assertEquals((await fetch(new Request("http://localhost:8087/health"))).status, 503);
});

Deno.test("draining does not wait longer than it may for a socket that never closes", async () => {
  const clock = new ManualClock();
  const { gateway } = fakedGateway({ drainTimeoutMs: "3000" }, { clock });
  const headers = {
    host: "localhost",
    upgrade: "websocket",
    connection: "Upgrade",
    "sec-websocket-version": "13",
    "sec-websocket-key": "dGhlIHNhbXBsZSBub25jZQ==",
  };
  const upgraded = await gateway.fetch(new Request("http://localhost:8087/genesysWs", { headers }));
  assertEquals(upgraded.status, 101);
  const drained = gateway.drain();
  clock.advance(3_000);
  await drained;
});

Deno.test("an exception becomes a 500 without its message", async () => {
  const { gateway } = fakedGateway({}, {
    provision() {
      throw new Error("secret");
    },
  });
  const response = await gateway.fetch(
    new Request(`${EVENTS}?agent=2002`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: '{"type":"initialize"}',
    }),
  );
  const text = await response.clone().text();
  assertEquals(await problemOf(response), "500 internal");
  assert(!text.includes("secret"));
  assertStringIncludes(text, "Its log says why");
});
