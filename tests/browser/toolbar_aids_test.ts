// What helps the agent beside the calls: keys, the calls of the shift, sound, notifications; and two tabs that
// double none of it.
import { assertEquals } from "@std/assert";
import type { Page } from "playwright-core";
import type { Server } from "../helpers/wire.ts";
import { visit } from "../helpers/workbench.ts";

const DOCK = { path: "/toolbar/", context: { viewport: { width: 360, height: 640 } } };

const customerCalls = (server: Server, from = "+14155550100") =>
  server.mock.control.customer.call({ from, to: "7001" });

async function makeAvailable(page: Page): Promise<void> {
  await page.getByRole("switch", { name: "Available for calls" }).click();
  await page.getByText("Available", { exact: true }).waitFor();
}

/** Counts the notes that a page plays, from its first line on. */
async function listen(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const start = OscillatorNode.prototype.start;
    Object.assign(globalThis, { notes: 0 });
    OscillatorNode.prototype.start = function (...args) {
      Object.assign(globalThis, { notes: (globalThis as unknown as { notes: number }).notes + 1 });
      return start.apply(this, args);
    };
  });
  await page.reload();
  return () => page.evaluate(() => (globalThis as unknown as { notes: number }).notes);
}

Deno.test("a call is taken, parked, taken back and ended by keys alone", () =>
  visit(async ({ page, server }) => {
    await makeAvailable(page);
    customerCalls(server);
    await page.getByText("RINGING").waitFor();
    await page.keyboard.press("a");
    await page.getByText("ACCEPTED").waitFor();
    await page.keyboard.press("h");
    await page.getByText("HELD").waitFor();
    await page.keyboard.press("h");
    await page.getByText("ACCEPTED").waitFor();
    await page.keyboard.press("m");
    await page.getByText("MUTED").waitFor();
    // What is typed is typed.
    await page.keyboard.press("d");
    await page.keyboard.type("e");
    assertEquals(await page.getByLabel("Number to call").inputValue(), "e");
    assertEquals(await page.getByText("MUTED").count(), 1);
    await page.keyboard.press("Tab");
    await page.keyboard.press("e");
    await page.getByText("Call ended").waitFor();
  }, DOCK));

Deno.test("a key is changed in the settings, and one that is taken is not given away", () =>
  visit(async ({ page, server }) => {
    await makeAvailable(page);
    await page.getByRole("button", { name: "Settings" }).click();
    await page.getByRole("button", { name: "Change the key for “Accept”, now A" }).click();
    await page.keyboard.press("e");
    await page.getByText("E is used for “Decline or end” already").waitFor();
    await page.keyboard.press("q");
    await page.getByRole("button", { name: "Change the key for “Accept”, now Q" }).waitFor();
    await page.keyboard.press("Escape");
    customerCalls(server);
    await page.getByText("RINGING").waitFor();
    const accept = page.getByRole("button", { name: "Accept" });
    assertEquals(await accept.getAttribute("aria-keyshortcuts"), "Q");
    assertEquals(await accept.getAttribute("title"), "Accept (Q)");
    await page.keyboard.press("q");
    await page.getByText("ACCEPTED").waitFor();
  }, DOCK));

Deno.test("the calls of the shift are there after a reload, and one of them is called back", () =>
  visit(async ({ page, server }) => {
    await makeAvailable(page);
    customerCalls(server, "+14155550142");
    await page.getByRole("button", { name: "Decline" }).click();
    await page.getByText("Declined").waitFor();
    await page.reload();
    await page.getByText("Available", { exact: true }).waitFor();
    await page.getByRole("button", { name: "Calls of this shift" }).click();
    const row = page.getByRole("listitem").filter({ hasText: "555-0142" });
    await row.getByText("Declined").waitFor();
    await row.getByRole("button").click();
    await page.getByText("DIALLING").waitFor();
  }, DOCK));

Deno.test("a missed call is counted on the button until the agent looks", () =>
  visit(async ({ page, server }) => {
    await makeAvailable(page);
    const { connectionId } = customerCalls(server);
    await page.getByText("RINGING").waitFor();
    assertEquals(await page.title(), "(1) Media toolbar");
    server.mock.control.customer.hangup(connectionId);
    await page.getByRole("button", { name: "1 missed call" }).waitFor();
    assertEquals(await page.title(), "(1) Media toolbar");
    await page.getByRole("button", { name: "Calls of this shift" }).click();
    await page.getByRole("button", { name: "1 missed call" }).waitFor({ state: "detached" });
    assertEquals(await page.title(), "Media toolbar");
  }, DOCK));

Deno.test("an open sheet makes room for a call, and Escape closes it", () =>
  visit(async ({ page, server }) => {
    await makeAvailable(page);
    const settings = page.getByRole("button", { name: "Settings" });
    await settings.click();
    await page.getByRole("heading", { name: "Settings" }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("heading", { name: "No calls" }).waitFor();
    assertEquals(await settings.evaluate((one) => one === document.activeElement), true);
    await settings.click();
    customerCalls(server);
    await page.getByRole("button", { name: "Accept", exact: true }).waitFor();
  }, DOCK));

Deno.test("two tabs of one agent: both show the call, one rings, and the history has it once", () =>
  visit(async ({ page, server }) => {
    const other = await page.context().newPage();
    await other.goto(page.url());
    const notes = [await listen(page), await listen(other)];
    for (const one of [page, other]) {
      await one.bringToFront();
      await one.getByRole("switch", { name: "Available for calls" }).click();
      await one.getByText("Available", { exact: true }).waitFor();
      if (one === page) await other.waitForLoadState();
    }
    customerCalls(server);
    for (const one of [page, other]) await one.getByText("RINGING").waitFor();
    const rings = (one: Page) =>
      one.waitForFunction(() => (globalThis as unknown as { notes: number }).notes > 0);
    await Promise.any([rings(page), rings(other)]);
    const heard = await Promise.all(notes.map((count) => count()));
    assertEquals(heard.filter((count) => count > 0).length, 1, `heard ${heard}`);
    await page.getByRole("button", { name: "Decline" }).click();
    for (const one of [page, other]) {
      await one.getByText("Declined").first().waitFor();
      await one.getByRole("button", { name: "Calls of this shift" }).click();
      await one.getByRole("listitem").first().waitFor();
      assertEquals(await one.getByRole("listitem").count(), 1);
    }
  }, DOCK));

Deno.test("an agent who looks elsewhere is shown one notification, and none after the call", () =>
  visit(async ({ page, server }) => {
    await page.addInitScript(() => {
      const open: string[] = [];
      class FakeNotification {
        static permission = "granted";
        onclick = null;
        constructor(readonly title: string, { body }: { body: string }) {
          open.push(`${title}: ${body}`);
        }
        close() {
          open.pop();
        }
      }
      Object.assign(globalThis, { Notification: FakeNotification, open });
      Object.defineProperty(document, "visibilityState", { get: () => "hidden" });
    });
    const shown = () => page.evaluate(() => (globalThis as unknown as { open: string[] }).open);
    await page.reload();
    await makeAvailable(page);
    await page.getByRole("button", { name: "Settings" }).click();
    await page.getByLabel("Show calls while this page is hidden").check();
    customerCalls(server);
    await page.getByText("RINGING").waitFor();
    await page.waitForFunction(() => (globalThis as unknown as { open: string[] }).open.length > 0);
    assertEquals(await shown(), ["Incoming call: (415) 555-0100"]);
    await page.getByRole("button", { name: "Accept" }).click();
    await page.getByText("ACCEPTED").waitFor();
    assertEquals(await shown(), []);
  }, DOCK));

Deno.test("a page that was frozen in the middle of a call goes on with it", () =>
  visit(async ({ page, server }) => {
    await makeAvailable(page);
    customerCalls(server);
    await page.getByRole("button", { name: "Accept" }).click();
    await page.getByText("ACCEPTED").waitFor();
    const cdp = await page.context().newCDPSession(page);
    await cdp.send("Page.setWebLifecycleState", { state: "frozen" });
    server.mock.control.phone.hangup("7001");
    await cdp.send("Page.setWebLifecycleState", { state: "active" });
    await page.getByText("Call ended").waitFor();
  }, DOCK));

Deno.test("a gateway that is gone: the page says when it tries again, and tries now when asked", () =>
  visit(async ({ page }) => {
    let isGone = false;
    const sockets = new Set<{ close(): Promise<void> }>();
    await page.routeWebSocket(/genesysWs/, (socket) => {
      if (isGone) return void socket.close();
      sockets.add(socket);
      socket.connectToServer();
    });
    await page.reload();
    await makeAvailable(page);
    isGone = true;
    for (const socket of sockets) await socket.close();
    await page.getByText("Gateway lost").waitFor();
    await page.getByText(/Next try in/).waitFor();
    isGone = false;
    await page.getByRole("button", { name: "Try now" }).click();
    await page.getByText("Available", { exact: true }).waitFor();
  }, DOCK));
