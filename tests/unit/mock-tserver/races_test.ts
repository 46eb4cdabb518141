import { assertEquals } from "@std/assert";
import { createBench } from "../../helpers/mock_bench.ts";

const ThisDN = "7001";

Deno.test("race: a decline that crosses the phone's answer releases an established call", () => {
  const { clock, connect, control, ring } = createBench({ delays: { RequestReleaseCall: 250 } });
  const client = connect(ThisDN);
  const ConnID = ring();
  clock.advance(100);
  client.send({ name: "RequestReleaseCall", ThisDN, ConnID });
  clock.advance(100);
  control.phone.answer(ThisDN);
  clock.advance(149);
  assertEquals(client.heard(), ["EventRinging 7001", "EventEstablished 7001"]);
  clock.advance(1);
  assertEquals(client.heard(), ["EventReleased 7001 #2 by 1 Local"]);
});

Deno.test("race: a customer who hangs up before a delayed release leaves it with error 56", () => {
  const { clock, connect, control, ring } = createBench({ delays: { RequestReleaseCall: 250 } });
  const client = connect(ThisDN);
  const ConnID = ring();
  control.phone.answer(ThisDN);
  client.send({ name: "RequestReleaseCall", ThisDN, ConnID });
  control.customer.hangup(ConnID);
  clock.advance(250);
  assertEquals(client.heard(), [
    "EventRinging 7001",
    "EventEstablished 7001",
    "EventReleased 7001 by 2 Remote",
    "EventError 7001 #2 56",
  ]);
});

Deno.test("race: a customer who gives up before a delayed answer leaves it with error 56", () => {
  const { clock, connect, control, ring } = createBench({ delays: { RequestAnswerCall: 250 } });
  const client = connect(ThisDN);
  const ConnID = ring();
  client.send({ name: "RequestAnswerCall", ThisDN, ConnID });
  control.customer.hangup(ConnID);
  clock.advance(250);
  assertEquals(client.heard(), [
    "EventRinging 7001",
    "EventAbandoned 7001 by 2 Remote",
    "EventError 7001 #2 56",
  ]);
});

Deno.test("race: a call that is released twice is released once, then unknown", () => {
  const { connect, ring, settle } = createBench();
  const client = connect(ThisDN);
  const ConnID = ring();
  client.send({ name: "RequestReleaseCall", ThisDN, ConnID });
  client.send({ name: "RequestReleaseCall", ThisDN, ConnID });
  settle();
  assertEquals(client.heard(), [
    "EventRinging 7001",
    "EventReleased 7001 #2 by 1 Local",
    "EventError 7001 #3 56",
  ]);
});

Deno.test("race: a release that is swallowed is never answered, and the call goes on", () => {
  const { clock, connect, control, ring } = createBench({
    delays: { RequestReleaseCall: "never" },
  });
  const client = connect(ThisDN);
  const ConnID = ring();
  client.send({ name: "RequestReleaseCall", ThisDN, ConnID });
  clock.advance(86_400_000);
  assertEquals(client.heard(), ["EventRinging 7001"]);
  assertEquals(control.call(ConnID).state, "ringing");
});

Deno.test("race: a request that is on its way when the link goes down is answered by error 54", () => {
  const { clock, connect, control, ring } = createBench({ delays: { RequestReleaseCall: 250 } });
  const client = connect(ThisDN);
  const ConnID = ring();
  client.send({ name: "RequestReleaseCall", ThisDN, ConnID });
  control.setLink(false);
  clock.advance(250);
  assertEquals(client.heard(), [
    "EventRinging 7001",
    "EventLinkDisconnected",
    "EventError 7001 #2 54",
  ]);
});
