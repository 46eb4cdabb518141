// The quick reader against the schemas: the same verdict and the same value, whatever comes.
import { assert, assertEquals, assertThrows } from "@std/assert";
import fc from "fast-check";
import { z } from "zod";
import { Command } from "../../../../gateway/protocol/commands.ts";
import { quickReader } from "../../../../gateway/protocol/quick_reader.ts";
import { EVENT_SCHEMAS } from "../../../../gateway/tserver/event_schemas.ts";
import { REQUEST_SCHEMAS } from "../../../../gateway/tserver/request_schemas.ts";

type ObjectSchema = z.core.$ZodType & {
  readonly def: { readonly shape: Readonly<Record<string, z.core.$ZodType>> };
};

const SCHEMAS: readonly ObjectSchema[] = [
  ...Command.def.options,
  ...Object.values(EVENT_SCHEMAS),
  ...Object.values(REQUEST_SCHEMAS),
];

/** Values that some field takes, and values that hardly any does. */
const value = fc.oneof(
  fc.constantFrom<unknown>("", "x", "7001", "+1 (415) 555-0100", "12#A", "x".repeat(128)),
  fc.constantFrom<unknown>("x".repeat(129), "1".repeat(33), "😀", "reason", "é".repeat(65)),
  fc.constantFrom<unknown>(0, 1, 2, 3, 12, -1, 1.5, 2 ** 53, -0, 1e308, Infinity, NaN),
  fc.constantFrom<unknown>(null, true, false, [], ["x"], {}, { key: "value", more: 1 }),
  fc.constantFrom<unknown>({ key: { deep: 1 } }, { "": 1 }),
  fc.jsonValue(),
);

/** One value that the field takes, so that whole objects are taken, too. */
function fitting(schema: z.core.$ZodType): unknown {
  const { values } = schema._zod;
  const known = [...values ?? []];
  if (known.length > 0) return known[0];
  for (const candidate of ["7001", 1, true, {}, []]) {
    if (z.safeParse(schema, candidate).success) return candidate;
  }
  return undefined;
}

/** Objects that are the schema's but for a few fields. */
function near(schema: ObjectSchema): fc.Arbitrary<object> {
  const fields = Object.entries(schema.def.shape);
  const keys = fields.map(([key]) => key);
  const whole = Object.fromEntries(
    fields.map(([key, field]) => [key, fitting(field)])
      // JSON, which is all that is read, has no undefined.
      .filter(([, value]) => value !== undefined),
  );
  const change = fc.record({
    key: fc.constantFrom(...keys, "unknown", "__proto__"),
    value,
    isTaken: fc.boolean(),
  });
  return fc.array(change, { maxLength: 4 }).map((changes) => {
    const object: Record<string, unknown> = { ...whole };
    for (const { key, value, isTaken } of changes) {
      if (isTaken) delete object[key];
      else {
        const all = { value, enumerable: true, writable: true, configurable: true };
        Object.defineProperty(object, key, all);
      }
    }
    return object;
  });
}

/** The fields in words, in whatever order they stand. */
const inWords = (object: unknown) =>
  Object.entries(object as object).map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
    .toSorted();

Deno.test("quickReader() takes what the schema takes, and makes the same of it", () => {
  let taken = 0;
  let refused = 0;
  for (const schema of SCHEMAS) {
    const read = quickReader(schema);
    fc.assert(
      fc.property(near(schema), (object) => {
        const slow = z.safeParse(schema, object);
        const quick = read(object);
        if (!slow.success) {
          refused++;
          return assertEquals(quick, undefined);
        }
        taken++;
        assertEquals(quick, slow.data);
        assertEquals(inWords(quick), inWords(slow.data));
      }),
      { seed: 1, numRuns: 300 },
    );
  }
  // Both happen often enough to mean something.
  assert(taken > 3_000 && refused > 3_000, `${taken} taken, ${refused} refused`);
});

Deno.test("quickReader() leaves to the schema what only the schema can tell", () => {
  const schema = z.object({
    trimmed: z.string().transform((text) => text.trim()),
    checked: z.string().refine((text) => text !== "no"),
    global: z.string().regex(/a/g),
    array: z.array(z.string()).min(1),
    either: z.union([z.string().transform(Number), z.number()]),
  });
  const read = quickReader(schema);
  const object = { trimmed: " x ", checked: "yes", global: "a", array: ["x"], either: "5" };
  for (let time = 0; time < 2; time++) assertEquals(read(object), schema.parse(object));
  for (const wrong of [{ checked: "no" }, { global: "b" }, { array: [] }, { either: null }]) {
    assertEquals(read({ ...object, ...wrong }), undefined);
  }
});

Deno.test("quickReader() refuses schemas that it cannot read for", () => {
  for (const schema of [z.string(), z.looseObject({}), z.object({}).refine(() => true)]) {
    assertThrows(() => quickReader<unknown>(schema), TypeError);
  }
});
