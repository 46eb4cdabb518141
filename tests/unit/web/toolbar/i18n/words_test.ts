import { assertEquals } from "@std/assert";
import type { CompiledCatalogue } from "../../../../../web/toolbar/i18n/catalogue.ts";
import type { Language } from "../../../../../web/toolbar/i18n/languages.ts";
import { loadWords } from "../../../../../web/toolbar/i18n/load_words.ts";
import { Words } from "../../../../../web/toolbar/i18n/words.ts";
import { catalogueOf } from "../../../../helpers/words.ts";

const SILENT = { debug() {}, info() {}, warn() {}, error() {} };

function words(load: (language: Language) => Promise<CompiledCatalogue>) {
  return new Words({ load, preferred: ["de-CH"], log: SILENT });
}
const served = (language: Language) => Promise.resolve(catalogueOf(language));

Deno.test("the language changes while the page runs, for whoever watches", async () => {
  const spoken: string[] = [];
  const here = words(served);
  here.speech.subscribe((speech) => void spoken.push(speech?.say("button.hold") ?? ""));
  assertEquals(await here.choose("en"), true);
  assertEquals(await here.choose("de"), true);
  assertEquals(spoken, ["", "Hold", "Halten"]);
  assertEquals(here.speech.value?.locale, "de-CH");
});

Deno.test("a catalogue that cannot be had leaves the language as it is", async () => {
  const here = words((language) => language === "ja" ? Promise.reject("gone") : served(language));
  await here.choose("de");
  assertEquals(await here.choose("ja"), false);
  assertEquals(here.speech.value?.language, "de");
});

Deno.test("at the start English takes the place of a catalogue that cannot be had", async () => {
  const here = words((language) => language === "ja" ? Promise.reject("gone") : served(language));
  assertEquals(await here.choose("ja"), true);
  assertEquals(here.speech.value?.language, "en");
});

Deno.test("two choices at once: the later one is spoken, whichever catalogue comes first", async () => {
  const late = Promise.withResolvers<CompiledCatalogue>();
  const here = words((language) => language === "fr" ? late.promise : served(language));
  const first = here.choose("fr");
  await here.choose("es");
  late.resolve(catalogueOf("fr"));
  assertEquals(await first, false);
  assertEquals(here.speech.value?.language, "es");
});

Deno.test("loadWords() reads the language's own file and nothing else", async () => {
  const asked: string[] = [];
  const fetch: typeof globalThis.fetch = (url) => {
    asked.push(String(url));
    return Promise.resolve(Response.json(catalogueOf("fr")));
  };
  assertEquals((await loadWords("fr", { fetch }))["button.hold"], "Attente");
  assertEquals(asked, ["/toolbar/words/fr.json"]);
});
