import { assert, assertEquals, assertFalse } from "@std/assert";
import { MAX_DELAY_MS } from "../../../gateway/runtime/clock.ts";
import { seededRandom } from "../../../gateway/runtime/random.ts";
import { Delay, Delays, draw } from "../../../mock-tserver/delays.ts";
import { createBench } from "../../helpers/mock_bench.ts";

const ThisDN = "7001";

Deno.test("Delay takes milliseconds, distributions and never, and nothing else", () => {
  const good = [
    0,
    MAX_DELAY_MS,
    { uniform: [0, 0] },
    { uniform: [5, MAX_DELAY_MS] },
    { normal: { mean: 10, sd: 0 } },
    "never",
  ];
  const bad = [
    -1,
    1.5,
    MAX_DELAY_MS + 1,
    NaN,
    "250",
    null,
    true,
    [],
    {},
    { uniform: [5, 4] },
    { uniform: [5] },
    { uniform: [1, 2, 3] },
    { normal: { mean: 10 } },
    { normal: { mean: 10, sd: -1 } },
    { uniform: [1, 2], normal: { mean: 1, sd: 1 } },
    "Never",
  ];
  for (const delay of good) assert(Delay.safeParse(delay).success, JSON.stringify(delay));
  for (const delay of bad) assertFalse(Delay.safeParse(delay).success, JSON.stringify(delay));
});

Deno.test("Delays refuses a name that no message has", () => {
  assert(Delays.safeParse({ RequestReleaseCall: 1, EventReleased: "never" }).success);
  assertFalse(Delays.safeParse({ RequestRelease: 1 }).success);
});

Deno.test("draw() gives a uniform delay within its bounds, both included", () => {
  const random = seededRandom(1);
  const drawn = Array.from({ length: 1000 }, () => draw({ uniform: [3, 6] }, random));
  assertEquals([...new Set(drawn)].toSorted(), [3, 4, 5, 6]);
});

Deno.test("draw() gives a normal delay around its mean, in whole milliseconds from 0 on", () => {
  const random = seededRandom(1);
  const drawn = Array.from(
    { length: 5000 },
    () => Number(draw({ normal: { mean: 200, sd: 50 } }, random)),
  );
  const mean = drawn.reduce((sum, ms) => sum + ms, 0) / drawn.length;
  const sd = Math.sqrt(drawn.reduce((sum, ms) => sum + (ms - mean) ** 2, 0) / drawn.length);
  assert(Math.abs(mean - 200) < 3, `mean ${mean}`);
  assert(Math.abs(sd - 50) < 3, `sd ${sd}`);
  assert(drawn.every((ms) => Number.isInteger(ms) && ms >= 0));
  const clamped = Array.from({ length: 100 }, () => draw({ normal: { mean: 1, sd: 500 } }, random));
  assert(clamped.includes(0));
});

Deno.test("a request's delay passes before the switch acts, and others may overtake it", () => {
  const { clock, connect, control, ring } = createBench({ delays: { RequestAnswerCall: 100 } });
  const client = connect(ThisDN);
  const ConnID = ring();
  client.send({ name: "RequestAnswerCall", ThisDN, ConnID });
  client.send({ name: "RequestAgentLogin", ThisDN, AgentID: "1001" });
  clock.advance(99);
  assertEquals(control.call(ConnID).state, "ringing");
  clock.advance(1);
  assertEquals(control.call(ConnID).state, "connected");
  assertEquals(client.heard(), [
    "EventRinging 7001",
    "EventAgentLogin 7001 #3",
    "EventAgentNotReady 7001",
    "EventEstablished 7001 #2",
  ]);
});

Deno.test("an event's delay holds back what comes behind it on the same connection alone", () => {
  const { clock, connect, control, ring } = createBench({ delays: { EventRinging: 100 } });
  const [seven, eight] = [connect("7001"), connect("7002")];
  ring("7001");
  control.phone.answer("7001");
  eight.send({ name: "RequestAgentLogin", ThisDN: "7002", AgentID: "1002" });
  clock.advance(99);
  assertEquals(seven.heard(), []);
  assertEquals(eight.heard(), ["EventAgentLogin 7002 #2", "EventAgentNotReady 7002"]);
  clock.advance(1);
  assertEquals(seven.heard(), ["EventRinging 7001", "EventEstablished 7001"]);
});

Deno.test("an event whose delay is never is dropped, and holds nothing back", () => {
  const { clock, connect, control, ring } = createBench({ delays: { EventEstablished: "never" } });
  const client = connect(ThisDN);
  ring();
  control.phone.answer(ThisDN);
  control.phone.hangup(ThisDN);
  clock.advance(0);
  assertEquals(client.heard(), ["EventRinging 7001", "EventReleased 7001 by 1 Local"]);
});

Deno.test("a change of delays applies from the next message on", () => {
  const { clock, connect, control, ring } = createBench({ delays: { EventRinging: 100 } });
  const client = connect(ThisDN);
  ring();
  control.changeSettings({ delays: { EventRinging: null, EventEstablished: 50 } });
  control.phone.answer(ThisDN);
  clock.advance(99);
  assertEquals(client.heard(), []);
  clock.advance(1);
  assertEquals(client.heard(), ["EventRinging 7001", "EventEstablished 7001"]);
  ring();
  clock.advance(0);
  assertEquals(client.heard(), ["EventRinging 7001"]);
});

Deno.test("events come neither during open and send nor after close", () => {
  const { clock, connect, ring } = createBench({ delays: { EventReleased: 100 } });
  const client = connect(ThisDN);
  const ConnID = ring();
  client.send({ name: "RequestReleaseCall", ThisDN, ConnID });
  assertEquals(client.heard(), []);
  clock.advance(50);
  client.connection.close();
  clock.advance(50);
  assertEquals(client.heard(), ["EventRinging 7001"]);
  assertEquals(clock.pending, 0);
});

Deno.test("a client that closes its connection in the middle of a batch hears no more of it", () => {
  const { mock, control, settle } = createBench();
  const heard: string[] = [];
  const connection = mock.port.open(({ name }) => {
    heard.push(name);
    if (name === "EventRinging") connection.close();
  });
  connection.send({ name: "RequestRegisterAddress", ReferenceID: 1, ThisDN });
  control.customer.call({ to: ThisDN });
  control.phone.answer(ThisDN);
  settle();
  assertEquals(heard, [
    "EventServerConnected",
    "EventLinkConnected",
    "EventRegistered",
    "EventRinging",
  ]);
});

Deno.test("a called customer answers after the delay that is set, unless the call ended before", () => {
  const { clock, connect, control } = createBench({ customer: { answersAfter: 3_000 } });
  const client = connect(ThisDN);
  client.send({ name: "RequestMakeCall", ThisDN, OtherDN: "+14155550100" });
  clock.advance(2_999);
  control.phone.hangup(ThisDN);
  client.send({ name: "RequestMakeCall", ThisDN, OtherDN: "+14155550100" });
  clock.advance(3_000);
  assertEquals(client.heard(), [
    "EventDialing 7001 #2",
    "EventNetworkReached 7001",
    "EventReleased 7001 by 1 Local",
    "EventDialing 7001 #3",
    "EventNetworkReached 7001",
    "EventEstablished 7001",
  ]);
  assertEquals(clock.pending, 0);
});
