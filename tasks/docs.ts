// Writes the generated parts of the documentation. With --check it only compares, and fails on a
// difference.
import { GENERATED, rewritten } from "./generated_docs.ts";

const check = Deno.args.includes("--check");
let stale = 0;
for (const path of GENERATED) {
  const before = Deno.readTextFileSync(path);
  const after = rewritten(before);
  if (after === before) continue;
  stale++;
  if (!check) Deno.writeTextFileSync(path, after);
}
if (check && stale > 0) Deno.exit(1);
