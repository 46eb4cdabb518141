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

Deno.test("the list of agents goes by a press elsewhere, and by Escape back to its button", () =>
  visit(async ({ page }) => {
    const button = page.getByRole("button", { name: "Agent 1001", exact: true });
    const list = page.getByRole("list", { name: "Agents" });
    await button.click();
    await list.getByRole("link", { name: "Agent 1001 here" }).waitFor();
    await page.getByRole("heading", { name: "hookswitch" }).click();
    await list.waitFor({ state: "hidden" });
    await button.click();
    await list.waitFor();
    await page.keyboard.press("Escape");
    await list.waitFor({ state: "hidden" });
    assert(await button.evaluate((element) => element === document.activeElement));
  }));

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

Deno.test("at 1440x900 nothing of a call is cut off in the toolbar, not even what went wrong", () =>
  visit(async ({ page, server }) => {
    const workbench = new Workbench(page);
    const isAllSeen = () =>
      workbench.toolbar.locator("main").evaluate((list) => list.scrollHeight <= list.clientHeight);
    await workbench.makeAvailable();
    await workbench.talk();
    assert(await isAllSeen(), "talking");
    server.mock.control.changeSettings({ delays: { RequestReleaseCall: "never" } });
    await workbench.toolbar.getByRole("button", { name: "End call" }).click();
    await workbench.toolbar.getByText("Ending…").first().waitFor();
    server.clock.advance(5_000);
    await workbench.toolbar.getByRole("button", { name: "Try again" }).waitFor();
    assert(await isAllSeen(), "not answered");
    server.mock.control.customer.call({ from: "+14155550199", to: "7001" });
    await workbench.toolbar.getByText("RINGING").waitFor();
    assert(await isAllSeen(), "two calls");
  }, { context: { viewport: { width: 1440, height: 900 } } }));

Deno.test("a link that is down does not cover End call in a toolbar of 320x420", () =>
  visit(async ({ page, server }) => {
    await page.getByRole("switch", { name: "Available for calls" }).click();
    await page.getByText("Available", { exact: true }).waitFor();
    server.mock.control.customer.call({ from: "+14155550100", to: "7001" });
    await page.getByRole("button", { name: "Accept" }).click();
    await page.getByText("ACCEPTED").waitFor();
    server.mock.control.setLink(false);
    const notice = await page.getByText("The phone system cannot be reached").boundingBox();
    const endCall = await page.getByRole("button", { name: "End call" }).boundingBox();
    assert(notice && endCall && endCall.y + endCall.height < notice.y);
    const list = await page.locator("main").boundingBox();
    assert(list && endCall.y + endCall.height <= list.y + list.height);
  }, { path: "/toolbar/", context: { viewport: { width: 320, height: 420 } } }));

Deno.test("the theme that is chosen on the workbench reaches the toolbar, in the middle of a call too", () =>
  visit(async ({ page }) => {
    const workbench = new Workbench(page);
    const scheme = () =>
      workbench.toolbar.locator("html").evaluate((root) => getComputedStyle(root).colorScheme);
    await workbench.makeAvailable();
    await workbench.talk();
    assertEquals(await scheme(), "light dark");
    await page.getByRole("button", { name: "Dark" }).click();
    await workbench.toolbar.locator('html[data-theme="dark"]').waitFor();
    assertEquals(await workbench.toolbar.getByText("ACCEPTED").count(), 1);
    await page.reload();
    await workbench.toolbar.getByText("ACCEPTED").waitFor();
    assertEquals(await scheme(), "dark");
    await page.getByRole("button", { name: "System" }).click();
    await workbench.toolbar.locator("html:not([data-theme])").waitFor();
  }));

Deno.test("after Reset and a reload the diagram is empty of what was before", () =>
  visit(async ({ page }) => {
    const workbench = new Workbench(page);
    const diagram = page.getByRole("region", { name: "Sequence diagram" });
    const only = async (name: string) => {
      const search = diagram.getByRole("searchbox", { name: "Message name" });
      if (!await search.isVisible()) await diagram.getByRole("button", { name: "Filter" }).click();
      await search.fill(name);
    };
    await workbench.makeAvailable();
    await workbench.ring();
    await workbench.toolbar.getByRole("button", { name: "Decline" }).click();
    await workbench.over();
    await only("EventReleased");
    await diagram.getByText("EventReleased").first().waitFor();
    await page.getByRole("button", { name: "Reset" }).click();
    await diagram.getByText("EventReleased").first().waitFor({ state: "detached" });
    await page.reload();
    await workbench.toolbar.getByText("Available", { exact: true }).waitFor();
    await only("EventR");
    await diagram.getByText("EventRegistered").first().waitFor();
    assertEquals(await diagram.getByText("EventRinging").count(), 0);
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
  assertEquals((await settings.json()).frameworkClientUrl, frameworkClientUrl);
  assertStringIncludes(
    settings.headers.get("content-security-policy") ?? "",
    "https://static.example.com",
  );
});
