// The browser's own things in the shapes that the pages' parts take. Only a page's main.tsx uses it.
import { connectByFetch } from "./event_stream.ts";
import type { Connect, PageSight } from "./live_stream.ts";

/** Server-sent events of the page's own origin. */
export const connectStream: Connect = connectByFetch((url, init) => fetch(url, init));

/** Whether the tab is in front. */
export const pageSight: PageSight = {
  get isVisible() {
    return document.visibilityState === "visible";
  },
  watch(changed) {
    document.addEventListener("visibilitychange", changed);
    return () => document.removeEventListener("visibilitychange", changed);
  },
};

/** Empties the page's root element and returns it. */
export function rootElement(): HTMLElement {
  const root = document.getElementById("root");
  if (!root) throw new Error('Cannot start the page: it has no element "root"');
  root.replaceChildren();
  return root;
}
