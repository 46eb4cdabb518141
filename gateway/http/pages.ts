// Serves the built pages, with the headers that keep them from doing more than they must.
import { Hono } from "hono";
import { serveStatic } from "hono/deno";
import { secureHeaders } from "hono/secure-headers";
import type { ToolbarSettings } from "../protocol/mod.ts";

export interface PagesOptions {
  /** The folder that holds the built pages. */
  readonly root: string;
  readonly frameworkClientUrl: string;
  /** Origins that may frame the toolbar, besides loopback ones. */
  readonly fusionOrigins: readonly string[];
}

/** Pages on this machine, whatever their port, as a CSP source list. */
const LOOPBACK_SOURCES = ["http://localhost:*", "http://127.0.0.1:*"];
const LOOPBACK_SOCKETS = ["ws://localhost:*", "ws://127.0.0.1:*"];

export function pages({ root, frameworkClientUrl, fusionOrigins }: PagesOptions): Hono {
  const toolbarSettings: ToolbarSettings = { frameworkClientUrl };
  const framework = URL.parse(frameworkClientUrl);
  return new Hono()
    .use(secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", ...(framework ? [framework.origin] : [])],
        connectSrc: ["'self'", ...LOOPBACK_SOCKETS],
        imgSrc: ["'self'", "data:"],
        frameSrc: ["'self'", ...LOOPBACK_SOURCES],
        frameAncestors: ["'self'", ...LOOPBACK_SOURCES, ...fusionOrigins],
        baseUri: ["'none'"],
        objectSrc: ["'none'"],
      },
      // The toolbar is framed cross-origin on purpose; frame-ancestors says by whom.
      xFrameOptions: false,
      crossOriginResourcePolicy: false,
      crossOriginOpenerPolicy: false,
      referrerPolicy: "strict-origin-when-cross-origin",
      // Served over plain HTTP on loopback; behind TLS it is the proxy that promises to stay there.
      strictTransportSecurity: false,
    }))
    // A file's name cannot hold NUL; the file system would complain on the console.
    .use(async (c, next) => /%00|\0/.test(c.req.path) ? c.notFound() : await next())
    .get("/toolbar/settings.json", (c) => c.json(toolbarSettings))
    .get(
      "*",
      serveStatic({
        root,
        rewriteRequestPath: (path) => path === "/" ? "/workbench/index.html" : path,
        onFound: (_path, c) => c.header("cache-control", "no-cache"),
      }),
    );
}
