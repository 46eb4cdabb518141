// Serves the built pages, with the headers that keep them from doing more than they must.
import { join } from "node:path";
import { Hono } from "hono";
import { etag } from "hono/etag";
import { secureHeaders } from "hono/secure-headers";
import { serveStatic } from "hono/serve-static";
import type { ToolbarSettings } from "../protocol/mod.ts";
import { pageHeaders, type PagePolicy, scriptOrigins } from "./page_headers.ts";

export interface PagesOptions extends PagePolicy {
  /** The folder that holds the built pages. */
  readonly root: string;
  /** Whose phone numbers are national at this site, as two letters; empty where nobody said. */
  readonly country: string;
  readonly closeReasons: ToolbarSettings["closeReasons"];
  readonly plainNumbers: "yes" | "no";
  readonly offerTimeoutSec: number;
}

export function pages({ root, country, ...policy }: PagesOptions): Hono {
  const { closeReasons, plainNumbers, offerTimeoutSec } = policy;
  return new Hono()
    .use(secureHeaders({
      // The toolbar is framed cross-origin on purpose; frame-ancestors says by whom.
      xFrameOptions: false,
      crossOriginResourcePolicy: false,
      crossOriginOpenerPolicy: false,
      referrerPolicy: "strict-origin-when-cross-origin",
      // Served over plain HTTP on loopback; behind TLS it is the proxy that promises to stay there.
      strictTransportSecurity: false,
    }))
    .use(async (c, next) => {
      await next();
      const { path } = c.req;
      const headers = pageHeaders(policy, { path, host: c.req.header("host") });
      for (const [name, value] of Object.entries(headers)) c.header(name, value);
    })
    // A file's name cannot hold NUL; the file system would complain on the console.
    .use(async (c, next) => /%00|\0/.test(c.req.path) ? c.notFound() : await next())
    .get("/toolbar/settings.json", (c) => {
      // What is as usual is not said: old toolbars and short answers.
      const settings: Partial<ToolbarSettings> = {
        frameworkClientUrl: policy.frameworkClientUrl,
        svcMcaOrigins: scriptOrigins(policy, c.req.header("host")),
        ...(country && { country }),
        ...(closeReasons !== "two" && { closeReasons }),
        ...(plainNumbers === "yes" && { plainNumbers: true }),
        ...(offerTimeoutSec > 0 && { offerTimeoutSec }),
      };
      return c.json(settings);
    })
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
        onFound(path, c) {
          c.header("cache-control", "no-cache");
          // Taken for a film by its ending; it is to be read.
          if (path.endsWith(".d.ts")) c.header("content-type", "text/plain; charset=utf-8");
        },
      }),
    )
    // Who follows a link reads a page; who calls an interface gets problem details.
    .get("*", async (c, next) => {
      if (!c.req.header("accept")?.includes("text/html")) return await next();
      const page = await readFile(join(root, "not_found/index.html"));
      if (!page) return await next();
      c.header("cache-control", "no-cache");
      c.header("vary", "Accept");
      return c.html(new TextDecoder().decode(page), 404);
    });
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
