// The media toolbar's page: the only place with the real clock, network, storage and screen.
import { render } from "preact";
import { systemClock } from "../../gateway/runtime/clock.ts";
import { createLog } from "../../gateway/runtime/log.ts";
import { freshSeed, seededRandom } from "../../gateway/runtime/random.ts";
import { themeOfAddress, wearTheme } from "../shared/theme.ts";
import { App } from "./components/app.tsx";
import { browserFrameworkHost } from "./cti/fusion/frameworkClient.ts";
import { nameOfFrame, tabMemories } from "./tab_memories.ts";
import { startToolbar } from "./toolbar.ts";

const agent = new URLSearchParams(location.search).get("agent") ?? "";
const newId = () => crypto.randomUUID();

/** An address on the page's own origin, with the page's `?agent=` passed on. */
function gatewayUrl(path: string, protocol = location.protocol): string {
  const url = new URL(path, location.origin);
  if (agent) url.searchParams.set("agent", agent);
  url.protocol = protocol;
  return url.href;
}

/** The page around this one is of another origin: its address is all that it can say the theme in. */
const dress = () => wearTheme(document.documentElement, themeOfAddress(location) ?? "system");
dress();
addEventListener("hashchange", dress);

const toolbar = startToolbar({
  restEndpointUrl: gatewayUrl("/genesys/events"),
  wsEndpointUrl: gatewayUrl("/genesysWs", location.protocol === "https:" ? "wss:" : "ws:"),
  settingsUrl: "/toolbar/settings.json",
  host: browserFrameworkHost(globalThis.window),
  memory: tabMemories({
    storage: () => sessionStorage,
    agent,
    page: nameOfFrame(globalThis.window, newId),
  }),
  clock: systemClock,
  random: seededRandom(freshSeed()),
  // deno-lint-ignore no-console -- the console is where an integrator looks for warnings
  log: createLog({ level: "warn", clock: systemClock, write: (line) => console.warn(line) }),
  fetch: (input, init) => fetch(input, init),
  connect: (url) => new WebSocket(url),
  newId,
});

const root = document.getElementById("toolbar");
if (root) render(<App {...toolbar} clock={systemClock} />, root);
