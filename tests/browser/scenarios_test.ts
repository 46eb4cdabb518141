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
