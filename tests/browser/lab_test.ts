// The workbench's lab in a real browser: what is done there is done to real calls.
import { assertEquals } from "@std/assert";
import { visit, Workbench } from "../helpers/workbench.ts";

const WIDE = { viewport: { width: 1600, height: 1000 } };

Deno.test("the state of a call is shown as it changes, and the call is handled from its row", () =>
  visit(async ({ page }) => {
    const workbench = new Workbench(page);
    await workbench.makeAvailable();
    await workbench.ring();
    const calls = page.getByRole("table", { name: "Calls" });
    await calls.getByText("ringing").first().waitFor();
    await calls.getByRole("button", { name: "Answer at 7001" }).click();
    await calls.getByText("established").waitFor();
    await workbench.toolbar.getByText("ACCEPTED").waitFor();
    await page.getByText("Gateway and switch agree.").waitFor();
    await calls.getByRole("button", { name: /^The customer hangs up/ }).click();
    await page.getByText("No call is at the switch.").waitFor();
    await workbench.over();
  }, { path: "/#lab/state", context: WIDE }));

Deno.test("an event that never came is a difference that the lab marks", () =>
  visit(async ({ page, server }) => {
    const workbench = new Workbench(page);
    await workbench.makeAvailable();
    await workbench.talk();
    server.mock.control.changeSettings({ delays: { EventReleased: "never" } });
    await workbench.customerPhone.getByRole("button", { name: "Hang up" }).click();
    await page.getByText("Gateway and switch differ in 1 row.").waitFor();
    await page.getByText("7001 established, differs from the switch").waitFor();
    server.mock.control.changeSettings({ delays: { EventReleased: null } });
    server.clock.advance(30_000);
    await workbench.wrapUp().waitFor();
    await page.getByText("Gateway and switch agree.").waitFor();
  }, { path: "/#lab/state", context: WIDE }));

Deno.test("an agent who is not ready is made ready from the row", () =>
  visit(async ({ page }) => {
    const workbench = new Workbench(page);
    await workbench.makeAvailable();
    await workbench.toolbar.getByRole("switch", { name: "Available for calls" }).click();
    await page.getByRole("button", { name: "Make agent 1001 ready" }).click();
    await workbench.agentPhone.getByText("Ready", { exact: true }).waitFor();
  }, { path: "/#lab/state", context: WIDE }));

Deno.test("from a call's row the diagram shows that call alone", () =>
  visit(async ({ page }) => {
    const workbench = new Workbench(page);
    await workbench.makeAvailable();
    await workbench.ring();
    const diagram = page.locator("#sequence");
    await page.getByRole("button", { name: /^Show in the diagram/ }).click();
    await diagram.getByText(/^\d+ of \d+ messages$/).first().waitFor();
    await diagram.getByText("EventRinging").first().waitFor();
  }, { path: "/#lab/state", context: WIDE }));

Deno.test("a slider that is moved delays the release of a call, and one press takes all delays away", () =>
  visit(async ({ page, server }) => {
    const workbench = new Workbench(page);
    await workbench.makeAvailable();
    await workbench.talk();
    const row = page.getByRole("group", { name: "RequestReleaseCall" });
    await row.getByRole("slider").press("End");
    await page.getByRole("button", { name: "1 delay" }).waitFor();
    assertEquals(server.mock.control.settings().delays, { RequestReleaseCall: 30_000 });
    await row.getByRole("spinbutton").fill("4000");
    await row.getByRole("spinbutton").press("Tab");
    await row.getByRole("button", { name: "No delay of RequestReleaseCall" }).waitFor();
    await workbench.toolbar.getByRole("button", { name: "End call" }).click();
    await workbench.toolbar.getByText("Ending…").first().waitFor();
    server.clock.advance(3_999);
    assertEquals(server.journalled("EventReleased"), 0);
    server.clock.advance(1);
    await workbench.wrapUp().waitFor();
    await page.getByRole("button", { name: "No delays" }).click();
    await page.getByText("Nothing is delayed.").waitFor();
    assertEquals(server.mock.control.settings().delays, {});
  }, { path: "/#lab/delays", context: WIDE }));

Deno.test("delays that somebody else sets are shown, and each kind can be set", () =>
  visit(async ({ page, server }) => {
    const row = page.getByRole("group", { name: "EventRinging" });
    await row.waitFor();
    server.mock.control.changeSettings({ delays: { EventRinging: { uniform: [50, 500] } } });
    await page.getByRole("slider", { name: "Longest delay of EventRinging" }).waitFor();
    const kind = row.getByRole("combobox", { name: "Kind of delay of EventRinging" });
    await kind.selectOption("normal");
    await row.getByRole("slider", { name: "Mean delay of EventRinging" }).waitFor();
    await kind.selectOption("never");
    await row.getByText("It never comes.").waitFor();
    await page.getByRole("button", { name: "Jittery" }).click();
    await page.getByText("11 of the messages are delayed.").waitFor();
    assertEquals(server.mock.control.settings().delays.EventRinging, { uniform: [0, 800] });
    await page.getByRole("searchbox", { name: "Search messages" }).fill("mute");
    await page.getByRole("group", { name: "RequestSetMuteOn" }).waitFor();
    await row.waitFor({ state: "detached" });
  }, { path: "/#lab/delays", context: WIDE }));

Deno.test("a fault that is switched on strikes, says so, and is gone when it is switched off", () =>
  visit(async ({ page, server }) => {
    const workbench = new Workbench(page);
    await workbench.makeAvailable();
    await workbench.ring();
    const refused = page.getByRole("switch", { name: "Refused: RequestAnswerCall" });
    await refused.press("Space");
    await page.getByRole("button", { name: "1 fault" }).waitFor();
    await workbench.toolbar.getByRole("button", { name: "Accept" }).click();
    await page.getByRole("cell", { name: "1 of 1" }).waitFor();
    assertEquals(server.journalled("EventError"), 1);
    await refused.press("Space");
    await page.getByText("No rule is in force").waitFor();
    assertEquals(server.mock.control.faults.list(), []);
    await workbench.toolbar.getByRole("button", { name: "Accept" }).click();
    await workbench.toolbar.getByText("ACCEPTED").waitFor();
  }, { path: "/#lab/faults", context: WIDE }));

Deno.test("a fault for one DN, one time, is filled in, and a wrong field is named", () =>
  visit(async ({ page, server }) => {
    await page.getByRole("button", { name: "Doubled: which messages, and how" }).click();
    const card = page.getByRole("group", { name: "Doubled" });
    await card.getByLabel("Message", { exact: true }).fill("EventRinging");
    await card.getByLabel("At DN").fill("7001");
    await card.getByLabel("At most, times").fill("once");
    await card.getByRole("button", { name: "Switch on" }).click();
    await card.getByText("A whole number from 1").waitFor();
    await card.getByLabel("At most, times").fill("1");
    await card.getByRole("button", { name: "Switch on" }).click();
    await page.getByRole("table", { name: "Rules in force" }).getByText("at 7001, 1 at most")
      .waitFor();
    assertEquals(server.mock.control.faults.list()[0]?.rule, {
      match: { message: "EventRinging", dn: "7001" },
      effect: { duplicate: 1 },
      times: 1,
    });
    await page.getByRole("button", { name: "Remove rule 1: EventRinging 1 more of it" }).click();
    await page.getByText("No rule is in force").waitFor();
  }, { path: "/#lab/faults", context: WIDE }));

Deno.test("the link goes down, a connection is cut and a phone goes out of service from the lab", () =>
  visit(async ({ page }) => {
    const workbench = new Workbench(page);
    await workbench.makeAvailable();
    const link = (checked: boolean) =>
      page.getByRole("switch", { name: "Link to the switch", checked });
    await link(true).click();
    await page.getByTitle("Switch link: down").waitFor();
    await link(false).click();
    await page.getByTitle("Switch link: up").waitFor();
    await link(true).waitFor();
    await page.getByRole("button", { name: "Warm switchover" }).click();
    await page.getByRole("button", { name: "Cut client 1 off" }).click();
    await page.getByRole("button", { name: "Cut client 1 off" }).waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Take out of service" }).click();
    await page.getByRole("button", { name: "Bring DN 7001 back" }).click();
    await page.getByRole("button", { name: "Bring DN 7001 back" }).waitFor({ state: "detached" });
  }, { path: "/#lab/faults", context: WIDE }));

Deno.test("a run of the generator ends with nothing left over, and the charts and figures say so", () =>
  visit(async ({ page, server }) => {
    await page.getByLabel("Calls a second").fill("20");
    await page.getByLabel("For, seconds").fill("2");
    await page.getByLabel("Ringing, seconds").fill("0.1");
    await page.getByLabel("Talk time, seconds").fill("0.3");
    await page.getByLabel("Toolbars of its own").fill("4");
    await page.getByRole("button", { name: "Start" }).click();
    await page.getByRole("button", { name: "Stop" }).waitFor();
    // Between steps of the server's clock the toolbars hear what happened.
    for (let ms = 0; ms < 20_000; ms += 100) {
      server.clock.advance(100);
      await page.evaluate("0");
    }
    await page.getByRole("img", { name: /^Live calls: talking \d+/ }).waitFor();
    await page.getByText(/^Nothing left over: \d+ calls came/).first().waitFor();
    const figure = async (name: string) =>
      Number(await page.getByRole("row", { name }).getByRole("cell").innerText());
    const told = await figure("EventReleased told");
    assertEquals(told > 0, true);
    assertEquals(await figure("Ends at the switch"), told);
    assertEquals(await figure("EventReleased that these heard"), told);
    assertEquals(await figure("EventReleased twice"), 0);
    assertEquals(await figure("Calls that came") > 5, true);
    assertEquals(server.mock.control.counts().calls, 0);
    assertEquals(server.mock.control.dns().some(({ dn }) => dn === "5000"), false);
    await page.getByText("The charts as a table").click();
    await page.getByRole("table", { name: "The latest readings" }).waitFor();
    await page.getByRole("button", { name: "Start" }).waitFor();
  }, { path: "/#lab/generator", context: WIDE }));

Deno.test("a run that is stopped ends its calls; a plan that cannot be is told by its field", () =>
  visit(async ({ page, server }) => {
    await page.getByLabel("Calls a second").fill("none");
    await page.getByLabel("Calls a second").press("Enter");
    await page.getByText("From 0.01 to 200").waitFor();
    await page.getByLabel("Calls a second").fill("10");
    await page.getByLabel("Toolbars of its own").fill("2");
    await page.getByLabel("Toolbars of its own").press("Enter");
    await page.getByText(/^Running: \d+ calls live/).waitFor();
    await page.getByRole("button", { name: "Stop" }).press("Enter");
    await page.getByText(/^Nothing left over/).first().waitFor();
    assertEquals(server.mock.control.counts().calls, 0);
  }, { path: "/#lab/generator", context: WIDE }));

Deno.test("the lab is reached, walked and resized with the keyboard alone", () =>
  visit(async ({ page }) => {
    await page.getByRole("button", { name: "Lab" }).press("Enter");
    await page.getByRole("tab", { name: "State" }).press("ArrowRight");
    const second = page.getByRole("tab", { selected: true });
    assertEquals(await second.evaluate((tab) => tab === document.activeElement), true);
    const address = new URL(page.url()).hash;
    assertEquals(address !== "#lab/state" && address.startsWith("#lab/"), true);
    const edge = page.getByRole("separator", { name: "Width of the lab" });
    const width = Number(await edge.getAttribute("aria-valuenow"));
    await edge.press("ArrowLeft");
    assertEquals(Number(await edge.getAttribute("aria-valuenow")), width + 32);
    await page.goto("about:blank");
    await page.goBack();
    assertEquals(new URL(page.url()).hash, address);
    assertEquals(Number(await edge.getAttribute("aria-valuenow")), width + 32);
    await page.getByRole("button", { name: "Close the lab" }).press("Enter");
    assertEquals(new URL(page.url()).hash, "");
  }));

for (const width of [360, 420, 1024, 1280, 1440, 2560]) {
  Deno.test(`with the lab open nothing is beyond the edge at ${width} px`, () =>
    visit(async ({ page }) => {
      await page.getByRole("tabpanel").waitFor();
      const beyond = await page.evaluate(() =>
        document.documentElement.scrollWidth - document.documentElement.clientWidth
      );
      assertEquals(beyond, 0);
    }, { path: "/#lab", context: { viewport: { width, height: 900 } } }));
}
