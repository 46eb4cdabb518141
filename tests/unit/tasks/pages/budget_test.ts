// deno-lint-ignore-file no-console -- the figures are what one reads a budget for
// What the toolbar weighs on the way to the browser (gzip), held to its budget.
import { assert, assertEquals } from "@std/assert";
import { gzipSync } from "node:zlib";
import { staticImportsOf } from "../../../../tasks/page_html.ts";
import { Pages } from "../../../../tasks/pages.ts";

const ROOT = `${import.meta.dirname}/../../../..`;
const TOOLBAR = `${ROOT}/web/dist/toolbar`;

/** All that the toolbar's first drawing needs of scripts: the entry and what it imports, in bytes. */
const INITIAL_SCRIPT_BYTES = 60_000;
/** What stands in the way of the first painting. */
const BLOCKING_BYTES = { "early.js": 1_000, "page.css": 18_000, "index.html": 1_500 };
/** What comes later or only for who wants it, by the name before the hash. A new one needs a bound here. */
const LATER_BYTES: Readonly<Record<string, number>> = {
  phone_library: 38_000,
  settings_sheet: 4_000,
  history_sheet: 3_000,
  help_sheet: 1_500,
  // What several of these share.
  chunk: 3_000,
};
const WORDS_BYTES = 5_000;

const pages = new Pages(ROOT);
if (await pages.areStale()) assertEquals(await pages.build(), []);

async function weigh(name: string, bound: number): Promise<number> {
  const bytes = gzipSync(await Deno.readFile(`${TOOLBAR}/${name}`), { level: 9 }).length;
  console.log(`  ${name.padEnd(32)} ${kilobytes(bytes)} of ${kilobytes(bound)}`);
  assert(bytes <= bound, `${name} weighs ${bytes} bytes, which is over its ${bound}`);
  return bytes;
}

const kilobytes = (bytes: number) => `${(bytes / 1_000).toFixed(1).padStart(5)} KB`;

async function namesIn(folder: string): Promise<string[]> {
  return (await Array.fromAsync(Deno.readDir(folder))).map(({ name }) => name).sort();
}

/** The entry and all that it imports at once, directly or not. */
async function initialParts(): Promise<Set<string>> {
  const found = new Set(["main.js"]);
  for (const name of found) {
    const imports = staticImportsOf(await Deno.readTextFile(`${TOOLBAR}/${name}`));
    for (const imported of imports) found.add(imported);
  }
  return found;
}

Deno.test("the toolbar's initial script is within 60 KB", async () => {
  let bytes = 0;
  for (const name of await initialParts()) bytes += await weigh(name, INITIAL_SCRIPT_BYTES);
  assert(bytes <= INITIAL_SCRIPT_BYTES, `the initial script weighs ${bytes} bytes`);
});

Deno.test("what blocks the toolbar's first painting is small, and nothing else does", async () => {
  for (const [name, bound] of Object.entries(BLOCKING_BYTES)) await weigh(name, bound);
  const html = await Deno.readTextFile(`${TOOLBAR}/index.html`);
  const blocking = [...html.matchAll(/<(?:link rel="stylesheet" href|script src)="([^"]+)"/g)];
  assertEquals(blocking.map(([, address]) => address), ["/toolbar/page.css", "/toolbar/early.js"]);
  assert(html.includes('<div class="toolbar" aria-hidden="true">'), "no skeleton is drawn");
});

Deno.test("each part that is loaded later is within its bound", async () => {
  const initial = await initialParts();
  const later = (await namesIn(TOOLBAR))
    .filter((name) => name.endsWith(".js") && name !== "early.js" && !initial.has(name));
  for (const name of later) {
    const bound = LATER_BYTES[name.replace(/-[A-Z0-9]{8}\.js$/, "")];
    assert(bound !== undefined, `"${name}" has no bound: give it one in this test`);
    await weigh(name, bound);
  }
  for (const name of await namesIn(`${TOOLBAR}/words`)) {
    if (name.endsWith(".json")) await weigh(`words/${name}`, WORDS_BYTES);
  }
});
