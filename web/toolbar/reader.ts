// Puts together what depends on who reads: the language, and how phone numbers look. Touches no global.
import type { ReadonlySignal } from "@preact/signals";
import { ToolbarSettings } from "../../gateway/protocol/toolbar_settings.ts";
import { Backoff } from "../../gateway/runtime/backoff.ts";
import type { Clock } from "../../gateway/runtime/clock.ts";
import type { Log } from "../../gateway/runtime/log.ts";
import type { Random } from "../../gateway/runtime/random.ts";
import type { Failure } from "./cti/outcome.ts";
import { languageOfPage, type PageLanguage, rememberLanguage } from "./i18n/language_of_page.ts";
import { directionOf, type Language } from "./i18n/languages.ts";
import { loadWords } from "./i18n/load_words.ts";
import { type Speech, Words } from "./i18n/words.ts";
import { chooseCountry, type Country } from "./numbers/country.ts";
import { loadPhones } from "./numbers/load_phones.ts";
import type { Phones } from "./numbers/phones.ts";
import { failureWord } from "./state/words.ts";

export interface ReaderOptions extends PageLanguage {
  /** Where the ToolbarSettings are. */
  readonly settingsUrl: string;
  readonly fetch: typeof fetch;
  /** Resolves when the page is drawn and has nothing better to do. */
  readonly idle: Promise<void>;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  /** The page, whose language is told to browsers and screen readers. */
  readonly page: Pick<Document, "title"> & {
    readonly documentElement: Pick<HTMLElement, "lang" | "dir">;
  };
}

/** How long is waited before a page without words asks for them again, at first and at last. */
const FIRST_WAIT_MS = 500;
const LAST_WAIT_MS = 8_000;

export interface Reader {
  /** Resolves once there is something to speak. */
  readonly hasWords: Promise<void>;
  readonly speech: ReadonlySignal<Speech | undefined>;
  readonly phones: ReadonlySignal<Phones>;
  /** Why something was not done, in the reader's language. */
  readonly wording: (failure: Failure) => string;
  /** Speaks this language from now on, and in the reader's next page. */
  readonly chooseLanguage: (language: Language) => void;
}

export function startReading(options: ReaderOptions): Reader {
  const { preferred, storage, fetch, idle, log, page } = options;
  const load = (language: Language) => loadWords(language, { fetch });
  const words = new Words({ load, preferred, log });
  words.speech.subscribe((speech) => {
    if (!speech) return;
    page.documentElement.lang = speech.language;
    page.documentElement.dir = directionOf(speech.language);
    page.title = speech.say("toolbar.title");
  });
  const hasWords = startSpeaking(words, options);
  return {
    hasWords,
    speech: words.speech,
    wording: (failure) => {
      const say = words.speech.value?.say;
      return say ? failureWord(say, failure) : failure.detail;
    },
    phones: loadPhones({
      idle,
      log,
      country: async () => {
        await hasWords;
        return await countryOf(options, words.speech.value?.locale ?? "en");
      },
    }),
    chooseLanguage: (language) => {
      rememberLanguage(storage, language);
      void words.choose(language);
    },
  };
}

/** Without words there is nothing to look at: they are asked for until they come. */
async function startSpeaking(words: Words, options: ReaderOptions): Promise<void> {
  const { clock, random } = options;
  const backoff = new Backoff({ firstMs: FIRST_WAIT_MS, lastMs: LAST_WAIT_MS, random });
  while (!await words.choose(languageOfPage(options))) {
    await new Promise<void>((resolve) => void clock.setTimer(backoff.next(), resolve));
  }
}

async function countryOf(
  { parameters, settingsUrl, fetch, log }: ReaderOptions,
  locale: string,
): Promise<Country | undefined> {
  const configured = await fetch(settingsUrl)
    .then(async (response) => ToolbarSettings.parse(await response.json()).country)
    .catch((error) => {
      log.warn("Cannot read which country's numbers are national", { error });
      return undefined;
    });
  return chooseCountry({ asked: parameters.get("country"), configured, locale });
}
