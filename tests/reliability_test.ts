// The list of safeguards in docs/reliability.md names files and tests that there are.
import { assert, assertEquals } from "@std/assert";

const ROOT = new URL("../", import.meta.url);
const HEADING = "## Safeguards, and the test that fails without each";

interface Safeguard {
  readonly words: string;
  readonly file: string;
  readonly test: string;
}

function safeguards(): Safeguard[] {
  const page = Deno.readTextFileSync(new URL("docs/reliability.md", ROOT));
  const [, section = ""] = page.split(HEADING);
  const [rows = ""] = section.split("\n## ");
  return [...rows.matchAll(/^\| (.+?) \| `(.+?)` \| (.+?) \|$/gm)]
    .map(([, words = "", file = "", test = ""]) => ({ words, file, test }));
}

/** The names of all tests below a folder. */
function testNames(folder: URL): string[] {
  return [...Deno.readDirSync(folder)].flatMap(({ name, isDirectory }) => {
    if (isDirectory) return testNames(new URL(`${name}/`, folder));
    if (!name.endsWith("_test.ts")) return [];
    const source = Deno.readTextFileSync(new URL(name, folder));
    return [...source.matchAll(/Deno\.test\(\s*"((?:[^"\\]|\\.)+)"/g)].map(([, name = ""]) => name);
  });
}

Deno.test("docs: each safeguard of docs/reliability.md is in a file that exists", () => {
  const all = safeguards();
  assert(all.length > 200, `only ${all.length} safeguards were found`);
  for (const { file, words } of all) assert(Deno.statSync(new URL(file, ROOT)).isFile, words);
});

Deno.test("docs: each test that docs/reliability.md names exists", () => {
  const known = new Set(testNames(new URL("tests/", ROOT)));
  const unknown = safeguards().filter(({ test }) => !known.has(test));
  assertEquals(unknown, []);
});

Deno.test("docs: no safeguard of docs/reliability.md is listed twice", () => {
  const all = safeguards().map(({ words, file }) => `${words} (${file})`);
  assertEquals(all.length, new Set(all).size);
});
