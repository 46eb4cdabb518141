// How the toolbar comes to the screen: nothing waits for its script, and nothing that is there moves.
import { assert, assertEquals } from "@std/assert";
import type { Page } from "playwright-core";
import { english as say } from "../helpers/words.ts";
import { visit } from "../helpers/workbench.ts";

const NARROW = { viewport: { width: 360, height: 640 } };

/** A shift of what was on the screen, as the browser counts it, and what moved. */
interface Shift {
  readonly value: number;
  readonly moved: readonly string[];
}

/** Watches from the page's first moment; to be called before it is loaded. */
async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const shifts: Shift[] = [];
    Object.assign(globalThis, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { value, hadRecentInput, sources = [] } = entry as PerformanceEntry & {
          readonly value: number;
          readonly hadRecentInput: boolean;
          readonly sources?: readonly { readonly node?: Node }[];
        };
        const moved = sources.map(({ node }) => node instanceof Element ? node.className : "text");
        // What follows a click at once is what was wanted.
        if (!hadRecentInput) shifts.push({ value, moved: moved.map(String) });
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
}

/** The shifts until now, once the browser has painted what is due. */
async function shiftsOf(page: Page): Promise<Shift[]> {
  return await page.evaluate(async () => {
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
    return (globalThis as unknown as { readonly shifts: Shift[] }).shifts;
  });
}

for (const language of ["en", "de", "ja"] as const) {
  Deno.test(`nothing moves while the toolbar loads, a call rings and numbers get their spaces: "${language}"`, () =>
    visit(async ({ page, server }) => {
      await watchShifts(page);
      await page.goto(server.url(`/toolbar/?lang=${language}`));
      await page.getByRole("switch").click();
      await page.locator('[role="switch"][aria-checked="true"]').waitFor();
      await page.locator(".tone-good").first().waitFor();
      server.mock.control.customer.call({ from: "+4930123456", to: "7001" });
      await page.locator(".call").waitFor();
      await page.getByText("+49 30 123456").or(page.getByText("030 123456")).first().waitFor();
      assertEquals(await shiftsOf(page), []);
    }, { path: "/health", context: NARROW }));
}

Deno.test("the toolbar's shapes are painted although its script and its words never come", () =>
  visit(async ({ page, server }) => {
    await page.route(/main\.js|words\//, () => {});
    await page.goto(server.url("/toolbar/"), { waitUntil: "commit" });
    await page.waitForFunction(() =>
      performance.getEntriesByName("first-contentful-paint").length > 0
    );
    const header = await page.locator(".agent").boundingBox();
    const foot = await page.locator(".foot").boundingBox();
    assert(header && header.height > 60, "no header is drawn");
    assert(foot && Math.round(foot.y + foot.height) === 640, "no foot is drawn");
  }, { path: "/health", context: NARROW }));

Deno.test("what is drawn takes the place of the shapes, to the pixel", () =>
  visit(async ({ page, server }) => {
    const boxes = async () => {
      const [agent, calls] = await Promise.all(
        [".agent", ".calls"].map((part) => page.locator(part).boundingBox()),
      );
      return { agent, calls };
    };
    const goOn = Promise.withResolvers<void>();
    await page.route(/main\.js/, async (route) => {
      await goOn.promise;
      await route.continue();
    });
    await page.goto(server.url("/toolbar/"), { waitUntil: "commit" });
    await page.locator(".skeleton").first().waitFor();
    const before = await boxes();
    goOn.resolve();
    await page.getByRole("switch").waitFor();
    assertEquals(await boxes(), before);
    assertEquals(await page.locator(".skeleton").count(), 0);
  }, { path: "/health", context: NARROW }));

Deno.test("only the style sheet and the early script stand before the first painting", () =>
  visit(async ({ page, server }) => {
    await page.goto(server.url("/toolbar/"));
    await page.getByText(say("noCalls.title")).waitFor();
    const blocking = await page.evaluate(() =>
      performance.getEntriesByType("resource")
        .filter((entry) =>
          "renderBlockingStatus" in entry && entry.renderBlockingStatus === "blocking"
        )
        .map(({ name }) => new URL(name).pathname)
    );
    assertEquals(blocking.sort(), ["/toolbar/early.js", "/toolbar/page.css"]);
  }, { path: "/health" }));
