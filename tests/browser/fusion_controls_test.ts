// Our toolbar and Fusion's buttons, on the whole workbench: as documented, and at a pod with all its ways.
import { assertEquals } from "@std/assert";
import { visit, Workbench } from "../helpers/workbench.ts";

Deno.test("Hold and Mute in Fusion follow the switch, wherever they are pressed; Record is not offered", () =>
  visit(async ({ page, server }) => {
    const workbench = new Workbench(page);
    await workbench.makeAvailable();
    await workbench.talk();
    const controls = workbench.engagement().getByRole("group", { name: "Call controls" });
    assertEquals(await controls.getByRole("button").allInnerTexts(), ["Hold", "Mute", "Transfer"]);

    await controls.getByRole("button", { name: "Hold" }).click();
    await workbench.engagement().getByText("The customer waits on hold").waitFor();
    assertEquals(server.journalled("RequestHoldCall"), 1);
    await workbench.toolbar.getByRole("button", { name: "Retrieve" }).click();
    await controls.getByRole("button", { name: "Hold" }).waitFor();
    await controls.getByRole("button", { name: "Mute" }).click();
    await workbench.engagement().getByText("You are muted").waitFor();
    await controls.getByRole("button", { name: "Unmute" }).click();
    await workbench.engagement().getByText("You are muted").waitFor({ state: "detached" });
  }));

Deno.test("strict pod: our toolbar answers, holds and ends a call as it does elsewhere", () =>
  visit(async ({ page }) => {
    const workbench = new Workbench(page);
    await workbench.fusion.getByRole("button", { name: "Settings" }).click();
    await workbench.fusion.getByRole("switch", { name: "Strict pod" }).click();
    await page.keyboard.press("Escape");
    await workbench.reloadToolbar();
    await workbench.makeAvailable();
    await workbench.talk();
    await workbench.fusion.getByRole("button", { name: "Hold" }).click();
    await workbench.engagement().getByText("The customer waits on hold").waitFor();
    await workbench.fusion.getByRole("button", { name: "End call" }).click();
    await workbench.wrapUp().waitFor();
    await workbench.fusion.getByRole("button", { name: "Save and close" }).click();
    await workbench.wrapUp().waitFor({ state: "detached" });
  }));

Deno.test("an offer that Fusion shows for a second only is declined at the switch", () =>
  visit(async ({ page, server }) => {
    const workbench = new Workbench(page);
    await workbench.makeAvailable();
    await workbench.ring();
    await workbench.incoming().waitFor({ state: "detached" });
    assertEquals(server.journalled("RequestReleaseCall"), 1);
    assertEquals(await workbench.wrapUp().count(), 0);
    await workbench.fusion.getByText("The call was not answered in time.").waitFor();
  }, { settings: { offerTimeoutSec: "2", closeReasons: "all" } }));
