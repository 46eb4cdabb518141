// The generated parts of docs/scenarios.md: the fields of a file, of every step, and of a generator's plan.
import { z } from "zod";
import { GeneratorPlan } from "../mock-tserver/generator/mod.ts";
import { Heading, KEYWORDS, STEPS } from "../mock-tserver/scenario/language.ts";

export type Row = readonly string[];
export type Table = (head: Row, rows: readonly Row[]) => string;

interface JsonSchema {
  readonly description?: string;
  readonly enum?: readonly string[];
  readonly default?: unknown;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
}

/** The JSON Schema of what may be given. */
export const schemaOf = (schema: z.ZodType) =>
  z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as JsonSchema;

/** An enumeration longer than this is named by its meaning only. */
const MAX_LISTED = 10;

/** A row for each field: its name, with a question mark when it may be left out, and what it means. */
export function fieldRows({ properties = {}, required = [] }: JsonSchema): Row[] {
  return Object.entries(properties).map(([name, field]) => {
    const listed = field.enum && field.enum.length <= MAX_LISTED
      ? ` One of ${field.enum.map((word) => `\`${word}\``).join(", ")}.`
      : "";
    const fallback = field.default === undefined
      ? ""
      : ` Default: \`${JSON.stringify(field.default)}\`.`;
    return [
      `\`${name}\`${required.includes(name) ? "" : "?"}`,
      `${field.description ?? ""}${listed}${fallback}`,
    ];
  });
}

/** The fields of a file. */
export function scenarioHeading(table: Table): string {
  const steps = ["`steps`", "What happens, one after the other: see below."];
  return table(["Field", "Meaning"], [...fieldRows(schemaOf(Heading)), steps]);
}

/** Every step with its fields. */
export function scenarioSteps(table: Table): string {
  return KEYWORDS.map((keyword) => {
    const schema = schemaOf(STEPS[keyword]);
    const inner = schema.properties?.[keyword]?.properties ? schema.properties[keyword] : undefined;
    const rows = keyword === "settings" || inner === undefined
      ? fieldRows(schema)
      : fieldRows(inner);
    return `### \`${keyword}\`\n\n${schema.description}\n\n${table(["Field", "Meaning"], rows)}`;
  }).join("\n\n");
}

/** The fields of a generator's plan. */
export function generatorPlan(table: Table): string {
  return table(["Field", "Meaning"], fieldRows(schemaOf(GeneratorPlan)));
}
