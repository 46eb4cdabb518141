import { assertEquals } from "@std/assert";
import { createLog } from "../../../../gateway/runtime/log.ts";
import { createAdmin } from "../../../../mock-tserver/admin/app.ts";
import { JournalStreams } from "../../../../mock-tserver/admin/stream.ts";
import { Journal } from "../../../../mock-tserver/journal.ts";
import { createAdminBench, problem } from "../../../helpers/mock_admin.ts";

Deno.test("admin: hostile bodies are refused by name, and change nothing", async () => {
  const { send, control } = createAdminBench();
  const bodies: readonly [path: string, body: unknown, code: string, field?: string][] = [
    ["calls", "{", "malformed-json"],
    ["calls", "null", "malformed-json"],
    ["calls", [], "malformed-json"],
    ["calls", `"7001"`, "malformed-json"],
    ["calls", "[".repeat(30_000), "malformed-json"],
    ["calls", {}, "invalid-field", "to"],
    ["calls", { to: 7001 }, "invalid-field", "to"],
    ["calls", { to: "" }, "invalid-field", "to"],
    ["calls", { to: "7".repeat(65) }, "invalid-field", "to"],
    ["calls", { to: "7001", from: "<script>" }, "invalid-field", "from"],
    ["calls", { to: "7001", from: "1".repeat(33) }, "invalid-field", "from"],
    ["calls", { to: "7001", userdata: {} }, "invalid-field", "userdata"],
    ["calls", { to: "7001", userData: { a: { b: 1 } } }, "invalid-field", "userData.a"],
    ["dns/7001/answer", { connectionID: "1" }, "invalid-field", "connectionID"],
    ["dns/7001/hangup", { connectionId: null }, "invalid-field", "connectionId"],
    ["calls/00/hangup", { force: true }, "invalid-field", "force"],
    ["link", {}, "invalid-field", "up"],
    ["link", { up: "false" }, "invalid-field", "up"],
    ["reset", { hard: true }, "invalid-field", "hard"],
  ];
  await Promise.all(bodies.map(async ([path, body, code, field]) => {
    const response = await send("POST", `/mock/${path}`, body);
    assertEquals(await problem(response), [400, code, field], `${path} ${JSON.stringify(body)}`);
  }));
  assertEquals([control.calls(), control.linkIsUp()], [[], true]);
});

Deno.test("admin: hostile settings are refused by name, and change nothing", async () => {
  const { send, control } = createAdminBench();
  const before = control.settings();
  const bodies: readonly [body: unknown, field: string][] = [
    [{ delay: {} }, "delay"],
    [{ agents: [] }, "agents"],
    [{ delays: { RequestRelease: 1 } }, "delays.RequestRelease"],
    [{ delays: { RequestReleaseCall: -1 } }, "delays.RequestReleaseCall"],
    [{ delays: { RequestReleaseCall: 2 ** 31 } }, "delays.RequestReleaseCall"],
    [{ delays: { RequestReleaseCall: "1" } }, "delays.RequestReleaseCall"],
    [{ delays: { EventReleased: 5, EventHeld: { uniform: [2, 1] } } }, "delays.EventHeld.uniform"],
    [{ delays: [] }, "delays"],
    [{ switch: { releasingParty: "no" } }, "switch.releasingParty"],
    [{ switch: { personality: null } }, "switch.personality"],
    [{ agent: { ringTimeout: -1 } }, "agent.ringTimeout"],
    [{ queue: { retryAfter: "never" } }, "queue.retryAfter"],
    [{ customer: { answersAfter: "soon" } }, "customer.answersAfter"],
    [JSON.parse('{"__proto__":{"delays":{}}}'), "__proto__"],
  ];
  await Promise.all(bodies.map(async ([body, field]) => {
    const response = await send("PATCH", "/mock/settings", body);
    const text = JSON.stringify(body);
    assertEquals(await problem(response), [400, "invalid-field", field], text);
  }));
  assertEquals(control.settings(), before);
});

Deno.test("admin: a body of another type, or too large, is refused", async () => {
  const { app, send } = createAdminBench();
  const post = (body: BodyInit, contentType?: string) =>
    app.request("/mock/calls", {
      method: "POST",
      body,
      ...(contentType && { headers: { "content-type": contentType } }),
    });
  const call = JSON.stringify({ to: "7001" });
  const types = ["text/plain", "application/x-www-form-urlencoded", "application/jsonx"];
  await Promise.all(types.map(async (type) => {
    assertEquals(await problem(await post(call, type)), [415, "unsupported-media-type", undefined]);
  }));
  const bytes = new TextEncoder().encode(call);
  assertEquals(await problem(await post(bytes)), [415, "unsupported-media-type", undefined]);
  assertEquals((await post(call, "Application/JSON; charset=utf-8")).status, 201);
  const large = { to: "7001", userData: { note: "x".repeat(65_536) } };
  const response = await send("POST", "/mock/calls", large);
  assertEquals(await problem(response), [413, "body-too-large", undefined]);
  const chunks = ReadableStream.from(Array(70).fill(new Uint8Array(1_000)));
  const chunked = await post(chunks, "application/json");
  assertEquals(await problem(chunked), [413, "body-too-large", undefined]);
});

Deno.test("admin: what is not there, cannot be now, or is too much has a status of its own", async () => {
  const { get, send, ring } = createAdminBench({ limits: { callsPerDN: 1, calls: 2 } });
  assertEquals(await problem(await get("/mock/calls/00ff")), [404, "unknown-call", undefined]);
  assertEquals(await problem(await get("/mock/dns/9999")), [404, "unknown-dn", undefined]);
  assertEquals(await problem(await get("/mock/nothing")), [404, "not-found", undefined]);
  assertEquals(await problem(await get("/mock/calls/")), [404, "not-found", undefined]);
  const post = async (path: string, body?: unknown) =>
    (await problem(await send("POST", `/mock/${path}`, body))).slice(0, 2);
  assertEquals(await post("calls", { to: "9999" }), [404, "unknown-dn"]);
  assertEquals(await post("calls/00ff/hangup"), [404, "unknown-call"]);
  assertEquals(await post("dns/9999/answer"), [404, "unknown-dn"]);
  assertEquals(await post("dns/7001/answer", { connectionId: "00ff" }), [404, "unknown-call"]);
  assertEquals(await post("dns/7001/answer"), [409, "wrong-state"]);
  const ConnID = ring();
  assertEquals(await post(`calls/${ConnID}/answer`), [409, "wrong-state"]);
  assertEquals(await post("calls", { to: "7001" }), [409, "busy"]);
  ring("7002");
  assertEquals(await post("calls", { to: "7002" }), [429, "too-many-calls"]);
});

Deno.test("admin: another method is refused with the ones that are allowed", async () => {
  const { send } = createAdminBench();
  const allowed = {
    "calls": "GET, POST",
    "calls/00ff": "GET",
    "calls/00ff/hangup": "POST",
    "dns/7001/answer": "POST",
    "settings": "GET, PATCH",
    "link": "GET, POST",
    "reset": "POST",
    "journal": "GET",
    "stream": "GET",
  };
  await Promise.all(
    Object.entries(allowed).map(async ([path, allow]) => {
      const response = await send("DELETE", `/mock/${path}`);
      assertEquals(response.headers.get("allow"), allow);
      assertEquals(await problem(response), [405, "method-not-allowed", undefined]);
    }),
  );
});

Deno.test("admin: an id or place that cannot be read is refused by name", async () => {
  const { app, get } = createAdminBench();
  await Promise.all(["since=-1", "since=1e3", "since=", "since=latest"].map(async (query) => {
    const response = await get(`/mock/journal?${query}`);
    assertEquals(await problem(response), [400, "invalid-field", "since"]);
  }));
  const unknown = await get("/mock/journal?after=1");
  assertEquals(await problem(unknown), [400, "invalid-field", "after"]);
  const resumed = await app.request("/mock/stream", { headers: { "last-event-id": "abc" } });
  assertEquals(await problem(resumed), [400, "invalid-field", "since"]);
});

Deno.test("admin: a fault of its own is logged, and told without its text", async () => {
  const { clock, control } = createAdminBench();
  const lines: string[] = [];
  const log = createLog({ level: "error", clock, write: (line) => lines.push(line) });
  const faulty = {
    ...control,
    calls() {
      throw new Error("secret");
    },
  };
  const journal = new Journal({ maxEntries: 1, now: () => 0 });
  const streams = new JournalStreams({ journal, clock, maxStreams: 1 });
  const response = await createAdmin({ control: faulty, streams, log }).request("/calls");
  const text = await response.clone().text();
  assertEquals(await problem(response), [500, "internal-error", undefined]);
  assertEquals([text.includes("secret"), lines.length, lines[0]?.includes("secret")], [
    false,
    1,
    true,
  ]);
});
