// Sending a ringing call on, changing its data, two calls made one, and a DN out of service: the toolbar
// alone, 420 pixels wide, by keyboard.
import { assertEquals } from "@std/assert";
import type { Page } from "playwright-core";
import { type Visit, visit, type VisitOptions } from "../helpers/workbench.ts";

const NARROW: VisitOptions = {
  path: "/toolbar/",
  context: { viewport: { width: 420, height: 640 } },
};

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

/** The agent is available, and a customer calls. */
async function ringing({ page, server }: Visit): Promise<string> {
  await page.getByRole("switch", { name: "Available for calls" }).press("Enter");
  await page.getByText("Available", { exact: true }).waitFor();
  const userData = { order: "A-17", count: 3 };
  const call = { from: "+14155550100", to: "7001", userData };
  const { connectionId } = server.mock.control.customer.call(call);
  await button(page, "Accept").waitFor();
  return connectionId;
}

async function talking(visited: Visit): Promise<string> {
  const connectionId = await ringing(visited);
  await button(visited.page, "Accept").press("Enter");
  await button(visited.page, "Hold").waitFor();
  return connectionId;
}

Deno.test("a ringing call is sent to a colleague, and ends here as redirected", () =>
  visit(async (visited) => {
    const { page, server } = visited;
    const other = await server.readyToolbar("?agent=2002");
    await ringing(visited);
    await button(page, "Send to…").press("Enter");
    await page.keyboard.type(other.told[0]?.thisDN ?? "");
    await page.keyboard.press("Enter");
    await page.getByText("Redirected", { exact: true }).waitFor();
    await other.next("EventRinging");
    assertEquals(server.journalled("RequestRedirectCall"), 1);
  }, NARROW));

Deno.test("accepting with the number half typed does not leave a transfer open", () =>
  visit(async (visited) => {
    const { page } = visited;
    await ringing(visited);
    await button(page, "Send to…").press("Enter");
    await page.keyboard.type("70");
    await button(page, "Accept").press("Enter");
    await button(page, "Transfer…").waitFor();
    await page.getByPlaceholder("Number or DN").waitFor({ state: "detached" });
  }, NARROW));

Deno.test("data is added, changed and removed by keyboard; a number stays a number", () =>
  visit(async (visited) => {
    const { page, server } = visited;
    const connectionId = await talking(visited);
    const data = () => server.mock.control.call(connectionId).userData;
    await button(page, "Data").press("Enter");

    await button(page, "Change count").press("Enter");
    await page.keyboard.type("4");
    await page.keyboard.press("Enter");
    await page.locator(":focus").and(button(page, "Change count")).waitFor();
    assertEquals(data(), { order: "A-17", count: 4 });

    await button(page, "Change order").press("Enter");
    await button(page, "Remove").press("Enter");
    await button(page, "Change order").waitFor({ state: "detached" });

    await button(page, "Add data").press("Enter");
    await page.keyboard.type("vip");
    await page.keyboard.press("Tab");
    await page.keyboard.type("yes");
    await page.keyboard.press("Enter");
    await button(page, "Change vip").waitFor();
    assertEquals(data(), { count: 4, vip: "yes" });

    // Escape closes the pair first, and the list with the next.
    await button(page, "Change vip").press("Enter");
    await page.keyboard.press("Escape");
    await page.locator(":focus").and(button(page, "Change vip")).waitFor();
    await page.keyboard.press("Escape");
    await page.locator(":focus").and(button(page, "Data")).waitFor();
  }, NARROW));

Deno.test("a held customer and a call of the agent's own are joined", () =>
  visit(async (visited) => {
    const { page, server } = visited;
    await talking(visited);
    const other = await server.readyToolbar("?agent=2002");
    const dn = other.told[0]?.thisDN ?? "";
    await page.getByLabel("Number to call").fill(dn);
    await page.keyboard.press("Enter");
    await other.next("EventRinging");
    await server.command({ type: "Accept" }, "?agent=2002");
    await button(page, "Join calls").press("Enter");
    await button(page, `Remove ${dn}`).waitFor();
    await page.getByText("Joined", { exact: true }).waitFor();
    assertEquals(server.journalled("RequestMergeCalls"), 1);
  }, NARROW));

Deno.test("a DN out of service is said, nothing can be dialled, also after a reload, until it is back", () =>
  visit(async (visited) => {
    const { page, server } = visited;
    await talking(visited);
    server.mock.control.setService("7001", false);
    await page.getByText("DN 7001 is out of service").waitFor();
    await page.reload();
    await page.getByText("DN 7001 is out of service").waitFor();
    await page.getByLabel("Number to call").fill("7002");
    await page.locator('button[aria-disabled="true"]', { hasText: "Call" }).waitFor();
    await page.keyboard.press("Enter");
    server.mock.control.setService("7001", true);
    await page.getByText("Available", { exact: true }).waitFor();
    await page.getByText("DN 7001 is out of service").waitFor({ state: "detached" });
    assertEquals(server.journalled("RequestMakeCall"), 0);
  }, NARROW));
