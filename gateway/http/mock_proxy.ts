// /mock of a gateway whose T-Server is a process of its own: passed on to where the mock serves it, so
// that the pages find all of it at their own origin.
import { type Context, Hono } from "hono";
import { proxy } from "hono/proxy";
import { problemResponse } from "./problems.ts";

/** Passes requests on to `mockUrl`, live streams included; without one it says what is missing. */
export function mockProxy(mockUrl: string | undefined): Hono {
  return new Hono().all("*", (c) => mockUrl === undefined ? missing() : passOn(c, mockUrl));
}

async function passOn(c: Context, mockUrl: string): Promise<Response> {
  const { pathname, search } = new URL(c.req.url);
  const target = mockUrl.replace(/\/$/, "") + pathname.replace(/^\/mock/, "") + search;
  const request = new Request(c.req.raw);
  // Who may ask was decided here; the mock's process knows neither this host nor its origins.
  request.headers.delete("origin");
  request.headers.delete("host");
  try {
    return await proxy(target, { raw: request, redirect: "manual" });
  } catch {
    return problemResponse("mock-unreachable", {
      detail: `The mock T-Server does not answer at ${mockUrl}. Start it with deno task mock`,
    });
  }
}

function missing(): Response {
  return problemResponse("not-found", {
    detail: "The T-Server is a process of its own. " +
      "If it is the mock, say where its /mock is with HOOKSWITCH_MOCK_URL",
  });
}
