// The switch in one read, as the workbench watches it.
import { assert, assertEquals } from "@std/assert";
import { Counts, Overview, Vocabulary } from "../../../../mock-tserver/overview.ts";
import { createAdminBench } from "../../../helpers/mock_admin.ts";

type Bench = ReturnType<typeof createAdminBench>;

const overview = async ({ get }: Bench) =>
  Overview.strict().parse(await (await get("/mock/overview")).json());

Deno.test("overview: a call says since when it rings, and since when it is talked", async () => {
  const bench = createAdminBench();
  bench.connect("7001");
  const ConnID = bench.ring();
  const rang = bench.clock.now();
  bench.clock.advance(4_000);
  bench.control.phone.answer("7001");
  bench.clock.advance(1_000);
  const { calls, dns, counts, time } = await overview(bench);
  assertEquals(time, rang + 5_000);
  assertEquals([calls[0]?.connectionId, calls[0]?.beganAt], [ConnID, rang]);
  assertEquals(calls[0]?.parties.map(({ state, since }) => [state, since]), [
    ["connected", rang + 4_000],
    ["connected", rang + 4_000],
  ]);
  assertEquals(dns[0]?.calls[0]?.connectionId, ConnID);
  assertEquals(counts, { calls: 1, waiting: 0, endedLegs: 0 });
});

Deno.test("overview: an agent says why he is not ready, and since when", async () => {
  const bench = createAdminBench();
  const client = bench.connect("7001");
  const agent = async () => (await overview(bench)).agents[0];
  assertEquals(await agent(), { agentId: "1001", desk: "7001", state: "loggedOut" });
  client.send({ name: "RequestAgentLogin", ThisDN: "7001", AgentID: "1001" });
  client.send({ name: "RequestAgentReady", ThisDN: "7001" });
  const ready = bench.clock.now();
  bench.clock.advance(2_000);
  client.send({ name: "RequestAgentReady", ThisDN: "7001" });
  assertEquals(await agent(), {
    agentId: "1001",
    desk: "7001",
    dn: "7001",
    state: "ready",
    since: ready,
  });
  client.send({ name: "RequestAgentNotReady", ThisDN: "7001", Reasons: { reason: "lunch" } });
  const { state, since, reasons } = (await agent())!;
  assertEquals([state, since, reasons], ["notReady", ready + 2_000, { reason: "lunch" }]);
});

Deno.test("overview: a call that waits at a queue, and one that came from there, say so", async () => {
  const bench = createAdminBench();
  const client = bench.connect("7001", "5000");
  client.send({ name: "RequestAgentLogin", ThisDN: "7001", AgentID: "1001" });
  bench.control.addQueue({ dn: "5000", agents: ["1001"] });
  bench.ring("5000");
  const waiting = await overview(bench);
  assertEquals(waiting.calls[0]?.parties[1]?.state, "queued");
  assertEquals(waiting.counts.waiting, 1);
  client.send({ name: "RequestAgentReady", ThisDN: "7001" });
  const ringing = await overview(bench);
  assertEquals(ringing.calls[0]?.parties[1]?.queue, "5000");
  assertEquals(ringing.counts.waiting, 0);
});

Deno.test("counts: an end counts once, also when its event is lost or comes twice", async () => {
  const bench = createAdminBench();
  bench.connect("7001");
  bench.control.faults.add({ match: { message: "EventReleased", nth: 1 }, effect: { drop: true } });
  bench.control.faults.add({
    match: { message: "EventReleased", nth: 2 },
    effect: { duplicate: 3 },
  });
  for (let times = 0; times < 2; times++) {
    bench.ring();
    bench.control.phone.answer("7001");
    bench.control.phone.hangup("7001");
  }
  const counts = Counts.parse(await (await bench.get("/mock/counts")).json());
  assertEquals(counts, { calls: 0, waiting: 0, endedLegs: 2 });
});

Deno.test("vocabulary: what it names can be delayed and struck", async () => {
  const { get, send } = createAdminBench();
  const { requests, events, errors } = Vocabulary.parse(
    await (await get("/mock/vocabulary")).json(),
  );
  const delays = Object.fromEntries([...requests, ...events].map((name) => [name, 1]));
  assertEquals((await send("PATCH", "/mock/settings", { delays })).status, 200);
  const [message, fail] = [requests.at(-1), errors.at(-1)?.code];
  const rule = { match: { message }, effect: { fail } };
  assertEquals((await send("POST", "/mock/faults", rule)).status, 201);
  assert(requests.length > 20 && events.length > 30);
});
