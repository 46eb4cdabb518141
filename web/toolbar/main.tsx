// The media toolbar's page: the only place with the real clock, network, storage and screen.
import { render } from "preact";
import { systemClock } from "../../gateway/runtime/clock.ts";
import { createLog } from "../../gateway/runtime/log.ts";
import { freshSeed, seededRandom } from "../../gateway/runtime/random.ts";
import { themeOfAddress, wearTheme } from "../shared/theme.ts";
import { openKeepsakes, startAids } from "./aids.ts";
import { App } from "./components/app.tsx";
import { browserFrameworkHost } from "./cti/fusion/frameworkClient.ts";
import { browserNotifications, isForeignFrame } from "./edges/notifications.ts";
import { PageBadge } from "./edges/page_badge.ts";
import { pageLife } from "./edges/page_life.ts";
import { webAudio } from "./edges/web_audio.ts";
import { webLockTurns } from "./edges/web_locks.ts";
import { startReading } from "./reader.ts";
import { nameOfFrame, tabMemories } from "./tab_memories.ts";
import { startToolbar } from "./toolbar.ts";

const SETTINGS_URL = "/toolbar/settings.json";

/** How long a page that does not tell when it is idle is left alone, in milliseconds. */
const IDLE_MS = 1_000;

const parameters = new URLSearchParams(location.search);
const agent = parameters.get("agent") ?? "";
const newId = () => crypto.randomUUID();

/** An address on the page's own origin, with the page's `?agent=` passed on. */
function gatewayUrl(path: string, protocol = location.protocol): string {
  const url = new URL(path, location.origin);
  if (agent) url.searchParams.set("agent", agent);
  url.protocol = protocol;
  return url.href;
}

/**
 * The page around this one is of another origin: its address is all that it can say the theme in. What it
 * said first, early.ts has put on.
 */
const dress = () => wearTheme(document.documentElement, themeOfAddress(location) ?? "system");
addEventListener("hashchange", dress);

// deno-lint-ignore no-console -- the console is where an integrator looks for warnings
const log = createLog({ level: "warn", clock: systemClock, write: (line) => console.warn(line) });

/** What can wait until the page is drawn; not every browser tells when it is idle. */
const idle = new Promise<void>((resolve) => {
  if ("requestIdleCallback" in globalThis) requestIdleCallback(() => resolve());
  else systemClock.setTimer(IDLE_MS, resolve);
});

const random = seededRandom(freshSeed());
const pageBadge = new PageBadge(document);
const reader = startReading({
  parameters,
  preferred: navigator.languages,
  storage: () => localStorage,
  settingsUrl: SETTINGS_URL,
  fetch: (input, init) => fetch(input, init),
  idle,
  clock: systemClock,
  random,
  log,
  page: pageBadge,
});

const life = pageLife(globalThis, systemClock);
const keepsakes = openKeepsakes({
  storage: () => localStorage,
  watchStorage: (changed) => addEventListener("storage", ({ key }) => changed(key)),
  agent,
  clock: systemClock,
});
const toolbar = startToolbar({
  wording: reader.wording,
  restEndpointUrl: gatewayUrl("/genesys/events"),
  wsEndpointUrl: gatewayUrl("/genesysWs", location.protocol === "https:" ? "wss:" : "ws:"),
  settingsUrl: SETTINGS_URL,
  host: browserFrameworkHost(globalThis.window),
  memory: tabMemories({
    storage: () => sessionStorage,
    agent,
    page: nameOfFrame(globalThis.window, newId),
  }),
  clock: systemClock,
  random,
  log,
  fetch: (input, init) => fetch(input, init),
  connect: (url) => new WebSocket(url),
  newId,
  life,
  watch: (change, before) => keepsakes.shift.note(change, before),
});
const aids = startAids({
  ...keepsakes,
  state: toolbar.state,
  reader,
  clock: systemClock,
  life,
  sounder: webAudio({ open: () => new AudioContext(), gestures: document }),
  notifications: browserNotifications({
    api: globalThis.Notification,
    isForeignFrame: isForeignFrame(globalThis.window),
    icon: "/shared/icon.svg",
  }),
  turns: webLockTurns({ locks: navigator.locks, agent, life }),
  focus: () => globalThis.focus(),
  wear: (badge) => pageBadge.wear(badge),
});

// Until there are words, the page's own skeleton stays.
await reader.hasWords;
const root = document.getElementById("toolbar");
root?.replaceChildren();
if (root) render(<App {...toolbar} reader={reader} aids={aids} clock={systemClock} />, root);
