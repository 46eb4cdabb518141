// The mock's control interface, mounted as the gateway mounts it, and how its refusals are read.
import { assert, assertEquals } from "@std/assert";
import { Hono } from "hono";
import { Problem } from "../../mock-tserver/control_schemas.ts";
import { createBench } from "./mock_bench.ts";

/** A bench whose control interface is mounted as the gateway mounts it. */
export function createAdminBench(...given: Parameters<typeof createBench>) {
  const bench = createBench(...given);
  const app = new Hono().route("/mock", bench.mock.admin);
  const get = (path: string) => app.request(path);
  const send = (method: string, path: string, body?: unknown) =>
    app.request(path, {
      method,
      ...(body !== undefined && {
        body: typeof body === "string" ? body : JSON.stringify(body),
        headers: { "content-type": "application/json" },
      }),
    });
  return { ...bench, app, get, send };
}

/** Status, code and field of an answer that must be a problem. */
export async function problem(response: Response): Promise<[number, string, string | undefined]> {
  assertEquals(response.headers.get("content-type"), "application/problem+json");
  const { type, status, detail, field } = Problem.parse(await response.json());
  assertEquals(status, response.status);
  assert(detail.length > 0);
  return [status, type.replace("urn:hookswitch:", ""), field];
}
