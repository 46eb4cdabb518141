// The gateway and the mock T-Server as two processes: what happens when one of them, or the link
// between them, is not there.
import { assert, assertEquals, assertMatch } from "@std/assert";

import { Process, runMockToEnd } from "../helpers/process.ts";
import { TwoProcesses } from "../helpers/two_processes.ts";

Deno.test("a call goes through a gateway and a mock that are two processes", async () => {
  await using both = await TwoProcesses.start();
  assertMatch(both.gateway.firstLine, /\(T-Server at ws:\/\/127\.0\.0\.1:\d+\/tserver\)$/);
  const toolbar = await both.readyToolbar();
  const stream = await fetch(both.url("/mock/stream"));
  assertEquals(stream.headers.get("content-type"), "text/event-stream");
  const connectionId = await both.call();
  assertEquals((await toolbar.next("EventRinging")).connectionId, connectionId);
  assertEquals(await both.command({ type: "Accept", connectionId }), 202);
  await toolbar.next("EventEstablished");
  assertEquals(await both.command({ type: "Reject", connectionId }), 202);
  assertEquals((await toolbar.next("EventReleased")).releasedBy, "agent");
  // The live stream is passed on as it comes.
  const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  while (!text.includes("EventReleased")) text += (await reader?.read())?.value ?? "";
  await reader?.cancel();
});

Deno.test("a gateway killed in a call and started again has the call again, and can release it", async () => {
  await using both = await TwoProcesses.start();
  const before = await both.readyToolbar();
  const connectionId = await both.call();
  await before.next("EventRinging");
  await both.command({ type: "Accept", connectionId });
  await before.next("EventEstablished");

  await both.killGateway();
  assertEquals(await both.callsAtMock(), 1);
  await both.startGatewayAgain();
  const after = await both.readyToolbar();
  const live = after.told.filter(({ eventName }) => eventName === "EventEstablished");
  assertEquals(live.map((event) => event.connectionId), [connectionId]);
  assertEquals(await both.command({ type: "Reject", connectionId }), 202);
  const released = await after.next("EventReleased");
  assertEquals([released.connectionId, released.reason], [connectionId, "wrapup"]);
  assertEquals(after.count("EventReleased"), 1);
  assertEquals(await both.callsAtMock(), 0);
});

Deno.test("a call that ends while the gateway is dead ends at a tutorial toolbar that comes back, once", async () => {
  const file = `.hookswitch/test-${crypto.randomUUID()}.jsonl`;
  await using both = await TwoProcesses.start({ HOOKSWITCH_CALL_FILE: file });
  const before = await both.readyToolbar();
  const connectionId = await both.call();
  await before.next("EventRinging");
  await both.command({ type: "Accept", connectionId });
  const { eventId } = await before.next("EventEstablished");
  await both.killGateway();
  await both.hangup(connectionId);
  await both.startGatewayAgain();
  const after = await both.readyToolbar();
  const released = await after.next("EventReleased");
  assertEquals(
    [released.eventId, released.connectionId, released.reason, released.synthesised],
    [eventId, connectionId, "wrapup", true],
  );
  assertEquals(await both.command({ type: "Reject", connectionId }), 404);
  assertEquals(after.count("EventReleased"), 1);
  await Deno.remove(file);
});

Deno.test("a mock killed and started again is registered with again, and its lost call is released", async () => {
  await using both = await TwoProcesses.start();
  const toolbar = await both.readyToolbar();
  await both.call();
  await toolbar.next("EventRinging");

  await both.killMock();
  await toolbar.next("EventLinkDisconnected");
  assertEquals(await both.command({ type: "Accept" }), 503);
  const answer = await fetch(both.url("/mock/calls"));
  assertEquals([answer.status, (await answer.json()).type], [
    502,
    "urn:hookswitch:mock-unreachable",
  ]);

  await both.startMockAgain();
  await toolbar.next("EventLinkConnected");
  assertEquals((await toolbar.next("EventReleased")).cause, "lost");
  await both.call();
  await toolbar.next("EventRinging");
});

Deno.test("a mock that is stopped in its tracks is noticed within the lease, and heard again", async () => {
  await using both = await TwoProcesses.start();
  const toolbar = await both.readyToolbar();
  both.mock.kill("SIGSTOP");
  await toolbar.next("EventLinkDisconnected");
  both.mock.kill("SIGCONT");
  await toolbar.next("EventLinkConnected");
  await both.readyToolbar();
  await both.call();
  await toolbar.next("EventRinging");
});

/** Sends frames to the mock as a client of its own; the code and reason that it closes with. */
async function closeAfter(port: number, ...frames: (string | Uint8Array<ArrayBuffer>)[]) {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/tserver`);
  const closed = Promise.withResolvers<CloseEvent>();
  socket.onopen = () => frames.forEach((frame) => socket.send(frame));
  socket.onclose = (event) => closed.resolve(event);
  const { code, reason } = await closed.promise;
  return [code, reason];
}

Deno.test("a hostile client of the link is shown the door, and the others are served on", async () => {
  await using both = await TwoProcesses.start();
  const toolbar = await both.readyToolbar();
  const { port } = both.mock;
  assertEquals(await closeAfter(port, "{"), [4400, "a frame is not JSON"]);
  assertEquals(await closeAfter(port, '{"name":"EventRinging"}'), [
    4400,
    "a frame is of an unknown name",
  ]);
  assertEquals(await closeAfter(port, '{"name":"RequestAgentReady","ThisDN":"7001"}'), [
    4400,
    "a frame is RequestAgentReady with an unusable ReferenceID",
  ]);
  assertEquals(await closeAfter(port, new Uint8Array(8)), [4400, "a frame is binary"]);
  assertEquals((await closeAfter(port, "x".repeat(2_000_000)))[0], 4413);
  await both.call();
  await toolbar.next("EventRinging");
  assertEquals(toolbar.count("EventLinkDisconnected"), 0);
});

Deno.test("what is no gateway on this machine gets no link, and no controls", async () => {
  await using both = await TwoProcesses.start();
  const ask = async (path: string, headers: Record<string, string> = {}) => {
    const response = await fetch(`http://127.0.0.1:${both.mock.port}${path}`, { headers });
    return [response.status, (await response.json()).type];
  };
  assertEquals(await ask("/tserver"), [426, "urn:hookswitch:upgrade-required"]);
  const forbidden = [403, "urn:hookswitch:forbidden-origin"];
  assertEquals(await ask("/tserver", { origin: "https://evil.example" }), forbidden);
  assertEquals(await ask("/mock/calls", { origin: "https://evil.example" }), forbidden);
  assertEquals((await ask("/"))[0], 404);
});

Deno.test("a gateway that is not told where the mock is says what is missing", async () => {
  const env = {
    HOOKSWITCH_TSERVER_URL: "ws://127.0.0.1:9/tserver",
    HOOKSWITCH_LOG_LEVEL: "silent",
  };
  const gateway = await Process.start(env);
  const response = await fetch(`http://localhost:${gateway.port}/mock/dns`);
  assertEquals(response.status, 404);
  assertMatch((await response.json()).detail, /HOOKSWITCH_MOCK_URL/);
  // A T-Server that was never there keeps the gateway neither from starting nor from stopping.
  gateway.kill("SIGTERM");
  assertEquals(await gateway.ended(), { code: 0, stderr: "" });
});

Deno.test("the mock says in one line where it serves, and stops in order", async () => {
  const mock = await Process.startMock({ HOOKSWITCH_MOCK_SEED: "7" });
  assertEquals(
    mock.firstLine,
    `hookswitch's mock T-Server serves ws://127.0.0.1:${mock.port}/tserver ` +
      `and http://127.0.0.1:${mock.port}/mock (seed 7)`,
  );
  const client = new WebSocket(`ws://127.0.0.1:${mock.port}/tserver`);
  const closed = Promise.withResolvers<CloseEvent>();
  client.onclose = (event) => closed.resolve(event);
  await new Promise((resolve) => client.onmessage = resolve);
  mock.kill("SIGTERM");
  assertEquals((await closed.promise).code, 4503);
  assertEquals(await mock.ended(), { code: 0, stderr: "" });
});

Deno.test("a mock that cannot serve says why in one sentence", async () => {
  using taken = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const port = String((taken.addr as Deno.NetAddr).port);
  const [inUse, beyond] = await Promise.all([
    runMockToEnd({ HOOKSWITCH_MOCK_PORT: port }),
    runMockToEnd({ HOOKSWITCH_MOCK_HOST: "0.0.0.0" }),
  ]);
  assertEquals([inUse.code, beyond.code], [1, 1]);
  assert(inUse.stderr.endsWith("set HOOKSWITCH_MOCK_PORT\n"), inUse.stderr);
  assertMatch(beyond.stderr, /^hookswitch: Cannot listen on "0\.0\.0\.0": [^\n]+\n$/);
});
