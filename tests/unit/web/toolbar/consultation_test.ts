// A consultation is the toolbar's and the switch's business: Fusion knows the customer's call only.
import { plainPhones } from "../../../../web/toolbar/numbers/phones.ts";
import { english as say } from "../../../helpers/words.ts";
import { assertEquals } from "@std/assert";
import { callTitle } from "../../../../web/toolbar/state/words.ts";
import {
  type Desk,
  dialing,
  established,
  held,
  inCall,
  readyDesk,
  released,
  ringing,
} from "./peers/desk.ts";

const ABOUT = { consults: "conn-A" };

/** An agent who talks to a colleague about a held customer. */
async function consulting(): Promise<Desk> {
  const desk = await readyDesk();
  await desk.event(ringing("A"));
  await desk.event(established("A"));
  await desk.toolbar.actions.useFeature("InitiateTransfer", "A", { toNumber: "2002" });
  await desk.event(held("A"));
  await desk.event({ ...dialing("C", "r"), ...ABOUT, ANI: "2002" });
  await desk.event({ ...established("C", "outbound"), ...ABOUT, ANI: "2002" });
  return desk;
}

Deno.test("a consultation is a card of its own and nothing to Fusion", async () => {
  const { toolbar, fusion, call } = await consulting();
  assertEquals(toolbar.state.value.calls.map(({ phase }) => phase), ["HELD", "ACCEPTED"]);
  const consultation = call("C");
  assertEquals(
    consultation && callTitle({ say, phones: plainPhones }, consultation),
    "Consulting 2002",
  );
  assertEquals(call("A")?.request, undefined);
  assertEquals(fusion.operationsOf("C"), []);
});

Deno.test("a consultation swapped, retrieved and ended stays nothing to Fusion", async () => {
  const { fusion, event } = await consulting();
  await event({ ...held("C"), ...ABOUT });
  await event({ ...established("C"), ...ABOUT, eventName: "EventRetrieved" });
  await event({ ...released("C"), ...ABOUT });
  assertEquals(fusion.operationsOf("C"), []);
  assertEquals(fusion.operationsOf("A"), ["newCommEvent", "startCommEvent"]);
});

Deno.test("a completed transfer closes the customer's call with WRAPUP, and only that", async () => {
  const { toolbar, gateway, fusion, event, call } = await consulting();
  await toolbar.actions.useFeature("CompleteTransfer", "C");
  assertEquals(gateway.lastPost, { type: "CompleteTransfer", connectionId: "conn-C" });
  await event(released("A", { cause: "transferred" }));
  await event({ ...released("C", { cause: "transferred" }), ...ABOUT });
  assertEquals(fusion.operationsOf("A"), ["newCommEvent", "startCommEvent", "closeCommEvent"]);
  assertEquals(fusion.find("closeCommEvent")?.["reason"], "WRAPUP");
  assertEquals(fusion.operationsOf("C"), []);
  assertEquals(call("A")?.phase, "DISCONNECTED");
});

Deno.test("a consultation that ended unheard, as in a restart, is nothing to Fusion either", async () => {
  const { fusion, event, call } = await consulting();
  await event({
    eventName: "EventRegistered",
    agentId: "1002",
    calls: [{ eventId: "A", connectionId: "conn-A" }],
  });
  assertEquals(call("C")?.phase, "DISCONNECTED");
  assertEquals(fusion.operationsOf("C"), []);
});

Deno.test("the agent who was consulted gets the customer, and Fusion hears of it then", async () => {
  const { fusion, event, call } = await readyDesk();
  await event({ ...ringing("C"), ...ABOUT, ANI: "7001" });
  await event({ ...established("C"), ...ABOUT, ANI: "7001" });
  const consulted = call("C");
  assertEquals(
    consulted && callTitle({ say, phones: plainPhones }, consulted),
    "Consulted by 7001",
  );
  assertEquals(fusion.operationsOf("C"), []);
  await event({
    ...inCall("C", { eventName: "EventPartyChanged", previousConnectionId: "conn-C" }),
    connectionId: "conn-A",
  });
  assertEquals(call("C")?.consults, undefined);
  assertEquals(fusion.operationsOf("C"), ["newCommEvent", "startCommEvent"]);
  await event(released("C"));
  assertEquals(fusion.operationsOf("C").at(-1), "closeCommEvent");
});

Deno.test("handed over while it still rings: Fusion rings, and starts with the answer", async () => {
  const { fusion, event } = await readyDesk();
  await event({ ...ringing("C"), ...ABOUT, ANI: "7001" });
  await event(inCall("C", { eventName: "EventPartyChanged", previousConnectionId: "conn-C" }));
  assertEquals(fusion.operationsOf("C"), ["newCommEvent"]);
  await event(established("C"));
  assertEquals(fusion.operationsOf("C"), ["newCommEvent", "startCommEvent"]);
});
