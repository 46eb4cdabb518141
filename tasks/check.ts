// deno-lint-ignore-file no-console -- the command line is its edge
// Everything that must hold: format, lint, types, the pages' build, and all tests, browser included.
// The last line it prints is `N passed, N failed`.

const JUNIT = "tests/results/junit.xml";

const CHECKS: readonly (readonly string[])[] = [
  ["fmt", "--check"],
  ["lint"],
  ["check"],
  ["task", "build"],
];

const TESTS = [
  "test",
  "-P=test",
  "--sanitize-ops",
  "--sanitize-resources",
  "--shuffle",
  `--junit-path=${JUNIT}`,
  "tests",
  ...Deno.args,
];

async function run(args: readonly string[]): Promise<boolean> {
  console.log(`\n$ deno ${args.join(" ")}`);
  return (await new Deno.Command("deno", { args: [...args] }).spawn().status).success;
}

interface Totals {
  readonly passed: number;
  readonly failed: number;
}

/** Reads the totals of the test run; a run that left no report failed as a whole. */
function totals(succeeded: boolean): Totals {
  const report = readReport();
  const total = (name: string) =>
    Number(report.match(`<testsuites[^>]* ${name}="(\\d+)"`)?.[1] ?? 0);
  const failed = total("failures") + total("errors");
  return {
    passed: Math.max(0, total("tests") - failed),
    failed: succeeded ? failed : Math.max(1, failed),
  };
}

function readReport(): string {
  try {
    return Deno.readTextFileSync(JUNIT);
  } catch {
    return "";
  }
}

await Deno.remove(JUNIT).catch(() => {});
const failedChecks: string[] = [];
for (const check of CHECKS) {
  if (!await run(check)) failedChecks.push(check.join(" "));
}
const { passed, failed } = totals(await run(TESTS));
for (const check of failedChecks) console.error(`\nFailed: deno ${check}`);
console.log(`\n${passed} passed, ${failed + failedChecks.length} failed`);
if (failed + failedChecks.length > 0) Deno.exit(1);
