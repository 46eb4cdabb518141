// Our toolbar in a Fusion that was written elsewhere: a stub of the framework's global as third parties
// write it, with raw response details and no getters; and in one whose framework is not to be had.
import { assertEquals } from "@std/assert";
import type { FrameLocator, Locator, Page } from "playwright-core";
import { FRAMEWORK_LIMIT_MS } from "../../web/toolbar/cti/fusion/frameworkClient.ts";
import { ForeignSite } from "../helpers/foreign_site.ts";
import type { Server } from "../helpers/wire.ts";
import { visit } from "../helpers/workbench.ts";

const CUSTOMER = "+14155550100";
const DN = "7001";

/** The stub's page: what it shows, and the buttons that a Fusion has. */
class Stub {
  readonly server: Server;
  readonly page: Page;
  readonly toolbar: FrameLocator;

  constructor({ server, page }: { readonly server: Server; readonly page: Page }) {
    this.server = server;
    this.page = page;
    this.toolbar = page.frameLocator('iframe[title="Media toolbar"]');
  }

  /** What Fusion shows of the call: ringing, dialling, engaged, wrap-up, discarded. */
  panel(state: string): Locator {
    return this.page.locator("#panel", { hasText: state });
  }

  async press(name: string): Promise<void> {
    await this.page.getByRole("button", { name }).click();
  }

  async makeAvailable(): Promise<void> {
    await this.toolbar.getByRole("switch", { name: "Available for calls" }).click();
    await this.page.locator("#phone", { hasText: "on" }).waitFor();
  }

  /** A customer calls; returns the call's name once Fusion and the toolbar show it. */
  async ring(): Promise<string> {
    const { connectionId } = this.server.mock.control.customer.call({ from: CUSTOMER, to: DN });
    await this.panel("ringing").waitFor();
    await this.toolbar.getByText("RINGING").waitFor();
    return connectionId;
  }

  async talk(): Promise<string> {
    const connectionId = await this.ring();
    this.server.mock.control.phone.answer(DN);
    await this.panel("engaged").waitFor();
    return connectionId;
  }

  /** How often Fusion was told this. */
  async told(name: string): Promise<number> {
    return await this.page.locator("#log li").getByText(name, { exact: true }).count();
  }
}

const flow = (name: string, act: (stub: Stub) => Promise<void>) =>
  Deno.test(`in a stub of Fusion: ${name}`, async () => {
    await using site = new ForeignSite();
    await visit(async (visited) => {
      const stub = new Stub(visited);
      await stub.toolbar.getByText("Connected to Fusion").waitFor();
      await stub.makeAvailable();
      await act(stub);
    }, {
      settings: { frameworkClientUrl: site.url("framework.js") },
      path(server) {
        site.gateway = server.url("");
        return site.url("fusion.html");
      },
    });
  });

flow("the toolbar declines, and ends what it answered", async (stub) => {
  await stub.ring();
  await stub.toolbar.getByText("Stub Contact").waitFor();
  await stub.toolbar.getByRole("button", { name: "Decline" }).click();
  await stub.panel("discarded").waitFor();
  await stub.ring();
  await stub.toolbar.getByRole("button", { name: "Accept" }).click();
  await stub.panel("engaged").waitFor();
  await stub.toolbar.getByRole("button", { name: "End call" }).click();
  await stub.panel("wrap-up").waitFor();
  assertEquals(await stub.told("newCommEvent"), 2);
  assertEquals(await stub.told("closeCommEvent"), 2);
});

flow("Fusion declines, answers and ends, and is told that it was done", async (stub) => {
  await stub.ring();
  await stub.press("Decline");
  await stub.panel("discarded").waitFor();
  await stub.ring();
  await stub.press("Answer");
  await stub.panel("engaged").waitFor();
  await stub.press("End call");
  await stub.panel("wrap-up").waitFor();
  assertEquals(await stub.told("answered success"), 3);
});

flow("the softphone declines, answers and ends", async (stub) => {
  const { phone } = stub.server.mock.control;
  await stub.ring();
  phone.hangup(DN);
  await stub.panel("discarded").waitFor();
  await stub.talk();
  phone.hangup(DN);
  await stub.panel("wrap-up").waitFor();
});

flow("the customer gives up, and hangs up", async (stub) => {
  const { customer } = stub.server.mock.control;
  customer.hangup(await stub.ring());
  await stub.panel("discarded").waitFor();
  customer.hangup(await stub.talk());
  await stub.panel("wrap-up").waitFor();
});

flow("a number is clicked in Fusion: one call, by Fusion's own name for it", async (stub) => {
  const { control } = stub.server.mock;
  await stub.press("Click to dial");
  await stub.panel("dialling").waitFor();
  const [call] = control.dn(DN).calls;
  control.customer.answer(call?.connectionId ?? "");
  await stub.panel("engaged").waitFor();
  await stub.toolbar.getByRole("button", { name: "End call" }).click();
  await stub.panel("wrap-up").waitFor();
  assertEquals(await stub.told("newCommEvent"), 1);
  assertEquals(stub.server.journalled("RequestMakeCall"), 1);
});

/** A call from beginning to end at the toolbar, without Fusion. */
async function worksAsPhone({ server, page }: { server: Server; page: Page }): Promise<void> {
  const { toolbar } = new Stub({ server, page });
  await toolbar.getByRole("switch", { name: "Available for calls" }).click();
  await toolbar.getByText("Available", { exact: true }).waitFor();
  server.mock.control.customer.call({ from: CUSTOMER, to: DN });
  await toolbar.getByRole("button", { name: "Accept" }).click();
  await toolbar.getByText("ACCEPTED").waitFor();
  await toolbar.getByRole("button", { name: "End call" }).click();
  await toolbar.getByText("DISCONNECTED").waitFor();
}

Deno.test("the framework client cannot be loaded: the toolbar says so and is a phone", async () => {
  await using site = new ForeignSite();
  await visit(async (visited) => {
    const { toolbar } = new Stub(visited);
    await toolbar.getByText(/Not connected to Fusion: .*script/i).waitFor();
    await worksAsPhone(visited);
    // The browser itself notes what it could not load.
    visited.complaints.length = 0;
  }, {
    settings: { frameworkClientUrl: site.url("nothing.js") },
    path(server) {
      site.gateway = server.url("");
      return site.url("fusion.html");
    },
  });
});

Deno.test("initialize() never resolves: the toolbar is a phone at once, and says so in the end", async () => {
  await using site = new ForeignSite();
  await visit(async (visited) => {
    const { toolbar } = new Stub(visited);
    await toolbar.getByText("Connecting to Fusion…").waitFor();
    await worksAsPhone(visited);
    await visited.page.clock.fastForward(FRAMEWORK_LIMIT_MS);
    await toolbar.getByText("Fusion does not answer").waitFor();
  }, {
    settings: { frameworkClientUrl: site.url("silent_framework.js") },
    before: (page) => page.clock.install(),
    path(server) {
      site.gateway = server.url("");
      return site.url("fusion.html");
    },
  });
});
