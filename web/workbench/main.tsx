// The workbench's composition root: connects the sources to the diagram and the phones, and draws.
import { computed, effect, signal } from "@preact/signals";
import { render } from "preact";
import { systemClock as clock } from "../../gateway/runtime/clock.ts";
import { connectStream as connect, pageSight as sight, rootElement } from "../shared/browser.ts";
import { followMock } from "../shared/follow_mock.ts";
import { keepStreamOpen } from "../shared/live_stream.ts";
import { createMockClient, JournalEntry } from "../shared/mock_client.ts";
import { agentOfPage } from "../shared/page_agent.ts";
import { recallTheme, rememberTheme, wearTheme } from "../shared/theme.ts";
import { throttled } from "../shared/throttle.ts";
import { UEF_CHANNEL } from "../shared/uef_record.ts";
import { createDesk } from "../softphone/desk.ts";
import { Workbench } from "./app.tsx";
import { createLabClient } from "./lab/client.ts";
import { createDelaysDesk } from "./lab/delays/delays_desk.ts";
import { createFaultsDesk } from "./lab/faults/faults_desk.ts";
import { createGeneratorDesk } from "./lab/generator/generator_desk.ts";
import { browserToolbars } from "./lab/generator/toolbar_edge.ts";
import { createLabPlace } from "./lab/place.ts";
import { createStateDesk } from "./lab/state/state_desk.ts";
import { createLinks } from "./links.ts";
import { createScenarioDesk } from "./scenarios/scenario_desk.ts";
import { sessionClearMemory } from "./sequence/clear_memory.ts";
import { browserEdge } from "./sequence/edge.ts";
import { windowAddress } from "./sequence/past/address.ts";
import { browserArchive } from "./sequence/past/archive.ts";
import { createSequence } from "./sequence/sequence.ts";

/** The phones are read so often at most, in milliseconds. */
const PHONES_MS = 50;

/** What in the mock's journal tells of other settings. */
const CHANGES_SETTINGS: ReadonlySet<string> = new Set(["changeSettings", "restore"]);

const client = createMockClient((url, init) => fetch(url, init));
const agentId = agentOfPage(location.search);
const labClient = createLabClient((url, init) => fetch(url, init));
const desk = createDesk({ client, clock, agentId });
const readPhones = throttled(desk.read, { clock, everyMs: PHONES_MS });
const place = createLabPlace({
  hash: location.hash,
  storage: () => localStorage,
  isRoomy: matchMedia("(width >= 120rem)").matches,
  show: (hash) => history.replaceState(null, "", `${location.pathname}${location.search}${hash}`),
});
addEventListener("hashchange", () => place.heed(location.hash));
const state = createStateDesk({
  client: { ...client, ...labClient },
  clock,
  isWatched: computed(() => place.panel.value === "state" || place.panel.value === "faults"),
});
const delays = createDelaysDesk({ client: { ...client, ...labClient }, clock });
const faults = createFaultsDesk({ client: labClient, clock });
const generator = createGeneratorDesk({
  client: labClient,
  clock,
  edge: browserToolbars(location),
  prefix: `lab-${agentId}`,
});
const links = createLinks(client);
const sequence = createSequence({
  clock,
  agentId,
  memory: sessionClearMemory(() => sessionStorage),
  archive: browserArchive(),
  history: {
    trace: async () => await (await fetch("/trace?follow=false")).text(),
    journal: async () => {
      const journal = await client.journal();
      return journal.ok ? journal.value.entries : [];
    },
  },
  address: windowAddress(window),
  edge: browserEdge,
});
addEventListener("pagehide", () => void sequence.save());
const { recorder } = sequence;

const scenarios = createScenarioDesk({
  client,
  clock,
  begins: () => recorder.clear(),
  ended: () => void readAll(),
});

const theme = signal(recallTheme(() => localStorage));
effect(() => {
  wearTheme(document.documentElement, theme.value);
  rememberTheme(() => localStorage, theme.value);
});

const uefChannel = new BroadcastChannel(UEF_CHANNEL);
uefChannel.onmessage = ({ data }) => recorder.hear("uef", data);

keepStreamOpen({
  url: "/trace",
  connect,
  clock,
  sight,
  opened: () => {
    links.gateway.value = "up";
    recorder.tell("trace", "up");
  },
  heard: (data) => {
    recorder.hear("trace", data);
    state.noticed();
  },
  lost: () => {
    links.gateway.value = "down";
    recorder.tell("trace", "down");
  },
});

followMock({
  client,
  connect,
  clock,
  sight,
  opened: () => {
    links.foundMock();
    recorder.tell("mock", "reading");
    state.noticed();
    void links.readTServer();
    void delays.read();
    void faults.read();
    void desk.read();
  },
  caughtUp: () => recorder.tell("mock", "up"),
  heard: (entry) => {
    recorder.hear("mock", entry);
    readPhones();
    state.noticed();
    const known = JournalEntry.safeParse(entry);
    if (!known.success) return;
    const { name, from } = known.data;
    if (name.startsWith("EventLink")) void links.readTServer();
    if (from === "control" && CHANGES_SETTINGS.has(name)) void delays.read();
    faults.noticed(known.data);
  },
  lost: () => void lostMock(),
});

async function lostMock(): Promise<void> {
  await links.lostMock();
  recorder.tell("mock", links.mock.value === "absent" ? "absent" : "down");
}

async function reset(): Promise<void> {
  const done = await client.reset();
  if (done.ok) recorder.clear();
  await readAll();
}

async function readAll(): Promise<void> {
  await Promise.all([
    delays.read(),
    faults.read(),
    links.readTServer(),
    desk.read(),
    state.read(),
  ]);
}

const toolbarMenu = {
  page: new URL(location.href),
  storage: () => localStorage,
  go: (address: URL) => location.assign(address),
};

render(
  <Workbench
    {...{
      clock,
      desk,
      links,
      scenarios,
      place,
      sequence,
      state,
      delays,
      faults,
      generator,
      theme,
      toolbarMenu,
      reset,
    }}
  />,
  rootElement(),
);
