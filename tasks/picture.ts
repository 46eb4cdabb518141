// Takes the README's picture: the real workbench in a real browser, in the middle of a call.
import { launchBrowser } from "../tests/helpers/browser.ts";
import { Workbench } from "../tests/helpers/workbench.ts";
import { Process } from "../tests/helpers/process.ts";

const server = await Process.start();
const browser = await launchBrowser();
const context = await browser.newContext({
  viewport: { width: 1440, height: 900 },
  deviceScaleFactor: 1.5,
  colorScheme: "light",
});
const page = await context.newPage();
await page.goto(`http://localhost:${server.port}/`);
const workbench = new Workbench(page);
await workbench.makeAvailable();
await workbench.talk();
await page.getByText("startCommEvent response").first().waitFor();
await page.screenshot({
  path: `${import.meta.dirname}/../docs/workbench.png`,
  animations: "disabled",
});
await browser.close();
server.kill("SIGTERM");
await server.ended();
