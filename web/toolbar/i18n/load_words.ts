// Fetches a catalogue as the build compiled it.
import type { CompiledCatalogue } from "./catalogue.ts";
import type { Language } from "./languages.ts";

/** The address of a language's catalogue; tasks/words.ts writes what is there. */
export const wordsUrl = (language: Language) => `/toolbar/words/${language}.json`;

/** The build checks what it writes; a page and its catalogues come from one build. */
export async function loadWords(
  language: Language,
  { fetch }: { readonly fetch: typeof globalThis.fetch },
): Promise<CompiledCatalogue> {
  const url = wordsUrl(language);
  const response = await fetch(url);
  if (!response.ok) throw new Error(`Cannot read "${url}": status ${response.status}`);
  return await response.json();
}
