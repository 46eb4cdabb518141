// What goes wrong in a contact centre, in a real browser: nobody stays in a dead call.
import { assertEquals } from "@std/assert";
import { visit, Workbench } from "../helpers/workbench.ts";

Deno.test("a T-Server that does not answer: the toolbar says so and offers to try again", () =>
  visit(async (visited) => {
    const { server } = visited;
    const workbench = new Workbench(visited.page);
    await workbench.makeAvailable();
    await workbench.talk();
    await workbench.page.goto(server.url("/#lab/delays"));
    await workbench.page.getByRole("button", { name: "Release never answered" }).click();
    await workbench.page.getByRole("button", { name: "1 delay" }).waitFor();
    await workbench.toolbar.getByRole("button", { name: "End call" }).click();
    await workbench.toolbar.getByText("Ending…").first().waitFor();
    assertEquals(await workbench.engagement().count(), 1);

    server.clock.advance(5_000);
    await workbench.toolbar.getByText(/has not answered/).first().waitFor();
    server.mock.control.changeSettings({ delays: { RequestReleaseCall: null } });
    await workbench.toolbar.getByRole("button", { name: "Try again" }).click();
    await workbench.wrapUp().waitFor();
    await workbench.over();
  }));

Deno.test("hanging up on the toolbar and on the phone at once: one end, one wrap-up", () =>
  visit(async (visited) => {
    const { server } = visited;
    const workbench = new Workbench(visited.page);
    await workbench.makeAvailable();
    await workbench.talk();
    server.mock.control.changeSettings({ delays: { RequestReleaseCall: 1_000 } });
    await workbench.toolbar.getByRole("button", { name: "End call" }).click();
    await workbench.toolbar.getByText("Ending…").first().waitFor();
    await workbench.agentPhone.getByRole("button", { name: "Hang up" }).click();
    await workbench.wrapUp().waitFor();
    server.clock.advance(1_000);
    await workbench.over();
    assertEquals(server.journalled("EventReleased"), 1);
  }));

Deno.test("a decline that crosses an answer on the phone ends in a wrap-up", () =>
  visit(async (visited) => {
    const { server } = visited;
    const workbench = new Workbench(visited.page);
    await workbench.makeAvailable();
    await workbench.ring();
    server.mock.control.changeSettings({ delays: { RequestReleaseCall: 1_000 } });
    await workbench.toolbar.getByRole("button", { name: "Decline" }).click();
    await workbench.agentPhone.getByRole("button", { name: "Answer" }).click();
    await workbench.engagement().waitFor();
    server.clock.advance(1_000);
    await workbench.wrapUp().waitFor();
    await workbench.over();
  }));

Deno.test("the T-Server link is lost during a call: the call is being checked, and its buttons wait", () =>
  visit(async ({ server, page }) => {
    const workbench = new Workbench(page);
    await workbench.makeAvailable();
    await workbench.talk();
    server.mock.control.setLink(false);
    await workbench.toolbar.getByText("Checking…").waitFor();
    const endCall = workbench.toolbar.getByRole("button", { name: "End call" });
    assertEquals(await endCall.getAttribute("aria-disabled"), "true");
    await endCall.click({ force: true });
    assertEquals(server.journalled("RequestReleaseCall"), 0);

    server.mock.control.setLink(true);
    await workbench.toolbar.getByText("Checking…").waitFor({ state: "detached" });
    await endCall.click();
    await workbench.wrapUp().waitFor();
    assertEquals(await workbench.closes(), 1);
  }));

Deno.test("a reload in the middle of a call loses nothing", () =>
  visit(async (visited) => {
    const workbench = new Workbench(visited.page);
    await workbench.makeAvailable();
    await workbench.talk();
    await workbench.page.reload();
    await workbench.toolbar.getByText("ACCEPTED").waitFor();
    await workbench.engagement().waitFor();
    await workbench.toolbar.getByRole("button", { name: "End call" }).click();
    await workbench.wrapUp().waitFor();
    await workbench.over();
  }));

Deno.test("a reload in the middle of a call, with no more calls wanted, loses nothing either", () =>
  visit(async (visited) => {
    const workbench = new Workbench(visited.page);
    await workbench.makeAvailable();
    await workbench.talk();
    await workbench.toolbar.getByRole("switch", { name: "Available for calls" }).click();
    await workbench.agentPhone.getByText("Not ready").waitFor();
    await workbench.page.reload();
    await workbench.toolbar.getByText("ACCEPTED").waitFor();
    await workbench.engagement().waitFor();
    await workbench.agentPhone.getByText("Not ready").waitFor();
    await workbench.toolbar.getByRole("button", { name: "End call" }).click();
    await workbench.wrapUp().waitFor();
    await workbench.phoneIcon("Unavailable").waitFor();
  }));

Deno.test("availability toggled again and again: Fusion's Answer is still one RequestAnswerCall", () =>
  visit(async (visited) => {
    const { server } = visited;
    const workbench = new Workbench(visited.page);
    const toggle = workbench.toolbar.getByRole("switch", { name: "Available for calls" });
    await workbench.makeAvailable();
    for (let times = 0; times < 3; times++) {
      await toggle.click();
      await workbench.phoneIcon("Unavailable").waitFor();
      await workbench.makeAvailable();
    }
    await workbench.ring();
    await workbench.fusion.getByRole("button", { name: "Answer" }).click();
    await workbench.engagement().waitFor();
    assertEquals(server.journalled("RequestAnswerCall"), 1);
    assertEquals(server.journalled("RequestAgentNotReady"), 3);
  }));

Deno.test("two agents on two pages see only their own calls", () =>
  visit(async (visited) => {
    const { server, page } = visited;
    const first = new Workbench(visited.page);
    const other = await page.context().newPage();
    await other.goto(server.url("/?agent=2002"));
    const second = new Workbench(other);
    await first.makeAvailable();
    await second.makeAvailable();
    await first.ring();
    assertEquals(await second.toolbar.getByText("RINGING").count(), 0);
    await first.toolbar.getByRole("button", { name: "Decline" }).click();
    await first.over();
  }));
