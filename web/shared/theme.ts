// Which of the two looks a page wears: the system's, or the one the reader chose, which is remembered.

export const THEMES = ["system", "light", "dark"] as const;
export type Theme = typeof THEMES[number];

/** Where the choice is kept in the browser's storage. */
export const THEME_KEY = "hookswitch-theme";

/** What is used of the browser's storage. */
export type Memory = Pick<Storage, "getItem" | "setItem">;

/** The remembered choice; "system" where there is none, or where storage is not allowed. */
export function recallTheme(memory: Memory): Theme {
  try {
    const kept = memory.getItem(THEME_KEY);
    return THEMES.find((theme) => theme === kept) ?? "system";
  } catch {
    return "system";
  }
}

/** Remembers a choice, where the browser lets us. */
export function rememberTheme(memory: Memory, theme: Theme): void {
  try {
    memory.setItem(THEME_KEY, theme);
  } catch {
    // A private window may refuse; the choice then lasts as long as the page.
  }
}

/** Dresses a document; see `:root[data-theme]` in tokens.css. */
export function wearTheme(root: HTMLElement, theme: Theme): void {
  if (theme === "system") delete root.dataset["theme"];
  else root.dataset["theme"] = theme;
}
