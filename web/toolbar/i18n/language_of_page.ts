// Which language a page speaks, and that the choice is remembered in the browser.
import type { BrowserStorage } from "../../shared/browser_memory.ts";
import { chooseLanguage, type Language } from "./languages.ts";

const KEY = "hookswitch-language";

export interface PageLanguage {
  /** The page's: `?lang=` is the reader's wish. */
  readonly parameters: URLSearchParams;
  /** The browser's languages, most wanted first. */
  readonly preferred: readonly string[];
  /** Of the browser, not of the tab: the reader's next tab speaks the same language. */
  readonly storage: BrowserStorage;
}

export function languageOfPage({ parameters, preferred, storage }: PageLanguage): Language {
  return chooseLanguage({ asked: parameters.get("lang"), remembered: recall(storage), preferred });
}

function recall(storage: BrowserStorage): string | undefined {
  try {
    return storage().getItem(KEY) ?? undefined;
  } catch {
    // A framed page may be denied it: then the browser's language is as good.
    return undefined;
  }
}

export function rememberLanguage(storage: BrowserStorage, language: Language): void {
  try {
    storage().setItem(KEY, language);
  } catch {
    // The choice lasts as long as the page.
  }
}
