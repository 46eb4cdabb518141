// Entry of the simulated Fusion desktop: takes the browser's window, clock and channel, and hands them
// to the desk. The only file of the page that does.
import { computed, signal } from "@preact/signals";
import { createRef, render } from "preact";
import { systemClock } from "../../gateway/runtime/clock.ts";
import { rootElement } from "../shared/browser.ts";
import {
  FRAMED_TOOLBAR_KEY,
  FRAMED_TOOLBAR_PARAMETERS,
  framedToolbarMemory,
  framedToolbarOf,
  withoutChoice,
} from "../shared/framed_toolbar.ts";
import { agentOfPage } from "../shared/page_agent.ts";
import { recallTheme, THEME_KEY, wearTheme } from "../shared/theme.ts";
import { UEF_CHANNEL } from "../shared/uef_record.ts";
import { App } from "./components/app.tsx";
import type { Framing } from "./components/toolbar_dock.tsx";
import { createDesk } from "./desk.ts";
import { watchFrame } from "./frame_watch.ts";
import { choicesMemory } from "./pod.ts";
import { createSvcMcaHost } from "./svcmca/host.ts";
import { toolbarWindows } from "./svcmca/windows.ts";
import { tabChannel } from "./tabs.ts";
import { framesOwnToolbar, isSecondTab, redressed, toolbarAddress } from "./toolbar_address.ts";
import { windowPort } from "./uef/port.ts";

const agentId = agentOfPage(location.search);
const frame = createRef<HTMLIFrameElement>();
const docked = signal(true);
const page = new URL(location.href);
const storage = () => localStorage;
const theme = () => recallTheme(storage);
const framedMemory = framedToolbarMemory(storage);
const framed = framedToolbarOf(page, framedMemory.load());
const toolbarUrl = toolbarAddress(page, framed, theme());
const channel = new BroadcastChannel(UEF_CHANNEL);
const tabs = new BroadcastChannel(tabChannel(agentId));
const choices = choicesMemory(storage);
const chosen = choices.load();
/** The older API knows no other word for it; what was chosen holds for the newer one again. */
const olderWord = framed.api === "svcmca" && { endCallCommand: "disconnect" } as const;

const desk = createDesk({
  port: windowPort({
    own: globalThis,
    peer: () => frame.current?.contentWindow,
    peerOrigin: toolbarUrl.origin,
  }),
  clock: systemClock,
  newId: () => crypto.randomUUID(),
  origin: location.origin,
  ...framed.api === "svcmca" && {
    openHost: (deps) => createSvcMcaHost({ ...deps, windows: toolbarWindows(docked) }),
  },
  choices: { ...chosen, ...olderWord },
  keepChoices: (made) =>
    choices.save({ ...made, ...olderWord && { endCallCommand: chosen.endCallCommand } }),
  // What a second tab hears, the first one has told already.
  publishRecord: (record) => isSecondTab(page) || channel.postMessage({ ...record, agentId }),
  tabs: {
    post: (message) => tabs.postMessage(message),
    onMessage(listener) {
      const onEvent = ({ data }: MessageEvent) => listener(data);
      tabs.addEventListener("message", onEvent);
      return () => tabs.removeEventListener("message", onEvent);
    },
  },
  isSecondTab: isSecondTab(page),
});

const framing: Framing = {
  framed,
  url: toolbarUrl.href,
  origin: location.origin,
  frame,
  watch: watchFrame({
    clock: systemClock,
    isConnected: computed(() => desk.desktop.value.toolbar.status === "connected"),
    probe: () => fetch(toolbarUrl, { mode: "no-cors", cache: "no-store", credentials: "omit" }),
  }),
  choose(choice) {
    framedMemory.save(choice);
    // Another toolbar, or another API, is another life of the desktop.
    location.replace(withoutChoice(page));
  },
};
document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) => {
  if (effectiveDirective === "frame-src" && blockedURI.startsWith(toolbarUrl.origin)) {
    framing.watch.refused();
  }
});

wearTheme(document.documentElement, theme());
// The workbench around this page has the switches.
addEventListener("storage", ({ key }) => {
  const isOverruled = FRAMED_TOOLBAR_PARAMETERS.some((name) => page.searchParams.has(name));
  if (key === FRAMED_TOOLBAR_KEY && !isOverruled) return location.reload();
  if (key !== THEME_KEY) return;
  wearTheme(document.documentElement, theme());
  if (!framesOwnToolbar(framed)) return;
  frame.current?.contentWindow?.location.replace(redressed(toolbarUrl, theme()).href);
});

render(<App desk={desk} framing={framing} docked={docked} />, rootElement());
