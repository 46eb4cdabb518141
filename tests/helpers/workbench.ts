// The workbench in a real browser, over a whole server: the places where a call is handled, by name.
import type { BrowserContextOptions, FrameLocator, Locator, Page } from "playwright-core";
import { launchBrowser } from "./browser.ts";
import type { SettingTexts } from "./gateway.ts";
import { Server } from "./wire.ts";

/** How long a page may take for anything before a test gives up, in milliseconds. */
const PAGE_TIMEOUT_MS = 10_000;

export interface Visit {
  readonly server: Server;
  readonly page: Page;
  /** What the pages complained about; a test that ends with any fails. */
  readonly complaints: string[];
}

/** A path, or a whole address, that depends on the server; what is made for it is closed with the visit. */
export type PathOf = (server: Server, around: AsyncDisposableStack) => string;

export interface VisitOptions {
  readonly path?: string | PathOf;
  readonly settings?: SettingTexts;
  readonly context?: BrowserContextOptions;
  /** Done to the page before it is opened. */
  readonly before?: (page: Page, server: Server) => Promise<void>;
}

/** Opens a page of a fresh server in a fresh browser, and closes both when `act` is done. */
export async function visit(
  act: (visit: Visit) => Promise<void>,
  { path = "/", settings = {}, context = {}, before }: VisitOptions = {},
): Promise<void> {
  await using server = new Server(settings);
  await using around = new AsyncDisposableStack();
  await using browser = await launchBrowser();
  const page = await (await browser.newContext(context)).newPage();
  page.setDefaultTimeout(PAGE_TIMEOUT_MS);
  const complaints: string[] = [];
  page.on("pageerror", ({ message }) => complaints.push(message));
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  await before?.(page, server);
  const address = typeof path === "string" ? path : path(server, around);
  await page.goto(URL.canParse(address) ? address : server.url(address));
  await act({ server, page, complaints });
  if (complaints.length > 0) throw new Error(`The page complained: ${complaints.join("; ")}`);
}

/** The places on the workbench. */
export class Workbench {
  readonly page: Page;
  readonly fusion: FrameLocator;
  readonly toolbar: FrameLocator;
  readonly agentPhone: Locator;
  readonly customerPhone: Locator;

  constructor(page: Page) {
    this.page = page;
    this.fusion = page.frameLocator('iframe[title="Fusion desktop"]');
    this.toolbar = this.fusion.frameLocator('iframe[title="Media toolbar"]');
    this.agentPhone = page.getByRole("region", { name: "Agent's phone" });
    this.customerPhone = page.getByRole("region", { name: "Customer's phone" });
  }

  /** Makes the agent available, by the toolbar's switch. */
  async makeAvailable(): Promise<void> {
    await this.toolbar.getByRole("switch", { name: "Available for calls" }).click();
    await this.phoneIcon("Available").waitFor();
  }

  /** A customer calls, by the customer's phone; returns once toolbar and Fusion show it. */
  async ring(): Promise<void> {
    await this.customerPhone.getByRole("button", { name: "Call", exact: true }).click();
    await this.toolbar.getByText("RINGING").waitFor();
    await this.incoming().waitFor();
  }

  /** As `ring`, and the agent answers on the toolbar. */
  async talk(): Promise<void> {
    await this.ring();
    await this.toolbar.getByRole("button", { name: "Accept" }).click();
    await this.toolbar.getByText("ACCEPTED").waitFor();
    await this.engagement().waitFor();
  }

  /** Fusion's dialog for an incoming call. */
  incoming(): Locator {
    return this.fusion.getByRole("alertdialog", { name: "Incoming call" });
  }

  engagement(): Locator {
    return this.fusion.getByRole("region", { name: "Engagement" });
  }

  wrapUp(): Locator {
    return this.fusion.getByRole("region", { name: "Wrap-up" });
  }

  /** How often the toolbar has told this Fusion page of the end of a call. */
  async closes(): Promise<number> {
    return await this.fusion.getByText("closeCommEvent", { exact: true }).count();
  }

  /** Loads the toolbar again, and Fusion around it not; `meanwhile` happens before it is there. */
  async reloadToolbar(meanwhile = () => {}): Promise<void> {
    const frame = await (await this.fusion.getByTitle("Media toolbar").elementHandle())
      ?.contentFrame();
    await this.#withhold(() => frame?.evaluate("location.reload()"), meanwhile);
  }

  /** Loads the whole page again; `meanwhile` happens before the toolbar is there. */
  async reloadAll(meanwhile = () => {}): Promise<void> {
    await this.#withhold(() => this.page.reload({ waitUntil: "commit" }), meanwhile);
  }

  /** Keeps the toolbar's script back until `meanwhile` has happened. */
  async #withhold(
    load: () => Promise<unknown> | undefined,
    meanwhile: () => void,
  ): Promise<void> {
    const asked = Promise.withResolvers<void>();
    const goOn = Promise.withResolvers<void>();
    const script = "**/toolbar/main.js";
    await this.page.route(script, async (route) => {
      asked.resolve();
      await goOn.promise;
      await route.continue();
    });
    const loading = load();
    await asked.promise;
    meanwhile();
    goOn.resolve();
    await loading;
    await this.page.unroute(script);
  }

  phoneIcon(state: string): Locator {
    return this.fusion.getByRole("banner").getByText(state, { exact: true });
  }

  /** Waits until the call is over everywhere: Fusion has no dialog, the toolbar says DISCONNECTED. */
  async over(): Promise<void> {
    await this.toolbar.getByText("DISCONNECTED").waitFor();
    await this.incoming().waitFor({ state: "detached" });
    await this.engagement().waitFor({ state: "detached" });
    await this.phoneIcon("Available").waitFor();
  }
}
