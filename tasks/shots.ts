// deno-lint-ignore-file no-console -- the command line is its edge
// Takes a picture of every state of every page, in its sizes and looks, into shots/ with a contact sheet.
//   deno task shots                  all
//   deno task shots toolbar          a page's
//   deno task shots toolbar/ringing  one state's
//   deno task shots --docs           all, and the pictures of README and docs from them
import { writeDocsPictures } from "../tests/shots/docs_pictures.ts";
import { takeShots } from "../tests/shots/camera.ts";
import { writeSheet } from "../tests/shots/sheet.ts";
import { launchBrowser } from "../tests/helpers/browser.ts";

const FOLDER = `${import.meta.dirname}/../shots`;
const chosen = Deno.args.filter((word) => word !== "--docs");

if (chosen.length === 0) await Deno.remove(FOLDER, { recursive: true }).catch(() => {});
await Deno.mkdir(FOLDER, { recursive: true });
const browser = await launchBrowser();
const began = performance.now();
const { shots, problems } = await takeShots(browser, {
  folder: FOLDER,
  wants: (page, { name }) =>
    chosen.length === 0 || chosen.includes(page) || chosen.includes(`${page}/${name}`),
  say: (line) => console.log(line),
});
const files = await writeSheet(browser, FOLDER, shots);
if (Deno.args.includes("--docs")) {
  await writeDocsPictures(browser, { shots: FOLDER, docs: `${import.meta.dirname}/../docs` });
}
await browser.close();
const seconds = Math.round((performance.now() - began) / 1_000);
console.log(`${shots.length} pictures in ${seconds} s; shots/${files.join(", shots/")}`);
for (const problem of problems) console.error(problem);
if (problems.length > 0) Deno.exit(1);
