// A call's own address: the page's, with `?call=` and its eventId.
import type { CallAddress } from "./past_calls.ts";

const PARAMETER = "call";

/** The id that an address names. */
export function callOfAddress(search: string): string | undefined {
  return new URLSearchParams(search).get(PARAMETER)?.trim() || undefined;
}

/** The address with another call in it, or none. */
export function addressOfCall(address: string, id: string | undefined): string {
  const url = new URL(address);
  if (id === undefined) url.searchParams.delete(PARAMETER);
  else url.searchParams.set(PARAMETER, id);
  return url.href;
}

/** The window's address. */
export function windowAddress(window: Window): CallAddress {
  const { location, history } = window;
  return {
    read: () => callOfAddress(location.search),
    write: (id) => {
      const next = addressOfCall(location.href, id);
      if (next !== location.href) history.pushState(null, "", next);
    },
    watch: (moved) => window.addEventListener("popstate", moved),
  };
}
