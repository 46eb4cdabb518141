// Pages that are loaded again or duplicated in the middle of a call, in a real browser: each Fusion page
// is brought to the end, once.
import { assertEquals } from "@std/assert";
import type { Page } from "playwright-core";
import { visit, Workbench } from "../helpers/workbench.ts";

Deno.test("the call ends while the toolbar is reloaded: Fusion wraps it up, and was told once", () =>
  visit(async ({ page, server }) => {
    const workbench = new Workbench(page);
    await workbench.makeAvailable();
    await workbench.talk();
    await workbench.reloadToolbar(() => server.mock.control.phone.hangup("7001"));
    await workbench.wrapUp().waitFor();
    await workbench.phoneIcon("Available").waitFor();
    assertEquals(await workbench.closes(), 1);
    await workbench.fusion.getByRole("button", { name: "Save and close" }).click();

    await workbench.reloadToolbar();
    await workbench.phoneIcon("Available").waitFor();
    assertEquals(await workbench.closes(), 1);
    await workbench.ring();
  }));

Deno.test("the toolbar is reloaded in a call that goes on: Fusion keeps its engagement and hears nothing twice", () =>
  visit(async ({ page }) => {
    const workbench = new Workbench(page);
    await workbench.makeAvailable();
    await workbench.talk();
    await workbench.reloadToolbar();
    await workbench.toolbar.getByText("ACCEPTED").waitFor();
    await workbench.toolbar.getByText("On a call").waitFor();
    const told = (name: string) => workbench.fusion.getByText(name, { exact: true }).count();
    assertEquals([await told("newCommEvent"), await told("startCommEvent")], [1, 1]);
    assertEquals(await workbench.fusion.getByText("has not confirmed this call").count(), 0);
    await workbench.toolbar.getByRole("button", { name: "End call" }).click();
    await workbench.wrapUp().waitFor();
    assertEquals(await workbench.closes(), 1);
  }));

Deno.test("the call ends while the whole page is reloaded: nobody is left in it", () =>
  visit(async ({ page, server }) => {
    const workbench = new Workbench(page);
    await workbench.makeAvailable();
    await workbench.talk();
    await workbench.reloadAll(() => server.mock.control.phone.hangup("7001"));
    await workbench.phoneIcon("Available").waitFor();
    assertEquals(await workbench.engagement().count(), 0);
    assertEquals(await workbench.toolbar.getByText("ACCEPTED").count(), 0);
    await workbench.ring();
  }));

Deno.test("the tab is duplicated during a call: both Fusion pages are told of the end, each once", () =>
  visit(async ({ page }) => {
    const workbench = new Workbench(page);
    await workbench.makeAvailable();
    await workbench.talk();
    // As a duplicated tab, a page that is opened by another one starts with a copy of sessionStorage.
    const opened = page.waitForEvent("popup");
    await page.evaluate("void open(location.href)");
    const second = new Workbench(await opened as Page);
    await second.toolbar.getByText("ACCEPTED").waitFor();
    await second.engagement().waitFor();
    await workbench.toolbar.getByRole("button", { name: "End call" }).click();
    await workbench.wrapUp().waitFor();
    await second.wrapUp().waitFor();
    assertEquals([await workbench.closes(), await second.closes()], [1, 1]);
  }));
