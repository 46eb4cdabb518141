import { assert, assertEquals, assertFalse, assertThrows } from "@std/assert";
import { seededRandom } from "../../../gateway/runtime/random.ts";
import { FaultBook } from "../../../mock-tserver/faults/book.ts";
import { FaultRule } from "../../../mock-tserver/faults/rule.ts";
import { ControlError } from "../../../mock-tserver/mod.ts";
import { createAdminBench, problem } from "../../helpers/mock_admin.ts";
import { createBench } from "../../helpers/mock_bench.ts";

const ThisDN = "7001";
type Effect = FaultRule["effect"];

/** What 7001 hears of a call that rings, is answered by its client, and then by nobody ended. */
function answered(message: FaultRule["match"]["message"], effect: Effect, waitMs = 0): string[] {
  const { clock, connect, control, ring } = createBench();
  const client = connect(ThisDN);
  control.faults.add({ match: { message }, effect });
  const ConnID = ring();
  client.send({ name: "RequestAnswerCall", ThisDN, ConnID });
  client.send({ name: "RequestHoldCall", ThisDN, ConnID });
  clock.advance(waitMs);
  return client.heard().map((line) => line.replace("Event", "").replace(" 7001", ""));
}

Deno.test("faults: each effect on a request", () => {
  const request = "RequestAnswerCall";
  assertEquals(answered(request, { delay: 100 }), ["Ringing", "Error #3 1161"]);
  assertEquals(answered(request, { delay: 100 }, 100), [
    "Ringing",
    "Error #3 1161",
    "Established #2",
  ]);
  assertEquals(answered(request, { drop: true }, 5_000), ["Ringing", "Error #3 1161"]);
  assertEquals(answered(request, { duplicate: 1 }), [
    "Ringing",
    "Established #2",
    "Error #2 1161",
    "Held #3",
  ]);
  assertEquals(answered(request, { reorder: true }), [
    "Ringing",
    "Error #3 1161",
    "Established #2",
  ]);
  assertEquals(answered(request, { fail: 506 }), ["Ringing", "Error #2 506", "Error #3 1161"]);
  assertEquals(answered(request, { corrupt: { ConnID: "0" } }), [
    "Ringing",
    "Error #2 56",
    "Error #3 1161",
  ]);
  assertEquals(answered(request, { disconnect: "link" }), [
    "Ringing",
    "LinkDisconnected",
    "Error #2 54",
    "Error #3 54",
  ]);
  assertEquals(answered(request, { disconnect: "client" }), ["ServerDisconnected"]);
});

Deno.test("the journal shows an event that a fault repeats as often as it is delivered", () => {
  const { connect, control, ring, settle } = createBench();
  const clients = [connect(ThisDN), connect(ThisDN)];
  control.faults.add({ match: { message: "EventRinging" }, effect: { duplicate: 2 } });
  ring();
  settle();
  const rings = (names: readonly { name: string }[]) =>
    names.filter(({ name }) => name === "EventRinging").length;
  assertEquals(clients.map(({ events }) => rings(events)), [3, 3]);
  assertEquals(rings(control.journal().entries), 3);
});

Deno.test("faults: each effect on an event", () => {
  const event = "EventRinging";
  const rest = ["Established #2", "Held #3"];
  assertEquals(answered(event, { delay: 100 }), []);
  assertEquals(answered(event, { delay: 100 }, 100), ["Ringing", ...rest]);
  assertEquals(answered(event, { drop: true }), rest);
  assertEquals(answered(event, { duplicate: 2 }), ["Ringing", "Ringing", "Ringing", ...rest]);
  assertEquals(answered(event, { reorder: true }), ["Established #2", "Ringing", "Held #3"]);
  assertEquals(
    answered(event, { corrupt: { ThisDN: null, ANI: 7, name: "x" } }),
    [
      "Ringing",
      ...rest,
    ].map((line) => line),
  );
  assertEquals(answered(event, { disconnect: "link", forMs: 500 }, 500), [
    "LinkDisconnected",
    "Ringing",
    "Error #2 54",
    "Error #3 54",
    "LinkConnected",
  ]);
});

Deno.test("faults: what lets another pass goes by itself after a second", () => {
  const { clock, connect, control, ring } = createBench();
  const client = connect(ThisDN);
  control.faults.add({ match: { message: "EventRinging" }, effect: { reorder: true } });
  control.faults.add({ match: { message: "RequestAnswerCall" }, effect: { reorder: true } });
  client.send({ name: "RequestAnswerCall", ThisDN, ConnID: ring() });
  clock.advance(999);
  assertEquals(client.heard(), []);
  clock.advance(1);
  assertEquals(client.heard(), ["EventRinging 7001", "EventEstablished 7001 #2"]);
  assertEquals(clock.pending, 0);
});

Deno.test("faults: an event is changed in every client's copy, which keeps its ReferenceID", () => {
  const { connect, control, ring, settle } = createBench();
  const [asking, watching] = [connect(ThisDN), connect(ThisDN)];
  control.faults.add({
    match: { message: "EventEstablished" },
    effect: { corrupt: { ANI: "?", OtherDN: null } },
  });
  asking.send({ name: "RequestAnswerCall", ThisDN, ConnID: ring() });
  settle();
  for (const [client, ReferenceID] of [[asking, 2], [watching, undefined]] as const) {
    const event = client.events.at(-1);
    assert(event?.name === "EventEstablished");
    assertEquals([event.ANI, "OtherDN" in event, event.ReferenceID], ["?", false, ReferenceID]);
  }
});

function createBook() {
  let now = 0;
  const book = new FaultBook({ random: seededRandom(3), now: () => now });
  const strikes = (...DNs: string[]) =>
    DNs.map((dn) => book.strike({ name: "EventRinging", ThisDN: dn }).length);
  return { book, strikes, wait: (ms: number) => void (now += ms) };
}

const drop = { drop: true } as const;

Deno.test("FaultBook.strike() heeds name, DN, nth and times, and counts", () => {
  const { book, strikes } = createBook();
  book.add({ match: { message: "EventRinging", dn: "1", nth: 2 }, effect: drop });
  book.add({ match: { message: "EventHeld" }, effect: drop });
  const twice = book.add({ match: { message: "EventRinging", dn: "2" }, effect: drop, times: 2 });
  assertEquals(strikes("1", "2", "1", "1", "2", "2"), [0, 1, 1, 0, 1, 0]);
  assertEquals(book.list().map(({ id, seen, struck }) => [id, seen, struck]), [
    [1, 3, 1],
    [2, 0, 0],
    [3, 3, 2],
  ]);
  assert(book.remove(twice.id));
  assertFalse(book.remove(twice.id));
});

Deno.test("FaultBook.strike() heeds the time since the rule was made", () => {
  const { book, strikes, wait } = createBook();
  wait(1_000);
  book.add({ match: { message: "EventRinging", fromMs: 100, untilMs: 200 }, effect: drop });
  const struck = [99, 1, 100, 1].map((ms) => {
    wait(ms);
    return strikes("1")[0];
  });
  assertEquals(struck, [0, 1, 1, 0]);
});

Deno.test("FaultBook.strike() leaves to chance what is left to it, the same for the same seed", () => {
  const run = () => {
    const { book, strikes } = createBook();
    book.add({ match: { message: "EventRinging", probability: 0.25 }, effect: drop });
    return strikes(...Array(1_000).fill("1"));
  };
  const struck = run();
  const count = struck.filter((n) => n === 1).length;
  assert(count > 200 && count < 300, `${count} of 1000`);
  assertEquals(run(), struck);
});

Deno.test("FaultRule refuses what cannot be", () => {
  const match = { message: "RequestAnswerCall" };
  const bad = [
    {},
    { match },
    { match: { message: "RequestAnswer" }, effect: drop },
    { match, effect: { drop: false } },
    { match, effect: { drop: true, delay: 1 } },
    { match: { message: "EventRinging" }, effect: { fail: 56 } },
    { match, effect: { disconnect: "client", forMs: 5 } },
    { match: { ...match, probability: 2 }, effect: drop },
    { match, effect: drop, times: 0 },
    { match, effect: { duplicate: 101 } },
  ];
  for (const rule of bad) assertFalse(FaultRule.safeParse(rule).success, JSON.stringify(rule));
});

Deno.test("MockControl.faults: bounded, found by id, gone after a reset", () => {
  const { control } = createBench({ limits: { faults: 1 } });
  const rule = { match: { message: "EventRinging" }, effect: drop } as const;
  const { id } = control.faults.add(rule);
  assertThrows(() => control.faults.add(rule), ControlError, "1 are in force");
  assertEquals(control.faults.get(id), { id, rule, seen: 0, struck: 0 });
  control.reset();
  assertEquals(control.faults.list(), []);
  assertThrows(() => control.faults.remove(id), ControlError, `No fault rule has the id ${id}`);
});

Deno.test("admin: faults are added, listed, looked at and removed", async () => {
  const { get, send } = createAdminBench();
  const rule = {
    match: { message: "EventRinging", nth: 2 },
    effect: { delay: { uniform: [1, 9] } },
  };
  const added = await send("POST", "/mock/faults", rule);
  assertEquals([added.status, added.headers.get("location")], [201, "/mock/faults/1"]);
  assertEquals(await added.json(), { id: 1, rule, seen: 0, struck: 0 });
  assertEquals((await (await get("/mock/faults")).json()).faults.length, 1);
  assertEquals((await get("/mock/faults/1")).status, 200);
  assertEquals((await send("DELETE", "/mock/faults/1")).status, 204);
  assertEquals(await problem(await get("/mock/faults/1")), [404, "unknown-fault", undefined]);
  assertEquals(await problem(await get("/mock/faults/x")), [400, "invalid-field", "id"]);
  const typo = await send("POST", "/mock/faults", { match: { massage: "x" }, effect: drop });
  assertEquals((await problem(typo)).slice(0, 2), [400, "invalid-field"]);
  await send("POST", "/mock/faults", rule);
  assertEquals((await send("DELETE", "/mock/faults")).status, 204);
  assertEquals((await (await get("/mock/faults")).json()).faults, []);
});

Deno.test("admin: service, registration, switchover and connections", async () => {
  const { get, send, connect, settle } = createAdminBench();
  const client = connect(ThisDN);
  const body = async (path: string, json?: unknown) =>
    await (await send("POST", `/mock/${path}`, json)).json();
  assertEquals((await body("dns/7001/service", { inService: false })).outOfService, true);
  await body("dns/7001/service", { inService: true });
  assertEquals((await body("dns/7001/unregister")).registered, false);
  assertEquals(await body("link/switchover", { mode: "hot" }), { up: true });
  assertEquals(await (await get("/mock/connections")).json(), {
    connections: [{ id: 1, dns: [] }],
  });
  assertEquals(await body("connections/drop", { id: 1 }), { connections: [] });
  const gone = await send("POST", "/mock/connections/drop", { id: 1 });
  assertEquals(await problem(gone), [404, "unknown-connection", undefined]);
  const odd = await send("POST", "/mock/link/switchover", { mode: "cold" });
  assertEquals(await problem(odd), [400, "invalid-field", "mode"]);
  settle();
  assertEquals(client.heard(), ["EventServerDisconnected"]);
});
