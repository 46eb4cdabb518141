// The generated parts of docs/fault_proxy.md: what every toxic does, and its fields.
import { CommonFields, ToxicSchema } from "./fault_proxy/toxics.ts";
import { fieldRows, schemaOf, type Table } from "./scenario_docs.ts";

/** The fields that every toxic has. */
export function toxicCommon(table: Table): string {
  return table(["Field", "Meaning"], fieldRows(schemaOf(CommonFields)));
}

/** Every toxic with the fields of its own. */
export function toxicFields(table: Table): string {
  const rows = ToxicSchema.options.flatMap((option) => {
    const { type, ...rest } = option.shape;
    const own = Object.keys(rest).filter((name) => !(name in CommonFields.shape));
    const schema = schemaOf(option);
    const properties = Object.fromEntries(
      own.map((name) => [name, schema.properties?.[name] ?? {}]),
    );
    return [
      [`**\`${type.value}\`**`, `**${option.description}**`],
      ...fieldRows({ ...schema, properties }),
    ];
  });
  return table(["Toxic, field", "Meaning"], rows);
}
