// The fault proxy over real sockets: every toxic does what it says, and without one nothing changes. Longer
// than 300 lines: one test for each toxic.
import { assert, assertEquals, assertRejects } from "@std/assert";
import { breathe, End, ProxyBench, until } from "../helpers/fault_proxy.ts";

Deno.test("without toxics bytes pass both ways, and a half-closed connection goes on", async () => {
  await using bench = await ProxyBench.open();
  const { client, server } = await bench.connect();
  await client.send("ping");
  await server.has("ping");
  await client.conn.closeWrite();
  await server.is("ended");
  await server.send("pong");
  await client.has("pong");
  assertEquals(client.state, "open");
  await server.conn.closeWrite();
  await client.is("ended");
  await until(() => bench.proxy.counts.live === 0, () => "the connection is over");
  assertEquals(bench.proxy.counts, {
    accepted: 1,
    refused: 0,
    live: 0,
    bytes: { upstream: 4, downstream: 4 },
  });
});

Deno.test("without toxics a receiver that does not read holds the sender back, and gets all in the end", async () => {
  await using bench = await ProxyBench.open();
  const { client, server } = await bench.connect({ serverReads: false });
  const total = 48 * 1_048_576;
  const { sent, done } = flood(client, total);
  await stands(sent);
  assert(sent() < total, `all ${total} bytes went out while nobody read`);
  const [view] = bench.proxy.connections;
  assert(view && view.waitingBytes.upstream < 1_048_576, "the proxy keeps too much");
  server.read();
  await done;
  await until(() => server.text.length === total, () => "all bytes came");
});

Deno.test("latency delays what passes, in one direction only", async () => {
  await using bench = await ProxyBench.open({ type: "latency", latencyMs: 200 });
  const { client, server } = await bench.connect();
  await client.send("ping");
  await server.has("ping");
  await server.send("pong");
  await bench.holds(4);
  bench.clock.advance(199);
  await breathe();
  assertEquals(client.text, "");
  bench.clock.advance(1);
  await client.has("pong");
});

Deno.test("a toxic that is changed or removed while bytes wait applies to them at once", async () => {
  await using bench = await ProxyBench.open({ type: "latency", latencyMs: 60_000 });
  const { client, server } = await bench.connect();
  await server.send("one");
  await bench.holds(3);
  bench.clock.advance(100);
  bench.proxy.change("latency_downstream", { latencyMs: 100 });
  await client.has("one");
  bench.proxy.change("latency_downstream", { latencyMs: 60_000 });
  await server.send("two");
  await bench.holds(3);
  bench.proxy.remove("latency_downstream");
  await client.has("onetwo");
});

Deno.test("bandwidth lets so many bytes pass in a second", async () => {
  await using bench = await ProxyBench.open({ type: "bandwidth", bytesPerSecond: 1_000 });
  const { client, server } = await bench.connect();
  await server.send("x".repeat(2_000));
  await bench.holds(2_000);
  await passes(bench, 500);
  await until(() => client.text.length === 500, () => "a quarter came");
  await passes(bench, 1_500);
  await until(() => client.text.length === 2_000, () => "all came");
});

Deno.test("slow_close delays the end of the stream, not what comes before", async () => {
  await using bench = await ProxyBench.open({ type: "slow_close", delayMs: 1_000 });
  const { client, server } = await bench.connect();
  await server.send("bye");
  await server.conn.closeWrite();
  await client.has("bye");
  await until(() => bench.clock.pending > 0, () => "the end waits");
  bench.clock.advance(999);
  await breathe();
  assertEquals(client.state, "open");
  bench.clock.advance(1);
  await client.is("ended");
});

Deno.test("timeout swallows all bytes, and closes both sides after its time", async () => {
  await using bench = await ProxyBench.open({ type: "timeout", closeAfterMs: 5_000 });
  const { client, server } = await bench.connect();
  await client.send("heard");
  await server.has("heard");
  await server.send("unheard");
  await breathe();
  assertEquals(bench.proxy.connections[0]?.waitingBytes.downstream, 0);
  bench.clock.advance(4_999);
  await breathe();
  assertEquals([client.text, client.state, server.state], ["", "open", "open"]);
  bench.clock.advance(1);
  await Promise.all([client.is("ended"), server.is("ended")]);
});

Deno.test("timeout without a time leaves a half-open link: the client is not told that the server is gone", async () => {
  await using bench = await ProxyBench.open({ type: "timeout" });
  const { client, server } = await bench.connect();
  await server.conn.closeWrite();
  server.close();
  await breathe();
  bench.clock.advance(3_600_000);
  await breathe();
  assertEquals([client.state, bench.proxy.counts.live], ["open", 1]);
  bench.proxy.remove("timeout_downstream");
  await client.is("ended");
});

Deno.test("reset_peer ends both sides with an RST after its time", async () => {
  await using bench = await ProxyBench.open({ type: "reset_peer", afterMs: 300 });
  const { client, server } = await bench.connect();
  await server.send("before");
  await client.has("before");
  bench.clock.advance(299);
  await breathe();
  assertEquals([client.state, server.state], ["open", "open"]);
  bench.clock.advance(1);
  await Promise.all([client.is("reset"), server.is("reset")]);
});

Deno.test("a reset_peer that is removed before its time resets nobody", async () => {
  await using bench = await ProxyBench.open({ type: "reset_peer", afterMs: 300 });
  const { client, server } = await bench.connect();
  await client.send("a");
  await server.has("a");
  bench.proxy.remove("reset_peer_downstream");
  bench.clock.advance(300);
  await client.send("b");
  await server.has("ab");
  assertEquals([client.state, bench.clock.pending], ["open", 0]);
});

Deno.test("slicer cuts what passes into small pieces with pauses", async () => {
  await using bench = await ProxyBench.open({ type: "slicer", averageBytes: 4, delayMs: 10 });
  const { client, server } = await bench.connect();
  await server.send("0123456789");
  await client.has("0123");
  await until(() => bench.clock.pending > 0, () => "the next piece waits");
  bench.clock.advance(10);
  await client.has("01234567");
  await until(() => bench.clock.pending > 0, () => "the last piece waits");
  bench.clock.advance(10);
  await client.has("0123456789");
  assertEquals(client.sizes, [4, 4, 2]);
});

Deno.test("limit_data closes both sides after exactly so many bytes", async () => {
  await using bench = await ProxyBench.open({ type: "limit_data", maxBytes: 6 });
  const { client, server } = await bench.connect();
  await server.send("four");
  await client.has("four");
  assertEquals(client.state, "open");
  await server.send("more");
  await client.has("fourmo");
  await Promise.all([client.is("ended"), server.is("ended")]);
});

Deno.test("stall stops reading: the sender meets back-pressure, and nothing is lost", async () => {
  await using bench = await ProxyBench.open({ type: "stall", direction: "upstream" });
  const { client, server } = await bench.connect();
  const total = 48 * 1_048_576;
  const { sent, done } = flood(client, total);
  await stands(sent);
  assert(sent() < total, "all went out in spite of the stall");
  assertEquals([server.text, bench.proxy.connections[0]?.waitingBytes.upstream], ["", 0]);
  bench.proxy.remove("stall_upstream");
  await done;
  await until(() => server.text.length === total, () => "all bytes came");
});

Deno.test("a toxic that comes while connections live concerns them, in both directions if it says so", async () => {
  await using bench = await ProxyBench.open();
  const { client, server } = await bench.connect();
  await client.send("a");
  await server.has("a");
  bench.proxy.add({ type: "timeout", direction: "both", name: "dead-link" });
  await client.send("b");
  await server.send("c");
  await breathe();
  assertEquals([server.text, client.text], ["a", ""]);
  bench.proxy.clear();
  await client.send("d");
  await server.has("ad");
});

Deno.test("toxicity concerns a share of the connections, the same ones for the same seed", async () => {
  const drawn = async () => {
    await using bench = await ProxyBench.open({ type: "stall", toxicity: 0.5 });
    for (let count = 0; count < 20; count++) await bench.connect();
    const concerned = () => bench.proxy.connections.map(({ toxics }) => toxics.length);
    const before = concerned();
    bench.proxy.change("stall_downstream", { direction: "both" });
    assertEquals(concerned(), before);
    return before;
  };
  const first = await drawn();
  const hit = first.filter((count) => count === 1).length;
  assert(hit > 3 && hit < 17, `${hit} of 20 were concerned`);
  assertEquals(await drawn(), first);
});

Deno.test("cut ends all live connections, by FIN or by RST, and new ones pass", async () => {
  await using bench = await ProxyBench.open();
  for (const [ending, seen] of [["close", "ended"], ["reset", "reset"]] as const) {
    const pairs = [await bench.connect(), await bench.connect()];
    for (const { client, server } of pairs) {
      await client.send("here");
      await server.has("here");
    }
    assertEquals(bench.proxy.cut(ending), 2);
    await Promise.all(pairs.flatMap(({ client, server }) => [client.is(seen), server.is(seen)]));
    await until(() => bench.proxy.counts.live === 0, () => "none is live");
  }
  const { client, server } = await bench.connect();
  await client.send("again");
  await server.has("again");
});

Deno.test("down refuses clients and ends connections; up listens on the same port", async () => {
  await using bench = await ProxyBench.open();
  const { client } = await bench.connect();
  const { port } = bench.proxy;
  await bench.proxy.down();
  await client.is("ended");
  assertEquals([bench.proxy.isUp, bench.proxy.counts.live], [false, 0]);
  await assertRejects(() => bench.dial(), Deno.errors.ConnectionRefused);
  await bench.proxy.up();
  assertEquals(bench.proxy.port, port);
  const again = await bench.connect();
  await again.client.send("back");
  await again.server.has("back");
});

Deno.test("a server that refuses resets its client; the proxy and the others live on", async () => {
  await using bench = await ProxyBench.open();
  const other = await bench.connect();
  bench.refuse();
  const client = new End(await bench.dial());
  await client.is("reset");
  client.close();
  await until(() => bench.proxy.counts.refused === 1, () => "the refusal is counted");
  await other.client.send("still here");
  await other.server.has("still here");
});

Deno.test("a client that vanishes in the middle of an answer ends only its own connection", async () => {
  await using bench = await ProxyBench.open();
  const other = await bench.connect();
  const { client, server } = await bench.connect({ clientReads: false });
  const { done } = flood(server, 8 * 1_048_576);
  await until(() => bench.proxy.counts.bytes.downstream > 0, () => "the answer is under way");
  client.close();
  await done;
  await until(() => bench.proxy.counts.live === 1, () => "its connection is over");
  await server.is("reset");
  await other.client.send("still here");
  await other.server.has("still here");
});

/** Lets an end send so many bytes, or as many as it can before the connection is gone. */
function flood(end: End, total: number): { sent: () => number; done: Promise<void> } {
  let sent = 0;
  const chunk = new Uint8Array(65_536).fill(120);
  const write = async () => {
    try {
      while (sent < total) sent += await end.conn.write(chunk.subarray(0, total - sent));
    } catch {
      // The connection is gone.
    }
  };
  return { sent: () => sent, done: write() };
}

/** Waits until a number no longer grows. */
async function stands(number: () => number): Promise<void> {
  for (let before = -1; before !== number();) {
    before = number();
    await breathe(50);
  }
}

/** Lets time pass in small steps, as every piece of a bandwidth is delivered by a timer of its own. */
async function passes(bench: ProxyBench, ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 50) {
    bench.clock.advance(50);
    await breathe(3);
  }
}
