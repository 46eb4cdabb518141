// The page is loaded again in the middle of a call, or its tab is duplicated: the next page finds in the
// tab's storage what it has to take up, and nobody is told twice.
import { assertEquals } from "@std/assert";
import {
  type Desk,
  dialing,
  established,
  openDesk,
  readyDesk,
  released,
  ringing,
  snapshot,
  TabStorage,
} from "./peers/desk.ts";
import { settle } from "../../../helpers/settle.ts";

async function deskInCall(): Promise<Desk> {
  const desk = await readyDesk();
  await desk.event(ringing("A"));
  await desk.event(established("A"));
  return desk;
}

/** The toolbar alone is loaded again; the Fusion page around it stays. */
const reload = ({ storage }: Desk) => openDesk({ storage });
/** The Fusion page is loaded again, and the toolbar with it. */
const reloadAll = ({ storage }: Desk) => openDesk({ storage, page: "page-2" });

/** The new page's connection, and the calls that it claims. */
async function claims({ gateway }: Desk): Promise<string | null> {
  gateway.socket.open();
  await settle();
  return new URL(gateway.socket.url).searchParams.get("calls");
}

const LOST = { cause: "lost", releasedBy: "unknown", sourceEvent: "Lost" } as const;

Deno.test("a call that ends while the toolbar is reloaded is closed in Fusion, once", async () => {
  const desk = await reload(await deskInCall());
  assertEquals(await claims(desk), "A:established");
  await desk.event(released("A", LOST));
  await desk.event(snapshot("ready", []));
  assertEquals(desk.fusion.published.slice(2).map(({ operation }) => operation), [
    "closeCommEvent",
    "agentStateEventOperation",
  ]);
  assertEquals(desk.fusion.find("closeCommEvent")?.["reason"], "WRAPUP");
  const inputData = desk.fusion.find("closeCommEvent")?.["inputData"] as Record<string, unknown>;
  assertEquals(inputData["SVCMCA_CONTACT_NAME"], "Ana Lindqvist");
  assertEquals(await readyAgain(desk), []);
});

/** What a further page tells Fusion of calls. */
async function readyAgain(desk: Desk): Promise<string[]> {
  const again = await reload(desk);
  await claims(again);
  await again.event({ eventName: "EventRegistered", agentId: "1002", calls: [] });
  return again.fusion.published.map(({ operation }) => operation)
    .filter((operation) => operation.endsWith("CommEvent"));
}

Deno.test("a call that only the snapshot shows to be over is closed in Fusion, too", async () => {
  const desk = await reload(await deskInCall());
  await claims(desk);
  await desk.event(snapshot("ready", []));
  assertEquals(desk.fusion.operationsOf("A"), ["closeCommEvent"]);
  assertEquals(desk.fusion.find("closeCommEvent")?.["reason"], "WRAPUP");
});

Deno.test("a call that goes on is shown again, and Fusion hears of it no second time", async () => {
  const desk = await reload(await deskInCall());
  await claims(desk);
  await desk.event(snapshot("ready", ["A"]));
  await desk.event(established("A"));
  assertEquals(desk.call("A")?.phase, "ACCEPTED");
  assertEquals(desk.toolbar.state.value.agent.status, "available");
  assertEquals(desk.gateway.types, []);
  assertEquals(desk.fusion.operationsOf("A"), []);

  await desk.event(released("A"));
  assertEquals(desk.fusion.operationsOf("A"), ["closeCommEvent"]);
});

Deno.test("Fusion itself was reloaded: it is told of the call that goes on, as it knows nothing", async () => {
  const desk = await reloadAll(await deskInCall());
  await claims(desk);
  await desk.event(snapshot("ready", ["A"]));
  await desk.event(established("A"));
  await desk.event(released("A"));
  assertEquals(desk.fusion.operationsOf("A"), [
    "newCommEvent",
    "startCommEvent",
    "closeCommEvent",
  ]);
});

Deno.test("the page goes while Fusion has not replied to closeCommEvent: the next page closes the call", async () => {
  const before = await deskInCall();
  before.fusion.holds("closeCommEvent");
  await before.event(released("A"));
  const desk = await reload(before);
  await settle();
  assertEquals(desk.fusion.operationsOf("A"), ["closeCommEvent"]);
  assertEquals(desk.fusion.find("closeCommEvent")?.["reason"], "WRAPUP");
});

Deno.test("Fusion asks a reloaded toolbar which calls it knows: those that the page before announced", async () => {
  const desk = await reload(await deskInCall());
  const answer = await desk.fusion.says("onToolbarAgentCommand", {
    command: "getActiveEngagements",
  });
  assertEquals(answer["outData"], { activeCount: 1, engagements: [{ eventId: "A" }] });
});

Deno.test("a call that Fusion asked for is closed under Fusion's name after a reload, too", async () => {
  const before = await readyDesk();
  const outData = { SVCMCA_ANI: "+14155550100", SVCMCA_CALL_ID: "fusion-1" };
  await before.fusion.says("onOutgoingEvent", { uuid: "fusion-1", outData });
  await before.event(dialing("G", "fusion-1"));
  const desk = await reload(before);
  assertEquals(await claims(desk), "G:ringing");
  await desk.event(snapshot("ready", []));
  assertEquals(desk.fusion.operationsOf("fusion-1"), ["closeCommEvent"]);
  assertEquals(desk.fusion.operationsOf("G"), []);
});

Deno.test("reloaded before the call that Fusion asked for was placed: it runs under Fusion's name", async () => {
  const before = await readyDesk();
  const outData = { SVCMCA_ANI: "+14155550100", SVCMCA_CALL_ID: "fusion-1" };
  await before.fusion.says("onOutgoingEvent", { uuid: "fusion-1", outData });
  const desk = await reload(before);
  desk.gateway.socket.open();
  await desk.event({ eventName: "EventRegistered", agentId: "1002", calls: [] });
  await desk.event(dialing("G", "fusion-1"));
  assertEquals(desk.fusion.operationsOf("fusion-1"), ["newCommEvent"]);
});

Deno.test("reloaded with a call and no wish for more: connected for its sake alone", async () => {
  const before = await deskInCall();
  await before.toolbar.actions.toggleAgentAvailability(false);
  await before.event({ eventName: "EventAgentNotReady", agentId: "1002" });
  const desk = await reload(before);
  await claims(desk);
  await desk.event(snapshot("notReady", ["A"]));
  await desk.event(established("A"));
  assertEquals(desk.toolbar.state.value.agent.status, "unavailable");
  assertEquals(desk.call("A")?.phase, "ACCEPTED");
  assertEquals(desk.gateway.types, []);
});

Deno.test("a call that the storage alone remembers is reason enough to connect", async () => {
  const before = await deskInCall();
  before.memory.presence.save("away");
  const desk = await reload(before);
  assertEquals(await claims(desk), "A:established");
  await desk.event(snapshot("notReady", []));
  assertEquals(desk.fusion.operationsOf("A"), ["closeCommEvent"]);
});

Deno.test("the tab is duplicated during a call: each page brings its own Fusion to the end, once", async () => {
  const first = await deskInCall();
  const copied = new TabStorage(first.storage.kept);
  const second = await openDesk({ storage: copied, page: "page-2" });
  assertEquals(await claims(second), "A:established");
  await second.event(snapshot("ready", ["A"]));
  await second.event(established("A"));
  await first.event(released("A"));
  await second.event(released("A"));
  const all = ["newCommEvent", "startCommEvent", "closeCommEvent"];
  assertEquals(first.fusion.operationsOf("A"), all);
  assertEquals(second.fusion.operationsOf("A"), all);
  assertEquals(await readyAgain(first), []);
  assertEquals(await readyAgain(second), []);
});

Deno.test("another agent's toolbar in the same tab claims nothing of the first one's calls", async () => {
  const { storage } = await deskInCall();
  const keys = [...storage.kept.keys()];
  assertEquals(keys.every((key) => key.endsWith(".1002")), true);
});

Deno.test("a call whose name cannot stand in an address does not keep the toolbar out", async () => {
  const desk = await reload(await deskInCall());
  desk.memory.calls.save([{ ...desk.memory.calls.load()[0]!, eventId: "A,B:held" }]);
  const next = await reload(desk);
  assertEquals(await claims(next), null);
  assertEquals(next.gateway.types, ["initialize"]);
});

Deno.test("storage that is full does not shake the toolbar", async () => {
  const storage = new TabStorage();
  storage.setItem = () => {
    throw new Error("QuotaExceededError");
  };
  const desk = await readyDesk({ storage });
  await desk.event(ringing("A"));
  await desk.event(established("A"));
  await desk.event(released("A"));
  assertEquals(desk.fusion.operationsOf("A"), [
    "newCommEvent",
    "startCommEvent",
    "closeCommEvent",
  ]);
});

Deno.test("who called is not kept in the tab once the call is closed", async () => {
  const desk = await deskInCall();
  await desk.event(released("A"));
  const kept = [...desk.storage.kept.values()].join();
  assertEquals([kept.includes("Lindqvist"), kept.includes("4155550100")], [false, false]);
});
