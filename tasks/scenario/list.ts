// The list of scenario files with their titles.
import { readScenario } from "../../mock-tserver/scenario/mod.ts";
import { columns } from "../command_line.ts";

/** One line a file; one that cannot be read says so. */
export function listing(files: readonly string[]): string {
  return columns(files.map((file) => {
    const read = readScenario(Deno.readTextFileSync(file), file);
    return [file, read.ok ? read.scenario.title : `(${read.problems[0]?.message})`];
  }));
}
