// A page over a whole server, at a time that stands still: what brings it into a state, by name. The same
// stage is looked at by `deno task shots` and checked by tests/browser/accessibility_test.ts.
import type { Browser, BrowserContext, Frame, FrameLocator, Locator, Page } from "playwright-core";
import { systemClock } from "../../gateway/runtime/clock.ts";
import { seededRandom } from "../../gateway/runtime/random.ts";
import { FaultProxy } from "../../tasks/fault_proxy/mod.ts";
import { Server } from "../helpers/wire.ts";
import { Workbench } from "../helpers/workbench.ts";
import { type Look, type PageName, PLANS, type State, type Take } from "./state.ts";

/** How long a state may take to come about, in milliseconds. */
const PATIENCE_MS = 10_000;

/** Rare signs of life, so that a stage can let seconds pass at once. */
const CALM = { heartbeatMs: "20000", heartbeatLeaseMs: "50000" } as const;

/** The contacts of the simulated Fusion that call. */
export const MAYA = "+14155550100";
export const TOMAS = "+12125550117";
export const STRANGER = "+442079460000";

/** What a page and a frame can both be asked. */
export type Place = Pick<
  FrameLocator,
  "getByRole" | "getByText" | "getByLabel" | "getByTitle" | "locator" | "frameLocator"
>;

/** What a stage stands on. */
interface Behind {
  readonly server: Server;
  readonly network: FaultProxy;
  readonly context: BrowserContext;
  readonly page: Page;
}

export class Stage implements AsyncDisposable {
  readonly server: Server;
  readonly page: Page;
  readonly workbench: Workbench;
  /** The simulated Fusion, wherever it is. */
  readonly fusion: Place;
  readonly toolbar: Place;
  /** What the pages complained about. */
  readonly complaints: string[] = [];
  readonly #context: BrowserContext;
  readonly #network: FaultProxy;
  /** The toolbar's frame takes the whole window. */
  #isToolbarAlone = false;
  /** How far the page's time is ahead of the server's, in milliseconds. */
  #ahead = 0;

  private constructor(
    { server, network, context, page }: Behind,
    path: string,
  ) {
    this.server = server;
    this.page = page;
    this.#network = network;
    this.#context = context;
    this.workbench = new Workbench(page);
    this.fusion = path.startsWith("/fusion/") ? page : this.workbench.fusion;
    this.toolbar = path.startsWith("/toolbar/")
      ? page
      : this.fusion.frameLocator('iframe[title="Media toolbar"]');
  }

  /** Opens the page of a state, and brings it there. */
  static async open(browser: Browser, pageName: PageName, state: State): Promise<Stage> {
    const { path: ownPath, takes } = PLANS[pageName];
    const path = state.path ?? ownPath;
    const server = new Server({ ...CALM, ...state.settings });
    const network = await FaultProxy.listen({
      upstream: { hostname: "127.0.0.1", port: server.port },
      clock: systemClock,
      random: seededRandom(1),
    });
    const [{ width, height } = { width: 1280, height: 800 }] = takes;
    const context = await browser.newContext({
      viewport: { width, height },
      colorScheme: "light",
      locale: state.locale ?? "en-GB",
      reducedMotion: "reduce",
      timezoneId: "UTC",
      // The stage's own styles stand inline.
      bypassCSP: true,
    });
    await context.addInitScript(withoutChance);
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    const stage = new Stage({ server, network, context, page }, path);
    page.on("pageerror", ({ message }) => stage.complaints.push(message));
    page.on("console", (message) => {
      if (message.type() === "error") stage.complaints.push(message.text());
    });
    try {
      await page.clock.setFixedTime(server.clock.now());
      await page.goto(`http://localhost:${network.port}${path}`);
      if (pageName === "toolbar" && path === ownPath) await stage.#fillWindowWithToolbar();
      await state.act(stage);
    } catch (error) {
      await stage[Symbol.asyncDispose]();
      const why = `${error instanceof Error ? error.message : error}`.split("\n").slice(0, 4).join(
        " ",
      );
      throw new Error(`Cannot show ${pageName} "${state.name}": ${why}`, { cause: error });
    }
    return stage;
  }

  /** The frames that are in sight: the window's own and those within, as far as there is a page in them. */
  get frames(): Frame[] {
    return this.page.frames().filter((frame) =>
      frame.url().startsWith("http") && (!this.#isToolbarAlone || isToolbar(frame))
    );
  }

  get control(): Server["mock"]["control"] {
    return this.server.mock.control;
  }

  /** Lets the same time pass for server and page. */
  async pass(ms: number): Promise<void> {
    this.server.clock.advance(ms);
    await this.#tellTime();
  }

  /** Lets the page's clock go on alone, as for a call that has lasted a while. */
  async later(ms: number): Promise<void> {
    this.#ahead += ms;
    await this.#tellTime();
  }

  async #tellTime(): Promise<void> {
    await this.page.clock.setFixedTime(this.server.clock.now() + this.#ahead);
  }

  /** Nothing is reached any more. */
  async unplug(): Promise<void> {
    await this.#network.down();
  }

  /** One of the toolbar's buttons. */
  button(name: string | RegExp): Locator {
    return this.toolbar.getByRole("button", { name, exact: typeof name === "string" });
  }

  /** Waits until the toolbar says so. */
  async says(text: string | RegExp): Promise<void> {
    await this.toolbar.getByText(text, { exact: typeof text === "string" }).first().waitFor();
  }

  get availability(): Locator {
    return this.toolbar.getByRole("switch", { name: "Available for calls" });
  }

  async available(): Promise<void> {
    await this.availability.click();
    await this.says("Available");
  }

  /** A customer calls; returns once the toolbar rings. */
  async ring(from = MAYA, userData: Record<string, string> = {}): Promise<string> {
    await this.pass(1_200);
    const { connectionId } = this.control.customer.call({ from, to: "7001", userData });
    await this.says("RINGING");
    return connectionId;
  }

  /** As `ring`, and the agent answers on the toolbar. */
  async talk(from = MAYA, userData: Record<string, string> = {}): Promise<string> {
    await this.available();
    const connectionId = await this.ring(from, userData);
    await this.pass(4_300);
    await this.button("Accept").click();
    await this.says("ACCEPTED");
    return connectionId;
  }

  /** The agent calls out, by the toolbar's field; returns once it rings there. */
  async dial(number = MAYA): Promise<string> {
    await this.available();
    await this.toolbar.getByLabel("Number to call").fill(number);
    await this.button("Call").click();
    await this.says("DIALLING");
    return this.liveCall();
  }

  /** The switch's newest live call. */
  liveCall(): string {
    const live = this.control.dn("7001").calls.at(-1);
    if (!live) throw new Error("There is no call at DN 7001");
    return live.connectionId;
  }

  /** Makes requests or events of these names wait for ever. */
  never(...names: string[]): void {
    this.control.changeSettings({
      delays: Object.fromEntries(names.map((name) => [name, "never" as const])),
    });
  }

  /** Waits until the T-Server was asked for this, such as "RequestHoldCall". */
  async asked(request: string): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const end = this.control.subscribe(({ name }) => name === request && resolve());
    if (this.server.journalled(request) > 0) resolve();
    await promise;
    end();
  }

  /** Another agent with a toolbar of his own, ready at the DN that is returned. */
  async colleague(agentId = "2002"): Promise<string> {
    await this.server.readyToolbar(`?agent=${agentId}`);
    const dn = this.control.dns().find((one) => one.agentId === agentId)?.dn;
    if (dn === undefined) throw new Error(`Agent ${agentId} has no DN`);
    return dn;
  }

  /** Changes size and look, and waits until they are drawn. */
  async wear({ width, height, look }: Take): Promise<void> {
    await this.page.mouse.move(0, 0);
    await this.page.setViewportSize({ width, height });
    await this.page.emulateMedia({
      colorScheme: look === "dark" ? "dark" : "light",
      contrast: look === "contrast" ? "more" : "no-preference",
    });
    // A frame of another origin is drawn by a process of its own, after the page around it.
    for (const frame of this.page.frames()) await frame.evaluate(drawn);
    await this.page.evaluate(drawn);
  }

  /** The frame of the toolbar takes the whole window, at the size that a picture is taken in. */
  async #fillWindowWithToolbar(): Promise<void> {
    await this.page.addStyleTag({
      content: `body *:has(> * > iframe[title="Media toolbar"]) { z-index: 999 }
        iframe[title="Media toolbar"] { position: fixed; inset: 0; width: 100vw; height: 100vh }`,
    });
    this.#isToolbarAlone = true;
    await this.toolbar.getByRole("switch").first().waitFor();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#context.close();
    await this.#network[Symbol.asyncDispose]();
    await this.server[Symbol.asyncDispose]();
  }
}

function isToolbar(frame: Frame): boolean {
  return new URL(frame.url()).pathname === "/toolbar/";
}

/** Runs in the page: waits until a change of its look is on the screen. */
async function drawn(): Promise<void> {
  const frame = () => new Promise((next) => requestAnimationFrame(next));
  await document.fonts.ready;
  await frame();
  await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
  await frame();
}

/** Runs in the page before its scripts: what would be drawn by lot is the same each time. */
function withoutChance(): void {
  let ids = 0;
  crypto.getRandomValues = <Values>(values: Values) => values;
  crypto.randomUUID = () =>
    `00000000-0000-4000-8000-${String(++ids).padStart(12, "0")}` as ReturnType<
      typeof crypto.randomUUID
    >;
}

/** The looks that a page is checked in. */
export const LOOKS: readonly Look[] = ["light", "dark", "contrast"];
