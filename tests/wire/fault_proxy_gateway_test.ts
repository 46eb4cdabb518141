// A toolbar behind the fault proxy: what an agent sees when the network between is at fault.
import { assertEquals } from "@std/assert";
import { ManualClock } from "../../gateway/runtime/manual_clock.ts";
import { seededRandom } from "../../gateway/runtime/random.ts";
import { FaultProxy } from "../../tasks/fault_proxy/mod.ts";
import { breathe, until } from "../helpers/fault_proxy.ts";
import { Server, Toolbar } from "../helpers/wire.ts";

/** A ready toolbar whose WebSocket goes through a proxy; commands go around it. */
async function behindProxy(server: Server) {
  const clock = new ManualClock();
  const upstream = { hostname: "127.0.0.1", port: server.port };
  const proxy = await FaultProxy.listen({ upstream, clock, random: seededRandom(1) });
  const connect = async () => {
    const toolbar = new Toolbar(`ws://127.0.0.1:${proxy.port}/genesysWs`);
    await toolbar.opened;
    return toolbar;
  };
  // The first toolbar waits for the T-Server link, which a fresh gateway does not have yet.
  await (await server.toolbar()).close();
  const toolbar = await connect();
  await server.command({ type: "initialize" });
  await toolbar.next("EventRegistered");
  return { proxy, clock, toolbar, connect };
}

Deno.test("a toolbar behind a slow network is told everything, later and in order", async () => {
  await using server = new Server();
  const { proxy, clock, toolbar } = await behindProxy(server);
  await using _proxy = proxy;
  proxy.add({ type: "slicer", averageBytes: 7 });
  proxy.add({ type: "latency", latencyMs: 300 });
  const from = "+14155550100";
  const { connectionId } = server.mock.control.customer.call({ from, to: "7001" });
  await until(() => (proxy.connections[0]?.waitingBytes.downstream ?? 0) > 0, () => "it waits");
  await breathe();
  assertEquals(toolbar.count("EventRinging"), 0);
  clock.advance(300);
  assertEquals((await toolbar.next("EventRinging")).connectionId, connectionId);
  proxy.clear();
  await server.command({ type: "Reject", connectionId });
  assertEquals((await toolbar.next("EventReleased")).reason, "reject");
  await toolbar.close();
});

Deno.test("a toolbar whose connection is reset during a call is told the end when it comes back", async () => {
  await using server = new Server();
  const { proxy, toolbar, connect } = await behindProxy(server);
  await using _proxy = proxy;
  const connectionId = await server.ring(toolbar);
  proxy.cut("reset");
  assertEquals((await toolbar.closed).wasClean, false);
  await server.command({ type: "Reject", connectionId });
  const back = await connect();
  await server.command({ type: "initialize" });
  assertEquals((await back.next("EventReleased")).connectionId, connectionId);
  assertEquals(back.count("EventReleased"), 1);
  await back.close();
});

Deno.test("a toolbar behind a stalled link is told what it missed once the link moves again", async () => {
  await using server = new Server();
  const { proxy, toolbar } = await behindProxy(server);
  await using _proxy = proxy;
  proxy.add({ type: "stall", direction: "both" });
  const { control } = server.mock;
  const { connectionId } = control.customer.call({ from: "+14155550100", to: "7001" });
  control.customer.hangup(connectionId);
  await breathe();
  assertEquals(toolbar.count("EventRinging"), 0);
  proxy.clear();
  assertEquals((await toolbar.next("EventReleased")).connectionId, connectionId);
  assertEquals([toolbar.count("EventRinging"), toolbar.count("EventReleased")], [1, 1]);
  await toolbar.close();
});
