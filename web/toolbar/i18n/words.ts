// The toolbar's language while it runs: loads a catalogue when it is wanted, and tells who draws when it
// is there. What is on the screen stays as it is until then.
import { type ReadonlySignal, signal } from "@preact/signals";
import type { Log } from "../../../gateway/runtime/log.ts";
import type { CompiledCatalogue, Say } from "./catalogue.ts";
import { FALLBACK_LANGUAGE, type Language, localeOf } from "./languages.ts";
import { sayer } from "./say.ts";

/** A language that can be spoken. */
export interface Speech {
  readonly language: Language;
  /** How dates and numbers are written, such as "de-AT". */
  readonly locale: string;
  readonly say: Say;
}

export interface WordsOptions {
  readonly load: (language: Language) => Promise<CompiledCatalogue>;
  /** The browser's languages, most wanted first. */
  readonly preferred: readonly string[];
  readonly log: Log;
}

export class Words {
  readonly #options: WordsOptions;
  readonly #speech = signal<Speech | undefined>(undefined);
  #wanted: Language | undefined;

  constructor(options: WordsOptions) {
    this.#options = options;
  }

  /** What is spoken now; undefined until the first catalogue is there. */
  get speech(): ReadonlySignal<Speech | undefined> {
    return this.#speech;
  }

  /**
   * Speaks another language once its catalogue is there; resolves with whether it does. Who cannot have it
   * keeps the language there is, and at the start gets English.
   */
  async choose(language: Language): Promise<boolean> {
    this.#wanted = language;
    const { load, preferred, log } = this.#options;
    try {
      const catalogue = await load(language);
      // Chosen anew meanwhile: the later choice counts, whichever catalogue comes first.
      if (this.#wanted !== language) return false;
      const locale = localeOf(language, preferred);
      this.#speech.value = { language, locale, say: sayer(catalogue, locale) };
      return true;
    } catch (error) {
      log.warn(`Cannot load the words of "${language}"`, { error });
      if (this.#speech.value || language === FALLBACK_LANGUAGE) return false;
      return await this.choose(FALLBACK_LANGUAGE);
    }
  }
}
