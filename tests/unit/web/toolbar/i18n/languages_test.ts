import { assertEquals } from "@std/assert";
import {
  chooseLanguage,
  directionOf,
  localeOf,
} from "../../../../../web/toolbar/i18n/languages.ts";

Deno.test("chooseLanguage() takes the address's wish first, then the remembered one, then the browser's", () => {
  const preferred = ["fr-CA", "en-US"];
  assertEquals(chooseLanguage({ asked: "ja", remembered: "de", preferred }), "ja");
  assertEquals(chooseLanguage({ asked: null, remembered: "de", preferred }), "de");
  assertEquals(chooseLanguage({ preferred }), "fr");
});

Deno.test("chooseLanguage() passes over what it cannot speak, and speaks English at last", () => {
  assertEquals(chooseLanguage({ asked: "tlh", preferred: ["pt-BR", "es-MX", "en"] }), "es");
  assertEquals(chooseLanguage({ asked: "DE_at", preferred: [] }), "de");
  assertEquals(chooseLanguage({ asked: "", remembered: "", preferred: ["", "-", "zh"] }), "en");
});

Deno.test("chooseLanguage() speaks the pseudo-language only when the address asks for it", () => {
  assertEquals(chooseLanguage({ asked: "en-XA", preferred: ["de"] }), "en-XA");
  assertEquals(chooseLanguage({ remembered: "en-XA", preferred: ["de"] }), "en");
});

Deno.test("localeOf() writes numbers as the browser's own variant of the language does", () => {
  assertEquals(localeOf("de", ["en-US", "de-AT", "de"]), "de-AT");
  assertEquals(localeOf("de", ["fr"]), "de");
  assertEquals(localeOf("en-XA", ["en-GB"]), "en-GB");
  assertEquals(localeOf("de", ["de_broken_tag!"]), "de");
});

Deno.test("directionOf() knows languages that are written from right to left", () => {
  assertEquals([directionOf("de"), directionOf("ar"), directionOf("he-IL")], ["ltr", "rtl", "rtl"]);
});
