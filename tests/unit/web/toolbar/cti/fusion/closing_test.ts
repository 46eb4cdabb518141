// Fusion is told of each end once and for certain, also a Fusion that is slow, fails, or does not reply.
import { assertEquals } from "@std/assert";
import { CLOSE_REPLY_LIMIT_MS } from "../../../../../../web/toolbar/cti/fusion/communications.ts";
import { FIRST_WAIT_MS, MAX_ATTEMPTS } from "../../../../../../web/toolbar/cti/fusion/publish.ts";
import {
  type Desk,
  established,
  openDesk,
  readyDesk,
  released,
  ringing,
  snapshot,
} from "../../peers/desk.ts";
import { settle } from "../../../../../helpers/settle.ts";

async function deskInCall(): Promise<Desk> {
  const desk = await readyDesk();
  await desk.event(ringing("A"));
  await desk.event(established("A"));
  return desk;
}

async function wait({ clock }: Desk, ms: number): Promise<void> {
  clock.advance(ms);
  await settle();
}

/** Lets all time pass that anything waits for. */
async function waitForAll(desk: Desk): Promise<void> {
  while (desk.clock.pending > 0) {
    const { clock } = desk;
    await wait(desk, (clock.nextDueAt ?? 0) - clock.now());
  }
}

Deno.test("closeCommEvent that fails is published again until Fusion takes it", async () => {
  const desk = await deskInCall();
  desk.fusion.fails("closeCommEvent", 1);
  await desk.event(released("A"));
  assertEquals(desk.fusion.count("closeCommEvent"), 1);
  await wait(desk, FIRST_WAIT_MS);
  assertEquals(desk.fusion.count("closeCommEvent"), 2);
  await waitForAll(desk);
  assertEquals(desk.fusion.count("closeCommEvent"), 2);
});

Deno.test("a Fusion that is slow is not told twice", async () => {
  const desk = await deskInCall();
  desk.fusion.holds("closeCommEvent");
  await desk.event(released("A"));
  await wait(desk, CLOSE_REPLY_LIMIT_MS - 1);
  desk.fusion.reply("closeCommEvent");
  await settle();
  await waitForAll(desk);
  assertEquals(desk.fusion.count("closeCommEvent"), 1);
});

Deno.test("closeCommEvent that Fusion never replies to is published again", async () => {
  const desk = await deskInCall();
  desk.fusion.holds("closeCommEvent");
  await desk.event(released("A"));
  await wait(desk, CLOSE_REPLY_LIMIT_MS);
  desk.fusion.reply("closeCommEvent");
  await waitForAll(desk);
  assertEquals(desk.fusion.count("closeCommEvent"), 2);
});

Deno.test("a Fusion that never takes it is given up for this page, not for the next one", async () => {
  const desk = await deskInCall();
  desk.fusion.fails("closeCommEvent", Infinity);
  await desk.event(released("A"));
  await waitForAll(desk);
  assertEquals(desk.fusion.count("closeCommEvent"), MAX_ATTEMPTS);
  const next = await openDesk({ storage: desk.storage });
  assertEquals(next.fusion.operationsOf("A"), ["closeCommEvent"]);
});

Deno.test("a Fusion page that never heard of the call refuses its end once, not again and again", async () => {
  const desk = await readyDesk();
  desk.fusion.fails("closeCommEvent", Infinity);
  await desk.event(released("A"));
  await waitForAll(desk);
  assertEquals(desk.fusion.count("closeCommEvent"), 1);
});

Deno.test("newCommEvent that fails once: announced again, then started, in turn", async () => {
  const desk = await readyDesk();
  desk.fusion.fails("newCommEvent", 1);
  await desk.event(ringing("A"));
  await desk.event(established("A"));
  await wait(desk, FIRST_WAIT_MS);
  assertEquals(desk.fusion.operationsOf("A"), ["newCommEvent", "newCommEvent", "startCommEvent"]);
});

Deno.test("a call that is over before Fusion has taken newCommEvent is not announced any more", async () => {
  const desk = await readyDesk();
  desk.fusion.fails("newCommEvent", 1);
  await desk.event(ringing("A"));
  await desk.event(released("A", { reason: "reject", cause: "abandoned" }));
  await waitForAll(desk);
  assertEquals(desk.fusion.operationsOf("A"), ["newCommEvent", "closeCommEvent"]);
});

Deno.test("the agent's state that fails is told again, unless it has changed", async () => {
  const desk = await openDesk();
  desk.fusion.fails("agentStateEventOperation", 1);
  await desk.toolbar.actions.toggleAgentAvailability(true);
  desk.gateway.socket.open();
  await desk.event({ eventName: "EventRegistered", agentId: "1002" });
  await desk.event({ eventName: "EventAgentNotReady", agentId: "1002" });
  await waitForAll(desk);
  const states = desk.fusion.published.filter(({ operation }) =>
    operation === "agentStateEventOperation"
  );
  assertEquals(states.map(({ isAvailable }) => isAvailable), [true, false]);
});

Deno.test("a snapshot closes what Fusion holds open and the toolbar itself has lost sight of", async () => {
  const before = await deskInCall();
  before.memory.calls.save([]);
  const desk = await openDesk({ storage: before.storage });
  desk.gateway.socket.open();
  await settle();
  await desk.event({ eventName: "EventRegistered", agentId: "1002", calls: [] });
  assertEquals(desk.fusion.operationsOf("A"), ["closeCommEvent"]);
  await desk.event(snapshot("ready", []));
  assertEquals(desk.fusion.count("closeCommEvent"), 1);
});

Deno.test("a call that rang, and that only Fusion still has, is declined there without a wrap-up", async () => {
  const before = await readyDesk();
  await before.event(ringing("A"));
  before.memory.calls.save([]);
  const desk = await readyDesk({ storage: before.storage });
  await desk.event(snapshot("ready", []));
  assertEquals(desk.fusion.find("closeCommEvent")?.["reason"], "REJECT");
});

Deno.test("a call that is offered again while Fusion closes it is announced after that", async () => {
  const desk = await readyDesk();
  await desk.event(ringing("A"));
  desk.fusion.holds("closeCommEvent");
  await desk.event(released("A", { reason: "reject", cause: "declined" }));
  await desk.event(ringing("A"));
  assertEquals(desk.fusion.operationsOf("A"), ["newCommEvent", "closeCommEvent"]);
  desk.fusion.reply("closeCommEvent");
  await settle();
  assertEquals(desk.fusion.operationsOf("A").at(-1), "newCommEvent");
});

Deno.test("an agent who is ready and is told so again is ready once in Fusion", async () => {
  const desk = await readyDesk();
  await desk.event({ eventName: "EventAgentReady", agentId: "1002" });
  assertEquals(desk.fusion.count("agentStateEventOperation"), 1);
});

Deno.test("after a long day the toolbar remembers its latest 64 ended calls, and no more", async () => {
  const desk = await readyDesk();
  for (let call = 1; call <= 70; call++) {
    await desk.event(ringing(`call ${call}`));
    await desk.event(released(`call ${call}`));
  }
  await desk.event(ringing("the next one"));
  const ids = desk.memory.told.load().map(({ eventId }) => eventId);
  assertEquals([ids[0], ids.at(-1), ids.length], ["call 7", "the next one", 65]);
});
