import { assertEquals } from "@std/assert";
import { silentLog } from "../../../../gateway/runtime/log.ts";
import { ManualClock } from "../../../../gateway/runtime/manual_clock.ts";
import {
  type TServerEvent,
  TServerLink,
  type TServerPort,
} from "../../../../gateway/tserver/mod.ts";
import { leastChance } from "../../../helpers/chance.ts";
import { FakeTServer } from "../../../helpers/fake_tserver.ts";

function twoAgents() {
  const tserver = new FakeTServer();
  const link = new TServerLink(tserver, {
    clock: new ManualClock(),
    log: silentLog,
    random: leastChance,
  });
  const heard: Record<string, string[]> = { "7001": [], "7002": [] };
  for (const dn of ["7001", "7002"]) {
    link.own(dn, { receive: ({ name }) => void heard[dn]?.push(name) });
  }
  return { tserver, link, heard };
}

Deno.test("TServerLink hands each DN's events to its owner, and the link's to all", () => {
  const { tserver, link, heard } = twoAgents();
  assertEquals(link.status, "down");
  tserver.say({ name: "EventLinkConnected" });
  tserver.sayCall("EventRinging", { ThisDN: "7002" });
  tserver.sayCall("EventRinging", { ThisDN: "7999" });
  assertEquals(link.status, "up");
  assertEquals(heard, {
    "7001": ["EventLinkConnected"],
    "7002": ["EventLinkConnected", "EventRinging"],
  });
});

Deno.test("TServerLink takes EventError to the DN that asked, until the request is forgotten", () => {
  const { tserver, link, heard } = twoAgents();
  const error = { name: "EventError", ErrorCode: 50, ErrorMessage: "Unknown error" } as const;
  const first = link.send({ name: "RequestAgentReady", ThisDN: "7002" });
  tserver.say({ ...error, ReferenceID: first });
  link.forget(first);
  tserver.say({ ...error, ReferenceID: first });
  assertEquals(heard, { "7001": [], "7002": ["EventError"] });
});

Deno.test("TServerLink tells the others when one owner fails", () => {
  const tserver = new FakeTServer();
  const link = new TServerLink(tserver, {
    clock: new ManualClock(),
    log: silentLog,
    random: leastChance,
  });
  const heard: string[] = [];
  link.own("7001", {
    receive() {
      throw new Error("bug");
    },
  });
  link.own("7002", { receive: ({ name }) => void heard.push(name) });
  tserver.say({ name: "EventLinkConnected" });
  assertEquals(heard, ["EventLinkConnected"]);
});

Deno.test("TServerLink opens a lost connection again, ever more slowly, and tells the agents", () => {
  const clock = new ManualClock();
  const tserver = new FakeTServer();
  const link = new TServerLink(tserver, { clock, log: silentLog, random: leastChance });
  const heard: string[] = [];
  link.own("7001", { receive: ({ name }) => void heard.push(name) });
  tserver.say({ name: "EventLinkConnected" });
  for (const waitMs of [250, 500, 1_000]) {
    tserver.say({ name: "EventServerDisconnected" });
    assertEquals(link.status, "down");
    const opened = tserver.opened;
    clock.advance(waitMs - 1);
    assertEquals(tserver.opened, opened);
    clock.advance(1);
    assertEquals(tserver.opened, opened + 1);
  }
  tserver.say({ name: "EventLinkConnected" });
  assertEquals(heard, ["EventLinkConnected", "EventLinkDisconnected", "EventLinkConnected"]);
  tserver.say({ name: "EventServerDisconnected" });
  link.close();
  assertEquals(clock.pending, 0);
});

Deno.test("TServerLink closes the connection that it gives up, and after one that worked waits little again", () => {
  const clock = new ManualClock();
  let receive: (event: TServerEvent) => void = () => {};
  let opened = 0;
  let closed = 0;
  const open: TServerPort["open"] = (listener) => {
    receive = listener;
    opened++;
    return { send() {}, close: () => void closed++ };
  };
  const link = new TServerLink({ open }, { clock, log: silentLog, random: leastChance });
  const say = (name: "EventServerDisconnected" | "EventLinkConnected") =>
    receive({ name, time: 0, EventSequenceNumber: 0 });
  for (let attempt = 0; attempt < 5; attempt++) {
    say("EventServerDisconnected");
    clock.advance(10_000);
  }
  assertEquals([opened, closed], [6, 5]);
  say("EventLinkConnected");
  say("EventServerDisconnected");
  clock.advance(250);
  assertEquals(opened, 7);
  link.close();
});
