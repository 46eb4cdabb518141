import { assert, assertEquals } from "@std/assert";
import { signal } from "@preact/signals";
import { ManualClock } from "../../../../../gateway/runtime/manual_clock.ts";
import type { Message } from "../../../../../web/workbench/sequence/message.ts";
import {
  addressOfCall,
  callOfAddress,
} from "../../../../../web/workbench/sequence/past/address.ts";
import {
  type CallArchive,
  memoryArchive,
} from "../../../../../web/workbench/sequence/past/archive.ts";
import { createArchivist, SAVE_MS } from "../../../../../web/workbench/sequence/past/archivist.ts";
import { historyOf } from "../../../../../web/workbench/sequence/past/history.ts";
import { createPastCalls } from "../../../../../web/workbench/sequence/past/past_calls.ts";
import { desktopMessages } from "../../../../../web/workbench/sequence/past/restore.ts";
import {
  type CallSummary,
  expired,
  gapsOf,
  isMeant,
  MAX_AGE_MS,
  MAX_CALLS,
  MAX_STORY_MESSAGES,
  tell,
} from "../../../../../web/workbench/sequence/past/story.ts";
import { addMessages, createTimeline } from "../../../../../web/workbench/sequence/timeline.ts";
import { message } from "./messages.ts";
import { settle } from "../../../../helpers/settle.ts";

const call = { eventId: "u", connectionId: "c", dn: "7001" };
const told = { ...call, agentId: "1001" };

/** A call as all three sources tell it. */
const STORY: readonly Message[] = [
  message("customer>tserver call", 1_000, { ...call, customer: "+14155550100" }),
  message("gateway>toolbar EventRinging", 1_010, told),
  message("toolbar>fusion newCommEvent", 1_020, { eventId: "u", agentId: "1001" }),
  message("gateway>toolbar EventReleased", 9_000, { ...told, payload: { cause: "abandoned" } }),
  message("toolbar>fusion closeCommEvent", 9_010, { eventId: "u", agentId: "1001" }),
];

const SUMMARY: CallSummary = {
  id: "u",
  startedAt: 1_000,
  lastAt: 9_010,
  endedAt: 9_000,
  customer: "+14155550100",
  cause: "abandoned",
  agentIds: ["1001"],
  count: 5,
};

Deno.test("tell() puts the parts of a call's story together, each message once and in order", () => {
  const story = tell("u", STORY.slice(2), STORY.slice(0, 4));
  assertEquals(story?.messages, STORY);
  assertEquals(story?.summary, SUMMARY);
  assertEquals(tell("u", [], []), undefined);
});

Deno.test("a story is bounded, and says so", () => {
  const many = Array.from(
    { length: MAX_STORY_MESSAGES + 5 },
    (_, index) => message("tserver>gateway EventRinging", index, { eventId: "u" }),
  );
  const story = tell("u", many)!;
  assertEquals(story.messages.length, MAX_STORY_MESSAGES);
  assert(gapsOf(story).includes("Of its messages the first 1,000 are kept."));
});

Deno.test("gapsOf() says which part of a call's story is not there", () => {
  assertEquals(gapsOf({ messages: STORY }), []);
  assertEquals(gapsOf({ messages: STORY.slice(1, 2) }), [
    "Nothing is kept of what Fusion and toolbar said to each other.",
    "Nothing is kept of what gateway, T-Server and phones said to each other.",
  ]);
  assertEquals(gapsOf({ messages: STORY.slice(2) }), [
    "Its beginning is no longer kept.",
    "Nothing is kept of what gateway, T-Server and phones said to each other.",
  ]);
});

Deno.test("expired() lets go of calls that are too old, and of the oldest when there are too many", () => {
  const at = (lastAt: number): CallSummary => ({ ...SUMMARY, id: `at ${lastAt}`, lastAt });
  assertEquals(expired([at(1), at(2)], MAX_AGE_MS + 2), ["at 1"]);
  const many = Array.from({ length: MAX_CALLS + 1 }, (_, index) => at(index));
  assertEquals(expired(many, 1_000), ["at 0"]);
});

Deno.test("isMeant() finds a call by a part of its id or number, its agent or cause", () => {
  for (const text of ["", "U", "(415) 555-01", "1001", "aband"]) {
    assert(isMeant(SUMMARY, text), text);
  }
  for (const text of ["x", "999", "100"]) {
    assertEquals(isMeant({ ...SUMMARY, customer: "+49" }, text), false, text);
  }
});

Deno.test("the archivist keeps its agent's calls, and adds to what is kept", async () => {
  const clock = new ManualClock(10_000);
  const archive = memoryArchive();
  const kept = Promise.resolve(archive);
  const archivist = createArchivist({ clock, archive: kept, agentId: "1001" });
  const other = { eventId: "v", agentId: "1002", dn: "7002" };
  archivist.note([...STORY.slice(0, 2), message("gateway>toolbar EventRinging", 1_011, other)]);
  assertEquals(await archive.list(), []);
  clock.advance(SAVE_MS);
  await archivist.save();
  assertEquals((await archive.list()).map(({ id, count }) => [id, count]), [["u", 2]]);
  archivist.note(STORY.slice(2));
  clock.advance(SAVE_MS);
  await archivist.save();
  assertEquals(await archive.list(), [SUMMARY]);
  assertEquals(await archive.load("u"), STORY);
  const later = clock.now() + 60_000;
  assertEquals((await desktopMessages(kept, later)).length, 2);
  await archive.clear();
  assertEquals(await archive.load("u"), []);
});

Deno.test("an archive that fails loses nothing but the keeping", async () => {
  const clock = new ManualClock();
  const broken = { ...memoryArchive(), add: () => Promise.reject(new Error("full")) };
  const archive = Promise.resolve<CallArchive>(broken);
  const archivist = createArchivist({ clock, archive, agentId: "1001" });
  archivist.note(STORY);
  await archivist.save();
  assertEquals(await desktopMessages(Promise.reject(new Error("gone")), 0), []);
});

Deno.test("historyOf() reads a call out of the gateway's trace and the mock's journal", async () => {
  const trace = { from: "gateway", to: "toolbar", agentId: "1001", payload: {} };
  const ringing = {
    ...trace,
    id: 1,
    time: 5,
    name: "EventRinging",
    eventId: "u",
    connectionId: "c",
  };
  const accept = { ...trace, id: 2, time: 6, name: "Accept", connectionId: "c" };
  const other = { ...trace, id: 3, time: 7, name: "EventRinging", eventId: "v" };
  const text = [ringing, accept, other].map((record) => `data: ${JSON.stringify(record)}\n\n`).join(
    "",
  );
  const entry = { id: 1, time: 4, from: "customer", to: "tserver", name: "call", eventId: "u" };
  const sources = {
    trace: () => Promise.resolve(`: trace\n\n${text}`),
    journal: () => Promise.resolve([entry, "nonsense"]),
  };
  const found = await historyOf("u", sources);
  assertEquals(found.map(({ name }) => name), ["call", "EventRinging", "Accept"]);
  const half = { ...sources, journal: () => Promise.reject(new Error("no mock")) };
  assertEquals((await historyOf("c", half)).map(({ name }) => name), ["EventRinging", "Accept"]);
});

interface DeskOptions {
  readonly live?: readonly Message[];
  readonly at?: string;
}

/** Past calls over a page whose address can be moved. */
function desk(archive: CallArchive, { live = [], at }: DeskOptions = {}) {
  let here = at;
  let moved = () => {};
  const timeline = createTimeline();
  addMessages(timeline, live);
  const asked: string[] = [];
  const past = createPastCalls({
    archive: Promise.resolve(archive),
    address: {
      read: () => here,
      write: (id) => here = id,
      watch: (each) => moved = each,
    },
    live: () => timeline,
    history: (id) => {
      asked.push(id);
      return Promise.resolve([]);
    },
    isMasked: signal(true),
  });
  const goTo = (id: string | undefined) => {
    here = id;
    moved();
  };
  return { past, goTo, asked, address: () => here };
}

Deno.test("a call is opened by the page's address and put together from page and archive", async () => {
  const archive = memoryArchive();
  await archive.add(new Map([["u", STORY.slice(2)]]), 10_000);
  const { past } = desk(archive, { live: STORY.slice(0, 2), at: "u" });
  assertEquals(past.open.value?.kind, "opening");
  await settle();
  const open = past.open.value;
  assert(open?.kind === "open");
  assertEquals(open.summary, SUMMARY);
  assertEquals(open.gaps, []);
  assertEquals(open.view.drawn.value.layout.messageRows.length, 5);
});

Deno.test("a call of which nothing is kept is said to be missing", async () => {
  const { past, asked, address } = desk(memoryArchive());
  await past.show("nowhere");
  assertEquals(past.open.value, { kind: "missing", id: "nowhere" });
  assertEquals(asked, ["nowhere"]);
  assertEquals(address(), "nowhere");
  past.close();
  assertEquals([past.open.value, address()], [undefined, undefined]);
});

Deno.test("Back and Forward go from call to call; the one that was left is not shown late", async () => {
  const archive = memoryArchive();
  await archive.add(new Map([["u", STORY]]), 10_000);
  const { past, goTo } = desk(archive);
  goTo("u");
  goTo("nowhere");
  await settle();
  assertEquals(past.open.value?.kind, "missing");
  goTo(undefined);
  assertEquals(past.open.value, undefined);
});

Deno.test("the list is read when it is wanted, and can be forgotten", async () => {
  const archive = memoryArchive();
  await archive.add(new Map([["u", STORY]]), 10_000);
  const { past } = desk(archive);
  assertEquals(past.list.value, undefined);
  await past.readList();
  assertEquals(past.list.value, [SUMMARY]);
  assertEquals(past.isLasting.value, false);
  await past.forget();
  assertEquals(past.list.value, []);
});

Deno.test("a call's address keeps what else is in it", () => {
  const page = "http://localhost:8087/?agent=1002#state";
  const there = addressOfCall(page, "U 1");
  assertEquals(there, "http://localhost:8087/?agent=1002&call=U+1#state");
  assertEquals(callOfAddress(new URL(there).search), "U 1");
  assertEquals(addressOfCall(there, undefined), page);
  assertEquals(callOfAddress("?call="), undefined);
});
