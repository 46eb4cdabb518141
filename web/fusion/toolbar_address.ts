// Where the desktop finds the media toolbar: at another origin, as in production. Pure.
import { type Theme, THEME_PARAMETER } from "../shared/theme.ts";

/** localhost and 127.0.0.1 are two origins on one port: each frames the toolbar from the other. */
const TWINS: Readonly<Record<string, string>> = {
  "localhost": "127.0.0.1",
  "127.0.0.1": "localhost",
};

/**
 * The toolbar's address for a desktop page. `?toolbar=https://…` names another toolbar to frame;
 * `?agent=` is passed on, and to our own toolbar, which cannot see what the reader chose here, the theme.
 */
export function toolbarAddress(page: URL, theme: Theme): URL {
  const address = foreignToolbar(page) ?? twin(page);
  const agent = page.searchParams.get("agent");
  if (agent) address.searchParams.set("agent", agent);
  if (framesOwnToolbar(page)) address.searchParams.set(THEME_PARAMETER, theme);
  return address;
}

/** Whether the desktop page frames the toolbar that comes with it. */
export function framesOwnToolbar(page: URL): boolean {
  return foreignToolbar(page) === undefined;
}

/** Where to send the frame when the theme changes: another fragment of its page reloads nothing. */
export function redressed(toolbar: URL, theme: Theme): URL {
  const address = new URL(toolbar);
  address.hash = `${THEME_PARAMETER}=${theme}`;
  return address;
}

function foreignToolbar(page: URL): URL | undefined {
  const named = page.searchParams.get("toolbar") ?? "";
  return /^https?:\/\//i.test(named) && URL.canParse(named) ? new URL(named) : undefined;
}

function twin(page: URL): URL {
  const address = new URL("/toolbar/", page);
  address.hostname = TWINS[page.hostname] ?? page.hostname;
  return address;
}
