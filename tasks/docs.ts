// Writes the generated parts of the documentation. With --check it only compares, and fails on a
// difference.
import { scenarioJsonSchema } from "../mock-tserver/scenario/json_schema.ts";
import { GENERATED, rewritten } from "./generated_docs.ts";

const check = Deno.args.includes("--check");
let stale = 0;
function renew(path: string, renewed: (before: string) => string): void {
  const before = Deno.readTextFileSync(path);
  const after = renewed(before);
  if (after === before) return;
  stale++;
  if (!check) Deno.writeTextFileSync(path, after);
}
for (const path of GENERATED) renew(path, rewritten);
renew("docs/scenario.schema.json", scenarioJsonSchema);
if (check && stale > 0) Deno.exit(1);
