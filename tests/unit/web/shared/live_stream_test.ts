import { assertEquals } from "@std/assert";
import { ManualClock } from "../../../../gateway/runtime/manual_clock.ts";
import { followMock } from "../../../../web/shared/follow_mock.ts";
import {
  FIRST_RETRY_MS,
  keepStreamOpen,
  LONGEST_RETRY_MS,
  type StreamHandlers,
} from "../../../../web/shared/live_stream.ts";
import type { JournalEntry, Result } from "../../../../web/shared/mock_client.ts";

/** A browser's connections, opened and broken by hand. */
class FakeConnections {
  readonly open: StreamHandlers[] = [];
  closed = 0;

  readonly connect = (_url: string, handlers: StreamHandlers): () => void => {
    this.open.push(handlers);
    return () => this.closed++;
  };

  get last(): StreamHandlers {
    const last = this.open.at(-1);
    if (!last) throw new Error("No connection was made");
    return last;
  }
}

function setUp() {
  const clock = new ManualClock();
  const connections = new FakeConnections();
  const heard: unknown[] = [];
  const states: string[] = [];
  const stop = keepStreamOpen({
    url: "/trace",
    connect: connections.connect,
    clock,
    opened: () => states.push("opened"),
    heard: (data) => heard.push(data),
    lost: () => states.push("lost"),
  });
  return { clock, connections, heard, states, stop };
}

Deno.test("keepStreamOpen() hands on JSON and leaves out what is none", () => {
  const { connections, heard } = setUp();
  connections.last.heard('{"id":1}');
  connections.last.heard("not JSON");
  assertEquals(heard, [{ id: 1 }]);
});

Deno.test("keepStreamOpen() opens a broken stream again, each time later", () => {
  const { clock, connections, states } = setUp();
  connections.last.failed();
  clock.advance(FIRST_RETRY_MS - 1);
  assertEquals(connections.open.length, 1);
  clock.advance(1);
  assertEquals(connections.open.length, 2);
  connections.last.failed();
  clock.advance(FIRST_RETRY_MS);
  assertEquals(connections.open.length, 2);
  clock.advance(FIRST_RETRY_MS);
  assertEquals(connections.open.length, 3);
  assertEquals(states, ["lost", "lost"]);
});

Deno.test("keepStreamOpen() never waits longer than its longest, and starts over once open", () => {
  const { clock, connections } = setUp();
  for (let tries = 0; tries < 8; tries++) {
    connections.last.failed();
    clock.advance(LONGEST_RETRY_MS);
  }
  assertEquals(connections.open.length, 9);
  connections.last.opened();
  connections.last.failed();
  clock.advance(FIRST_RETRY_MS);
  assertEquals(connections.open.length, 10);
});

Deno.test("keepStreamOpen() stops for good, also while it waits to try again", () => {
  const { clock, connections, stop } = setUp();
  connections.last.failed();
  stop();
  clock.advance(LONGEST_RETRY_MS);
  assertEquals(connections.open.length, 1);
  assertEquals(connections.closed, 1);
});

Deno.test("followMock() puts the journal's past before what the stream tells meanwhile", async () => {
  const entry = (id: number): JournalEntry => ({
    id,
    time: id,
    from: "customer",
    to: "tserver",
    name: "call",
  });
  const reading = Promise.withResolvers<Result<{ entries: JournalEntry[] }>>();
  const connections = new FakeConnections();
  const heard: unknown[] = [];
  followMock({
    client: { journal: () => reading.promise },
    connect: connections.connect,
    clock: new ManualClock(),
    opened: () => {},
    heard: (each) => heard.push((each as JournalEntry).id),
    lost: () => {},
  });
  connections.last.opened();
  connections.last.heard(JSON.stringify(entry(3)));
  assertEquals(heard, []);
  reading.resolve({ ok: true, value: { entries: [entry(1), entry(2)] } });
  await reading.promise;
  await Promise.resolve();
  connections.last.heard(JSON.stringify(entry(4)));
  assertEquals(heard, [1, 2, 3, 4]);
});
