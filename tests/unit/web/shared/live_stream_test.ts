import { assertEquals } from "@std/assert";
import { ManualClock } from "../../../../gateway/runtime/manual_clock.ts";
import { followMock } from "../../../../web/shared/follow_mock.ts";
import {
  FIRST_RETRY_MS,
  keepStreamOpen,
  LONGEST_RETRY_MS,
  type PageSight,
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

/** A tab that is put behind and brought in front by hand. */
class FakeSight implements PageSight {
  isVisible = true;
  #changed = () => {};

  watch(changed: () => void): () => void {
    this.#changed = changed;
    return () => this.#changed = () => {};
  }

  show(isVisible: boolean): void {
    this.isVisible = isVisible;
    this.#changed();
  }
}

function setUp(sight = new FakeSight()) {
  const clock = new ManualClock();
  const connections = new FakeConnections();
  const heard: unknown[] = [];
  const states: string[] = [];
  const stop = keepStreamOpen({
    url: "/trace",
    connect: connections.connect,
    clock,
    sight,
    opened: () => states.push("opened"),
    heard: (data) => heard.push(data),
    lost: () => states.push("lost"),
  });
  return { clock, connections, heard, sight, states, stop };
}

Deno.test("keepStreamOpen() hands on JSON and leaves out what is none", () => {
  const { connections, heard } = setUp();
  connections.last.heard({ data: '{"id":1}' });
  connections.last.heard({ data: "not JSON" });
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

Deno.test("a tab behind holds no connection; in front again, the stream goes on where it was", () => {
  const { clock, connections, heard, sight, states } = setUp();
  connections.last.opened();
  connections.last.heard({ data: '{"id":7}', id: "7" });
  sight.show(false);
  assertEquals(connections.closed, 1);
  clock.advance(LONGEST_RETRY_MS);
  assertEquals(connections.open.length, 1);
  sight.show(true);
  assertEquals(connections.last.lastEventId, "7");
  connections.last.heard({ data: '{"id":8}', id: "8" });
  assertEquals(heard, [{ id: 7 }, { id: 8 }]);
  assertEquals(states, ["opened"]);
});

Deno.test("a tab that is opened behind connects when it is looked at", () => {
  const sight = new FakeSight();
  sight.isVisible = false;
  const { connections } = setUp(sight);
  assertEquals(connections.open.length, 0);
  sight.show(true);
  assertEquals(connections.open.length, 1);
});

Deno.test("a tab that waits to try again does not while it is behind", () => {
  const { clock, connections, sight } = setUp();
  connections.last.failed();
  sight.show(false);
  clock.advance(LONGEST_RETRY_MS);
  assertEquals(connections.open.length, 1);
  sight.show(true);
  assertEquals(connections.open.length, 2);
});

Deno.test("a gateway restarted behind the tab's back: its first messages are not passed over", () => {
  const { connections, heard, sight } = setUp();
  connections.last.heard({ data: '{"id":7}', id: "7" });
  sight.show(false);
  sight.show(true);
  connections.last.heard({ data: '{"id":3}', id: "3" });
  assertEquals(connections.last.lastEventId, undefined);
  for (const id of ["1", "2", "3"]) connections.last.heard({ data: `{"id":${id}}`, id });
  assertEquals(heard, [{ id: 7 }, { id: 1 }, { id: 2 }, { id: 3 }]);
});

Deno.test("after a break the stream is read from its start: another process may answer", () => {
  const { clock, connections } = setUp();
  connections.last.heard({ data: "{}", id: "7" });
  connections.last.failed();
  clock.advance(FIRST_RETRY_MS);
  assertEquals(connections.last.lastEventId, undefined);
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
    sight: new FakeSight(),
    opened: () => {},
    heard: (each) => heard.push((each as JournalEntry).id),
    lost: () => {},
  });
  connections.last.opened();
  connections.last.heard({ data: JSON.stringify(entry(3)) });
  assertEquals(heard, []);
  reading.resolve({ ok: true, value: { entries: [entry(1), entry(2)] } });
  await reading.promise;
  await Promise.resolve();
  connections.last.heard({ data: JSON.stringify(entry(4)) });
  assertEquals(heard, [1, 2, 3, 4]);
});
