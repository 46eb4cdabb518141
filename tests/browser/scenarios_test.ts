// Scenarios in the workbench, in a real browser over hookswitch as an operator runs it.
import { assert, assertEquals } from "@std/assert";
import { launchBrowser } from "../helpers/browser.ts";
import { Process } from "../helpers/process.ts";

Deno.test("the workbench plays toolbar-declines and says that it passed", async () => {
  const server = await Process.start();
  try {
    await using browser = await launchBrowser();
    const page = await browser.newPage();
    page.setDefaultTimeout(10_000);
    const complaints: string[] = [];
    page.on("pageerror", ({ message }) => complaints.push(message));
    page.on("console", (message) => {
      if (message.type() === "error") complaints.push(message.text());
    });
    await page.goto(`http://localhost:${server.port}/`);
    await page.getByRole("button", { name: "Lab" }).press("Enter");
    await page.getByRole("tab", { name: "Scenarios" }).click();
    const panel = page.getByRole("tabpanel", { name: "Scenarios" });
    await panel.getByRole("searchbox").fill("toolbar declines");
    await panel.getByRole("listitem").filter({ hasText: "The toolbar declines" }).waitFor();
    const before = await panel.boundingBox();
    await panel.getByRole("button", { name: "Play: The toolbar declines a ringing call" }).click();
    await panel.getByRole("status").getByText(/^Passed in \d/).waitFor();
    const steps = panel.getByRole("list", { name: "The file toolbar-declines.yaml" });
    await steps.getByText("done: ").first().waitFor();
    await panel.getByRole("button", { name: "What happened" }).click();
    const happened = await panel.getByRole("region", { name: "What happened" }).innerText();
    assert(/EventReleased +a +1001 reason=reject/.test(happened), happened);
    await page.locator("#sequence").getByText("RequestReleaseCall").first().waitFor();
    assertEquals(await panel.boundingBox(), before);
    await page.getByRole("button", { name: "Close the lab" }).press("Enter");
    await panel.waitFor({ state: "detached" });
    assertEquals(complaints, []);
  } finally {
    server.kill("SIGTERM");
    await server.ended();
  }
});

Deno.test("what a tag and a search find is played one after the other, and the plays are listed", async () => {
  const server = await Process.start();
  try {
    await using browser = await launchBrowser();
    const page = await browser.newPage();
    page.setDefaultTimeout(20_000);
    await page.goto(`http://localhost:${server.port}/#lab/scenarios`);
    const panel = page.getByRole("tabpanel", { name: "Scenarios" });
    await panel.getByRole("button", { name: "basics" }).click();
    await panel.getByRole("searchbox").fill("softphone");
    await panel.getByRole("button", { name: "Play all 2" }).press("Enter");
    await panel.getByRole("button", { name: "Plays" }).click();
    await panel.getByText("2 of 2 passed.").waitFor();
    assertEquals(await panel.getByRole("table", { name: "Plays" }).getByRole("row").count(), 3);
    await panel.getByRole("searchbox").fill("");
    await panel.getByRole("button", { name: /^The customer gives up while it rings/ }).click();
    await panel.getByRole("button", { name: "Steps" }).click();
    await panel.getByText("customer: hangup").first().waitFor();
  } finally {
    server.kill("SIGTERM");
    await server.ended();
  }
});
