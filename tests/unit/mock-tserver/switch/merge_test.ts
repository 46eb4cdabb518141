// Two calls of one DN that are made one, by RequestMergeCalls.
import { assertEquals } from "@std/assert";
import { MergeType } from "../../../../gateway/tserver/attributes.ts";
import { createBench } from "../../../helpers/mock_bench.ts";

/** 7001 holds a customer and talks with a colleague whom it called on its own account. */
function twoCalls() {
  const bench = createBench({ agents: ["7001", "7002"].map((dn) => ({ agentId: dn, dn })) });
  const client = bench.connect("7001", "7002");
  const held = bench.ring();
  bench.control.phone.answer("7001");
  client.send({ name: "RequestMakeCall", ThisDN: "7001", OtherDN: "7002" });
  bench.control.phone.answer("7002");
  bench.settle();
  const inHand = bench.control.dn("7001").calls[1]?.connectionId ?? "";
  const merge = (ConnID: string, more: { TransferConnID?: string; MergeType?: MergeType } = {}) => {
    const request = { ThisDN: "7001", ConnID, MergeType: MergeType.ForConference, ...more };
    const before = client.events.length;
    client.send({ name: "RequestMergeCalls", ...request });
    bench.settle();
    return client.events.slice(before).map((event) =>
      event.name === "EventError"
        ? event.ErrorCode
        : `${event.name.replace("Event", "")} ${"ThisDN" in event ? event.ThisDN : ""}`
    );
  };
  const callsAt = (dn: string) => bench.control.dn(dn).calls.map((call) => call.connectionId);
  return { held, inHand, merge, callsAt };
}

Deno.test("merge: either call may be named, and the held one's ConnID stays", () => {
  for (const isHeldNamed of [false, true]) {
    const { held, inHand, merge, callsAt } = twoCalls();
    const [named, other] = isHeldNamed ? [held, inHand] : [inHand, held];
    assertEquals(merge(named, { TransferConnID: other }), [
      "Released 7001",
      "Retrieved 7001",
      "PartyAdded 7001",
      "PartyChanged 7002",
    ]);
    assertEquals([callsAt("7001"), callsAt("7002")], [[held], [held]]);
  }
});

Deno.test("merge: for a transfer the agent leaves both calls", () => {
  const { held, inHand, merge, callsAt } = twoCalls();
  assertEquals(merge(inHand, { MergeType: MergeType.ForTransfer }), [
    "Released 7001",
    "Released 7001",
    "PartyChanged 7002",
  ]);
  assertEquals([callsAt("7001"), callsAt("7002")], [[], [held]]);
});

Deno.test("merge: a call that is not the other of the two, or an unknown kind, is refused", () => {
  const { held, inHand, merge, callsAt } = twoCalls();
  assertEquals(merge(held, { TransferConnID: held }), [1161]);
  assertEquals(merge(inHand, { TransferConnID: inHand }), [1161]);
  assertEquals(merge(inHand, { MergeType: 9 as MergeType }), [53]);
  assertEquals(callsAt("7001"), [held, inHand]);
});
