// Mute, digits, transfer, consultation and conference in a real browser, watched in the switch's journal.
import { assert, assertEquals } from "@std/assert";
import type { Locator } from "playwright-core";
import { type Visit, visit, Workbench } from "../helpers/workbench.ts";

const button = ({ toolbar }: Workbench, name: string): Locator =>
  toolbar.getByRole("button", { name, exact: true });

/** An agent in a call with a customer. */
async function talking({ page }: Visit): Promise<Workbench> {
  const workbench = new Workbench(page);
  await workbench.makeAvailable();
  await workbench.talk();
  return workbench;
}

/** A second agent, on a page of her own; returns that page's workbench and her DN. */
async function colleague({ page, server }: Visit): Promise<{ desk: Workbench; dn: string }> {
  const before = new Set(server.mock.control.dns().map(({ dn }) => dn));
  const other = await page.context().newPage();
  await other.goto(server.url("/?agent=2002"));
  const desk = new Workbench(other);
  await desk.makeAvailable();
  const dn = server.mock.control.dns().find((one) => !before.has(one.dn))?.dn ?? "2002";
  return { desk, dn };
}

async function enterNumber(workbench: Workbench, number: string): Promise<void> {
  await button(workbench, "Transfer…").click();
  await workbench.toolbar.getByLabel("Number or DN to transfer to").fill(number);
}

/** The consultation's card, once the colleague has answered. */
async function consult(workbench: Workbench, desk: Workbench, dn: string): Promise<void> {
  await enterNumber(workbench, dn);
  await button(workbench, "Consult first").click();
  await workbench.toolbar.getByText(`Consulting ${dn}`).waitFor();
  await desk.toolbar.getByRole("button", { name: "Accept" }).click();
  await button(workbench, "Join calls").waitFor();
}

Deno.test("mute and unmute: the card says it, and the agent can tell one from the other", () =>
  visit(async (visited) => {
    const workbench = await talking(visited);
    await button(workbench, "Mute").click();
    await workbench.toolbar.getByText("MUTED").waitFor();
    await button(workbench, "Unmute").click();
    await workbench.toolbar.getByText("MUTED").waitFor({ state: "detached" });
    await button(workbench, "Mute").waitFor();
    assertEquals(visited.server.journalled("RequestSetMuteOn"), 1);
    assertEquals(visited.server.journalled("RequestSetMuteOff"), 1);
  }));

Deno.test("digits by mouse and by keyboard: shown as the switch confirms them, End call stays put", () =>
  visit(async (visited) => {
    const workbench = await talking(visited);
    const endCall = await button(workbench, "End call").boundingBox();
    await button(workbench, "Keypad").click();
    await workbench.toolbar.locator(":focus").and(workbench.toolbar.getByLabel(/^Keypad/))
      .waitFor();
    await workbench.page.keyboard.type("12");
    await button(workbench, "5").click();
    await button(workbench, "hash").click();
    await workbench.toolbar.getByLabel("Digits sent").getByText("125#").waitFor();
    assertEquals(visited.server.journalled("RequestSendDTMF"), 4);
    assertEquals(await button(workbench, "End call").boundingBox(), endCall);

    await workbench.page.keyboard.press("Escape");
    await workbench.toolbar.getByLabel("Digits sent").waitFor({ state: "detached" });
  }, { context: { viewport: { width: 1440, height: 900 } } }));

Deno.test("a call transferred at once goes to a colleague, and ends here in a wrap-up", () =>
  visit(async (visited) => {
    const { server } = visited;
    const workbench = await talking(visited);
    const { desk, dn } = await colleague(visited);
    await enterNumber(workbench, dn);
    await button(workbench, "Transfer now").click();
    await desk.toolbar.getByText("RINGING").waitFor();
    await workbench.toolbar.getByText("Transferred", { exact: true }).waitFor();
    await workbench.wrapUp().waitFor();
    assertEquals(server.journalled("RequestSingleStepTransfer"), 1);

    await desk.toolbar.getByRole("button", { name: "Accept" }).click();
    await desk.engagement().waitFor();
  }));

Deno.test("a call transferred after a consultation, of which Fusion hears nothing", () =>
  visit(async (visited) => {
    const { server } = visited;
    const workbench = await talking(visited);
    const { desk, dn } = await colleague(visited);
    await consult(workbench, desk, dn);
    await workbench.toolbar.getByText("HELD").waitFor();
    assertEquals(await workbench.engagement().count(), 1);
    assertEquals(await desk.engagement().count(), 0);

    await button(workbench, "Complete transfer").click();
    await workbench.wrapUp().waitFor();
    assertEquals(await workbench.wrapUp().count(), 1);
    assertEquals(server.journalled("RequestInitiateTransfer"), 1);
    assertEquals(server.journalled("RequestCompleteTransfer"), 1);
    // The colleague has the customer now, and with the customer an engagement.
    await desk.engagement().waitFor();
    await desk.toolbar.getByRole("button", { name: "End call" }).click();
    await desk.wrapUp().waitFor();
  }));

Deno.test("back to the caller: the consultation ends, the engagement goes on", () =>
  visit(async (visited) => {
    const workbench = await talking(visited);
    const { desk, dn } = await colleague(visited);
    await consult(workbench, desk, dn);
    await button(workbench, "Back to caller").click();
    await workbench.toolbar.getByText("HELD").waitFor({ state: "detached" });
    await button(workbench, "Transfer…").waitFor();
    assertEquals(await workbench.wrapUp().count(), 0);
    assertEquals(await workbench.engagement().count(), 1);
    assertEquals(visited.server.journalled("RequestReconnectCall"), 1);
  }));

Deno.test("calls joined: the colleague is listed, and leaves when removed", () =>
  visit(async (visited) => {
    const workbench = await talking(visited);
    const { desk, dn } = await colleague(visited);
    await consult(workbench, desk, dn);
    await button(workbench, "Join calls").click();
    await workbench.toolbar.getByRole("list", { name: "Also in the call" }).getByText(dn).waitFor();
    await button(workbench, `Remove ${dn}`).click();
    await button(workbench, `Remove ${dn}`).waitFor({ state: "detached" });
    await desk.wrapUp().waitFor();
    assertEquals(await workbench.engagement().count(), 1);
    assertEquals(visited.server.journalled("RequestDeleteFromConference"), 1);
  }));

Deno.test("a reload in a conference keeps who is in it, and in a consultation what it is for", () =>
  visit(async (visited) => {
    const { page } = visited;
    const workbench = await talking(visited);
    const { desk, dn } = await colleague(visited);
    await enterNumber(workbench, dn);
    await button(workbench, "Consult to add").click();
    await desk.toolbar.getByRole("button", { name: "Accept" }).click();
    await button(workbench, "Join calls").waitFor();
    await page.reload();
    const ways = workbench.toolbar.getByRole("group", { name: "Consultation" }).getByRole("button");
    await ways.first().getByText("Join calls").waitFor();
    await workbench.toolbar.getByText("HELD").waitFor();
    await button(workbench, "Join calls").click();
    await button(workbench, `Remove ${dn}`).waitFor();
    await page.reload();
    await button(workbench, `Remove ${dn}`).waitFor();
    // The colleague was told of the customer, and that the agent is there still.
    await desk.page.reload();
    await button(desk, "Remove 7001").waitFor();
    assertEquals(visited.server.journalled("RequestInitiateConference"), 1);
  }));

Deno.test("a consultation is swapped to the customer and back, and completed from there", () =>
  visit(async (visited) => {
    const workbench = await talking(visited);
    const { desk, dn } = await colleague(visited);
    await consult(workbench, desk, dn);
    const consultation = workbench.toolbar.getByRole("region", { name: `Call with ${dn}` });
    await button(workbench, "Swap").click();
    await consultation.getByText("HELD").waitFor();
    await button(workbench, "Back to caller").waitFor({ state: "detached" });
    await button(workbench, "Swap").click();
    await consultation.getByText("ACCEPTED").waitFor();
    await button(workbench, "Swap").click();
    await consultation.getByText("HELD").waitFor();
    await button(workbench, "Complete transfer").click();
    await workbench.wrapUp().waitFor();
    assertEquals(visited.server.journalled("RequestAlternateCall"), 3);
  }));

Deno.test("a held customer and a consultation fit the toolbar at 1440x900", () =>
  visit(async (visited) => {
    const workbench = await talking(visited);
    const { desk, dn } = await colleague(visited);
    await consult(workbench, desk, dn);
    const isAllSeen = await workbench.toolbar.locator("main")
      .evaluate((list) => list.scrollHeight <= list.clientHeight);
    assertEquals(isAllSeen, true);
  }, { context: { viewport: { width: 1440, height: 900 } } }));

Deno.test("not available with a reason: one request that carries it, and the toolbar shows it", () =>
  visit(async ({ page, server }) => {
    const workbench = new Workbench(page);
    await workbench.makeAvailable();
    await workbench.toolbar.getByLabel("Not available, with a reason").selectOption("Lunch");
    await workbench.toolbar.getByText("· Lunch").waitFor();
    await workbench.phoneIcon("Unavailable").waitFor();
    assertEquals(server.journalled("RequestAgentNotReady"), 1);
  }));

Deno.test("in a toolbar of 320x420 the tools of a call stay within its card", () =>
  visit(async ({ page, server }) => {
    await page.getByRole("switch", { name: "Available for calls" }).click();
    await page.getByText("Available", { exact: true }).waitFor();
    const userData = { order: "A-17" };
    server.mock.control.customer.call({ from: "+14155550100", to: "7001", userData });
    await page.getByRole("button", { name: "Accept" }).click();
    const card = await page.getByRole("region", { name: /^Call with/ }).boundingBox();
    for (const name of ["Mute", "Keypad", "Transfer…", "Data"]) {
      const tool = await page.getByRole("button", { name }).boundingBox();
      assert(card && tool && tool.x >= card.x && tool.x + tool.width <= card.x + card.width, name);
    }
    await page.getByRole("button", { name: "Data" }).click();
    await page.getByText("A-17").waitFor();
  }, { path: "/toolbar/", context: { viewport: { width: 320, height: 420 } } }));
