// The workbench's lab in a real browser: what is done there is done to real calls.
import { assertEquals } from "@std/assert";
import { visit, Workbench } from "../helpers/workbench.ts";

const WIDE = { viewport: { width: 1600, height: 1000 } };

Deno.test("the state of a call is shown as it changes, and the call is handled from its row", () =>
  visit(async ({ page }) => {
    const workbench = new Workbench(page);
    await workbench.makeAvailable();
    await workbench.ring();
    const calls = page.getByRole("table", { name: "Calls" });
    await calls.getByText("ringing").first().waitFor();
    await calls.getByRole("button", { name: "Answer at 7001" }).click();
    await calls.getByText("established").waitFor();
    await workbench.toolbar.getByText("ACCEPTED").waitFor();
    await page.getByText("Gateway and switch agree.").waitFor();
    await calls.getByRole("button", { name: /^The customer hangs up/ }).click();
    await page.getByText("No call is at the switch.").waitFor();
    await workbench.over();
  }, { path: "/#lab/state", context: WIDE }));

Deno.test("an event that never came is a difference that the lab marks", () =>
  visit(async ({ page, server }) => {
    const workbench = new Workbench(page);
    await workbench.makeAvailable();
    await workbench.talk();
    server.mock.control.changeSettings({ delays: { EventReleased: "never" } });
    await workbench.customerPhone.getByRole("button", { name: "Hang up" }).click();
    await page.getByText("Gateway and switch differ in 1 row.").waitFor();
    await page.getByText("7001 established, differs from the switch").waitFor();
    server.mock.control.changeSettings({ delays: { EventReleased: null } });
    server.clock.advance(30_000);
    await workbench.wrapUp().waitFor();
    await page.getByText("Gateway and switch agree.").waitFor();
  }, { path: "/#lab/state", context: WIDE }));

Deno.test("an agent who is not ready is made ready from the row", () =>
  visit(async ({ page }) => {
    const workbench = new Workbench(page);
    await workbench.makeAvailable();
    await workbench.toolbar.getByRole("switch", { name: "Available for calls" }).click();
    await page.getByRole("button", { name: "Make agent 1001 ready" }).click();
    await workbench.agentPhone.getByText("Ready", { exact: true }).waitFor();
  }, { path: "/#lab/state", context: WIDE }));

Deno.test("the lab is reached, walked and resized with the keyboard alone", () =>
  visit(async ({ page }) => {
    await page.getByRole("button", { name: "Lab" }).press("Enter");
    await page.getByRole("tab", { name: "State" }).press("ArrowRight");
    const second = page.getByRole("tab", { selected: true });
    assertEquals(await second.evaluate((tab) => tab === document.activeElement), true);
    const address = new URL(page.url()).hash;
    assertEquals(address !== "#lab/state" && address.startsWith("#lab/"), true);
    const edge = page.getByRole("separator", { name: "Width of the lab" });
    const width = Number(await edge.getAttribute("aria-valuenow"));
    await edge.press("ArrowLeft");
    assertEquals(Number(await edge.getAttribute("aria-valuenow")), width + 32);
    await page.goto("about:blank");
    await page.goBack();
    assertEquals(new URL(page.url()).hash, address);
    assertEquals(Number(await edge.getAttribute("aria-valuenow")), width + 32);
    await page.getByRole("button", { name: "Close the lab" }).press("Enter");
    assertEquals(new URL(page.url()).hash, "");
  }));

for (const width of [360, 420, 1024, 1280, 1440, 2560]) {
  Deno.test(`with the lab open nothing is beyond the edge at ${width} px`, () =>
    visit(async ({ page }) => {
      await page.getByRole("tabpanel").waitFor();
      const beyond = await page.evaluate(() =>
        document.documentElement.scrollWidth - document.documentElement.clientWidth
      );
      assertEquals(beyond, 0);
    }, { path: "/#lab", context: { viewport: { width, height: 900 } } }));
}
