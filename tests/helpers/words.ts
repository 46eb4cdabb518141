// The toolbar's words for tests, compiled as the build does it.
import { compiledCatalogues } from "../../tasks/words.ts";
import type { CompiledCatalogue, Say } from "../../web/toolbar/i18n/catalogue.ts";
import type { Language } from "../../web/toolbar/i18n/languages.ts";
import { sayer } from "../../web/toolbar/i18n/say.ts";

const folder = `${import.meta.dirname}/../../web/toolbar/i18n`;
const compiled = await compiledCatalogues(folder);

/** A language's catalogue as the browser gets it. */
export function catalogueOf(language: Language): CompiledCatalogue {
  const catalogue = compiled.get(language);
  if (!catalogue) throw new Error(`Cannot speak "${language}": it has no catalogue`);
  // That it has the keys is what the types of its source say.
  return catalogue as CompiledCatalogue;
}

/** Speaks as the page does. */
export const speaker = (language: Language): Say => sayer(catalogueOf(language), language);

export const english = speaker("en");
