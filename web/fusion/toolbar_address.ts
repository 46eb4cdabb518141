// Where the desktop finds the media toolbar: at another origin, as in production. Pure.

/** localhost and 127.0.0.1 are two origins on one port: each frames the toolbar from the other. */
const TWINS: Readonly<Record<string, string>> = {
  "localhost": "127.0.0.1",
  "127.0.0.1": "localhost",
};

/**
 * The toolbar's address for a desktop page. `?toolbar=https://…` names another toolbar to frame;
 * `?agent=` is passed on.
 */
export function toolbarAddress(page: URL): URL {
  const own = page.searchParams.get("toolbar") ?? "";
  const address = /^https?:\/\//i.test(own) && URL.canParse(own) ? new URL(own) : twin(page);
  const agent = page.searchParams.get("agent");
  if (agent) address.searchParams.set("agent", agent);
  return address;
}

function twin(page: URL): URL {
  const address = new URL("/toolbar/", page);
  address.hostname = TWINS[page.hostname] ?? page.hostname;
  return address;
}
