// The few pictures that README and docs show, taken from the shots: `deno task shots --docs`.
import type { Browser } from "playwright-core";

/** A page's picture as it is, by the file it becomes in docs/. */
const COPIED: Readonly<Record<string, string>> = {
  "workbench.png": "workbench/in-a-call-light-1440.png",
  "design.png": "design/controls-light-1280.png",
  "design-dark.png": "design/controls-dark-1280.png",
};

/** The toolbar's states side by side, in docs/toolbar.png. */
const TOOLBAR = [
  "toolbar/ringing-light-360.png",
  "toolbar/on-call-dark-360.png",
  "toolbar/held-contrast-360.png",
  "toolbar/keypad-light-360.png",
];

/** Writes the pictures into `docs`; all states that they are of must be in `shots`. */
export async function writeDocsPictures(
  browser: Browser,
  { shots, docs }: { readonly shots: string; readonly docs: string },
): Promise<void> {
  for (const [name, file] of Object.entries(COPIED)) {
    await Deno.copyFile(`${shots}/${file}`, `${docs}/${name}`);
  }
  const page = await browser.newPage({ viewport: { width: 4 * 360 + 5 * 16, height: 592 } });
  const folder = await Deno.realPath(shots);
  await Deno.writeTextFile(
    `${shots}/toolbar.html`,
    `<style>body { display: flex; gap: 16px; margin: 16px; background: #e9e6e0 }</style>` +
      TOOLBAR.map((file) => `<img src="${file}" width="360" height="560">`).join(""),
  );
  await page.goto(`file://${folder}/toolbar.html`);
  await page.screenshot({ path: `${docs}/toolbar.png` });
  await page.close();
}
