// Where the desktop finds the media toolbar: at another origin, as in production. Pure.
import type { FramedToolbar } from "../shared/framed_toolbar.ts";
import { type Theme, THEME_PARAMETER } from "../shared/theme.ts";
import { TOOLBAR_NAME } from "./operations.ts";
import { FRAME_PARAMETERS } from "./svcmca/vocabulary.ts";

/** localhost and 127.0.0.1 are two origins on one port: each frames the toolbar from the other. */
const TWINS: Readonly<Record<string, string>> = {
  "localhost": "127.0.0.1",
  "127.0.0.1": "localhost",
};

/** The older API's library, which a toolbar loads from the desktop. */
const SVCMCA_SCRIPT = "/fusion/svcmca.js";

/**
 * The toolbar's address for a desktop page. `?agent=` is passed on; our own toolbar, which cannot see what
 * the reader chose here, is told the theme; one that is framed with the older API, where that is.
 */
export function toolbarAddress(page: URL, framed: FramedToolbar, theme: Theme): URL {
  const address = framed.address === "" ? twin(page) : new URL(framed.address);
  const agent = page.searchParams.get("agent");
  if (agent) address.searchParams.set("agent", agent);
  if (framesOwnToolbar(framed)) address.searchParams.set(THEME_PARAMETER, theme);
  if (framed.api === "svcmca") {
    const { parentFrame, toolbarName, apiSource, toolbarStyle } = FRAME_PARAMETERS;
    address.searchParams.set(parentFrame, page.origin);
    address.searchParams.set(toolbarName, TOOLBAR_NAME);
    address.searchParams.set(apiSource, new URL(SVCMCA_SCRIPT, page).href);
    address.searchParams.set(toolbarStyle, "Embedded");
  }
  return address;
}

/** Whether the toolbar is the one that comes with the desktop. */
export function framesOwnToolbar({ address }: FramedToolbar): boolean {
  return address === "";
}

/** Whether the page is a second tab: `?tab=second`, for the toolbar runs in another one. */
export function isSecondTab(page: URL): boolean {
  return page.searchParams.get("tab") === "second";
}

/** Where to send the frame when the theme changes: another fragment of its page reloads nothing. */
export function redressed(toolbar: URL, theme: Theme): URL {
  const address = new URL(toolbar);
  address.hash = `${THEME_PARAMETER}=${theme}`;
  return address;
}

function twin(page: URL): URL {
  const address = new URL("/toolbar/", page);
  address.hostname = TWINS[page.hostname] ?? page.hostname;
  return address;
}
