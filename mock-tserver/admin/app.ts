// The control interface over HTTP: routes to the controls. Who may call it is the business of its host.
import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { Log } from "../../gateway/runtime/log.ts";
import type { MockControl } from "../control.ts";
import { ControlError } from "../control_error.ts";
import {
  CustomerCall,
  Drop,
  FaultRule,
  Link,
  MockSettingsPatch,
  NoBody,
  PhoneAction,
  QueueSettings,
  RoutePointSettings,
  Service,
  Switchover,
} from "../control_schemas.ts";
import { docsPage } from "./docs_page.ts";
import { docsHeaders } from "./docs_style.ts";
import { mockAsyncApiDocument } from "./asyncapi.ts";
import { openApiDocument } from "./openapi.ts";
import { VOCABULARY } from "../overview.ts";
import { ProblemError, problemResponse } from "./problem.ts";
import { MAX_BODY_BYTES, readBody, readId, readSince } from "./read.ts";
import type { JournalStreams } from "./stream.ts";

/** What the routes lead to. */
export interface AdminDeps {
  readonly control: MockControl;
  readonly streams: JournalStreams;
  readonly log: Log;
}

type Handler = (c: Context) => Response | Promise<Response>;
type Method = "GET" | "POST" | "PATCH" | "DELETE";
type Routes = Readonly<Record<string, Readonly<Partial<Record<Method, Handler>>>>>;

/** The app; its paths are relative to where it is mounted. */
export function createAdmin({ control, streams, log }: AdminDeps): Hono {
  const app = new Hono();
  app.use(bodyLimit({ maxSize: MAX_BODY_BYTES, onError: bodyTooLarge }));
  for (const [path, handlers] of Object.entries(routes(control, streams))) {
    const allowed = Object.keys(handlers);
    for (const [method, handler] of Object.entries(handlers)) app.on(method, path, handler);
    app.all(path, () => methodNotAllowed(allowed));
  }
  app.all("*", notFound);
  app.onError((error) => {
    if (error instanceof ProblemError) return problemResponse(error.code, error.details);
    if (error instanceof ControlError) {
      return problemResponse(error.code, { detail: error.message });
    }
    log.error("Mock T-Server: control failed", { error });
    return problemResponse("internal-error", { detail: "Look into the log of the gateway" });
  });
  return app;
}

function routes(control: MockControl, streams: JournalStreams): Routes {
  const { customer, phone } = control;
  const call = (c: Context) => c.req.param("connectionId") ?? "";
  const dn = (c: Context) => c.req.param("dn") ?? "";

  const onCall = (act: (connectionId: string) => void): Handler => async (c) => {
    await readBody(c, NoBody);
    act(call(c));
    return c.json(control.call(call(c)));
  };
  const onPhone = (act: MockControl["phone"]["answer"]): Handler => async (c) => {
    act(dn(c), (await readBody(c, PhoneAction)).connectionId);
    return c.json(control.dn(dn(c)));
  };

  return {
    "/calls": {
      GET: (c) => c.json({ calls: control.calls() }),
      POST: async (c) => {
        const ids = customer.call(await readBody(c, CustomerCall));
        return c.json(ids, 201, { location: `${c.req.path}/${ids.connectionId}` });
      },
    },
    "/calls/:connectionId": { GET: (c) => c.json(control.call(call(c))) },
    "/calls/:connectionId/answer": { POST: onCall(customer.answer) },
    "/calls/:connectionId/busy": { POST: onCall(customer.busy) },
    "/calls/:connectionId/no-answer": { POST: onCall(customer.noAnswer) },
    "/calls/:connectionId/invalid": { POST: onCall(customer.invalid) },
    "/calls/:connectionId/hangup": { POST: onCall(customer.hangup) },
    "/overview": { GET: (c) => c.json(control.overview()) },
    "/counts": { GET: (c) => c.json(control.counts()) },
    "/vocabulary": { GET: (c) => c.json(VOCABULARY) },
    "/dns": { GET: (c) => c.json({ dns: control.dns() }) },
    "/dns/:dn": { GET: (c) => c.json(control.dn(dn(c))) },
    "/dns/:dn/answer": { POST: onPhone(phone.answer) },
    "/dns/:dn/hangup": { POST: onPhone(phone.hangup) },
    "/dns/:dn/ready": {
      POST: async (c) => {
        await readBody(c, NoBody);
        phone.ready(dn(c));
        return c.json(control.dn(dn(c)));
      },
    },
    "/dns/:dn/service": {
      POST: async (c) => c.json(control.setService(dn(c), (await readBody(c, Service)).inService)),
    },
    "/dns/:dn/unregister": {
      POST: async (c) => {
        await readBody(c, NoBody);
        return c.json(control.unregister(dn(c)));
      },
    },
    "/queues": {
      POST: async (c) => {
        const queue = control.addQueue(await readBody(c, QueueSettings));
        return c.json(queue, 201, { location: c.req.path.replace(/queues$/, `dns/${queue.dn}`) });
      },
    },
    "/queues/:queue": {
      DELETE: (c) => {
        control.removeQueue(c.req.param("queue") ?? "");
        return c.body(null, 204);
      },
    },
    "/route-points": {
      POST: async (c) => {
        const added = control.addRoutePoint(await readBody(c, RoutePointSettings));
        const location = c.req.path.replace(/route-points$/, `dns/${added.dn}`);
        return c.json(added, 201, { location });
      },
    },
    "/connections": { GET: (c) => c.json({ connections: control.connections() }) },
    "/connections/drop": {
      POST: async (c) => {
        control.dropConnection((await readBody(c, Drop)).id);
        return c.json({ connections: control.connections() });
      },
    },
    "/faults": {
      GET: (c) => c.json({ faults: control.faults.list() }),
      POST: async (c) => {
        const fault = control.faults.add(await readBody(c, FaultRule));
        return c.json(fault, 201, { location: `${c.req.path}/${fault.id}` });
      },
      DELETE: (c) => {
        control.faults.clear();
        return c.body(null, 204);
      },
    },
    "/faults/:id": {
      GET: (c) => c.json(control.faults.get(readId(c))),
      DELETE: (c) => {
        control.faults.remove(readId(c));
        return c.body(null, 204);
      },
    },
    "/settings": {
      GET: (c) => c.json(control.settings()),
      PATCH: async (c) => c.json(control.changeSettings(await readBody(c, MockSettingsPatch))),
    },
    "/link": {
      GET: (c) => c.json({ up: control.linkIsUp() }),
      POST: async (c) => {
        control.setLink((await readBody(c, Link)).up);
        return c.json({ up: control.linkIsUp() });
      },
    },
    "/link/switchover": {
      POST: async (c) => {
        control.switchOver((await readBody(c, Switchover)).mode);
        return c.json({ up: control.linkIsUp() });
      },
    },
    "/openapi.json": { GET: (c) => c.json(openApiDocument()) },
    "/asyncapi.json": {
      GET: (c) => c.json(mockAsyncApiDocument(new URL(c.req.url).host)),
    },
    "/docs": {
      GET: async (c) => c.html(docsPage(new URL(c.req.url).host), 200, await docsHeaders()),
    },
    "/reset": {
      POST: async (c) => {
        await readBody(c, NoBody);
        control.reset();
        return c.body(null, 204);
      },
    },
    "/journal": { GET: (c) => c.json(control.journal(readSince(c))) },
    "/stream": {
      GET(c) {
        const since = readSince(c);
        // Hono answers HEAD with GET's headers: nobody would read or cancel the stream.
        const body = c.req.raw.method === "HEAD" ? null : streams.open(since);
        return new Response(body, {
          headers: {
            "content-type": "text/event-stream",
            "cache-control": "no-store, no-transform",
          },
        });
      },
    },
  };
}

function methodNotAllowed(allowed: readonly string[]): Response {
  const allow = allowed.join(", ");
  return problemResponse("method-not-allowed", { detail: `Use ${allow}`, headers: { allow } });
}

function notFound(c: Context): Response {
  return problemResponse("not-found", {
    detail: `Nothing is at ${c.req.path}. /mock/docs describes what there is`,
  });
}

function bodyTooLarge(): Response {
  return problemResponse("body-too-large", { detail: `Send at most ${MAX_BODY_BYTES} bytes` });
}
