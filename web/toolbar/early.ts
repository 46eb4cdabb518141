// What must be right when the page is first painted, before its module has come: the theme and the language.
// A script of its own, which blocks the painting: it stays small.
import { themeOfAddress, wearTheme } from "../shared/theme.ts";
import { directionOf } from "./i18n/languages.ts";
import { wordsUrl } from "./i18n/load_words.ts";
import { languageOfPage } from "./i18n/language_of_page.ts";

const { documentElement: root, head } = document;
wearTheme(root, themeOfAddress(location) ?? "system");

const language = languageOfPage({
  parameters: new URLSearchParams(location.search),
  preferred: navigator.languages,
  storage: () => localStorage,
});
root.lang = language;
root.dir = directionOf(language);

// The words come while the module does.
const preload = document.createElement("link");
preload.rel = "preload";
preload.as = "fetch";
preload.crossOrigin = "anonymous";
preload.href = wordsUrl(language);
head.append(preload);
