// Entry of the simulated Fusion desktop: takes the browser's window, clock and channel, and hands them
// to the desk. The only file of the page that does.
import { createRef, render } from "preact";
import { systemClock } from "../../gateway/runtime/clock.ts";
import { rootElement } from "../shared/browser.ts";
import { agentOfPage } from "../shared/page_agent.ts";
import { recallTheme, THEME_KEY, wearTheme } from "../shared/theme.ts";
import { UEF_CHANNEL } from "../shared/uef_record.ts";
import { App } from "./components/app.tsx";
import { createDesk } from "./desk.ts";
import { framesOwnToolbar, redressed, toolbarAddress } from "./toolbar_address.ts";
import { windowPort } from "./uef/port.ts";

const agentId = agentOfPage(location.search);
const frame = createRef<HTMLIFrameElement>();
const page = new URL(location.href);
const theme = () => recallTheme(() => localStorage);
const toolbarUrl = toolbarAddress(page, theme());
const channel = new BroadcastChannel(UEF_CHANNEL);

const desk = createDesk({
  port: windowPort({
    own: globalThis,
    peer: () => frame.current?.contentWindow,
    peerOrigin: toolbarUrl.origin,
  }),
  clock: systemClock,
  newId: () => crypto.randomUUID(),
  origin: location.origin,
  publishRecord: (record) => channel.postMessage({ ...record, agentId }),
});

wearTheme(document.documentElement, theme());
// The workbench around this page has the switch.
addEventListener("storage", ({ key }) => {
  if (key !== THEME_KEY) return;
  wearTheme(document.documentElement, theme());
  if (!framesOwnToolbar(page)) return;
  frame.current?.contentWindow?.location.replace(redressed(toolbarUrl, theme()).href);
});

render(<App desk={desk} toolbarUrl={toolbarUrl.href} frame={frame} />, rootElement());
