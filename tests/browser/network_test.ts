// The network between the browser and the gateway goes away in the middle of a call, and comes back.
import { assertEquals } from "@std/assert";
import { systemClock } from "../../gateway/runtime/clock.ts";
import { seededRandom } from "../../gateway/runtime/random.ts";
import { FaultProxy } from "../../tasks/fault_proxy/mod.ts";
import { launchBrowser } from "../helpers/browser.ts";
import { Server } from "../helpers/wire.ts";
import { Workbench } from "../helpers/workbench.ts";

for (const who of ["agent", "customer"] as const) {
  Deno.test(`offline in a call that the ${who} ends meanwhile: Fusion is told once, when it is back`, async () => {
    await using server = new Server();
    await using proxy = await FaultProxy.listen({
      upstream: { hostname: "127.0.0.1", port: server.port },
      clock: systemClock,
      random: seededRandom(1),
    });
    await using browser = await launchBrowser();
    const page = await browser.newPage();
    await page.goto(`http://localhost:${proxy.port}/`);
    const workbench = new Workbench(page);
    await workbench.makeAvailable();
    await workbench.talk();

    await proxy.down();
    await workbench.toolbar.getByText("The connection was lost").waitFor();
    await workbench.toolbar.getByText(/Next try in \d+ s|Trying now/).waitFor();
    assertEquals(await workbench.toolbar.getByText("ACCEPTED").count(), 1);
    const { calls, customer, phone } = server.mock.control;
    if (who === "agent") phone.hangup("7001");
    else customer.hangup(calls()[0]?.connectionId ?? "");
    await proxy.up();
    await workbench.wrapUp().waitFor();
    await workbench.phoneIcon("Available").waitFor();
    assertEquals(await workbench.closes(), 1);
    await workbench.fusion.getByRole("button", { name: "Save and close" }).click();
    await workbench.ring();
    await page.close();
  });
}

Deno.test("offline in a call that goes on: it is there again, with its buttons", async () => {
  await using server = new Server();
  await using proxy = await FaultProxy.listen({
    upstream: { hostname: "127.0.0.1", port: server.port },
    clock: systemClock,
    random: seededRandom(1),
  });
  await using browser = await launchBrowser();
  const page = await browser.newPage();
  await page.goto(`http://localhost:${proxy.port}/`);
  const workbench = new Workbench(page);
  await workbench.makeAvailable();
  await workbench.talk();
  await proxy.down();
  await workbench.toolbar.getByText("The connection was lost").waitFor();
  await proxy.up();
  await workbench.toolbar.getByText("The connection was lost").waitFor({ state: "detached" });
  await workbench.toolbar.getByRole("button", { name: "End call" }).click();
  await workbench.wrapUp().waitFor();
  assertEquals(await workbench.closes(), 1);
  await page.close();
});
