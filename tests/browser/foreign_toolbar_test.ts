// A toolbar written elsewhere for the real framework, put into the simulated desktop: only the script's
// address is changed.
import { assertEquals } from "@std/assert";
import type { Frame, Page } from "playwright-core";
import { ForeignToolbar } from "../helpers/foreign_toolbar.ts";
import { launchBrowser } from "../helpers/browser.ts";
import { Server } from "../helpers/wire.ts";

interface Bench {
  readonly server: Server;
  readonly page: Page;
  /** The toolbar's page, which has `comm`, `make`, `phone`, `heard`, `answers`. */
  readonly frame: Frame;
  /** Runs code in the toolbar's page. */
  readonly toolbar: (code: string) => Promise<unknown>;
  readonly heard: () => Promise<string[]>;
}

async function atDesk(act: (bench: Bench) => Promise<void>): Promise<void> {
  await using server = new Server();
  await using foreign = new ForeignToolbar(new URL(server.url("/")).origin);
  await using browser = await launchBrowser();
  const page = await (await browser.newContext()).newPage();
  page.setDefaultTimeout(10_000);
  const complaints: string[] = [];
  page.on("pageerror", ({ message }) => complaints.push(message));
  await page.goto(server.url(`/fusion/?toolbar=${encodeURIComponent(foreign.url)}`));
  await page.frameLocator('iframe[title="Media toolbar"]').getByText("ready").waitFor();
  const frame = page.frames().find((frame) => frame.url().startsWith(foreign.url));
  if (!frame) throw new Error("The desktop does not frame the toolbar");
  const toolbar = (code: string) => frame.evaluate(code);
  const heard = async () => await toolbar("heard") as string[];
  await act({ server, page, frame, toolbar, heard });
  assertEquals(complaints, []);
}

const RING = (eventId: string, more = "") =>
  `comm("newCommEvent", "${eventId}", (request) => {
    request.getInData().setSVCMCA_ANI("+14155550100");
    request.getInData().setSVCMCA_COMMUNICATION_DIRECTION("ORA_SVC_INBOUND");
    ${more}
  })`;
const TALK = (eventId: string) =>
  `comm("startCommEvent", "${eventId}").then((response) => {
    globalThis.engagement = response.getResponseData().getEngagementContext();
  })`;
const SAY = (messageId: string, [role, message, state]: readonly [string, string, string]) =>
  `{ const request = make("FeedLiveTranscript");
     request.setMessageId("${messageId}"); request.setRole("${role}");
     request.setMessage("${message}"); request.setState("${state}");
     engagement.publish(request); }`;

Deno.test("a foreign toolbar: its words for the agent, a call, its transcript, its buttons, its wrap-up", () =>
  atDesk(async ({ page, toolbar, heard }) => {
    await page.getByRole("banner").getByText("Idle, Desk day").waitFor();
    await toolbar(RING("call-1"));
    await page.getByRole("button", { name: "Answer" }).click();
    await toolbar(TALK("call-1"));
    const engagement = page.getByRole("region", { name: "Engagement" });
    await engagement.getByText("What is said appears here").waitFor();
    await toolbar(SAY("1", ["END_USER", "The lobby", "INPROGRESS"]));
    await toolbar(SAY("1", ["END_USER", "The lobby phones drop", "COMPLETE"]));
    const lines = engagement.getByRole("region", { name: "Transcript" }).getByRole("listitem");
    await lines.getByText("The lobby phones drop").waitFor();
    assertEquals(await lines.count(), 1);

    const controls = engagement.getByRole("group", { name: "Call controls" });
    assertEquals(await controls.getByRole("button").allInnerTexts(), [
      "Hold",
      "Mute",
      "Record",
      "Transfer",
    ]);
    await controls.getByRole("button", { name: "Hold" }).click();
    await engagement.getByText("The customer waits on hold").waitFor();
    await controls.getByRole("button", { name: "Resume" }).click();
    await controls.getByRole("button", { name: "Hold" }).waitFor();
    await controls.getByRole("button", { name: "Transfer" }).click();
    await engagement.getByLabel("Transfer to").fill("7002");
    await engagement.getByRole("button", { name: "Transfer call" }).click();
    await engagement.getByText("Transferring…").waitFor();

    await toolbar(`{ const request = make("cxEventBusSetFieldValueOperation");
      request.field().setValue("WrapUp.Notes", "From the toolbar");
      engagement.getWrapupContext().publish(request); }`);
    await toolbar(`comm("closeCommEvent", "call-1", (request) => request.setReason("WRAPUP"))`);
    const notes = page.getByRole("region", { name: "Wrap-up" }).getByLabel("Notes");
    assertEquals(await notes.inputValue(), "From the toolbar");
    await page.getByRole("button", { name: "Save and close" }).click();
    await page.getByRole("heading", { name: "Contacts" }).waitFor();
    assertEquals(await heard(), [
      "getActiveInteractionCommands",
      "accept",
      "hold",
      "unhold",
      "transfer",
      "WRAPUP_FINISHED",
    ]);
  }));

Deno.test("an offer with a time-out counts down, runs out, and is closed with its reason", () =>
  atDesk(async ({ page, toolbar, frame }) => {
    await toolbar(RING("call-1", `request.getInData().setSVCMCA_OFFER_TIMEOUT_SEC("1");`));
    const dialog = page.getByRole("alertdialog", { name: "Incoming call" });
    await dialog.getByText("left to answer").waitFor();
    await dialog.getByText("Not answered in time").waitFor();
    await frame.waitForFunction(`heard.includes("OFFER_TIMEOUT")`);
    await toolbar(`comm("closeCommEvent", "call-1", (request) => request.setReason("timeout"))`);
    await page.getByText("The call was not answered in time.").waitFor();
    assertEquals(await dialog.count(), 0);
  }));

Deno.test("strict pod: chosen in the settings, kept over a reload, and a call of another application is dropped", () =>
  atDesk(async ({ page, frame }) => {
    await page.getByRole("button", { name: "Settings" }).click();
    await page.getByRole("switch", { name: "Strict pod" }).click();
    await page.getByText("10 of 10 ways of real pods").waitFor();
    await page.reload();
    await page.frameLocator('iframe[title="Media toolbar"]').getByText("ready").waitFor();
    const reloaded = page.frames().find((other) => other.url() === frame.url());
    assertEquals(await reloaded?.evaluate("'getRecordContext' in provider"), false);
    await reloaded?.evaluate(`{ const request = make("newCommEvent");
      request.setEventId("call-1"); request.setAppClassification("ORA_SALES");
      globalThis.isAnswered = false;
      void phone.publish(request).finally(() => isAnswered = true); }`);
    await page.getByText("newCommEvent dropped", { exact: true }).waitFor({ state: "attached" });
    assertEquals(await reloaded?.evaluate("isAnswered"), false);
    assertEquals(await page.getByRole("alertdialog").count(), 0);
  }));

Deno.test("a second tab of the desktop shows a call that is propagated, and answers it by the first one", () =>
  atDesk(async ({ page, toolbar, server, frame }) => {
    const second = await page.context().newPage();
    second.setDefaultTimeout(10_000);
    await second.goto(server.url("/fusion/?tab=second"));
    await second.getByText("The media toolbar runs in another tab").waitFor();
    await toolbar(RING("call-1", "request.setPropagateToTabs(true);"));
    await second.getByRole("button", { name: "Answer" }).click();
    await frame.waitForFunction(`heard.includes("accept")`);
    await second.getByRole("button", { name: "Dismiss" }).click();
    assertEquals(await second.getByRole("alertdialog").count(), 0);
    assertEquals(await page.getByRole("alertdialog").count(), 1);
  }));
