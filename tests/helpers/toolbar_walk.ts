// Takes a toolbar through its states, in whatever language it speaks, and stops at each.
import type { Page } from "playwright-core";
import type { Say } from "../../web/toolbar/i18n/catalogue.ts";
import type { Server } from "./wire.ts";

export interface Walker {
  readonly page: Page;
  readonly server: Server;
  readonly say: Say;
  /** Called in each state, by name. */
  readonly look: (state: string) => Promise<void>;
}

/** The page is a toolbar of the default agent, just opened. */
export async function walk({ page, server, say, look }: Walker): Promise<void> {
  const { control } = server.mock;
  const button = (name: string) => page.getByRole("button", { name, exact: true });
  const word = (text: string) => page.getByText(text, { exact: true }).first();
  const call = (from: string) =>
    control.customer.call({ from, to: "7001", userData: { Queue: "Support", Tier: "Gold" } });

  await page.getByRole("switch").waitFor();
  await look("offline");
  await page.getByRole("switch").click();
  await word(say("agent.available")).waitFor();
  await look("available");

  await page.getByLabel(say("dial.label")).fill("Ana");
  await button(say("dial.call")).click();
  await page.getByText(say("number.notANumber")).waitFor();
  await look("a name was dialled");
  await page.getByLabel(say("dial.label")).fill("");

  await button(say("dial.pad")).click();
  await button(say("dial.erase")).waitFor();
  await look("dial pad");
  await button(say("dial.pad")).click();
  for (const sheet of ["settings", "history"] as const) {
    await button(say(`${sheet}.open`)).click();
    await page.getByRole("heading", { name: say(`${sheet}.title`) }).waitFor();
    await look(sheet);
    await page.keyboard.press("Escape");
  }
  await page.keyboard.press("?");
  await page.getByRole("heading", { name: say("keys.title") }).waitFor();
  await look("keys");
  await page.keyboard.press("Escape");

  call("+4930123456");
  await button(say("button.accept")).waitFor();
  await look("ringing");
  await button(say("button.sendTo")).click();
  await look("sending on");
  await button(say("button.accept")).click();
  await button(say("button.hold")).waitFor();
  await look("talking");
  for (const tool of ["keypad", "transfer", "data"] as const) {
    await button(say(`button.${tool}`)).click();
    await look(tool);
  }
  await button(say("data.change", { name: "Queue" })).click();
  await button(say("data.add")).click();
  await look("changing data");
  await button(say("button.mute")).click();
  await button(say("button.unmute")).waitFor();
  await look("muted");
  await button(say("button.unmute")).click();

  await button(say("button.transfer")).click();
  await page.getByLabel(say("transfer.number")).fill("7002");
  await button(say("transfer.consult")).click();
  await word(say("phase.HELD")).waitFor();
  await look("consulting");
  await page.getByRole("group", { name: say("consult.label") }).getByRole("button", {
    name: say("consult.back"),
  }).click();
  await button(say("button.hold")).or(button(say("button.retrieve"))).first().waitFor();

  control.changeSettings({ delays: { RequestReleaseCall: "never" } });
  const isAsked = heard(server, "RequestReleaseCall");
  await button(say("button.end")).last().click();
  await word(say("pending.ending")).waitFor();
  await look("ending");
  await isAsked;
  server.clock.advance(5_000);
  await word(say("failure.timeout")).waitFor();
  await look("not answered");

  control.setLink(false);
  await word(say("notice.linkDown")).waitFor();
  await look("no phone system");
  control.setLink(true);
  await word(say("notice.linkDown")).waitFor({ state: "detached" });
  control.changeSettings({ delays: { RequestReleaseCall: null } });
  await button(say("button.end")).last().click();
  await word(say("phase.DISCONNECTED")).waitFor();
  await look("over");
  await button(say("history.open")).click();
  await page.getByRole("heading", { name: say("history.title") }).waitFor();
  await look("history of a call");
  await page.keyboard.press("Escape");
  control.setService("7001", false);
  await page.getByText(say("notice.outOfService", { dn: "7001" })).waitFor();
  await look("out of service");
}

/** Resolves when the T-Server sees this request, whose time runs from then on. */
function heard({ mock }: Server, request: string): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  mock.control.subscribe(({ name }) => name === request && resolve());
  return promise;
}
