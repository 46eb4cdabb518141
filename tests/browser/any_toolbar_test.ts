// Toolbars that were written elsewhere, framed by the simulated Fusion from another port; and what the
// desktop says of an address that is no toolbar.
import { assertEquals } from "@std/assert";
import type { Page } from "playwright-core";
import { TOOLBAR_LIMIT_MS } from "../../web/fusion/frame_watch.ts";
import { testFlows } from "../helpers/flows.ts";
import { ForeignSite } from "../helpers/foreign_site.ts";
import type { PathOf } from "../helpers/workbench.ts";
import { visit, Workbench } from "../helpers/workbench.ts";

/** The workbench with a page of another site in the toolbar's frame. */
const framing = (page: string, query = ""): PathOf => (server, around) => {
  const site = around.use(new ForeignSite(server.url("")));
  return `/?toolbar=${encodeURIComponent(site.url(page))}${query}`;
};

/** Lets the test move the page's clock. */
const windUp = (page: Page) => page.clock.install();

testFlows({ title: "a toolbar made by the tutorial", path: framing("uef_toolbar.html") });

testFlows({
  title: "a toolbar for svcMca.tlb.api",
  path: framing("svcmca_toolbar.html", "&api=svcmca"),
});

Deno.test("a toolbar of another site is told the customer's name", () =>
  visit(async ({ page }) => {
    const workbench = new Workbench(page);
    await workbench.makeAvailable();
    await workbench.ring();
    await workbench.toolbar.getByText("Maya Lindqvist").waitFor();
  }, { path: framing("uef_toolbar.html") }));

Deno.test("a page that says nothing: the desktop says what to check, and leads back to our toolbar", () =>
  visit(async ({ page }) => {
    const { fusion, toolbar } = new Workbench(page);
    await toolbar.getByText("Just a page").waitFor();
    await fusion.getByText("Waiting for the toolbar…").waitFor();
    await page.clock.fastForward(TOOLBAR_LIMIT_MS);
    const trouble = fusion.getByRole("alert", { name: "The toolbar cannot be used" });
    await trouble.getByText("has not been in touch").waitFor();
    await trouble.getByText("/fusion/ui-events-framework-client.js").waitFor();
    await trouble.getByRole("button", { name: "Back to hookswitch’s toolbar" }).click();
    await toolbar.getByRole("switch", { name: "Available for calls" }).waitFor();
    await fusion.getByText("Toolbar connected").waitFor();
    assertEquals(await trouble.count(), 0);
  }, { path: framing("silent_toolbar.html"), before: windUp }));

Deno.test("an address at which nothing is: the desktop says so", () =>
  visit(async ({ page, complaints }) => {
    const { fusion } = new Workbench(page);
    await fusion.getByText("Waiting for the toolbar…").waitFor();
    await page.clock.fastForward(TOOLBAR_LIMIT_MS);
    await fusion.getByText("Nothing answers at http://localhost:9").waitFor();
    await fusion.getByRole("button", { name: "Try again" }).click();
    await fusion.getByText("Waiting for the toolbar…").waitFor();
    // The browser itself notes what it could not load.
    complaints.length = 0;
  }, { path: "/?toolbar=http://localhost:9/", before: windUp }));

Deno.test("an address of another machine is not framed until it is listed, and the desktop says how", () =>
  visit(async ({ page, complaints }) => {
    const { fusion } = new Workbench(page);
    await fusion.getByText("This desktop may not frame https://cti.example.com").waitFor();
    await fusion.getByText("HOOKSWITCH_TOOLBAR_ORIGINS=https://cti.example.com").waitFor();
    complaints.length = 0;
  }, { path: "/?toolbar=https://cti.example.com/toolbar" }));

Deno.test("a toolbar that is chosen on the workbench is framed, remembered, and given up again", () =>
  visit(async ({ page, server }) => {
    await using site = new ForeignSite(server.url(""));
    const workbench = new Workbench(page);
    const choose = async () => {
      await page.getByRole("button", { name: /^Toolbar in the frame/ }).click();
    };
    const panel = workbench.toolbar.getByText("IDLE");
    await choose();
    await page.getByRole("radio", { name: "Another, from an address" }).check();
    const address = page.getByLabel("Address of the toolbar’s page");
    await address.fill("localhost");
    await page.getByRole("button", { name: "Frame this toolbar" }).click();
    await page.getByText("Write an address such as").waitFor();
    await address.fill(site.url("uef_toolbar.html"));
    await page.getByRole("button", { name: "Frame this toolbar" }).click();
    await panel.waitFor();
    await page.reload();
    await panel.waitFor();
    await choose();
    await page.getByRole("radio", { name: "hookswitch’s own" }).check();
    await page.getByRole("button", { name: "Frame this toolbar" }).click();
    await panel.waitFor({ state: "detached" });
    await workbench.makeAvailable();
  }));
