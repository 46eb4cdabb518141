// Serves the built pages, with the headers that keep them from doing more than they must.
import { join } from "node:path";
import { Hono } from "hono";
import { etag } from "hono/etag";
import { secureHeaders } from "hono/secure-headers";
import { serveStatic } from "hono/serve-static";
import type { ToolbarSettings } from "../protocol/mod.ts";

export interface PagesOptions {
  /** The folder that holds the built pages. */
  readonly root: string;
  readonly frameworkClientUrl: string;
  /** Whose phone numbers are national at this site, as two letters; empty where nobody said. */
  readonly country: string;
  /** Origins that may frame the toolbar, besides loopback ones. */
  readonly fusionOrigins: readonly string[];
}

/** Pages on this machine, whatever their port, as a CSP source list. */
const LOOPBACK_SOURCES = ["http://localhost:*", "http://127.0.0.1:*"];
const LOOPBACK_SOCKETS = ["ws://localhost:*", "ws://127.0.0.1:*"];

export function pages({ root, frameworkClientUrl, country, fusionOrigins }: PagesOptions): Hono {
  const toolbarSettings: ToolbarSettings = { frameworkClientUrl, ...(country && { country }) };
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
      // A page that is unchanged is not sent again.
      etag(),
      serveStatic({
        root,
        join,
        getContent: readFile,
        isDir,
        // Compressed by the build, so that it costs nothing here.
        precompressed: true,
        rewriteRequestPath: (path) => path === "/" ? "/workbench/index.html" : path,
        onFound: (_path, c) => c.header("cache-control", "no-cache"),
      }),
    );
}

/** Hono's own reader for Deno leaves the plain file open when it serves a compressed one. */
async function readFile(path: string): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return await Deno.readFile(path);
  } catch {
    // Not there, a folder, or not to be read: nothing is here.
    return null;
  }
}

async function isDir(path: string): Promise<boolean> {
  return await Deno.stat(path).then(({ isDirectory }) => isDirectory, () => false);
}
