// The headers of the pages: what each may load, whom it may talk to, and who may frame it. Pure.
import { isLoopback } from "./origins.ts";

export interface PagePolicy {
  readonly frameworkClientUrl: string;
  /** Origins of Fusion that may frame the toolbar, besides loopback ones. */
  readonly fusionOrigins: readonly string[];
  /** Origins that the older API's script may come from, besides those that are trusted anyway. */
  readonly svcMcaOrigins: readonly string[];
  /** Origins of other toolbars that the simulated Fusion may frame, besides loopback ones. */
  readonly toolbarOrigins: readonly string[];
  /** Origins under which the pages are reached, as far as they are not loopback ones. */
  readonly allowedOrigins: readonly string[];
}

/** A request, as far as a page's headers depend on it. */
export interface PageRequest {
  readonly path: string;
  readonly host: string | undefined;
}

/** Pages on this machine, whatever their port, as a CSP source list. */
const LOOPBACK_PAGES = ["http://localhost:*", "http://127.0.0.1:*"];
const LOOPBACK_SOCKETS = ["ws://localhost:*", "ws://127.0.0.1:*"];

/**
 * What the toolbar asks of the browser. A page that Fusion frames reaches a gateway on this machine or in
 * this network only if every page around it delegates the first three, each of which is named by some
 * version of Chrome.
 */
const TOOLBAR_PERMISSIONS = [
  "local-network-access=(self)",
  "local-network=(self)",
  "loopback-network=(self)",
  "autoplay=(self)",
  "camera=()",
  "geolocation=()",
  "microphone=()",
].join(", ");

/** The headers of the page or file at a path. */
export function pageHeaders(policy: PagePolicy, request: PageRequest): Record<string, string> {
  const isToolbar = request.path.startsWith("/toolbar/");
  return {
    "content-security-policy": sayPolicy(
      isToolbar ? toolbarSources(policy, request.host) : otherSources(policy),
    ),
    ...isToolbar && { "permissions-policy": TOOLBAR_PERMISSIONS },
  };
}

/** Origins whose scripts the toolbar runs besides its own: the framework's and the older API's. */
export function scriptOrigins(policy: PagePolicy, host: string | undefined): string[] {
  const framework = URL.parse(policy.frameworkClientUrl);
  const origins = [
    ...twinOrigin(host),
    ...framework ? [framework.origin] : [],
    // The older API is loaded from where Fusion says, which may be Fusion itself.
    ...policy.fusionOrigins,
    ...policy.svcMcaOrigins,
  ];
  return [...new Set(origins)];
}

type Sources = Readonly<Record<string, readonly string[]>>;

function toolbarSources(policy: PagePolicy, host: string | undefined): Sources {
  const scripts = scriptOrigins(policy, host);
  const sockets = policy.allowedOrigins.map((origin) => origin.replace(/^http/, "ws"));
  return {
    "default-src": ["'self'"],
    "script-src": ["'self'", ...scripts],
    // The framework's client loads its core by itself, by what means is not known.
    "connect-src": ["'self'", ...LOOPBACK_SOCKETS, ...sockets, ...scripts],
    "img-src": ["'self'", "data:"],
    "frame-ancestors": ["'self'", ...LOOPBACK_PAGES, ...policy.fusionOrigins],
    "base-uri": ["'none'"],
    "object-src": ["'none'"],
  };
}

function otherSources({ toolbarOrigins }: PagePolicy): Sources {
  const toolbars = [...LOOPBACK_PAGES, ...toolbarOrigins];
  return {
    "default-src": ["'self'"],
    "script-src": ["'self'"],
    // The desktop asks whether there is anything at an address that it frames and does not hear from.
    "connect-src": ["'self'", ...LOOPBACK_SOCKETS, ...toolbars],
    "img-src": ["'self'", "data:"],
    "frame-src": ["'self'", ...toolbars],
    "frame-ancestors": ["'self'", ...LOOPBACK_PAGES],
    "base-uri": ["'none'"],
    "object-src": ["'none'"],
  };
}

const sayPolicy = (sources: Sources): string =>
  Object.entries(sources).map(([directive, list]) => `${directive} ${list.join(" ")}`).join("; ");

/** localhost and 127.0.0.1 are two origins on one port: the simulated Fusion is at the other one. */
function twinOrigin(host: string | undefined): string[] {
  const url = URL.parse(`http://${host}`);
  if (!url || !isLoopback(url.hostname)) return [];
  url.hostname = url.hostname === "localhost" ? "127.0.0.1" : "localhost";
  return [url.origin];
}
