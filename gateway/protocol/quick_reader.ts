// Reads JSON objects as their schema does, several times as fast: looks at the schema once, and makes a plain
// check of each field. What it refuses, the schema is asked about, which says why. A property test holds the
// two against each other.
import * as z from "zod/mini";

/**
 * Reads a JSON object, which becomes what is returned where it holds no more than the schema knows; undefined
 * for one that the schema refuses.
 */
export type QuickReader<T> = (json: object) => T | undefined;

type Check = (value: unknown) => boolean;

interface Field {
  readonly key: string;
  readonly isOptional: boolean;
  readonly schema: z.core.$ZodType;
  /** Absent where only the schema can tell; `schema` then makes the value, too. */
  readonly check: Check | undefined;
  /**
   * The only value that it may have, if that is text. It is read as this very text: what compares it later
   * with a constant compares two references, not two texts, letter by letter.
   */
  readonly constant: string | undefined;
}

/**
 * A reader for an object schema without transformations of its own.
 * @throws {TypeError} when the schema is none
 */
export function quickReader<T>(schema: z.core.$ZodType<T>): QuickReader<T> {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  if (def.type !== "object" || def.checks?.length) {
    throw new TypeError("Cannot read quickly what is not a plain object");
  }
  const isStrict = def.catchall?._zod.def.type === "never";
  if (def.catchall && !isStrict) throw new TypeError("Cannot read quickly what may hold anything");
  const fields = Object.entries(def.shape).map(([key, field]): Field => ({
    key,
    isOptional: field._zod.optin === "optional" && field._zod.def.type === "optional",
    schema: field,
    check: checkOf(field),
    constant: constantOf(field),
  }));
  return (json) => {
    const given = json as Record<string, unknown>;
    let count = 0;
    for (const { key, isOptional, schema, check, constant } of fields) {
      const value = given[key];
      if (value === undefined) {
        if (isOptional) continue;
        return undefined;
      }
      count++;
      if (constant !== undefined) {
        if (value !== constant) return undefined;
        given[key] = constant;
      } else if (check === undefined) {
        const parsed = z.safeParse(schema, value);
        if (!parsed.success) return undefined;
        given[key] = parsed.data;
      } else if (!check(value)) return undefined;
    }
    const isAllKnown = count === Object.keys(given).length;
    if (isAllKnown) return given as T;
    return isStrict ? undefined : only(fields, given) as T;
  };
}

/** What is known of it: the schema leaves out the rest. */
function only(fields: readonly Field[], given: Readonly<Record<string, unknown>>) {
  const known = fields.filter(({ key }) => given[key] !== undefined);
  return Object.fromEntries(known.map(({ key }) => [key, given[key]]));
}

function constantOf(schema: z.core.$ZodType): string | undefined {
  const { def, values } = (schema as z.core.$ZodTypes)._zod;
  const [only] = def.type === "literal" && values?.size === 1 ? values : [];
  return typeof only === "string" ? only : undefined;
}

/** What accepts the same values as `schema` and leaves them as they are; undefined where there is no telling. */
function checkOf(schema: z.core.$ZodType): Check | undefined {
  const { def, values } = (schema as z.core.$ZodTypes)._zod;
  const mayDemand = def.type === "string" || def.type === "number";
  if (def.checks?.length && !mayDemand) return undefined;
  switch (def.type) {
    case "string":
      return "format" in def ? undefined : all(isString, def.checks);
    case "number": {
      const { format } = def as { readonly format?: string };
      if (format === undefined) return all(Number.isFinite, def.checks);
      return format === "safeint" ? all(Number.isSafeInteger, def.checks) : undefined;
    }
    case "boolean":
      return (value) => typeof value === "boolean";
    case "literal":
    case "enum":
      return values && ((value) => values.has(value as z.core.util.Literal));
    case "optional":
      return checkOf(def.innerType);
    case "nullable": {
      const inner = checkOf(def.innerType);
      return inner && ((value) => value === null || inner(value));
    }
    case "union": {
      const options = complete(def.options.map(checkOf));
      return options && ((value) => options.some((check) => check(value)));
    }
    default:
      return undefined;
  }
}

const isString: Check = (value) => typeof value === "string";

/** The checks, if there is one for each. */
function complete(checks: readonly (Check | undefined)[]): readonly Check[] | undefined {
  const known = checks.filter((check) => check !== undefined);
  return known.length === checks.length ? known : undefined;
}

/** A check of the type, and of what else is demanded; undefined when some of that is unknown here. */
function all(
  type: Check,
  demands: readonly z.core.$ZodCheck<never>[] = [],
): Check | undefined {
  const checks = complete(demands.map((demand) => demandOf(demand as z.core.$ZodCheck)));
  if (checks === undefined || checks.length === 0) return checks && type;
  return (value) => type(value) && checks.every((check) => check(value));
}

function demandOf(check: z.core.$ZodCheck): Check | undefined {
  const { def } = (check as z.core.$ZodChecks)._zod;
  switch (def.check) {
    case "min_length":
      return (value) => (value as string).length >= def.minimum;
    case "max_length":
      return (value) => (value as string).length <= def.maximum;
    case "greater_than":
      return def.inclusive
        ? (value) => (value as number) >= Number(def.value)
        : (value) => (value as number) > Number(def.value);
    case "string_format": {
      const { pattern } = def;
      // A pattern that remembers where it was would have to be set back each time.
      const isPlain = def.format === "regex" && pattern && !pattern.global && !pattern.sticky;
      return isPlain ? (value) => pattern.test(value as string) : undefined;
    }
    default:
      return undefined;
  }
}
