// The media toolbar's page: the only place with the real clock, network, storage and screen.
import { render } from "preact";
import { systemClock } from "../../gateway/runtime/clock.ts";
import { createLog } from "../../gateway/runtime/log.ts";
import { freshSeed, seededRandom } from "../../gateway/runtime/random.ts";
import { themeOfAddress, wearTheme } from "../shared/theme.ts";
import * as z from "zod/mini";
import { App } from "./components/app.tsx";
import { browserFrameworkHost } from "./cti/fusion/frameworkClient.ts";
import { pageLife } from "./edges/page_life.ts";
import { chooseLanguage, directionOf, LANGUAGES } from "./i18n/languages.ts";
import { loadWords } from "./i18n/load_words.ts";
import { Words } from "./i18n/words.ts";
import { nameOfFrame, tabMemories } from "./tab_memories.ts";
import { tabMemory } from "./tab_memory.ts";
import { startToolbar } from "./toolbar.ts";

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

/** The page around this one is of another origin: its address is all that it can say the theme in. */
const dress = () => wearTheme(document.documentElement, themeOfAddress(location) ?? "system");
dress();
addEventListener("hashchange", dress);

// deno-lint-ignore no-console -- the console is where an integrator looks for warnings
const log = createLog({ level: "warn", clock: systemClock, write: (line) => console.warn(line) });

/** Of the browser, not of the tab: the agent's next tab speaks it, too. */
const chosenLanguage = tabMemory({
  storage: () => localStorage,
  key: "hookswitch-language",
  schema: z.optional(z.enum(LANGUAGES)),
  otherwise: undefined,
});
const words = new Words({
  load: (language) => loadWords(language, { fetch: (input, init) => fetch(input, init) }),
  preferred: navigator.languages,
  log,
});
words.speech.subscribe((speech) => {
  if (!speech) return;
  document.documentElement.lang = speech.language;
  document.documentElement.dir = directionOf(speech.language);
  document.title = speech.say("toolbar.title");
});
void words.choose(chooseLanguage({
  asked: parameters.get("lang"),
  remembered: chosenLanguage.load(),
  preferred: navigator.languages,
}));

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
  log,
  fetch: (input, init) => fetch(input, init),
  connect: (url) => new WebSocket(url),
  newId,
  life: pageLife(globalThis, systemClock),
});

const root = document.getElementById("toolbar");
if (root) render(<App {...toolbar} speech={words.speech} clock={systemClock} />, root);
