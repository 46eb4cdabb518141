// The gateway is killed in the middle of a call and started again: toolbar and Fusion come out of it.
import { launchBrowser } from "../helpers/browser.ts";
import { Process } from "../helpers/process.ts";
import { Workbench } from "../helpers/workbench.ts";

for (const signal of ["SIGTERM", "SIGKILL"] as const) {
  Deno.test(`the gateway ends with ${signal} during a call and is started again: nobody is stuck`, async () => {
    const first = await Process.start();
    await using browser = await launchBrowser();
    const page = await browser.newPage();
    await page.goto(`http://localhost:${first.port}/`);
    const workbench = new Workbench(page);
    await workbench.makeAvailable();
    await workbench.talk();

    first.kill(signal);
    await first.ended();
    await workbench.toolbar.getByText("Reconnecting…").first().waitFor();
    const second = await Process.start({ HOOKSWITCH_PORT: String(first.port) });
    await workbench.wrapUp().waitFor();
    await workbench.phoneIcon("Available").waitFor();
    await workbench.fusion.getByRole("button", { name: "Save and close" }).click();

    await workbench.ring();
    second.kill("SIGTERM");
    await page.close();
    await second.ended();
  });
}
