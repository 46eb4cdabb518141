// The contact sheet: all pictures on one page by page and state, and the same as a few pictures.
import type { Browser } from "playwright-core";
import { type PageName, PAGES, type State, type Take } from "./state.ts";

/** A picture that was taken. */
export interface Shot extends Take {
  readonly page: PageName;
  readonly state: State;
  /** Its file, from the sheet's folder. */
  readonly file: string;
}

/** How wide a picture stands on the sheet, in CSS pixels, by the width it was taken in. */
const shown = (width: number) => width > 1_000 ? 560 : width > 600 ? 380 : 176;

/** Of the sheet's own pictures, so that each can be looked at in one go. */
const SHEET_WIDTH = 1_560;
const SHEET_HEIGHT = 1_100;

function figure({ file, width, height, look }: Shot): string {
  return `<figure><a href="${file}"><img src="${file}" width="${shown(width)}" alt=""></a>` +
    `<figcaption>${look} ${width}×${height}</figcaption></figure>`;
}

function sections(shots: readonly Shot[]): string {
  return PAGES.map((page) => {
    const ofPage = shots.filter((shot) => shot.page === page);
    const states = new Set(ofPage.map(({ state }) => state));
    const articles = [...states].map((state) =>
      `<article><h3>${state.name}</h3><p>${escaped(state.says)}</p><div class="row">${
        ofPage.filter((shot) => shot.state === state).map(figure).join("")
      }</div></article>`
    );
    return ofPage.length === 0 ? "" : `<section><h2>${page}</h2>${articles.join("\n")}</section>`;
  }).join("\n");
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

function document(shots: readonly Shot[]): string {
  return `<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<title>Contact sheet · hookswitch</title>
<style>
  body { margin: 24px; background: #e9e6e0; color: #1f1d1a; font: 13px/1.4 system-ui, sans-serif }
  h2 { margin: 32px 0 12px; font-size: 22px }
  section { display: flex; flex-wrap: wrap; gap: 20px 28px }
  section h2 { width: 100%; margin-bottom: 0 }
  h3, p { margin: 0; font-size: 13px } p { color: #5c5850; margin-bottom: 6px }
  .row { display: flex; align-items: start; gap: 8px }
  figure { margin: 0 } figcaption { color: #5c5850; font-size: 11px }
  img { display: block; height: auto; border: 1px solid #c9c3b8; background: #fff }
</style>
${sections(shots)}
`;
}

/** Writes index.html and sheet-1.png, sheet-2.png, … into `folder`; returns the files. */
export async function writeSheet(
  browser: Browser,
  folder: string,
  shots: readonly Shot[],
): Promise<string[]> {
  await Deno.writeTextFile(`${folder}/index.html`, document(shots));
  const files = ["index.html"];
  const page = await browser.newPage({ viewport: { width: SHEET_WIDTH, height: SHEET_HEIGHT } });
  await page.goto(`file://${await Deno.realPath(folder)}/index.html`);
  const { height, edges } = await page.evaluate(() => ({
    height: globalThis.document.documentElement.scrollHeight,
    edges: [...globalThis.document.querySelectorAll("article, h2")].map((element) =>
      Math.floor(element.getBoundingClientRect().top)
    ),
  }));
  // Cut where a row of states begins, so that no picture is cut through.
  for (let top = 0; top < height;) {
    const ends = edges.filter((edge) => edge > top + 1 && edge <= top + SHEET_HEIGHT);
    const bottom = height <= top + SHEET_HEIGHT ? height : Math.max(...ends, top + 400);
    const file = `sheet-${files.length}.png`;
    await page.screenshot({
      path: `${folder}/${file}`,
      fullPage: true,
      clip: { x: 0, y: top, width: SHEET_WIDTH, height: bottom - top },
    });
    files.push(file);
    top = bottom;
  }
  await page.close();
  return files;
}
