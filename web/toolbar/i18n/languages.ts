// Which languages the toolbar speaks, and which of them its reader gets. Pure.

/** In the order in which they are offered; each has a catalogue of its tag's name beside this file. */
export const LANGUAGES = ["en", "de", "fr", "es", "ja"] as const;

/** English made longer and put in brackets, to see what is not from the catalogue and what does not fit. */
export const PSEUDO_LANGUAGE = "en-XA";

export type Language = typeof LANGUAGES[number] | typeof PSEUDO_LANGUAGE;

/** Spoken when nobody knows better. */
export const FALLBACK_LANGUAGE: Language = "en";

/** What each language calls itself. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  en: "English",
  de: "Deutsch",
  fr: "Français",
  es: "Español",
  ja: "日本語",
  [PSEUDO_LANGUAGE]: "[Ƥşéûðö]",
};

export interface LanguageWishes {
  /** The address's `?lang=`. */
  readonly asked?: string | null | undefined;
  /** What the agent chose before. */
  readonly remembered?: string | undefined;
  /** The browser's, most wanted first. */
  readonly preferred: readonly string[];
}

/** The first wish that can be met; a wish for "de-AT" is met by German. */
export function chooseLanguage({ asked, remembered, preferred }: LanguageWishes): Language {
  if (asked === PSEUDO_LANGUAGE) return PSEUDO_LANGUAGE;
  for (const wish of [asked, remembered, ...preferred]) {
    const language = wish ? spoken(wish) : undefined;
    if (language) return language;
  }
  return FALLBACK_LANGUAGE;
}

function spoken(tag: string): Language | undefined {
  const [primary = ""] = tag.toLowerCase().split(/[-_]/);
  return LANGUAGES.find((language) => language === primary);
}

/**
 * The tag by which dates and numbers are written: the browser's own where it is of the language, for
 * Austria writes German, but not its thousands, as Germany does.
 */
export function localeOf(language: Language, preferred: readonly string[]): string {
  return preferred.find((tag) => isTag(tag) && spoken(tag) === spoken(language)) ?? language;
}

function isTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

const RIGHT_TO_LEFT: ReadonlySet<string> = new Set(["ar", "fa", "he", "ur"]);

/** Which way the language is written, for `<html dir>`. */
export function directionOf(language: string): "ltr" | "rtl" {
  return RIGHT_TO_LEFT.has(language.split("-")[0] ?? "") ? "rtl" : "ltr";
}
