// The page's title and icon, with what calls have to say in them. In a frame nobody sees either: the page around
// it has its own.
import { type Badge, badgedTitle } from "../attention/badge.ts";

const ICONS: Readonly<Record<Badge["icon"], string>> = {
  plain: "/shared/icon.svg",
  ringing: "/toolbar/icon_ringing.svg",
  missed: "/toolbar/icon_missed.svg",
};

export class PageBadge {
  readonly #document: Document;
  #title: string;
  #badge: Badge = { count: 0, icon: "plain" };

  constructor(document: Document) {
    this.#document = document;
    this.#title = document.title;
  }

  get documentElement(): HTMLElement {
    return this.#document.documentElement;
  }

  get title(): string {
    return this.#title;
  }

  set title(title: string) {
    this.#title = title;
    this.wear(this.#badge);
  }

  wear(badge: Badge): void {
    this.#badge = badge;
    this.#document.title = badgedTitle(this.#title, badge);
    const icon = this.#document.querySelector<HTMLLinkElement>('link[rel="icon"]');
    const wanted = ICONS[badge.icon];
    if (icon && icon.getAttribute("href") !== wanted) icon.setAttribute("href", wanted);
  }
}
