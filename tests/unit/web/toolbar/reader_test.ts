import { assertEquals } from "@std/assert";
import { ManualClock } from "../../../../gateway/runtime/manual_clock.ts";
import { startReading } from "../../../../web/toolbar/reader.ts";
import type { Language } from "../../../../web/toolbar/i18n/languages.ts";
import { leastChance } from "../../../helpers/chance.ts";
import { catalogueOf } from "../../../helpers/words.ts";
import { TabStorage } from "./peers/desk.ts";
import { settle } from "../../../helpers/settle.ts";

const SILENT = { debug() {}, info() {}, warn() {}, error() {} };

/** A page that a German opens; `isDown` while the server answers nothing. */
function open({ address = "", storage = new TabStorage(), country = "" } = {}) {
  const clock = new ManualClock();
  const page = { title: "", documentElement: { lang: "en", dir: "" } };
  const server = { isDown: false, asked: [] as string[] };
  const fetch: typeof globalThis.fetch = (input) => {
    const url = String(input);
    server.asked.push(url);
    if (server.isDown) return Promise.reject(new TypeError("Failed to fetch"));
    const [, language] = /words\/(.*)\.json$/.exec(url) ?? [];
    if (language) return Promise.resolve(Response.json(catalogueOf(language as Language)));
    const settings = { frameworkClientUrl: "/client.js", ...(country && { country }) };
    return Promise.resolve(Response.json(settings));
  };
  const idle = Promise.withResolvers<void>();
  const start = () =>
    startReading({
      parameters: new URLSearchParams(address),
      preferred: ["de-DE", "en"],
      storage: () => storage,
      settingsUrl: "/toolbar/settings.json",
      fetch,
      idle: idle.promise,
      clock,
      random: leastChance,
      log: SILENT,
      page,
    });
  return { clock, page, server, idle, storage, start };
}

Deno.test("a page speaks the browser's language, says so, and loads no other", async () => {
  const { page, server, start } = open();
  const reader = start();
  await reader.hasWords;
  assertEquals(reader.speech.value?.say("button.hold"), "Halten");
  assertEquals(page, { title: "Telefonleiste", documentElement: { lang: "de", dir: "ltr" } });
  assertEquals(server.asked, ["/toolbar/words/de.json"]);
});

Deno.test("a language that is chosen is spoken at once, and by the reader's next page", async () => {
  const first = open();
  const reader = first.start();
  await reader.hasWords;
  const failure = { code: "unreachable", detail: "The gateway cannot be reached" };
  assertEquals(reader.wording(failure), "Das Gateway ist nicht erreichbar");
  reader.chooseLanguage("ja");
  await settle();
  assertEquals(reader.wording(failure), "ゲートウェイに接続できません");
  assertEquals(reader.speech.value?.language, "ja");
  assertEquals(first.page.documentElement.lang, "ja");
  const next = open({ storage: first.storage }).start();
  await next.hasWords;
  assertEquals(next.speech.value?.language, "ja");
});

Deno.test("words that do not come at the start are asked for until they do", async () => {
  const { clock, server, start } = open({ address: "?lang=fr" });
  server.isDown = true;
  const reader = start();
  await settle();
  assertEquals(reader.speech.value, undefined);
  server.isDown = false;
  clock.advance(8_000);
  await reader.hasWords;
  assertEquals(reader.speech.value?.language, "fr");
});

Deno.test("numbers are plain until the page is idle, then as the set country writes them", async () => {
  const { idle, start } = open({ country: "DE" });
  const { phones, hasWords } = start();
  await hasWords;
  assertEquals(phones.value.say("+4930123456"), "+4930123456");
  const changed = new Promise<void>((resolve) => {
    phones.subscribe(({ say }) => void (say("+4930123456") === "030 123456" && resolve()));
  });
  idle.resolve();
  await changed;
  assertEquals(phones.value.read("030 123456"), { wanted: "+4930123456" });
});
