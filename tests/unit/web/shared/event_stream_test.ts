import { assertEquals } from "@std/assert";
import { connectByFetch, eventReader } from "../../../../web/shared/event_stream.ts";
import type { StreamMessage } from "../../../../web/shared/live_stream.ts";

function read(...pieces: string[]): StreamMessage[] {
  const heard: StreamMessage[] = [];
  const take = eventReader((message) => heard.push(message));
  for (const piece of pieces) take(piece);
  return heard;
}

Deno.test("eventReader() reads messages however they are cut into pieces", () => {
  const text = ': hello\n\nid: 1\ndata: {"a":1}\n\nid: 2\r\ndata: x\r\ndata: y\r\n\r\n';
  const messages = [{ id: "1", data: '{"a":1}' }, { id: "2", data: "x\ny" }];
  assertEquals(read(text), messages);
  assertEquals(read(...text), messages);
});

Deno.test("eventReader() leaves out events of other names, and keeps the last id", () => {
  const text = 'id: 4\ndata: a\n\nevent: gap\ndata: {"since":4}\n\ndata: b\n\n';
  assertEquals(read(text), [{ id: "4", data: "a" }, { id: "4", data: "b" }]);
});

/** A response whose body the test writes. */
function stream() {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = writable.getWriter();
  return {
    response: new Response(readable),
    say: (text: string) => writer.write(new TextEncoder().encode(text)),
    end: () => writer.close(),
  };
}

Deno.test("connectByFetch() asks to go on after the last event, and tells of the end", async () => {
  const { response, say, end } = stream();
  const asked: (string | null)[] = [];
  const told: string[] = [];
  const failed = Promise.withResolvers<void>();
  connectByFetch((url, init) => {
    asked.push(url, new Headers(init.headers).get("last-event-id"));
    return Promise.resolve(response);
  })("/trace", {
    lastEventId: "41",
    opened: () => told.push("opened"),
    heard: ({ id, data }) => told.push(`${id} ${data}`),
    failed: () => failed.resolve(),
  });
  await say("id: 42\ndata: {}\n\n");
  await end();
  await failed.promise;
  assertEquals(asked, ["/trace", "41"]);
  assertEquals(told, ["opened", "42 {}"]);
});

Deno.test("connectByFetch() tells nothing more once it is closed", async () => {
  const asked = Promise.withResolvers<AbortSignal | null | undefined>();
  const told: string[] = [];
  const close = connectByFetch((_url, { signal }) => {
    asked.resolve(signal);
    return Promise.reject(new Error("aborted"));
  })("/trace", {
    opened: () => told.push("opened"),
    heard: () => told.push("heard"),
    failed: () => told.push("failed"),
  });
  close();
  assertEquals((await asked.promise)?.aborted, true);
  await Promise.resolve();
  assertEquals(told, []);
});
