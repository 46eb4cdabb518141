// The socket's edge: limits, hostile peers, the end of the gateway.
import { assert, assertEquals, assertRejects } from "@std/assert";
import { breathe, until } from "../helpers/fault_proxy.ts";
import { Server } from "../helpers/wire.ts";

Deno.test("a toolbar that sends a message is told where commands go, and the gateway lives on", async () => {
  await using server = new Server({ maxFrameBytes: "100" });
  const chatty = await server.toolbar();
  chatty.socket.send('{"type":"initialize"}');
  const { code, reason } = await chatty.closed;
  assertEquals([code, reason], [1008, "Send commands with POST /genesys/events"]);

  const huge = await server.toolbar();
  huge.socket.send("x".repeat(101));
  assertEquals((await huge.closed).code, 1009);

  const binary = await server.toolbar();
  binary.socket.send(new Uint8Array(101));
  assertEquals((await binary.closed).code, 1009);
  await server.readyToolbar();
});

Deno.test("more toolbars than an agent may have are refused", async () => {
  await using server = new Server({ maxToolbarsPerAgent: "1" });
  const first = await server.toolbar();
  await assertRejects(() => server.toolbar(), Error, "Cannot connect");
  await first.close();
  await server.toolbar();
});

Deno.test("toolbars that connect all at once do not get past the limit", async () => {
  await using server = new Server({ maxToolbarsPerAgent: "3" });
  const attempts = await Promise.allSettled(Array.from({ length: 12 }, () => server.toolbar()));
  assertEquals(attempts.filter(({ status }) => status === "fulfilled").length, 3);
});

Deno.test("a toolbar that reconnects is told the end of the call that it missed", async () => {
  await using server = new Server();
  const toolbar = await server.readyToolbar();
  const connectionId = await server.ring(toolbar);
  await server.command({ type: "Accept", connectionId });
  await toolbar.next("EventEstablished");
  await toolbar.close();
  while ((await health(server)).toolbars > 0);
  server.mock.control.customer.hangup(connectionId);

  // The end may come live or as what was missed, before EventRegistered or after it.
  const back = await server.toolbar();
  await server.command({ type: "initialize" });
  assertEquals((await back.next("EventReleased")).reason, "wrapup");
});

Deno.test("EventRegistered names the calls that live, so that a toolbar ends the others", async () => {
  await using server = new Server();
  const toolbar = await server.readyToolbar();
  const [first] = toolbar.told;
  assert(first?.eventName === "EventRegistered");
  assertEquals(first.calls, []);
  const connectionId = await server.ring(toolbar);
  const back = await server.toolbar();
  await server.command({ type: "initialize" });
  const { calls } = await back.next("EventRegistered");
  assertEquals(calls?.map((call) => call.connectionId), [connectionId]);
});

Deno.test("a toolbar that asks for heartbeats is sent them, answers, and is told events besides", async () => {
  await using server = new Server();
  const toolbar = await server.readyToolbar("?heartbeat=true");
  assertEquals(await toolbar.heartbeat(), {
    eventName: "EventHeartbeat",
    intervalMs: 10_000,
    leaseMs: 25_000,
  });
  for (let number = 2; number <= 7; number++) {
    toolbar.answer();
    // One more heartbeat shows that the answer to the last one has come.
    server.clock.advance(10_000);
    await toolbar.heartbeat(number);
  }
  await server.ring(toolbar);
  assertEquals(toolbar.names(), ["EventRegistered", "EventRinging"]);
});

Deno.test("a toolbar that asked for heartbeats and answers none is disconnected", async () => {
  await using server = new Server();
  const toolbar = await server.readyToolbar("?heartbeat=true");
  for (let second = 0; second < 35; second++) {
    server.clock.advance(1_000);
    await breathe(1);
  }
  await until(() => toolbar.socket.readyState === WebSocket.CLOSED, () => "it is disconnected");
  const { code, reason } = await toolbar.closed;
  assertEquals([code, reason], [1013, "Was not heard of: connect again"]);
});

async function health(server: Server): Promise<{ toolbars: number }> {
  return await (await fetch(server.url("/health"))).json();
}

Deno.test("a link that flaps while the customer hangs up: the toolbar is told the end", async () => {
  await using server = new Server();
  const toolbar = await server.readyToolbar();
  const { control } = server.mock;
  const connectionId = await server.ring(toolbar);
  control.changeSettings({ delays: { RequestRegisterAddress: "never" } });
  control.setLink(false);
  control.customer.hangup(connectionId);
  control.setLink(true);
  await toolbar.next("EventLinkConnected");
  assertEquals((await server.command({ type: "Reject", connectionId })).status, 503);

  control.changeSettings({ delays: { RequestRegisterAddress: null } });
  server.clock.advance(5_000 + 1_000);
  assertEquals((await toolbar.next("EventReleased")).cause, "lost");
});

Deno.test("stopping closes every toolbar with 1012 and refuses what comes after", async () => {
  await using server = new Server();
  const toolbar = await server.readyToolbar();
  await server.ring(toolbar);
  await server.gateway.drain();
  assertEquals((await toolbar.closed).code, 1012);
  assertEquals((await server.command({ type: "Reject" })).status, 503);
});

Deno.test("RequestReleaseCall that is never answered: the toolbar is told, tries again, and is freed", async () => {
  await using server = new Server();
  const toolbar = await server.readyToolbar();
  server.mock.control.changeSettings({ delays: { RequestReleaseCall: "never" } });
  const connectionId = await server.ring(toolbar);
  await server.command({ type: "Reject", connectionId, requestId: "r1" });
  server.clock.advance(5_000);
  const error = await toolbar.next("EventError");
  assertEquals([error.code, error.requestId, error.type], ["timeout", "r1", "Reject"]);

  server.mock.control.changeSettings({ delays: { RequestReleaseCall: null } });
  await server.command({ type: "Reject", connectionId });
  assertEquals((await toolbar.next("EventReleased")).reason, "reject");
});

Deno.test("/trace has a limit of readers, and HEAD is none", async () => {
  await using server = new Server();
  for (let asked = 0; asked < 70; asked++) {
    await (await fetch(server.url("/trace"), { method: "HEAD" })).body?.cancel();
  }
  const readers = await Promise.all(Array.from({ length: 65 }, () => fetch(server.url("/trace"))));
  assertEquals(readers.filter(({ status }) => status === 200).length, 64);
  await Promise.all(readers.map(({ body }) => body?.cancel()));
});

Deno.test("/trace shows toolbars that come, commands, answers and events in order", async () => {
  await using server = new Server();
  const toolbar = await server.readyToolbar();
  await server.ring(toolbar);
  const response = await fetch(server.url("/trace"));
  assertEquals(response.headers.get("content-type"), "text/event-stream");
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  while (!text.includes("EventRinging")) text += (await reader.read()).value ?? "";
  await reader.cancel();
  const names = [...text.matchAll(/"name":"([^"]+)"/g)].map(([, name]) => name);
  assertEquals(names, ["connect", "initialize", "202", "EventRegistered", "EventRinging"]);
});

Deno.test("/trace names a command as the gateway understood it, whatever the client calls it", async () => {
  await using server = new Server();
  const toolbar = await server.readyToolbar();
  await server.ring(toolbar);
  assertEquals((await server.command({ type: "hangup" })).body.type, "Reject");
  await toolbar.next("EventReleased");
  const text = await (await fetch(server.url("/trace?follow=false"))).text();
  const names = [...text.matchAll(/"name":"([^"]+)"/g)].map(([, name]) => name);
  assertEquals(names.slice(-4), ["EventRinging", "Reject", "202", "EventReleased"]);
});

Deno.test("a toolbar that comes back with since and calls is told what it missed, once and in order", async () => {
  await using server = new Server();
  const toolbar = await server.readyToolbar();
  const connectionId = await server.ring(toolbar);
  const { epoch, seq } = toolbar.told.at(-1) ?? {};
  await toolbar.close();
  while ((await health(server)).toolbars > 0);
  await server.command({ type: "Accept", connectionId });
  while (server.journalled("EventEstablished") === 0) await health(server);
  server.mock.control.customer.hangup(connectionId);
  while (server.journalled("EventReleased") === 0) await health(server);

  const back = await server.toolbar(`?since=${epoch}:${seq}&calls=${connectionId}:ringing`);
  const snapshot = await back.next("EventSnapshot");
  assertEquals(back.names(), ["EventEstablished", "EventReleased", "EventSnapshot"]);
  assertEquals([snapshot.recovered, snapshot.calls], [true, []]);
});

async function refusal(query: string): Promise<[number, string, string]> {
  await using server = new Server();
  const answer = await server.gateway.fetch(
    new Request(server.url(`/genesysWs?${query}`), {
      headers: {
        host: "localhost",
        connection: "Upgrade",
        upgrade: "websocket",
        "sec-websocket-version": "13",
        "sec-websocket-key": "dGhlIHNhbXBsZSBub25jZQ==",
      },
    }),
  );
  const problem = await answer.json();
  return [answer.status, problem.type, problem.field];
}

Deno.test("a since that cannot be understood is refused before the upgrade, and says why", async () => {
  assertEquals(await refusal("since=yesterday"), [400, "urn:hookswitch:bad-resume", "since"]);
});

Deno.test("heartbeats that are neither wanted nor not are refused before the upgrade", async () => {
  assertEquals(
    await refusal("heartbeat=maybe"),
    [400, "urn:hookswitch:bad-heartbeat", "heartbeat"],
  );
});
