// Every page by itself: it loads without a complaint, fits narrow windows, and keeps to its headers.
import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { Server } from "../helpers/wire.ts";
import { visit, Workbench } from "../helpers/workbench.ts";

const PAGES = ["/", "/toolbar/", "/fusion/", "/softphone/"];

for (const path of PAGES) {
  for (const width of [1440, 420]) {
    Deno.test(`${path} at ${width} px: no complaint, nothing beyond the edge`, () =>
      visit(async ({ page }) => {
        await page.getByRole("heading").or(page.getByRole("switch")).first().waitFor();
        const beyond = await page.evaluate(() =>
          document.documentElement.scrollWidth - document.documentElement.clientWidth
        );
        assertEquals(beyond, 0);
      }, { path, context: { viewport: { width, height: 900 } } }));
  }
}

Deno.test("a call is answered and ended with the keyboard alone", () =>
  visit(async (visited) => {
    const { page, server } = visited;
    const workbench = new Workbench(visited.page);
    const focused = async (role: "button" | "switch", name: string) => {
      const target = workbench.toolbar.getByRole(role, { name });
      await target.waitFor();
      for (let presses = 0; presses < 80; presses++) {
        await page.keyboard.press("Tab");
        if (await target.evaluate((element) => element === document.activeElement)) return;
      }
      throw new Error(`Tab never reaches "${name}"`);
    };
    await focused("switch", "Available for calls");
    await page.keyboard.press("Space");
    await workbench.phoneIcon("Available").waitFor();
    server.mock.control.customer.call({ from: "+14155550100", to: "7001" });
    await focused("button", "Accept");
    await page.keyboard.press("Enter");
    await workbench.toolbar.getByText("ACCEPTED").waitFor();
    await focused("button", "End call");
    await page.keyboard.press("Enter");
    await workbench.over();
  }));

Deno.test("the toolbar's page may be framed by loopback and listed origins only", async () => {
  await using server = new Server({ fusionOrigins: "https://pod.example.com" });
  const response = await fetch(server.url("/toolbar/"));
  await response.body?.cancel();
  const policy = response.headers.get("content-security-policy") ?? "";
  assertStringIncludes(policy, "frame-ancestors 'self' http://localhost:* http://127.0.0.1:* ");
  assertStringIncludes(policy, "https://pod.example.com");
  assert(!policy.includes("unsafe"), policy);
});

Deno.test("the toolbar loads the framework client from the address in its settings", async () => {
  const frameworkClientUrl = "https://static.example.com/framework-client.js";
  await using server = new Server({ frameworkClientUrl });
  const settings = await fetch(server.url("/toolbar/settings.json"));
  assertEquals(await settings.json(), { frameworkClientUrl });
  assertStringIncludes(
    settings.headers.get("content-security-policy") ?? "",
    "script-src 'self' https://static.example.com",
  );
});
