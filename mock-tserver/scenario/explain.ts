// Words for what a schema finds wrong: what is there, and what is allowed.
import { z } from "zod";
import { closest } from "./closest.ts";

type Issue = z.core.$ZodIssue;

/** One thing that is wrong; `key` is the key at fault of the map at `path`, where it is a key. */
export interface Finding {
  readonly path: readonly PropertyKey[];
  readonly key?: string;
  readonly message: string;
}

/** What `schema` finds wrong with `value`; nothing when it fits. */
export function findings(schema: z.ZodType, value: unknown): Finding[] {
  const result = schema.safeParse(value);
  if (result.success) return [];
  return result.error.issues.flatMap((issue) => explain(issue, schema, value));
}

function explain(issue: Issue, schema: z.ZodType, value: unknown): Finding[] {
  const { path } = issue;
  const name = nameOf(path);
  switch (issue.code) {
    case "unrecognized_keys": {
      const allowed = keysAt(schema, path);
      return issue.keys.map((key) => ({ path, key, message: unknown("key", key, allowed) }));
    }
    case "invalid_value": {
      const allowed = issue.values.map(String);
      return [{ path, message: unknown("value", valueAt(value, path), allowed) }];
    }
    case "invalid_key":
      return [{ path, message: `${name} cannot be used as a key: ${issue.issues[0]?.message}` }];
    case "invalid_type": {
      if (valueAt(value, path) === undefined) {
        return [{ path, message: `${name} is missing` }];
      }
      const custom = issue.message.startsWith("Invalid input") ? undefined : issue.message;
      const expected = custom ?? `must be ${ARTICLES[issue.expected] ?? issue.expected}`;
      return [{ path, message: `${name} ${expected}, not ${shown(valueAt(value, path))}` }];
    }
    case "too_small":
    case "too_big": {
      const bound = issue.code === "too_small"
        ? `at least ${issue.minimum}`
        : `at most ${issue.maximum}`;
      const isOwn = !/^Too (small|big)/.test(issue.message);
      const what = UNITS[issue.origin] ?? "";
      const wanted = isOwn ? issue.message : `must be ${bound}${what}`;
      return [{ path, message: `${name} ${wanted}, not ${shown(valueAt(value, path))}` }];
    }
    default:
      return [{ path, message: `${name} ${issue.message}, not ${shown(valueAt(value, path))}` }];
  }
}

/** What the bound of a text or list counts. */
const UNITS: Readonly<Record<string, string>> = {
  string: " characters long",
  array: " items long",
};

function nameOf(path: readonly PropertyKey[]): string {
  const last = path.at(-1);
  if (last === undefined) return "it";
  return typeof last === "number"
    ? `item ${last + 1} of "${String(path.at(-2))}"`
    : `"${String(last)}"`;
}

const ARTICLES: Readonly<Record<string, string>> = {
  string: "a text",
  object: "a map with keys",
  record: "a map with keys",
  array: "a list",
  int: "a whole number",
  number: "a number",
  boolean: "true or false",
};

/** Says that `given` is none of `allowed`, and which of them is nearest. */
export function unknown(what: string, given: unknown, allowed: readonly string[]): string {
  const near = typeof given === "string" ? closest(given, allowed) : undefined;
  const meant = near === undefined ? "" : `Did you mean ${near}? `;
  return `Unknown ${what} ${shown(given)}. ${meant}Allowed: ${allowed.join(", ") || "nothing"}`;
}

/** A value as it is shown in a message, cut where it is long. */
export function shown(value: unknown): string {
  if (value === undefined) return "nothing";
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === "object" && inner !== null
        ? (inner as Record<PropertyKey, unknown>)[key]
        : undefined,
    value,
  );
}

interface JsonSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: JsonSchema | false;
  readonly propertyNames?: { readonly enum?: readonly string[] };
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
}

/** The keys that the map at `path` may have. */
function keysAt(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  let inner: JsonSchema | undefined = z.toJSONSchema(schema, {
    io: "input",
    unrepresentable: "any",
  }) as JsonSchema;
  for (const key of path) {
    inner = inner?.properties?.[String(key)] ?? inner?.items ??
      (inner?.additionalProperties || undefined);
  }
  return [...Object.keys(inner?.properties ?? {}), ...inner?.propertyNames?.enum ?? []];
}
