// The workbench over a gateway and a mock T-Server that are two processes.
import { assertEquals } from "@std/assert";
import { launchBrowser } from "../helpers/browser.ts";
import { TwoProcesses } from "../helpers/two_processes.ts";
import { Workbench } from "../helpers/workbench.ts";

Deno.test("the gateway is killed during a call that lives on at the mock: the agent has it again and ends it", async () => {
  await using both = await TwoProcesses.start();
  await using browser = await launchBrowser();
  const page = await browser.newPage();
  await page.goto(both.url("/"));
  const workbench = new Workbench(page);
  await workbench.makeAvailable();
  await workbench.talk();

  await both.killGateway();
  await workbench.toolbar.getByText("Reconnecting…").first().waitFor();
  assertEquals(await both.callsAtMock(), 1);
  await both.startGatewayAgain();
  await workbench.toolbar.getByText("Reconnecting…").first().waitFor({ state: "detached" });
  await workbench.toolbar.getByText("ACCEPTED").waitFor();
  await workbench.toolbar.getByRole("button", { name: "End call" }).click();
  await workbench.wrapUp().waitFor();
  assertEquals(await both.callsAtMock(), 0);
  assertEquals(await workbench.closes(), 1);
  await page.close();
});
