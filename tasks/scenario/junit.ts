// The report that test systems read (JUnit's XML).

/** One file's result. */
export interface Result {
  readonly file: string;
  readonly title: string;
  /** Real time that it took, in milliseconds. */
  readonly tookMs: number;
  /** Why it failed, as text of several lines; the first says what. */
  readonly failure?: string;
}

/** The report of all results. */
export function junitXml(results: readonly Result[]): string {
  const failures = results.filter(({ failure }) => failure !== undefined).length;
  const seconds = (ms: number) => (ms / 1_000).toFixed(3);
  const total = results.reduce((sum, { tookMs }) => sum + tookMs, 0);
  const head = `name="hookswitch scenarios" tests="${results.length}" failures="${failures}" ` +
    `errors="0" time="${seconds(total)}"`;
  const cases = results.map(({ file, title, tookMs, failure }) => {
    const open = `<testcase classname="${escaped(file)}" name="${escaped(title)}" file="${
      escaped(file)
    }" time="${seconds(tookMs)}"`;
    if (failure === undefined) return `    ${open}/>`;
    const message = escaped(failure.split("\n")[0] ?? "");
    return `    ${open}>\n      <failure message="${message}">${
      escaped(failure)
    }</failure>\n    </testcase>`;
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites ${head}>`,
    `  <testsuite ${head}>`,
    ...cases,
    "  </testsuite>",
    "</testsuites>",
    "",
  ].join("\n");
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

function escaped(text: string): string {
  // deno-lint-ignore no-control-regex -- XML 1.0 has no place for most control characters
  return text.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, "\ufffd")
    .replaceAll(/[&<>"]/g, (letter) => ENTITIES[letter] ?? letter);
}
