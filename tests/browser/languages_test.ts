// The toolbar in each of its languages, at the width of a phone's frame: nothing cut off, nothing left over.
import { assertEquals } from "@std/assert";
import { LANGUAGES, PSEUDO_LANGUAGE } from "../../web/toolbar/i18n/languages.ts";
import { cutOff, textsOf } from "../helpers/page_text.ts";
import { walk } from "../helpers/toolbar_walk.ts";
import { speaker } from "../helpers/words.ts";
import { visit } from "../helpers/workbench.ts";

const NARROW = { viewport: { width: 360, height: 640 } };

for (const language of [...LANGUAGES, PSEUDO_LANGUAGE] as const) {
  Deno.test(`at 360 px nothing of the toolbar is cut off in "${language}", whatever happens`, () =>
    visit(async ({ page, server }) => {
      const look = async (state: string) => {
        assertEquals([state, ...await cutOff(page)], [state]);
        const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assertEquals([state, beyond], [state, 0]);
      };
      await walk({ page, server, say: speaker(language), look });
      assertEquals(await page.locator("html").getAttribute("lang"), language);
      assertEquals(await page.locator("html").getAttribute("dir"), "ltr");
    }, { path: `/toolbar/?lang=${language}`, context: NARROW }));
}

/** Numbers, times, signs and keys, which are the same in all languages. */
const NO_WORDS = /^([\d\s+()*#:.,×·-]*|[A-Z?])$/;

/**
 * A message of the pseudo-language, which may hold others; with the count before a title, and the key after
 * what it does.
 */
const FROM_CATALOGUE = /^(\(\d+\) )?\[([^[\]]|\[[^[\]]*\])*\]( \([^()]+\))?$/;

Deno.test("every word of the toolbar comes from the catalogue", () =>
  visit(async ({ page, server }) => {
    const look = async (state: string) => {
      const left = (await textsOf(page))
        .filter((text) => !NO_WORDS.test(text) && !FROM_CATALOGUE.test(text));
      assertEquals([state, ...left], [state]);
    };
    await walk({ page, server, say: speaker(PSEUDO_LANGUAGE), look });
  }, { path: `/toolbar/?lang=${PSEUDO_LANGUAGE}` }));

Deno.test("the language is changed in the middle of a call, which goes on; the next page speaks it too", () =>
  visit(async ({ page, server }) => {
    const [english, french] = [speaker("en"), speaker("fr")];
    await page.getByRole("switch").click();
    await page.getByText(english("agent.available"), { exact: true }).waitFor();
    server.mock.control.customer.call({ from: "+14155550100", to: "7001" });
    await page.getByRole("button", { name: english("button.accept") }).click();
    await page.getByText(english("phase.ACCEPTED")).waitFor();
    await page.getByRole("button", { name: english("settings.open") }).click();
    await page.getByLabel(english("language.label")).selectOption("fr");
    await page.getByRole("heading", { name: french("settings.title") }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByText(french("phase.ACCEPTED")).waitFor();
    assertEquals(await page.locator("html").getAttribute("lang"), "fr");
    await page.getByRole("button", { name: french("button.hold") }).click();
    await page.getByText(french("phase.HELD"), { exact: true }).waitFor();
    await page.reload();
    await page.getByText(french("phase.HELD"), { exact: true }).waitFor();
  }, { path: "/toolbar/" }));
