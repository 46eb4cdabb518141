// deno-lint-ignore-file no-console -- the command line is its edge
// Builds the pages: bundles the scripts for the browser and copies what goes with them into web/dist.
//   --if-stale   only when the pages are missing or older than their sources
import { Pages } from "./pages.ts";

const pages = new Pages(`${import.meta.dirname}/..`);
if (!Deno.args.includes("--if-stale") || await pages.areStale()) {
  const errors = await pages.build();
  for (const error of errors) console.error(error);
  if (errors.length > 0) Deno.exit(1);
}
