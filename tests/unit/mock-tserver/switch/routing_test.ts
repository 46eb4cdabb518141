// Route points: clients route the calls that wait there, and the clock does it for those that nobody does.
import { assertEquals } from "@std/assert";
import { createBench } from "../../../helpers/mock_bench.ts";

const ThisDN = "6000";

/** A bench with the route point 6000, whose calls go to 7002 after two seconds, and a queue. */
function createRouting() {
  const bench = createBench({
    routePoints: [{ dn: ThisDN, defaultTo: "7002", routeTimeout: 2_000 }, { dn: "6100" }],
    queues: [{ dn: "5000", agents: [] }],
    limits: { callsPerDN: 1 },
  });
  const client = bench.connect(ThisDN, "6100", "5000", "7001", "7002");
  const come = (to = ThisDN) => {
    const ConnID = bench.ring(to);
    bench.settle();
    client.heard();
    return ConnID;
  };
  const route = (ConnID: string, OtherDN: string) => {
    client.send({ name: "RequestRouteCall", ThisDN, ConnID, OtherDN });
    bench.settle();
    return client.heard();
  };
  return { ...bench, client, come, route };
}

Deno.test("route point: a call is asked about, and goes where the client routes it", () => {
  const { client, ring, settle, route, control } = createRouting();
  const ConnID = ring(ThisDN);
  settle();
  assertEquals(client.heard(), ["EventQueued 6000", "EventRouteRequest 6000"]);
  assertEquals(route(ConnID, "7001"), [
    "EventRouteUsed 6000 #6",
    "EventDiverted 6000",
    "EventRinging 7001",
  ]);
  const told = client.events.slice(-3).map((event) =>
    "CallUUID" in event && [event.ThisQueue, event.OtherDN, event.ThirdPartyDN]
  );
  assertEquals(told, [
    ["6000", "+14155550100", "7001"],
    ["6000", "+14155550100", "7001"],
    ["6000", "+14155550100", undefined],
  ]);
  control.phone.answer("7001");
  assertEquals(control.call(ConnID).state, "connected");
  assertEquals(control.dn(ThisDN).calls, []);
});

Deno.test("route point: a call can go to a queue, and outside", () => {
  const { come, route, control } = createRouting();
  const [queued, outside] = [come(), come()];
  assertEquals(route(queued, "5000").slice(2), ["EventQueued 5000"]);
  assertEquals(route(outside, "+14155550199"), ["EventRouteUsed 6000 #7", "EventDiverted 6000"]);
  control.customer.answer(outside);
  assertEquals([queued, outside].map((id) => control.call(id).state), ["queued", "connected"]);
});

Deno.test("route point: what cannot be routed is refused, and waits on", () => {
  const { client, come, ring, route, settle, control } = createRouting();
  const ConnID = come();
  ring("7001");
  settle();
  client.heard();
  const refused = [
    route(ConnID, "oops"),
    route(ConnID, ThisDN),
    route(ConnID, "7001"),
    route("00ff", "7002"),
  ];
  assertEquals(refused.map(([line]) => line?.split(" ").at(-1)), ["71", "415", "231", "56"]);
  control.setService("7002", false);
  settle();
  client.heard();
  assertEquals(route(ConnID, "7002"), ["EventError 6000 #10 93"]);
  client.send({ name: "RequestRouteCall", ThisDN: "5000", ConnID, OtherDN: "7002" });
  client.send({ name: "RequestAnswerCall", ThisDN, ConnID });
  settle();
  assertEquals(client.heard(), ["EventError 5000 #11 128", "EventError 6000 #12 128"]);
  assertEquals(control.call(ConnID).state, "queued");
});

Deno.test("route point: a call that nobody routes goes to the default destination in time", () => {
  const { client, come, clock, route } = createRouting();
  const [first, second] = [come(), come()];
  assertEquals(route(first, "7001").length, 3);
  clock.advance(1_999);
  assertEquals(client.heard(), []);
  clock.advance(1);
  assertEquals(client.heard(), ["EventRouteUsed 6000", "EventDiverted 6000", "EventRinging 7002"]);
  assertEquals(route(second, "7001"), ["EventError 6000 #7 56"]);
});

Deno.test("route point: a call waits as long again while its default destination is busy", () => {
  const { come, clock, control, settle } = createRouting();
  const [first, second] = [come(), come()];
  clock.advance(2_000);
  assertEquals([first, second].map((id) => control.call(id).state), ["ringing", "queued"]);
  control.customer.hangup(first);
  clock.advance(2_000);
  assertEquals(control.call(second).state, "ringing");
  control.customer.hangup(second);
  settle();
  assertEquals(clock.pending, 0);
});

Deno.test("route point: without a default a call waits for ever, and who declines gives it back", () => {
  const { client, come, clock, settle, control } = createRouting();
  const ConnID = come("6100");
  clock.advance(3_600_000);
  assertEquals(control.call(ConnID).state, "queued");
  client.send({ name: "RequestRouteCall", ThisDN: "6100", ConnID, OtherDN: "7001" });
  settle();
  client.heard();
  client.send({ name: "RequestReleaseCall", ThisDN: "7001", ConnID });
  settle();
  assertEquals(client.heard(), [
    "EventReleased 7001 #7 by 1 Local",
    "EventQueued 6100",
    "EventRouteRequest 6100",
  ]);
  control.customer.hangup(ConnID);
  settle();
  assertEquals(client.heard(), ["EventAbandoned 6100 by 2 Remote"]);
});
