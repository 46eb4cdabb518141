// The control interface of the fault proxy over HTTP: routes to its methods, refusals as problem details.
import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { z } from "zod";
import { hostPolicy, originPolicy } from "../../gateway/http/origins.ts";
import {
  type ProblemCode,
  ProblemError,
  problemResponse,
} from "../../mock-tserver/admin/problem.ts";
import { MAX_BODY_BYTES, readBody } from "../../mock-tserver/admin/read.ts";
import type { FaultProxy } from "./proxy.ts";
import { readToxic, ToxicError, type ToxicErrorCode } from "./toxic_list.ts";

const CODES: Readonly<Record<ToxicErrorCode, ProblemCode>> = {
  "invalid-toxic": "invalid-field",
  "unknown-toxic": "not-found",
  "toxic-exists": "wrong-state",
  "too-many-toxics": "wrong-state",
};

/** What is checked field by field later. */
const Fields = z.record(z.string(), z.unknown());
const Cut = z.strictObject({ ending: z.enum(["close", "reset"]).default("close") });
const NoBody = z.strictObject({});

/** The routes; they are for this machine only, like the address that they are served on. */
export function createProxyControl(proxy: FaultProxy): Hono {
  const app = new Hono();
  const isOurHost = hostPolicy([]);
  const isOurOrigin = originPolicy([]);
  app.use(async (c, next) => {
    if (isOurHost(c.req.header("host")) && isOurOrigin(c.req.header("origin"))) return await next();
    return problemResponse("not-found", { detail: "Use a loopback address" });
  });
  app.use(bodyLimit({
    maxSize: MAX_BODY_BYTES,
    onError: () =>
      problemResponse("body-too-large", { detail: `Send at most ${MAX_BODY_BYTES} bytes` }),
  }));

  app.get("/", (c) => c.json(stateOf(proxy)));
  app.get("/connections", (c) => c.json({ connections: proxy.connections }));
  app.get("/toxics", (c) => c.json({ toxics: proxy.toxics }));
  app.post(
    "/toxics",
    async (c) => c.json(proxy.add(readToxic(await readBody(c, Fields))), 201),
  );
  app.delete("/toxics", (c) => {
    proxy.clear();
    return c.body(null, 204);
  });
  app.patch(
    "/toxics/:name",
    async (c) => c.json(proxy.change(c.req.param("name"), await readBody(c, Fields))),
  );
  app.delete("/toxics/:name", (c) => {
    proxy.remove(c.req.param("name"));
    return c.body(null, 204);
  });
  app.post("/cut", async (c) => c.json({ cut: proxy.cut((await readBody(c, Cut)).ending) }));
  app.post("/down", (c) => switched(c, () => proxy.down()));
  app.post("/up", (c) => switched(c, () => proxy.up()));

  app.notFound((c) =>
    problemResponse("not-found", {
      detail: `Nothing is at ${c.req.method} ${c.req.path}. See docs/fault_proxy.md`,
    })
  );
  app.onError((error) => {
    if (error instanceof ProblemError) return problemResponse(error.code, error.details);
    if (error instanceof ToxicError) {
      const { code, message: detail, field } = error;
      return problemResponse(CODES[code], { detail, ...(field !== undefined && { field }) });
    }
    return problemResponse("internal-error", { detail: error.message });
  });

  async function switched(c: Context, act: () => Promise<void>): Promise<Response> {
    await readBody(c, NoBody);
    await act().catch((error: Error) => {
      throw new ProblemError("wrong-state", { detail: error.message });
    });
    return c.json(stateOf(proxy));
  }

  return app;
}

function stateOf({ hostname, port, upstream, isUp, counts, toxics }: FaultProxy) {
  return { listen: { hostname, port }, upstream, isUp, counts, toxics };
}
