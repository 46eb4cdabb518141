// A JSON Schema in words: one row for each field. Pure.

/** One field. */
export interface Row {
  /** Where it is, such as `parties[].state`. */
  readonly name: string;
  readonly type: string;
  readonly isOptional: boolean;
  readonly meaning: string;
}

/** As much of JSON Schema as zod writes. */
interface Schema {
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly required?: readonly string[];
  readonly description?: string;
  readonly default?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
}

/** More alternatives than this are counted and not listed. */
const MAX_LISTED = 12;

/** The fields of an object, those of its objects after it. */
export function rowsOf(schema: unknown, prefix = ""): Row[] {
  const { properties = {}, required = [], anyOf, oneOf } = schema as Schema;
  const own = Object.entries(properties).flatMap(([name, field]) => {
    const path = `${prefix}${name}`;
    const row: Row = {
      name: path,
      type: typeOf(field),
      isOptional: !required.includes(name),
      meaning: meaningOf(field),
    };
    return [row, ...rowsOf(field, `${path}.`), ...rowsOf(field.items ?? {}, `${path}[].`)];
  });
  const seen = new Set(own.map(({ name }) => name));
  const others = (anyOf ?? oneOf ?? []).flatMap((member) => rowsOf(member, prefix))
    .filter(({ name }) => !seen.has(name) && seen.add(name))
    .map((row) => ({ ...row, isOptional: true }));
  return [...own, ...others];
}

function meaningOf({ description = "", default: fallback }: Schema): string {
  if (fallback === undefined || typeof fallback === "object") return description;
  return `${description} Default ${JSON.stringify(fallback)}.`.trim();
}

/** What the values are, in words. */
export function typeOf(schema: Schema): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  const members = schema.anyOf ?? schema.oneOf;
  if (members) return [...new Set(members.map(typeOf))].join(" or ");
  if (schema.enum) {
    const { length } = schema.enum;
    if (length > MAX_LISTED) return `one of ${length} names`;
    return schema.enum.map((value) => JSON.stringify(value)).join(", ");
  }
  if (schema.items) return `list of ${typeOf(schema.items)}`;
  if (schema.type === "object") return schema.properties ? "object" : "pairs of key and value";
  if (schema.type === undefined) return "anything";
  return `${schema.type}${range(schema)}`;
}

function range({ type, minimum = -Infinity, maximum = Infinity }: Schema): string {
  if (type !== "integer" && type !== "number") return "";
  const from = Math.abs(minimum) < Number.MAX_SAFE_INTEGER;
  const to = maximum < Number.MAX_SAFE_INTEGER;
  if (from && to) return ` from ${minimum} to ${maximum}`;
  if (from) return ` from ${minimum}`;
  return to ? ` up to ${maximum}` : "";
}
