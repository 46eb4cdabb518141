// The JSON Schema of scenario files, for editors: docs/scenario.schema.json.
import { z } from "zod";
import { ScenarioFile } from "./language.ts";

/** The schema's text, as it stands in the file. */
export function scenarioJsonSchema(): string {
  const schema = z.toJSONSchema(ScenarioFile, { io: "input", unrepresentable: "any" });
  const titled = { title: "hookswitch scenario", ...schema };
  return JSON.stringify(titled, undefined, 2) + "\n";
}
