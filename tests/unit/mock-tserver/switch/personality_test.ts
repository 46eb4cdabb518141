// Where makes of switch differ: each difference as its own client sees it.
import { assertEquals } from "@std/assert";
import type { MockSettingsInput } from "../../../../mock-tserver/mod.ts";
import { createBench } from "../../../helpers/mock_bench.ts";

type Switch = NonNullable<MockSettingsInput["switch"]>;

function declined(settings: Switch): string[] {
  const { connect, ring, settle } = createBench({ switch: settings });
  const client = connect("7001");
  client.send({ name: "RequestReleaseCall", ThisDN: "7001", ConnID: ring() });
  settle();
  return client.heard().slice(1);
}

Deno.test("personality: what a decline comes to", () => {
  const local = "by 1 Local";
  assertEquals(declined({}), [`EventReleased 7001 #2 ${local}`]);
  assertEquals(declined({ releaseWhileRinging: "abandoned" }), [`EventAbandoned 7001 ${local}`]);
  assertEquals(declined({ releaseWhileRinging: "error" }), ["EventError 7001 #2 1161"]);
  assertEquals(declined({ releaseWhileRinging: { error: 506 } }), ["EventError 7001 #2 506"]);
  // A call that came from no queue has none to go back to.
  assertEquals(declined({ releaseWhileRinging: "queue" }), ["EventError 7001 #2 1161"]);
  assertEquals(declined({ personality: "sip" }), ["EventError 7001 #2 496"]);
  assertEquals(declined({ personality: "plain" }), ["EventReleased 7001 #2"]);
});

Deno.test("personality: a decline of a queue's call redirects it", () => {
  const { connect, ring, settle, control } = createBench({
    switch: { personality: "sip" },
    queues: [{ dn: "5000", agents: ["1001"] }],
  });
  const client = connect("7001");
  client.send({ name: "RequestAgentLogin", ThisDN: "7001", AgentID: "1001" });
  client.send({ name: "RequestAgentReady", ThisDN: "7001" });
  const ConnID = ring("5000");
  client.send({ name: "RequestReleaseCall", ThisDN: "7001", ConnID });
  settle();
  const end = client.events.at(-1);
  assertEquals([end?.name, end && "CallState" in end && end.CallState], ["EventReleased", 22]);
  assertEquals(control.call(ConnID).state, "queued");
});

Deno.test("personality: the caller gives up, and hangs up", () => {
  for (
    const [personality, gaveUp, hungUp] of [
      ["default", "EventAbandoned", 0],
      ["plain", "EventReleased", 0],
      ["csta", "EventAbandoned", 5],
    ] as const
  ) {
    const { connect, ring, settle, control } = createBench({ switch: { personality } });
    const client = connect("7001");
    control.customer.hangup(ring());
    settle();
    const released = client.events.filter((event) => "CallUUID" in event);
    assertEquals(released.at(-1)?.name, gaveUp, personality);
    const ConnID = ring();
    control.phone.answer("7001");
    control.customer.hangup(ConnID);
    settle();
    const ends = client.events.filter((event) => event.name === "EventReleased");
    assertEquals(ends.at(-1)?.CallState, hungUp, personality);
  }
});

Deno.test("personality: the handset is told of around the calls, once for all of them", () => {
  for (const onHook of ["before", "after"] as const) {
    const { connect, ring, settle, control } = createBench({ switch: { onHook } });
    const client = connect("7001");
    const held = ring();
    control.phone.answer("7001");
    const second = ring();
    control.phone.answer("7001");
    control.phone.hangup("7001", second);
    control.phone.hangup("7001", held);
    settle();
    const last = ["EventReleased 7001 by 1 Local", "EventOnHook 7001"];
    assertEquals(client.heard(), [
      "EventRinging 7001",
      "EventOffHook 7001",
      "EventEstablished 7001",
      "EventRinging 7001",
      "EventHeld 7001",
      "EventEstablished 7001",
      "EventReleased 7001 by 1 Local",
      ...(onHook === "before" ? last.toReversed() : last),
    ]);
  }
});

Deno.test("personality: one switch is set over its profile, and null takes it back", () => {
  const { control } = createBench({ switch: { personality: "csta" } });
  control.changeSettings({ switch: { onHook: "none" } });
  assertEquals(control.settings().switch, { personality: "csta", onHook: "none" });
  control.changeSettings({ switch: { onHook: null, personality: "sip" } });
  assertEquals(control.settings().switch, { personality: "sip" });
});
