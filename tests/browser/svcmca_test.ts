// The seed's flows once more, in a Fusion that speaks the older API: the toolbar through its adapter.
import { assert, assertEquals } from "@std/assert";
import { testFlows } from "../helpers/flows.ts";
import { visit, type Workbench, Workbench as Bench } from "../helpers/workbench.ts";

const PATH = "/?api=svcmca";

testFlows({ title: "svcMca.tlb.api", path: PATH, afterwards: spokeTheOlderApi });

/** Words that only the older API has were heard, and none that only the newer one has. */
async function spokeTheOlderApi({ fusion }: Workbench): Promise<void> {
  const heard = (name: string) => fusion.getByText(name, { exact: true }).count();
  assert(await heard("agentStateEvent") > 0);
  assertEquals(await heard("agentStateEventOperation"), 0);
}

Deno.test("svcMca.tlb.api: the diagram draws what passes by its real names", () =>
  visit(async ({ page }) => {
    const workbench = new Bench(page);
    const drawn = (name: string) =>
      page.locator("#sequence").getByText(name, { exact: true }).first().waitFor();
    await workbench.makeAvailable();
    await drawn("agentStateEvent");
    await workbench.ring();
    await drawn("newCommEvent");
    await workbench.fusion.getByRole("button", { name: "Answer" }).click();
    await workbench.engagement().waitFor();
    await drawn("tbInteractionCommandResponse");
    await drawn("startCommEvent");
  }, { path: PATH }));

Deno.test("svcMca.tlb.api: a toolbar that is reloaded in a call takes it up again", () =>
  visit(async ({ page }) => {
    const workbench = new Bench(page);
    await workbench.makeAvailable();
    await workbench.talk();
    await workbench.reloadToolbar();
    await workbench.toolbar.getByText("ACCEPTED").waitFor();
    await workbench.toolbar.getByRole("button", { name: "End call" }).click();
    await workbench.wrapUp().waitFor();
    await workbench.over();
    assertEquals(await workbench.closes(), 1);
  }, { path: PATH }));

Deno.test("the API that is chosen in the desktop's settings is spoken, after a reload, too", () =>
  visit(async ({ page }) => {
    const workbench = new Bench(page);
    await workbench.makeAvailable();
    await workbench.fusion.getByRole("button", { name: "Settings" }).click();
    await workbench.fusion.getByRole("radio", { name: /svcMca\.tlb\.api/ }).check();
    await workbench.fusion.getByRole("button", { name: "Frame this toolbar" }).click();
    const state = () => workbench.fusion.getByText("agentStateEvent", { exact: true }).first();
    await state().waitFor({ state: "attached" });
    await page.reload();
    await state().waitFor({ state: "attached" });
  }));
