import { assertEquals } from "@std/assert";
import { behaviourOf, MAGIC } from "../../../mock-tserver/magic.ts";
import { createBench } from "../../helpers/mock_bench.ts";

const ThisDN = "7001";

/** What 7001 hears, second by second, when it calls the number. */
function called(number: string, seconds: number): string[] {
  const { connect, clock } = createBench();
  const client = connect(ThisDN);
  client.send({ name: "RequestMakeCall", ThisDN, OtherDN: number });
  return heardBySecond(client, clock, seconds);
}

/** What 7001 hears when the number calls, and its phone answers after so many seconds. */
function calling(
  number: string,
  { seconds, answersAfter }: { seconds: number; answersAfter?: number },
) {
  const { connect, clock, control } = createBench();
  const client = connect(ThisDN);
  control.customer.call({ from: number, to: ThisDN });
  if (answersAfter !== undefined) {
    clock.setTimer(answersAfter * 1_000, () => control.phone.answer(ThisDN));
  }
  return heardBySecond(client, clock, seconds);
}

function heardBySecond(
  client: { heard(): string[] },
  clock: { advance(ms: number): void },
  seconds: number,
): string[] {
  const lines: string[] = [];
  for (let second = 0; second <= seconds; second++) {
    clock.advance(second === 0 ? 0 : 1_000);
    for (const line of client.heard()) {
      lines.push(`${second} ${line.replace("Event", "").replace(/ 7001.*/, "")}`);
    }
  }
  return lines;
}

const dialled = ["0 Dialing", "0 NetworkReached"];

Deno.test("magic numbers: each behaviour, as the agent's client sees it", () => {
  const seen = [
    calling("+14155559003", { seconds: 9 }),
    calling("+14155559003", { seconds: 9, answersAfter: 2 }),
    calling("+14155559105", { seconds: 9, answersAfter: 2 }),
    calling("+14155559100", { seconds: 9, answersAfter: 2 }),
    called("+14155559105", 9),
    called("+14155559204", 9),
    called("+14155559303", 9),
    called("+14155559300", 9),
    called("+14155559402", 9),
    called("+14155559502", 9),
    called("+14155559602", 9),
    called("+14155559702", 9),
    called("+14155559802", 9),
  ];
  assertEquals(seen, [
    ["0 Ringing", "3 Abandoned"],
    ["0 Ringing", "2 Established"],
    ["0 Ringing", "2 Established", "7 Released"],
    ["0 Ringing", "2 Established", "2 Released"],
    [...dialled, "1 Established", "6 Released"],
    [...dialled, "4 Established"],
    [...dialled, "3 Released"],
    dialled,
    [...dialled, "2 DestinationBusy", "2 Released"],
    [...dialled, "2 DestinationBusy", "2 Released"],
    [...dialled, "2 Released"],
    [...dialled, "2 Established", "2 Released"],
    dialled,
  ]);
  assertEquals(MAGIC.length, 8);
});

Deno.test("magic numbers: other numbers have none, and no number at all", () => {
  for (const number of ["+14155550100", "5559", "+1415555912", "+145559123x", undefined]) {
    assertEquals(behaviourOf(number, "inbound"), undefined, number);
  }
});

Deno.test("magic numbers: a customer who waits in a queue gives up there", () => {
  const { connect, clock, control } = createBench({ queues: [{ dn: "5000", agents: [] }] });
  const client = connect("5000");
  control.customer.call({ from: "+14155559003", to: "5000" });
  clock.advance(3_000);
  assertEquals(client.heard(), ["EventQueued 5000", "EventAbandoned 5000 by 2 Remote"]);
});

Deno.test("magic numbers: the customer hangs up although a switchover renamed the call", () => {
  const { clock, control } = createBench();
  control.customer.call({ from: "+14155559005", to: ThisDN });
  control.switchOver("warm");
  clock.advance(5_000);
  assertEquals(control.calls().map(({ state }) => state), ["ended"]);
});

Deno.test("a customer who is consulted answers by himself too, whatever became of the call meanwhile", () => {
  for (const completes of [false, true]) {
    const { connect, clock, control, ring } = createBench({ customer: { answersAfter: 2_000 } });
    const client = connect(ThisDN);
    const ConnID = ring();
    control.phone.answer(ThisDN);
    const name = completes ? "RequestMuteTransfer" : "RequestInitiateTransfer";
    client.send({ name, ThisDN, ConnID, OtherDN: "+14155550123" });
    clock.advance(2_000);
    const [call, consult] = control.calls().filter(({ state }) => state !== "ended");
    assertEquals((consult ?? call)?.parties.map(({ state }) => state), ["connected", "connected"]);
  }
});
