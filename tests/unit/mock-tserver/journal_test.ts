import { assertEquals, assertFalse, assertGreater } from "@std/assert";
import { Journal } from "../../../mock-tserver/journal.ts";
import { createBench } from "../../helpers/mock_bench.ts";

function journalOf(count: number, maxEntries = 3): Journal {
  const journal = new Journal({ maxEntries, now: () => 0 });
  for (let n = 1; n <= count; n++) {
    journal.add({ from: "gateway", to: "tserver", name: `${n}`, payload: n });
  }
  return journal;
}

const names = (page: ReturnType<Journal["after"]>) =>
  page.entries.map(({ id, name }) => `${id}:${name}`);

Deno.test("Journal.after() gives what came after an id, and says when some of it is gone", () => {
  const journal = journalOf(5);
  assertEquals(names(journal.after()), ["3:3", "4:4", "5:5"]);
  const cases = [
    { since: 5, ids: [], gap: false },
    { since: 4, ids: [5], gap: false },
    { since: 2, ids: [3, 4, 5], gap: false },
    { since: 1, ids: [3, 4, 5], gap: true },
    { since: 0, ids: [3, 4, 5], gap: true },
    { since: 99, ids: [3, 4, 5], gap: true },
  ];
  for (const { since, ids, gap } of cases) {
    const page = journal.after(since);
    assertEquals(
      [page.entries.map(({ id }) => id), page.lastId, page.gap],
      [ids, 5, gap],
      `${since}`,
    );
  }
});

Deno.test("Journal.after() gives no more than asked for, and from where to go on", () => {
  const journal = journalOf(3);
  const page = journal.after(0, 2);
  assertEquals([names(page), page.lastId], [["1:1", "2:2"], 2]);
  assertEquals(names(journal.after(page.lastId, 2)), ["3:3"]);
});

Deno.test("Journal.clear() forgets all entries, and ids go on rising", () => {
  const journal = journalOf(5);
  journal.clear();
  const { entries, lastId, gap, lost } = journal.after();
  assertEquals([entries, lastId, gap, lost], [[], 5, false, 0]);
  journal.add({ from: "customer", to: "tserver", name: "call", payload: {} });
  assertEquals(names(journal.after()), ["6:call"]);
  assertEquals(journal.after(3).gap, true);
});

Deno.test("Journal.subscribe() tells of each entry until it is ended", () => {
  const journal = journalOf(1);
  const heard: string[] = [];
  const end = journal.subscribe(({ name }) => heard.push(name));
  journal.add({ from: "customer", to: "tserver", name: "call", payload: {} });
  end();
  journal.add({ from: "customer", to: "tserver", name: "hangup", payload: {} });
  assertEquals(heard, ["call"]);
});

Deno.test("the journal tells a call as it happened, one row an event however many heard it", () => {
  const { clock, connect, control, ring } = createBench();
  const client = connect("7001");
  connect("7001");
  const start = control.journal().lastId;
  const ConnID = ring();
  clock.advance(10);
  client.send({ name: "RequestAnswerCall", ThisDN: "7001", ConnID });
  clock.advance(10);
  control.customer.hangup(ConnID);
  clock.advance(10);
  const { entries } = control.journal(start);
  assertEquals(entries.map(({ from, to, name }) => `${from} -> ${to} ${name}`), [
    "customer -> tserver call",
    "tserver -> gateway EventRinging",
    "gateway -> tserver RequestAnswerCall",
    "tserver -> gateway EventEstablished",
    "customer -> tserver hangup",
    "tserver -> gateway EventReleased",
  ]);
  const { eventId } = control.call(ConnID);
  for (const { connectionId, eventId: id, thisDN } of entries) {
    assertEquals([connectionId, id], [ConnID, eventId]);
    assertEquals(thisDN ?? "7001", "7001");
  }
  assertEquals(entries.map(({ time }) => time - (entries[0]?.time ?? 0)), [0, 0, 10, 10, 20, 20]);
  const established = entries[3]?.payload;
  assertEquals(established, client.events.find(({ name }) => name === "EventEstablished"));
});

Deno.test("the journal marks what never arrived as dropped", () => {
  const { clock, connect, control, ring } = createBench({
    delays: { RequestAnswerCall: "never", EventReleased: "never" },
  });
  const client = connect("7001");
  const start = control.journal().lastId;
  client.send({ name: "RequestAnswerCall", ThisDN: "7001", ConnID: ring() });
  control.phone.hangup("7001");
  clock.advance(0);
  const rows = control.journal(start).entries.map(({ name, dropped }) => [name, dropped ?? false]);
  assertEquals(rows.toSorted(), [
    ["EventReleased", true],
    ["EventRinging", false],
    ["RequestAnswerCall", true],
    ["call", false],
    ["hangup", false],
  ]);
});

Deno.test("the same seed gives the same journal, another seed other ids", () => {
  const run = (seed: number) => {
    const { clock, connect, control, ring } = createBench({
      delays: {
        EventRinging: { uniform: [0, 500] },
        RequestReleaseCall: { normal: { mean: 50, sd: 20 } },
      },
      customer: { answersAfter: { uniform: [10, 1000] } },
    }, { seed });
    const client = connect("7001", "7002");
    client.send({ name: "RequestMakeCall", ThisDN: "7002", OtherDN: "+14155550123" });
    for (let n = 0; n < 20; n++) {
      client.send({ name: "RequestReleaseCall", ThisDN: "7001", ConnID: ring() });
      clock.advance(100);
    }
    clock.runAll();
    return control.journal().entries;
  };
  const [first, again, other] = [run(7), run(7), run(8)];
  assertGreater(first.length, 60);
  assertEquals(again, first);
  const ids = new Set(first.map(({ connectionId }) => connectionId ?? ""));
  assertFalse(other.some(({ connectionId = "none" }) => ids.has(connectionId)));
});
