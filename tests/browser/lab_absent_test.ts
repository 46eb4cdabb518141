// The workbench over a T-Server that is not the mock, as far as it can tell.
import { assertEquals } from "@std/assert";
import { launchBrowser } from "../helpers/browser.ts";
import { Process } from "../helpers/process.ts";

Deno.test("without a mock the lab says that there is nothing to experiment with, and the rest works", async () => {
  const mock = await Process.startMock();
  const server = await Process.start({
    HOOKSWITCH_TSERVER_URL: `ws://127.0.0.1:${mock.port}/tserver`,
  });
  try {
    await using browser = await launchBrowser();
    const page = await browser.newPage();
    page.setDefaultTimeout(10_000);
    await page.goto(`http://localhost:${server.port}/#lab/delays`);
    await page.getByText("The mock T-Server is not in use here").waitFor();
    await page.getByText(/HOOKSWITCH_MOCK_URL/).first().waitFor();
    await page.getByTitle("Mock T-Server: not in use").waitFor();
    await page.getByTitle("Gateway: up").waitFor();
    await page.getByRole("tab", { name: "Generator" }).click();
    await page.getByText("The mock T-Server is not in use here").waitFor();
    assertEquals(await page.getByRole("button", { name: "Start" }).count(), 0);
  } finally {
    for (const process of [server, mock]) process.kill("SIGTERM");
    await Promise.all([server.ended(), mock.ended()]);
  }
});
