import { assert, assertEquals } from "@std/assert";
import { HEARTBEAT_MS } from "../../../../mock-tserver/admin/stream.ts";
import { createBench } from "../../../helpers/mock_bench.ts";

type Bench = ReturnType<typeof createBench>;

/** Opens a stream; `next` gives what arrives next, `undefined` at the end. */
async function openStream({ mock }: Bench, path = "/stream", headers: Record<string, string> = {}) {
  const response = await mock.admin.request(path, { headers });
  assert(response.body);
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  return {
    response,
    reader,
    async next(): Promise<string | undefined> {
      const { done, value } = await reader.read();
      return done ? undefined : decoder.decode(value);
    },
  };
}

/** Ids and names of the entries in a piece of a stream. */
function entries(text = ""): string[] {
  return text.trimEnd().split("\n\n").map((event) => {
    const [id, data] = event.split("\n");
    const entry = JSON.parse(data?.replace(/^data: /, "") ?? "");
    assertEquals(id, `id: ${entry.id}`);
    return `${entry.id} ${entry.name}`;
  });
}

Deno.test("stream: entries arrive as they are made, from now on", async () => {
  const bench = createBench();
  bench.ring();
  const { response, next, reader } = await openStream(bench);
  assertEquals(response.headers.get("content-type"), "text/event-stream");
  assertEquals(response.headers.get("cache-control"), "no-store, no-transform");
  bench.control.phone.answer("7001");
  assertEquals(entries(await next()), ["2 answer"]);
  bench.control.phone.hangup("7001");
  bench.ring();
  assertEquals(entries(await next()), ["3 hangup"]);
  assertEquals(entries(await next()), ["4 call"]);
  await reader.cancel();
});

Deno.test("stream: Last-Event-ID and since go on from an entry, and the header comes first", async () => {
  const bench = createBench();
  bench.ring("7001");
  bench.ring("7002");
  const resumed = await openStream(bench, "/stream?since=0", { "last-event-id": "1" });
  assertEquals(entries(await resumed.next()), ["2 call"]);
  const all = await openStream(bench, "/stream?since=0");
  assertEquals(entries(await all.next()), ["1 call", "2 call"]);
  await Promise.all([resumed.reader.cancel(), all.reader.cancel()]);
});

Deno.test("stream: a reader is told when entries are gone before he took them", async () => {
  const bench = createBench({ limits: { journalEntries: 2 } });
  const slow = await openStream(bench);
  for (let n = 0; n < 2; n++) {
    bench.control.customer.hangup(bench.ring());
    bench.control.customer.hangup(bench.ring());
  }
  assertEquals(entries(await slow.next()), ["1 call"]);
  const gap = 'event: gap\ndata: {"since":1}\n\n';
  const rest = await slow.next() ?? "";
  assert(rest.startsWith(gap), rest);
  assertEquals(entries(rest.slice(gap.length)), ["7 call", "8 hangup"]);
  await slow.reader.cancel();
});

Deno.test("stream: a reader from an earlier run gets all there is, after a gap", async () => {
  const bench = createBench();
  bench.ring();
  const { next, reader } = await openStream(bench, "/stream", { "last-event-id": "5000" });
  const text = await next();
  assertEquals(text?.startsWith('event: gap\ndata: {"since":5000}\n\nid: 1\n'), true);
  await reader.cancel();
});

Deno.test("stream: a comment keeps it alive, but only one waits for a reader who stalls", async () => {
  const bench = createBench();
  const { next, reader } = await openStream(bench);
  bench.clock.advance(HEARTBEAT_MS * 5);
  assertEquals(await next(), ": alive\n\n");
  bench.ring();
  assertEquals(entries(await next()), ["1 call"]);
  await reader.cancel();
});

Deno.test("stream: one that is cancelled leaves no timer and makes room for another", async () => {
  const bench = createBench({ limits: { streams: 1 } });
  const { reader } = await openStream(bench);
  const refused = await bench.mock.admin.request("/stream");
  assertEquals([refused.status, (await refused.json()).type], [
    429,
    "urn:hookswitch:too-many-streams",
  ]);
  await reader.cancel();
  assertEquals(bench.clock.pending, 0);
  const another = await openStream(bench);
  assertEquals(another.response.status, 200);
  await another.reader.cancel();
  bench.mock.close();
});

Deno.test("stream: HEAD opens none", async () => {
  const bench = createBench();
  const response = await bench.mock.admin.request("/stream", { method: "HEAD" });
  assertEquals([response.status, response.body], [200, null]);
  assertEquals(bench.clock.pending, 0);
});

Deno.test("stream: all end when the mock closes", async () => {
  const bench = createBench();
  const streams = await Promise.all([openStream(bench), openStream(bench)]);
  const reads = streams.map(({ next }) => next());
  bench.mock.close();
  assertEquals(await Promise.all(reads), [undefined, undefined]);
  assertEquals(bench.clock.pending, 0);
});
