// Reads what a request to the control interface carries, strictly: a typo surfaces as a problem.
import type { Context } from "hono";
import { z } from "zod";
import { ProblemError } from "./problem.ts";

/** The longest body that is read, in bytes. */
export const MAX_BODY_BYTES = 65_536;

/** The body of a request by its schema; no body at all counts as {}. */
export async function readBody<T>(c: Context, schema: z.ZodType<T>): Promise<T> {
  const text = await c.req.text();
  if (text === "") return check(schema, {});
  const mediaType = c.req.header("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (mediaType !== "application/json") {
    throw new ProblemError("unsupported-media-type", {
      detail: `The body is ${mediaType ?? "of no known type"}. Send application/json`,
    });
  }
  return check(schema, parseJson(text));
}

const Since = z.strictObject({
  since: z.string().regex(/^[0-9]{1,15}$/, "must be the id of a journal entry").transform(Number)
    .optional(),
});

/** The journal entry to go on from: Last-Event-ID of a resumed stream, or `since` of the query. */
export function readSince(c: Context): number | undefined {
  const since = c.req.header("last-event-id");
  return check(Since, since === undefined ? c.req.query() : { since }).since;
}

const Id = z.strictObject({
  id: z.string().regex(/^[0-9]{1,15}$/, "must be the id of a fault rule").transform(Number),
});

/** The number that the path names. */
export function readId(c: Context): number {
  return check(Id, { id: c.req.param("id") ?? "" }).id;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ProblemError("malformed-json", {
      detail: "The body is not JSON. Send a JSON object",
    });
  }
}

function check<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const path = issue?.path.join(".") ?? "";
  if (issue?.code === "unrecognized_keys") {
    const field = [path, issue.keys[0]].filter(Boolean).join(".");
    throw new ProblemError("invalid-field", {
      field,
      detail: `There is no field "${field}". Remove it`,
    });
  }
  if (path === "") {
    throw new ProblemError("malformed-json", {
      detail: "The body is not an object. Send a JSON object",
    });
  }
  throw new ProblemError("invalid-field", {
    field: path,
    detail: `"${path}" cannot be used: ${issue?.message ?? "it is invalid"}`,
  });
}
