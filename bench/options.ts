// The command line of `deno task bench`.
import { type Given, optionHelp, type Options, UsageError } from "../tasks/command_line.ts";
import { SECTION_NAMES, type SectionName } from "./scope.ts";

export const BENCH_OPTIONS: Options = {
  full: { sentence: "Measure everything, long enough to be relied on: about fourteen minutes." },
  only: {
    value: "NAMES",
    sentence: `Measure these alone, with commas between: ${SECTION_NAMES.join(", ")}.`,
  },
  help: { sentence: "Show this." },
};

export const BENCH_HELP = `deno task bench [options]

Measures what a call costs beside other servers, how long a release takes, and how far the gateway goes.
Prints tables, and writes JSON and a chart to bench/results. docs/performance.md says how to read them.

${optionHelp(BENCH_OPTIONS)}`;

/** The sections that are wanted, in the order in which they run. */
export function wantedSections({ options, rest }: Given): readonly SectionName[] {
  if (rest.length > 0) throw new UsageError(`Unexpected "${rest[0]}": --help lists the options`);
  const only = options.get("only");
  if (only === undefined) return SECTION_NAMES;
  const names = only.split(",");
  const unknown = names.find((name) => !SECTION_NAMES.some((known) => known === name));
  if (unknown !== undefined) {
    throw new UsageError(`Unknown section "${unknown}": ${SECTION_NAMES.join(", ")}`);
  }
  return SECTION_NAMES.filter((name) => names.includes(name));
}
