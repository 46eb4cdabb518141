import { assert, assertEquals } from "@std/assert";
import type { CompiledMessage } from "icu-minify/format";
import { LANGUAGES, PSEUDO_LANGUAGE } from "../../../../../web/toolbar/i18n/languages.ts";
import { catalogueOf, speaker } from "../../../../helpers/words.ts";

const ENGLISH = catalogueOf("en");
const OTHERS = [...LANGUAGES.filter((language) => language !== "en"), PSEUDO_LANGUAGE] as const;

/** The names of what a message takes, with what each is for; see icu-minify's compiled form. */
function valuesIn(message: CompiledMessage): string[] {
  const found = new Set<string>();
  const visit = (node: unknown): void => {
    if (!Array.isArray(node)) return;
    const [name, type = "text", branches] = node;
    if (typeof name !== "string") return node.forEach(visit);
    if (node.length > 1 && typeof type !== "number") return node.forEach(visit);
    found.add(`${name}:${type}`);
    if (branches && typeof branches === "object") Object.values(branches).forEach(visitAll);
  };
  const visitAll = (nodes: unknown) => Array.isArray(nodes) && nodes.forEach(visit);
  visitAll(message);
  return [...found].sort();
}

for (const language of OTHERS) {
  Deno.test(`"${language}" has a message for each English one, and it takes the same`, () => {
    const catalogue = catalogueOf(language);
    assertEquals(Object.keys(catalogue), Object.keys(ENGLISH));
    for (const [key, message] of Object.entries(ENGLISH)) {
      const other = catalogue[key as keyof typeof ENGLISH];
      assertEquals(valuesIn(other), valuesIn(message), `"${key}" of "${language}"`);
      assert(
        typeof other !== "string" || other.trim() !== "",
        `"${key}" of "${language}" is empty`,
      );
    }
  });
}

Deno.test("a message is said with what it takes, numbers as the language writes them", () => {
  const values = { seconds: 1_234 };
  assertEquals(speaker("en")("retry.in", values), "Next try in 1,234 s");
  assertEquals(speaker("de")("retry.in", values), "Nächster Versuch in 1.234 s");
  assertEquals(speaker("ja")("call.label", { party: "佐藤" }), "佐藤 との通話");
});

Deno.test("the pseudo-language is English in brackets, and longer", () => {
  const say = speaker(PSEUDO_LANGUAGE);
  assertEquals(say("button.hold"), "[Ĥöļð~~]");
  assertEquals(say("call.label", { party: "Ana" }), "[Çáļļ ŵîţĥ Ana~~~~]");
  for (const [key, message] of Object.entries(ENGLISH)) {
    if (typeof message !== "string") continue;
    const stretched = say(key as "button.hold");
    assert(stretched.length > message.length + 2, `"${key}" is "${stretched}"`);
  }
});
