// Which look a page wears: the system's, or the one the reader chose, which is remembered. High contrast
// follows the system's scheme; a system that asks for it gets it in the other looks, too (tokens.css).
import type { BrowserStorage } from "./browser_memory.ts";

export const THEMES = ["system", "light", "dark", "contrast"] as const;
export type Theme = typeof THEMES[number];

/** Where the choice is kept in the browser's storage. */
export const THEME_KEY = "hookswitch-theme";

/** The remembered choice; "system" where there is none, or where storage is not allowed. */
export function recallTheme(storage: BrowserStorage): Theme {
  try {
    return readTheme(storage().getItem(THEME_KEY)) ?? "system";
  } catch {
    return "system";
  }
}

/** Remembers a choice, where the browser lets us. */
export function rememberTheme(storage: BrowserStorage, theme: Theme): void {
  try {
    storage().setItem(THEME_KEY, theme);
  } catch {
    // A private window may refuse; the choice then lasts as long as the page.
  }
}

/** What a page's address calls the theme: `?theme=dark`, or `#theme=dark`, which needs no reload. */
export const THEME_PARAMETER = "theme";

/** The theme that the address asks for; the fragment's goes before the query's. */
export function themeOfAddress({ hash, search }: Pick<URL, "hash" | "search">): Theme | undefined {
  const named = (text: string) => readTheme(new URLSearchParams(text).get(THEME_PARAMETER));
  return named(hash.slice(1)) ?? named(search);
}

function readTheme(text: string | null): Theme | undefined {
  return THEMES.find((theme) => theme === text);
}

/** Dresses a document; see `:root[data-theme]` in tokens.css. */
export function wearTheme(root: HTMLElement, theme: Theme): void {
  if (theme === "system") delete root.dataset["theme"];
  else root.dataset["theme"] = theme;
}
