// Where the agent stands, as the header draws it: one word at a time, the most pressing first.
import { assertEquals } from "@std/assert";
import { standingOf, TRIES_UNTIL_LOST } from "../../../../web/toolbar/state/standing.ts";
import type { Desk } from "./peers/desk.ts";
import {
  established,
  held,
  openDesk,
  readyDesk,
  released,
  ringing,
  snapshot,
  TabStorage,
} from "./peers/desk.ts";
import { settle } from "../../../helpers/settle.ts";

const standing = ({ toolbar }: Desk) => standingOf(toolbar.state.value);
const name = (desk: Desk) => standing(desk).name;
const iso = ({ clock }: Desk, ms = 0) => new Date(clock.now() + ms).toISOString();
const AGENT = { agentId: "1002" } as const;

Deno.test("from opening the page to the first call and back, each state has its word", async () => {
  const opened = await openDesk();
  assertEquals(name(opened), "offline");
  const desk = await readyDesk();
  assertEquals(standing(desk), { name: "available", since: desk.clock.now() });
  desk.clock.advance(1_000);
  await desk.event(ringing("A"));
  assertEquals(standing(desk), { name: "ringing", since: desk.clock.now() });
  await desk.event(established("A"));
  assertEquals(name(desk), "on-call");
  await desk.event(held("A"));
  assertEquals(name(desk), "held");
  await desk.event(ringing("B"));
  assertEquals(name(desk), "ringing");
  await desk.event(released("B"));
  await desk.event(released("A"));
  assertEquals(name(desk), "available");
});

Deno.test("not ready has its reason, and its time goes on over a reload", async () => {
  const desk = await readyDesk();
  const since = desk.clock.now() - 60_000;
  const away = {
    eventName: "EventAgentNotReady",
    ...AGENT,
    reason: "Lunch",
    since: iso(desk, -60_000),
  } as const;
  await desk.event(away);
  assertEquals(standing(desk), { name: "not-ready", reason: "Lunch", since });

  const page = await openDesk({ storage: desk.storage });
  assertEquals(name(page), "connecting");
  page.gateway.socket.open();
  await settle();
  await page.event({ ...snapshot("notReady", []), reason: "Lunch", since: away.since });
  assertEquals(standing(page), { name: "not-ready", reason: "Lunch", since });
  // Nothing was made of the agent on the way.
  assertEquals(page.gateway.types, []);
});

Deno.test("after-call work is wrapping up: the agent still wants calls, and nobody cuts it short", async () => {
  const desk = await readyDesk();
  const acw = { eventName: "EventAgentNotReady", ...AGENT, workMode: "AfterCallWork" } as const;
  await desk.event(acw);
  assertEquals(standing(desk), { name: "wrapping-up", by: "switch", since: desk.clock.now() });
  assertEquals(desk.toolbar.state.value.agent.wanted, true);

  desk.gateway.socket.drop();
  await settle();
  desk.clock.advance(1_000);
  desk.gateway.socket.open();
  await settle();
  await desk.event({ ...snapshot("notReady", []), workMode: "AfterCallWork" });
  assertEquals(desk.gateway.types, ["initialize"]);
  await desk.event({ eventName: "EventAgentReady", ...AGENT });
  assertEquals(name(desk), "available");
});

Deno.test("Fusion's wrap-up is shown until Fusion says that the agent is done", async () => {
  const desk = await readyDesk({ wrapUp: true });
  await desk.event(ringing("A"));
  await desk.event(established("A"));
  await desk.event(released("A"));
  assertEquals(standing(desk), { name: "wrapping-up", by: "fusion", since: desk.clock.now() });
  await desk.fusion.says("onDataUpdated", { eventId: "A", outData: { updateType: "CONTACT" } });
  assertEquals(name(desk), "wrapping-up");
  const done = { eventId: "A", outData: { updateType: "WRAPUP_FINISHED" } };
  await desk.fusion.says("onDataUpdated", done);
  await settle();
  assertEquals(name(desk), "available");
});

Deno.test("Fusion's wrap-up is still shown when the toolbar is reloaded, and goes with Fusion's page", async () => {
  const desk = await readyDesk({ wrapUp: true });
  await desk.event(ringing("A"));
  await desk.event(established("A"));
  await desk.event(released("A"));
  const since = desk.clock.now();
  const reload = async (page: string) => {
    const next = await openDesk({ storage: new TabStorage(desk.storage.kept), page });
    next.gateway.socket.open();
    await settle();
    await next.event(snapshot("ready", []));
    return next;
  };
  const next = await reload("page-1");
  assertEquals(standing(next), { name: "wrapping-up", by: "fusion", since });
  const done = { eventId: "A", outData: { updateType: "WRAPUP_FINISHED" } };
  await next.fusion.says("onDataUpdated", done);
  await settle();
  assertEquals(name(next), "available");
  assertEquals(next.memory.wrapUp.load(), null);

  assertEquals(name(await reload("page-2")), "available");
});

Deno.test("what is lost has a word for how far away help is", async () => {
  const desk = await readyDesk();
  await desk.event({ eventName: "EventLinkDisconnected" });
  assertEquals(name(desk), "link-lost");
  await desk.event({ eventName: "EventLinkConnected" });
  await desk.event({ eventName: "EventDNOutOfService" });
  assertEquals(name(desk), "out-of-service");

  for (let tries = 1; tries < TRIES_UNTIL_LOST; tries++) {
    desk.gateway.socket.drop();
    await settle();
    assertEquals(name(desk), "reconnecting");
    desk.toolbar.actions.reconnectNow();
  }
  desk.gateway.socket.drop();
  await settle();
  assertEquals(name(desk), "gateway-lost");
  desk.life.becomes("offline");
  assertEquals(name(desk), "no-network");
});
