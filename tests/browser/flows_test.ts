// The seed's flows in a real browser, with our toolbar and the UI Events Framework.
import { assertEquals } from "@std/assert";
import { testFlows } from "../helpers/flows.ts";
import { visit, Workbench } from "../helpers/workbench.ts";

testFlows();

Deno.test("End call in Fusion as the command `disconnect` does the same as `wrapup`", () =>
  visit(async (visited) => {
    const workbench = new Workbench(visited.page);
    await workbench.makeAvailable();
    await workbench.talk();
    await workbench.fusion.getByRole("button", { name: "Settings" }).click();
    await workbench.fusion.getByRole("radio", { name: "disconnect" }).check();
    await workbench.page.keyboard.press("Escape");
    await workbench.fusion.getByRole("button", { name: "End call" }).click();
    await workbench.wrapUp().waitFor();
    await workbench.over();
    assertEquals(visited.server.journalled("RequestReleaseCall"), 1);
  }));
