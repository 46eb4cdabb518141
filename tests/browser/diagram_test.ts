// The sequence diagram in a real browser: ten thousand messages, the keyboard, what is hidden, what is
// taken along, and the calls of before.
import { assert, assertEquals, assertMatch, assertNotMatch } from "@std/assert";
import type { Locator, Page } from "playwright-core";
import { UEF_CHANNEL } from "../../web/shared/uef_record.ts";
import { manyRecords } from "../helpers/many_messages.ts";
import { visit, Workbench } from "../helpers/workbench.ts";

/** How many rows may be in the page for a diagram 900 px high at most. */
const MOST_ROWS = 90;

const MANY = 10_000;

const diagramOf = (page: Page) => page.getByRole("region", { name: "Sequence diagram" });
const rowsOf = (page: Page) => diagramOf(page).getByRole("list", { name: "Messages" });

/** Has the page read a journal of many calls, and hear what Fusion and toolbar said in them. */
async function withMany(page: Page): Promise<void> {
  const records = manyRecords({ count: MANY });
  const entries = records.flatMap(({ source, data }) => source === "mock" ? [data] : []);
  const uef = records.flatMap(({ source, data }) => source === "mock" ? [] : [data]);
  await page.route("**/mock/journal", (route) => route.fulfill({ json: { entries } }));
  await page.reload();
  await page.evaluate(([channel, messages]) => {
    const desk = new BroadcastChannel(channel as string);
    for (const [index, message] of (messages as object[]).entries()) {
      desk.postMessage({ kind: "event", ...message, from: "fusion", to: "toolbar", id: index + 1 });
    }
  }, [UEF_CHANNEL, uef]);
  await diagramOf(page).getByText(/^1\d,\d{3} messages$/).waitFor();
}

/** The place of the row that has the keyboard, among all. */
async function focusedPlace(page: Page): Promise<[number, number]> {
  return await page.locator("li:has(> :focus)").evaluate((row) => [
    Number(row.getAttribute("aria-posinset")),
    Number(row.getAttribute("aria-setsize")),
  ]);
}

async function count(rows: Locator): Promise<number> {
  return await rows.getByRole("listitem").count();
}

Deno.test("10,000 messages are scrolled, walked through, filtered and opened", () =>
  visit(async ({ page }) => {
    await withMany(page);
    const rows = rowsOf(page);
    assert(await count(rows) <= MOST_ROWS, "at the end");

    await rows.getByRole("button").last().focus();
    await page.keyboard.press("End");
    const [last, size] = await focusedPlace(page);
    assertEquals(last, size);
    assert(size > MANY);
    await page.keyboard.press("Home");
    assert((await focusedPlace(page))[0] <= 2);
    assert(await count(rows) <= MOST_ROWS, "at the top");
    await page.keyboard.press("PageDown");
    const [paged] = await focusedPlace(page);
    assert(paged > 3 && paged < MOST_ROWS);
    await page.keyboard.press("ArrowDown");
    assert((await focusedPlace(page))[0] > paged);

    // The row that has the keyboard stays, however far the wheel goes.
    const scroller = page.locator(".sequence-scroll");
    await scroller.evaluate((element) => element.scrollTop = element.scrollHeight / 2);
    await page.waitForFunction(() => {
      const shown = [...document.querySelectorAll("[aria-label=Messages] > li")];
      return shown.some((row) => Number(row.getAttribute("aria-posinset")) > 5_000);
    });
    assert(await count(rows) <= MOST_ROWS, "in the middle");
    assert((await focusedPlace(page))[0] > paged);

    await diagramOf(page).getByRole("button", { name: "Next error" }).click();
    const card = diagramOf(page).getByRole("region", { name: "Message" });
    await card.getByText("EventError").first().waitFor();
    await page.keyboard.press("Escape");

    await diagramOf(page).getByRole("button", { name: "Filter" }).click();
    await diagramOf(page).getByRole("searchbox", { name: "Message name" }).fill("EventError");
    await diagramOf(page).getByText(/^\d+ of 1\d,\d{3} messages$/).waitFor();
    await rows.getByRole("button").first().click();
    await card.getByText("Something went wrong here").waitFor();
    await diagramOf(page).getByRole("button", { name: "Clear filter" }).click();
    await diagramOf(page).getByText(/^1\d,\d{3} messages$/).waitFor();
    assertEquals(await card.count(), 1);
  }));

/** How far below the reader the diagram ends, in px. */
async function below(page: Page): Promise<number> {
  return await page.locator(".sequence-scroll").evaluate((element) =>
    element.scrollHeight - element.clientHeight - element.scrollTop
  );
}

/** Fusion says something that nothing else has to do with. */
async function say(page: Page, name: string): Promise<void> {
  await page.evaluate(([channel, name]) => {
    const desk = new BroadcastChannel(channel!);
    const message = { from: "fusion", to: "toolbar", kind: "event", name, payload: {} };
    desk.postMessage({ ...message, id: 1_000_000, time: 1_900_000_000_000 });
  }, [UEF_CHANNEL, name]);
}

Deno.test("a diagram that is given more room still shows the newest", () =>
  visit(async ({ page }) => {
    await page.waitForFunction(() => {
      const { scrollHeight, clientHeight, scrollTop } = document.querySelector(".sequence-scroll")!;
      return scrollTop > 100 && scrollHeight - clientHeight - scrollTop <= 1;
    });
    // More room at the end of what is scrolled moves it, which the page hears as scrolling.
    await page.locator(".sequence-scroll").evaluate((scroller) => {
      const moved = () => requestAnimationFrame(() => scroller.setAttribute("data-moved", ""));
      scroller.addEventListener("scroll", moved, { once: true });
    });
    const { width, height } = page.viewportSize()!;
    await page.setViewportSize({ width, height: height + 400 });
    await page.locator(".sequence-scroll[data-moved]").waitFor();
    await say(page, "late");
    await rowsOf(page).getByRole("button", { name: "late" }).waitFor();
    assert(await below(page) <= 1, `${await below(page)} px below`);
    assertEquals(await page.locator(".sequence-newest").count(), 0);
  }));

Deno.test("a reader who scrolled up stays where he is while messages arrive, and is told how many", () =>
  visit(async ({ page }) => {
    await withMany(page);
    const scroller = page.locator(".sequence-scroll");
    await scroller.evaluate((element) => element.scrollTop = 5_000);
    await diagramOf(page).getByRole("button", { name: "Newest" }).waitFor();
    await say(page, "late");
    const news = diagramOf(page).getByRole("button", { name: /^\d+ new$/ });
    await news.waitFor();
    assertEquals(await scroller.evaluate((element) => element.scrollTop), 5_000);
    await news.click();
    await news.waitFor({ state: "detached" });
    assert(await below(page) <= 1, `${await below(page)} px below`);
  }));

Deno.test("numbers are hidden in rows, card and exports until the reader asks", () =>
  visit(async ({ page, server, complaints }) => {
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    server.mock.control.customer.call({ from: "+14155550142", to: "7001" });
    const rows = rowsOf(page);
    const call = rows.getByRole("button", { name: /customer to T-Server: call …42/ });
    await call.click();
    const card = diagramOf(page).getByRole("region", { name: "Message" });
    await card.waitFor();
    assertNotMatch(await diagramOf(page).innerText(), /0142/);
    await card.getByRole("button", { name: "Show numbers" }).click();
    assertMatch(await card.innerText(), /\+14155550142/);
    assertEquals(await rows.locator(".arrow-note", { hasText: "555 0142" }).count(), 1);
    await card.getByRole("button", { name: "Copy JSON" }).click();
    await card.getByRole("button", { name: "Copied" }).waitFor();
    const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
    assertEquals(JSON.parse(await clipboard()).from, "+14155550142");

    await diagramOf(page).getByRole("button", { name: "Export" }).click();
    const panel = page.getByRole("dialog", { name: "Export" });
    await panel.getByRole("button", { name: "Copy Mermaid" }).click();
    await panel.getByText("Mermaid text copied").waitFor();
    assertMatch(await clipboard(), /customer->>tserver: call \+• ••• ••• ••42/);
    await panel.getByRole("checkbox").check();
    await panel.getByRole("button", { name: "Copy SVG" }).click();
    await panel.getByText("SVG copied").waitFor();
    const drawing = await clipboard();
    assertMatch(drawing, /\+1 415 555 0142/);
    const error = await page.evaluate(
      (svg) =>
        new DOMParser().parseFromString(svg, "image/svg+xml").querySelector("parsererror")
          ?.textContent,
      drawing,
    );
    assertEquals(error, undefined);
    const download = page.waitForEvent("download");
    await panel.getByRole("button", { name: "Download PNG" }).click();
    const picture = await Deno.readFile(await (await download).path());
    assertEquals([...picture.slice(1, 4)], [..."PNG"].map((sign) => sign.charCodeAt(0)));
    assertEquals(complaints, []);
  }));

Deno.test("a past call is found in the list and by its address, with what Fusion and toolbar said", () =>
  visit(async ({ page, server }) => {
    const workbench = new Workbench(page);
    await workbench.makeAvailable();
    await workbench.talk();
    await workbench.toolbar.getByRole("button", { name: "End call" }).click();
    await workbench.over();
    const { eventId } = server.mock.control.calls()[0]!;
    const panel = page.getByRole("dialog", { name: "Past calls" });
    const openList = async () => {
      await diagramOf(page).getByRole("button", { name: "Past calls" }).click();
      await panel.getByRole("listitem").getByText("ended").waitFor();
    };
    await openList();
    await page.reload();
    await openList();
    assertNotMatch(await panel.innerText(), /0100/);
    await panel.getByRole("searchbox").fill(eventId);
    await panel.getByRole("listitem").getByRole("button").click();
    await diagramOf(page).getByRole("heading", { name: "Past call" }).waitFor();
    await rowsOf(page).getByText("newCommEvent", { exact: true }).waitFor();
    assertEquals(new URL(page.url()).searchParams.get("call"), eventId);
    assertEquals(await diagramOf(page).getByText("Not the whole story").count(), 0);

    await page.goBack();
    await diagramOf(page).getByRole("heading", { name: "What just happened" }).waitFor();
    await page.goto(server.url("/?call=nowhere"));
    await diagramOf(page).getByText("Nothing is kept of this call").waitFor();
  }));

Deno.test("a browser that kept nothing shows what the server has of a call, and says what is missing", () =>
  visit(async ({ page, server }) => {
    const { eventId } = server.mock.control.customer.call({ from: "+14155550100", to: "7001" });
    await page.goto(server.url(`/?call=${eventId}`));
    await rowsOf(page).getByText("EventRinging").or(rowsOf(page).getByText("call")).first()
      .waitFor();
    await diagramOf(page).getByText("Not the whole story").waitFor();
    await diagramOf(page).getByText("Nothing is kept of what Fusion and toolbar said").waitFor();
  }));

Deno.test("a card opens at the keyboard's focus, is put away by Escape, and stays when it is asked to", () =>
  visit(async ({ page, server }) => {
    server.mock.control.customer.call({ from: "+14155550100", to: "7001" });
    const row = rowsOf(page).getByRole("button", { name: /customer to T-Server: call/ });
    await row.waitFor();
    // While toolbar and Fusion greet each other, rows come in under the keyboard.
    await rowsOf(page).getByRole("button", { name: /onToolbarAgentCommand response/ }).waitFor();
    await row.focus();
    await page.keyboard.press("ArrowUp");
    const inShort = page.getByRole("complementary", { name: "Message in short" });
    await inShort.waitFor();
    await page.keyboard.press("Escape");
    await inShort.waitFor({ state: "detached" });
    await page.keyboard.press("ArrowDown");
    await inShort.waitFor();
    await page.keyboard.press("Enter");
    const card = diagramOf(page).getByRole("region", { name: "Message" });
    await card.waitFor();
    assertEquals(await inShort.count(), 0);
    await page.keyboard.press("Escape");
    await card.waitFor({ state: "detached" });
  }));

Deno.test("on a phone the lifelines scroll sideways and the times stay", () =>
  visit(async ({ page, server }) => {
    server.mock.control.customer.call({ from: "+14155550100", to: "7001" });
    const row = rowsOf(page).getByRole("button", { name: /customer to T-Server: call/ });
    await row.scrollIntoViewIfNeeded();
    const time = row.locator(".row-gutter");
    const before = await time.boundingBox();
    const scroller = page.locator(".sequence-scroll");
    await scroller.evaluate((element) => element.scrollLeft = 200);
    assert(await scroller.evaluate((element) => element.scrollLeft) > 100);
    assertEquals((await time.boundingBox())?.x, before?.x);
  }, { context: { viewport: { width: 420, height: 900 } } }));

Deno.test("while what was before is read the diagram says so, and then it does not", () =>
  visit(async ({ page, server }) => {
    server.mock.control.customer.call({ from: "+14155550100", to: "7001" });
    const goOn = Promise.withResolvers<void>();
    await page.route("**/mock/journal", async (route) => {
      await goOn.promise;
      await route.continue();
    });
    await page.reload();
    const reading = diagramOf(page).getByText("Reading what was before…");
    await reading.waitFor();
    goOn.resolve();
    await reading.waitFor({ state: "detached" });
    await rowsOf(page).getByRole("button", { name: /customer to T-Server: call/ }).waitFor();
  }));

Deno.test("a source that broke off is named above the diagram until it is back", () =>
  visit(async ({ page, server, complaints }) => {
    await page.route("**/trace", (route) => route.fulfill({ status: 500 }));
    await page.goto(server.url("/"));
    const notice = diagramOf(page).getByText("Not connected to toolbar and gateway");
    await notice.waitFor();
    await page.unroute("**/trace");
    await notice.waitFor({ state: "detached" });
    // The browser's own words for what was made to happen here.
    complaints.splice(0);
  }));
